"""Counts per bin of time, and how much of each bin can have been seen. In: both. Out: checked."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from holdfire.model.errors import BadRecord

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Counts:
    """Events seen per bin, and the exposure of each bin.

    Parameters
    ----------
    seen : ndarray, shape (bins,)
        Whole numbers.
    exposure : ndarray, shape (draws, bins)
        Length of the bin times the share of its events reported so far, one row per draw of the
        delay; 0 for a bin without coverage, which is missing and never a zero count.

    Raises
    ------
    BadRecord
        If shapes differ, a count is missing, negative or no whole number, an exposure is negative
        or not finite, or a bin without exposure holds events.
    """

    seen: Floats
    exposure: Floats

    def __post_init__(self) -> None:
        seen, exposure = (
            np.asarray(self.seen, float),
            np.atleast_2d(np.asarray(self.exposure, float)),
        )
        if seen.ndim != 1 or exposure.shape[1] != len(seen):
            what = f"counts of shape {seen.shape} beside exposure of shape {exposure.shape}"
            raise BadRecord(what, "Give counts as (bins,) and exposure as (draws, bins).")
        if not (seen >= 0).all() or not (seen == np.floor(seen)).all():
            what = "a bin has a count that is missing, negative or no whole number"
            raise BadRecord(what, "Leave a gap out by an exposure of 0; never fill it.")
        if not np.isfinite(exposure).all() or not (exposure >= 0).all():
            raise BadRecord("an exposure is negative or not finite", "Give 0 for a missing bin.")
        if (seen[~(exposure > 0).all(axis=0)] > 0).any():
            what = "a bin that nothing can be known of holds events"
            raise BadRecord(what, "Leave the events of days without coverage out.")
        object.__setattr__(self, "seen", seen)
        object.__setattr__(self, "exposure", exposure)

    @property
    def known(self) -> NDArray[np.bool_]:
        """Which bins have any exposure; shape (bins,)."""
        return np.asarray((self.exposure > 0).all(axis=0))

    @property
    def rate(self) -> float:
        """Events per unit of exposure over all bins, at least half an event."""
        return float((self.seen.sum() + 0.5) / max(self.exposure.mean(axis=0).sum(), 1e-9))
