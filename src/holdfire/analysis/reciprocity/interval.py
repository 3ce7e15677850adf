"""How strong the association may be. In: both sides' fits. Out: an interval of a.

Profile likelihood: for each a of a grid everything else, rho among it, is fitted anew; a belongs to
the 90 % interval where twice the loss of log-likelihood is at most 2.706 (chi-squared, 1 degree).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from holdfire.analysis.reciprocity.bootstrap import Fitted
from holdfire.analysis.reciprocity.fit import fit
from holdfire.analysis.reciprocity.profile import MEMORIES, memories

Floats = NDArray[np.float64]

LOSS = 2.706
#: An a above this, one and a half answers to each event, is not looked for.
STRONGEST = 1.5
GRID = np.linspace(0.0, STRONGEST, 31)


def interval(fitted: Fitted, index: int) -> tuple[float, float]:
    """Return the 90 % bounds of a on side `index`; 1.5 stands for "this or more"."""
    target, seen = fitted.targets[index], fitted.profiles[index]
    past = memories(fitted.record.counts[:, None, :], target)  # (memories, 2, days)
    tried = len(MEMORIES)
    own = np.tile(past[:, :1], (len(GRID), 1, 1))
    offset = np.repeat(GRID, tried)[:, None] * np.tile(past[:, 1], (len(GRID), 1))
    counts = np.broadcast_to(
        fitted.record.counts[index][target.counted], (len(own), own.shape[2])
    ).copy()
    start = seen.null.take(np.zeros(len(own), dtype=np.int64))
    found = fit(counts, target.share, target.basis, own, start=start, offset=offset)
    best = found.log_likelihood.reshape(len(GRID), tried).max(axis=1)
    peak = max(float(best.max()), float(seen.full.log_likelihood[0]))
    loss = 2 * (peak - best)
    inside = np.flatnonzero(loss <= LOSS)
    middle = float(seen.full.excitation[0, 1])
    if not len(inside):  # narrower than the grid's step
        return middle, middle
    return _crossing(loss, int(inside[0]), -1), _crossing(loss, int(inside[-1]), 1)


def _crossing(loss: Floats, inside: int, side: int) -> float:
    """Return where the loss reaches the bound between a point inside and its neighbour."""
    outside = inside + side
    if not 0 <= outside < len(GRID):
        return float(GRID[inside])
    share = (LOSS - loss[inside]) / (loss[outside] - loss[inside])
    return float(GRID[inside] + share * (GRID[outside] - GRID[inside]))
