"""Weights corrected by a reviewer's labels. In: weights, labels. Out: Weights.

For cases too small to learn from their own pairs: each table of weights is read as the ratio of two
distributions over its levels, m among true pairs and u among others; u is what the case's pairs
show, m follows from the weight, both count as a Dirichlet prior of `HELD` decisions, and labels are
added to them. Without labels nothing changes. The bias stays: reviewers decide the doubtful pairs,
so that their labels say nothing of how common true pairs are.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from holdfire.incidents.compare import COMPARISONS, SIZES, levels_of
from holdfire.incidents.labels import Labels
from holdfire.incidents.weights import SCALE, Weights

Floats = npt.NDArray[Any]
#: Decisions that the given weights count for.
HELD = 20.0
#: No level is worth more than this either way, in natural logarithms.
LIMIT = 8.0
#: Added to the count of every level, so that one never met has a share.
HALF = 0.5


def correct(
    patterns: npt.NDArray[np.int32],
    counts: npt.NDArray[np.int64],
    labels: Labels,
    start: Weights,
    *,
    source: str,
) -> Weights:
    """Return the weights moved towards what the labels show.

    Parameters
    ----------
    patterns, counts : ndarray
        Each pattern met in the case, and how many pairs show it.
    labels : Labels
        Pairs that a reviewer joined or parted.
    start : Weights
        What is corrected.
    source : str
        What to write down as their origin.
    """
    if not len(labels.patterns):
        return start
    shown, told = levels_of(patterns), levels_of(labels.patterns)
    tables = []
    for number, table in enumerate(start.levels):
        size = SIZES[number]
        weight = np.array(table) / SCALE
        u = np.bincount(shown[:, number], counts, size) + HALF
        u /= u.sum()
        m = u * np.exp(weight)
        m /= m.sum()
        same = np.bincount(told[:, number], labels.weight * labels.same, size)
        apart = np.bincount(told[:, number], labels.weight * ~labels.same, size)
        moved = weight + np.log(_mixed(m, same) / m) - np.log(_mixed(u, apart) / u)
        tables.append(tuple(round(float(w) * SCALE) for w in np.clip(moved, -LIMIT, LIMIT)))
    return replace(start, levels=tuple(tables), source=source)


def _mixed(prior: Floats, labels: Floats) -> Floats:
    return np.asarray((HELD * prior + labels) / (HELD + labels.sum()))


def changes(before: Weights, after: Weights) -> list[tuple[str, str, float, float]]:
    """Return comparison, level, weight before and after, for every level that moved."""
    return [
        (comparison.name, level, old / SCALE, new / SCALE)
        for comparison, olds, news in zip(COMPARISONS, before.levels, after.levels, strict=True)
        for level, old, new in zip(comparison.levels, olds, news, strict=True)
        if old != new
    ]
