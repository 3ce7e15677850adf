"""Pairs and their patterns, range of days by range of days. In: evidence. Out: the pairs table."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from holdfire.engine import Engine
from holdfire.incidents.block import CELLS, TOLERANCE, Bound, pairs
from holdfire.incidents.compare import compare

#: Claims that one shard holds, about.
SHARD = 20_000
_UNWEIGHED = ["claim", "claim_id", "known", "arrived", "span_start", "span_end", "names"]
#: What a shard carries beside its claims.
_SHARDED = ["row", "since", "until"]
_TALLY = ("blocks", "crowded", "met", "left_out")
#: Pairs by evidence row with their pattern. Rows with ``first`` = -1 are no pairs: they tell what a
#: kind of cell bounded, ``second`` saying of what and ``pattern`` how much.
PAIRS = pa.schema([("first", pa.int32()), ("second", pa.int32()), ("pattern", pa.int32())])
#: Counts are told in two numbers of this base, so that they fit.
_BASE = 1 << 30


def weigh(evidence: pa.Table, engine: Engine) -> tuple[pa.Table, tuple[Bound, ...]]:
    """Return every pair worth weighing, each once, and what was bounded in each kind of cell.

    Returns
    -------
    pairs : pyarrow.Table
        ``first`` < ``second`` (rows of the evidence) and ``pattern``, in no order.
    bounds : tuple of Bound
        One per kind of cell.
    """
    if not evidence.num_rows:
        return PAIRS.empty_table(), ()
    return parted(engine.map(weigh_shard, shards(evidence, ranges(evidence)), PAIRS))


def parted(found: list[pa.Table]) -> tuple[pa.Table, tuple[Bound, ...]]:
    """Return the pairs that shards found, and what they bounded."""
    every = pa.concat_tables(found).combine_chunks()
    is_pair = pc.greater_equal(every.column("first"), 0)
    return every.filter(is_pair).combine_chunks(), _bounds(every.filter(pc.invert(is_pair)))


def ranges(evidence: pa.Table) -> list[tuple[int, int]]:
    """Return ranges of days [since, until) that hold about `SHARD` claims each."""
    days = np.sort(evidence.column("first_day").to_numpy())
    last = int(evidence.column("last_day").to_numpy().max())
    edges = [*(int(cut) for cut in np.unique(days[::SHARD])), last + TOLERANCE + 1]
    return list(pairwise(edges))


def shards(evidence: pa.Table, days: list[tuple[int, int]]) -> list[pa.Table]:
    """Return the evidence by ranges of days; a claim stands in every range it reaches into."""
    start, stop = (evidence.column(name).to_numpy() for name in ("first_day", "last_day"))
    needed = evidence.drop_columns(_UNWEIGHED)
    rows = np.arange(evidence.num_rows, dtype=np.int32)
    made = []
    for since, until in days:
        inside = rows[(start < until) & (stop + TOLERANCE >= since)]
        shard = needed.take(pa.array(inside)).append_column("row", pa.array(inside))
        for name, day in (("since", since), ("until", until)):
            shard = shard.append_column(name, pa.array(np.full(len(inside), day, dtype=np.int32)))
        made.append(shard)
    return made


def weigh_shard(shard: pa.Table) -> pa.Table:
    """Return the pairs of one range of days: a step for an engine."""
    rows = shard.column("row").to_numpy()
    since, until = (shard.column(name)[0].as_py() for name in ("since", "until"))
    claims = shard.drop_columns(_SHARDED)
    first, second, bounds = pairs(claims, since, until)
    pattern = compare(claims, first, second)
    slots, values = _told(bounds)
    columns = (
        np.append(rows[first], np.full(len(slots), -1, dtype=np.int32)),
        np.append(rows[second], np.array(slots, dtype=np.int32)),
        np.append(pattern, np.array(values, dtype=np.int32)),
    )
    return pa.table([pa.array(column) for column in columns], schema=PAIRS)


def _told(bounds: list[Bound]) -> tuple[list[int], list[int]]:
    slots, values = [], []
    for number, bound in enumerate(bounds):
        for place, count in enumerate((bound.blocks, bound.crowded, bound.pairs, bound.left_out)):
            slot = 2 * (number * len(_TALLY) + place)
            slots += [slot, slot + 1]
            values += [count % _BASE, count // _BASE]
    return slots, values


def _bounds(told: pa.Table) -> tuple[Bound, ...]:
    sums = np.zeros(2 * len(CELLS) * len(_TALLY), dtype=np.int64)
    np.add.at(sums, told.column("second").to_numpy(), told.column("pattern").to_numpy())
    counts = (sums[::2] + sums[1::2] * _BASE).reshape(len(CELLS), len(_TALLY))
    return tuple(Bound(cell, *map(int, row)) for cell, row in zip(CELLS, counts, strict=True))
