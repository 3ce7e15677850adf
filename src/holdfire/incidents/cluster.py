"""Correlation clustering of weighed pairs. In: pairs and days. Out: one group per claim.

Greedy additive contraction (Keuper et al. 2015, GAEC), many contractions a round: every edge that
is the heaviest at both of its ends is contracted at once, parallel edges add up, and two groups
met only in part lose a little for each pair not met. One good link therefore does not chain two
events whose other links disagree, as connected components do. All sums are of whole numbers: the
groups are the same in whatever order, pieces or process they are made.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from holdfire.engine import fast
from holdfire.incidents.block import TOLERANCE
from holdfire.incidents.contract import contract

Ints = npt.NDArray[np.int64]
Whole = npt.NDArray[np.integer[Any]]
#: A pair of claims of two groups that was never weighed speaks this much against joining them
#: (thousandths): it was bounded away, or too unlike to meet.
UNMET = -200
#: From so many pairs on the compiled rounds are worth loading numba for.
MANY = 1_000_000


def cluster(first: Ints, second: Ints, weight: Whole, start: Whole, end: Whole) -> Ints:
    """Return for each claim the least claim of its group.

    Parameters
    ----------
    first, second, weight : ndarray
        Pairs (first < second), each once, with weights in thousandths.
    start, end : ndarray
        Closed interval of days of each claim; all claims of a group lie within `TOLERANCE` days
        of one another.
    """
    if len(first) >= MANY and fast():
        a, b, w, since, until = (x.astype(np.int64) for x in (first, second, weight, start, end))
        return _settle(contract(a, b, w, since, until, UNMET, TOLERANCE))
    return _settle(_rounds(first, second, weight, start, end))


def _rounds(first: Ints, second: Ints, weight: Whole, start: Whole, end: Whole) -> Ints:
    """Return the claim that each was contracted into; `contract` does the same, compiled."""
    root = np.arange(len(start), dtype=np.int64)
    size = np.ones(len(start), dtype=np.int64)
    start, end = start.astype(np.int64).copy(), end.astype(np.int64).copy()
    a, b, w = first.astype(np.int64), second.astype(np.int64), weight.astype(np.int64)
    met = np.ones(len(a), dtype=np.int64)
    while True:
        worth = w + UNMET * (size[a] * size[b] - met)
        near = np.maximum(start[a], start[b]) - np.minimum(end[a], end[b]) <= TOLERANCE
        good = (worth > 0) & near
        if not good.any():
            return root
        alive = np.zeros(len(root), dtype=bool)
        alive[a[good]] = alive[b[good]] = True
        live = alive[a] & alive[b]  # a group without a good edge never gets one again
        good = good[live]
        a, b, w, met, worth = (x[live] for x in (a, b, w, met, worth))
        into, away = _heaviest_at_both_ends(a[good], b[good], worth[good], len(root))
        root[away] = into
        size[into] += size[away]
        start[into] = np.maximum(start[into], start[away])
        end[into] = np.minimum(end[into], end[away])
        a, b, w, met = _merge(root[a], root[b], w, met, len(root))


def _heaviest_at_both_ends(a: Ints, b: Ints, worth: Ints, count: int) -> tuple[Ints, Ints]:
    order = np.lexsort((b, a, -worth))
    a, b = a[order], b[order]
    rank = np.arange(len(a), dtype=np.int64)
    best = np.full(count, len(a), dtype=np.int64)
    np.minimum.at(best, a, rank)
    np.minimum.at(best, b, rank)
    mutual = (best[a] == rank) & (best[b] == rank)
    return a[mutual], b[mutual]


def _merge(a: Ints, b: Ints, w: Ints, met: Ints, count: int) -> tuple[Ints, Ints, Ints, Ints]:
    """Return the edges between groups, parallel ones added up."""
    low, high = np.minimum(a, b), np.maximum(a, b)
    keep = low != high
    key, w, met = low[keep] * count + high[keep], w[keep], met[keep]
    order = np.argsort(key, kind="stable")
    key, w, met = key[order], w[order], met[order]
    new = np.ones(len(key), dtype=bool)
    new[1:] = key[1:] != key[:-1]
    at = np.flatnonzero(new)
    if not len(at):
        return key, key, w, met
    return key[at] // count, key[at] % count, np.add.reduceat(w, at), np.add.reduceat(met, at)


def _settle(root: Ints) -> Ints:
    while True:
        above = root[root]
        if np.array_equal(above, root):
            return root
        root = above
