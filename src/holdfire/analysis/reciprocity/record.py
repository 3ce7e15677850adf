"""Two sides' days, side by side. In: counts and shares reported. Out: a checked record."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from holdfire.model.errors import BadRecord

Floats = NDArray[np.float64]

#: Fewer days than this hold no season beside an answer.
LEAST_DAYS = 60
#: Where a smaller share of reports is in, a day is left out rather than multiplied up.
LEAST_SHARE = 0.25


@dataclass(frozen=True, slots=True)
class Record:
    """Daily events on both sides' sites.

    Parameters
    ----------
    counts : ndarray, shape (2, days)
        Events seen, whole numbers; what stands on a day that does not count is not read.
    exposure : ndarray, shape (2, days)
        Share of events reported by the day of the look, 0 to 1; days below 0.25, and days
        without coverage (0), are left out of the likelihood: they are missing, never zero counts.

    Raises
    ------
    BadRecord
        If shapes differ, a count is negative or no whole number, a share lies outside 0 to 1,
        fewer than 60 days of a side count, or a side has no event.
    """

    counts: Floats
    exposure: Floats

    def __post_init__(self) -> None:
        counts, exposure = np.asarray(self.counts, float), np.asarray(self.exposure, float)
        if counts.ndim != 2 or counts.shape[0] != 2 or counts.shape != exposure.shape:
            raise BadRecord(
                f"counts of shape {counts.shape} beside exposure of shape {exposure.shape}",
                "Give both as (2, days).",
            )
        if not (exposure >= 0).all() or not (exposure <= 1).all():
            raise BadRecord("a share reported lies outside 0 to 1", "Give 0 for a missing day.")
        exposure = np.where(exposure < LEAST_SHARE, 0.0, exposure)
        counts = np.where(exposure > 0, counts, 0.0)
        if not (counts >= 0).all() or not (counts == np.floor(counts)).all():
            raise BadRecord(
                "a day has a count that is negative or no whole number",
                "Leave a gap out by an exposure of 0; never fill it.",
            )
        least = int((exposure > 0).sum(axis=1).min())
        if least < LEAST_DAYS:
            raise BadRecord(
                f"only {least} days of a side count",
                f"At least {LEAST_DAYS} covered days of both sides are needed.",
            )
        if not counts.sum(axis=1).all():
            raise BadRecord("a side has no event", "No report received is no answer either way.")
        object.__setattr__(self, "counts", counts)
        object.__setattr__(self, "exposure", exposure)

    def reversed(self) -> Record:
        """Return the record with time running backwards: the placebo's record."""
        return Record(self.counts[:, ::-1].copy(), self.exposure[:, ::-1].copy())

    def swapped(self) -> Record:
        """Return the record with the sides exchanged."""
        return Record(self.counts[::-1].copy(), self.exposure[::-1].copy())
