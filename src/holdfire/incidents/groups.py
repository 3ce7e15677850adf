"""Weighed pairs to groups. In: evidence, pairs, weights. Out: the group of every claim."""

from __future__ import annotations

import itertools

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from holdfire.engine import Engine
from holdfire.incidents.cluster import MANY, cluster
from holdfire.incidents.pieces import pieces

Ints = npt.NDArray[np.int64]
Rows = npt.NDArray[np.int32]
#: Pairs that one shard holds, about; of so many pairs in all, shards are so large that compiled
#: rounds (extra `fast`) repay within one shard the second that loading numba takes.
SHARD, ALL, LARGE = 400_000, 5_000_000, 2 * MANY
ROOTS = pa.schema([("row", pa.int32()), ("root", pa.int32())])


def group(evidence: pa.Table, first: Rows, second: Rows, weight: Rows, engine: Engine) -> Ints:
    """Return for each row of the evidence the least row of its group.

    Claims that no chain of positive pairs joins cannot be one group, so that such pieces are
    clustered apart from each other.
    """
    count = evidence.num_rows
    root = np.arange(count, dtype=np.int64)
    good = weight > 0
    if not good.any():
        return root
    piece = pieces(count, first[good], second[good])
    inside = piece[first] == piece[second]
    first, second, weight = first[inside], second[inside], weight[inside]
    order = np.argsort(piece[first], kind="stable")
    first, second, weight = first[order], second[order], weight[order]
    shards = _shards(evidence, first, second, weight, piece[first])
    for found in engine.map(cluster_shard, shards, ROOTS):
        root[found.column("row").to_numpy()] = found.column("root").to_numpy()
    return root


def touched(
    count: int, first: Rows, second: Rows, weight: Rows, changed: Ints
) -> npt.NDArray[np.bool_]:
    """Return which rows a chain of positive pairs joins to a changed one."""
    good = weight > 0
    piece = pieces(count, first[good], second[good])
    return np.isin(piece, piece[changed])


def _shards(
    evidence: pa.Table, first: Rows, second: Rows, weight: Rows, piece: Rows
) -> list[pa.Table]:
    """Cut the pairs, sorted by piece, where a piece ends."""
    days = {name: evidence.column(name).to_numpy() for name in ("first_day", "last_day")}
    whole = pa.table(
        {
            "first": first,
            "second": second,
            "weight": weight,
            **{f"{name}_a": values[first] for name, values in days.items()},
            **{f"{name}_b": values[second] for name, values in days.items()},
        }
    )
    ends = np.flatnonzero(np.diff(piece)) + 1
    size = SHARD if len(piece) < ALL else LARGE
    wanted = np.arange(size, len(piece), size)
    at = np.unique(np.append(ends, len(piece))[np.searchsorted(ends, wanted)])
    cuts = [0, *(int(cut) for cut in at if cut < len(piece)), len(piece)]
    return [whole.slice(low, high - low) for low, high in itertools.pairwise(cuts)]


def cluster_shard(shard: pa.Table) -> pa.Table:
    """Return the root of every claim in some pieces: a step for an engine."""
    column = {name: shard.column(name).to_numpy() for name in shard.column_names}
    rows, index = np.unique(
        np.concatenate([column["first"], column["second"]]), return_inverse=True
    )
    a, b = np.split(index, 2)
    start, end = np.zeros(len(rows), dtype=np.int64), np.zeros(len(rows), dtype=np.int64)
    for side, at in (("a", a), ("b", b)):
        start[at], end[at] = column[f"first_day_{side}"], column[f"last_day_{side}"]
    root = cluster(a, b, column["weight"], start, end)
    return pa.table({"row": rows, "root": rows[root]}, schema=ROOTS)
