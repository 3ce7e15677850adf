"""Pairs and their patterns, range of days by range of days. In: evidence. Out: the pairs table."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from holdfire.engine import Engine
from holdfire.incidents.block import CELLS, TOLERANCE, Bound, pairs
from holdfire.incidents.compare import compare

#: Claims that one shard holds, about.
SHARD = 20_000
_UNWEIGHED = ["claim", "claim_id", "known", "arrived", "span_start", "span_end", "country"]
_TALLY = ("blocks", "crowded", "met", "left_out")
#: Pairs by evidence row with their pattern; a row without a pair tells what a kind of cell bounded.
PAIRS = pa.schema(
    [("first", pa.int32()), ("second", pa.int32()), ("pattern", pa.int32()), ("cell", pa.int8())]
    + [(name, pa.int64()) for name in _TALLY]
)


def weigh(evidence: pa.Table, engine: Engine) -> tuple[pa.Table, tuple[Bound, ...]]:
    """Return every pair worth weighing, each once, and what was bounded in each kind of cell.

    Returns
    -------
    pairs : pyarrow.Table
        ``first`` < ``second`` (rows of the evidence) and ``pattern``, in that order.
    bounds : tuple of Bound
        One per kind of cell.
    """
    if not evidence.num_rows:
        return PAIRS.empty_table().select(["first", "second", "pattern"]), ()
    found = pa.concat_tables(engine.map(weigh_shard, shards(evidence, ranges(evidence)), PAIRS))
    return sorted_pairs(found), _bounds(found.filter(pc.greater_equal(found.column("cell"), 0)))


def sorted_pairs(found: pa.Table) -> pa.Table:
    """Return the pairs that shards found, by their claims."""
    met = found.filter(pc.equal(found.column("cell"), -1)).select(["first", "second", "pattern"])
    first, second = (met.column(n).to_numpy().astype(np.int64) for n in ("first", "second"))
    return met.take(pa.array(np.argsort(first << 32 | second))).combine_chunks()


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
    first, second, bounds = pairs(shard, since, until)
    pattern = compare(shard, first, second)
    count = len(first)
    met = pa.table(
        {
            "first": rows[first],
            "second": rows[second],
            "pattern": pattern,
            "cell": np.full(count, -1, dtype=np.int8),
            **{name: pa.nulls(count, pa.int64()) for name in _TALLY},
        },
        schema=PAIRS,
    )
    told = [
        {"cell": CELLS.index(b.cell), "blocks": b.blocks, "crowded": b.crowded, "met": b.pairs}
        | {"left_out": b.left_out}
        for b in bounds
    ]
    return pa.concat_tables([met, pa.Table.from_pylist(told, schema=PAIRS)])


def _bounds(told: pa.Table) -> tuple[Bound, ...]:
    sums: dict[str, Counter[int]] = {name: Counter() for name in _TALLY}
    for row in told.to_pylist():
        for name in _TALLY:
            sums[name][row["cell"]] += row[name]
    return tuple(
        Bound(cell, *(sums[name][number] for name in _TALLY)) for number, cell in enumerate(CELLS)
    )
