"""Events of two sides on a clock. In: days with fractions. Out: checked times."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from holdfire.model.errors import BadRecord, DatesTooCoarse

Floats = NDArray[np.float64]
Sides = NDArray[np.int64]

#: With more ties or whole days than this share, times are dates and no clock times.
MOST_TIED = 0.05
LEAST_EVENTS = 10


@dataclass(frozen=True, slots=True)
class Times:
    """Times of events on both sides' sites.

    Parameters
    ----------
    at_days : ndarray, shape (events,)
        Days with fractions since the record began, in order.
    sides : ndarray of int, shape (events,)
        0 or 1: whose sites.
    horizon_days : float
        Length of the record; at or after the last event.
    background : ndarray, shape (events,), optional
        Shape of the background of the event's side at its time (mean about 1), such as the season
        found on days; 1 throughout where left out.
    background_days : tuple of float, optional
        Integral of each side's shape over the record; the horizon where left out.

    Raises
    ------
    BadRecord
        If times are out of order or outside the record, or a shape does not fit.
    DatesTooCoarse
        If more than 5 % of events share their time with another, or lie on whole days: maximum
        likelihood on dates without clock times grows without bound as the decay does.
    """

    at_days: Floats
    sides: Sides
    horizon_days: float
    background: Floats | None = None
    background_days: tuple[float, float] | None = None
    shape: Floats = field(init=False)
    total: Floats = field(init=False)

    def __post_init__(self) -> None:
        at = np.ascontiguousarray(self.at_days, dtype=np.float64)
        sides = np.ascontiguousarray(self.sides, dtype=np.int64)
        if at.ndim != 1 or at.shape != sides.shape or not np.isin(sides, (0, 1)).all():
            raise BadRecord("times and sides do not pair up", "Give one side, 0 or 1, per time.")
        if len(at) < LEAST_EVENTS:
            raise BadRecord(
                f"only {len(at)} events", f"At least {LEAST_EVENTS} are needed for a fit."
            )
        in_order = np.isfinite(at).all() and (np.diff(at) >= 0).all()
        if not in_order or at[0] < 0 or at[-1] > self.horizon_days:
            raise BadRecord(
                "times are out of order or outside the record",
                "Sort them; they lie between 0 and the horizon, in days.",
            )
        shape = np.ones(len(at)) if self.background is None else np.asarray(self.background, float)
        total = np.array(self.background_days or (self.horizon_days, self.horizon_days))
        if shape.shape != at.shape or not (shape > 0).all() or not (total > 0).all():
            raise BadRecord(
                "the background's shape does not fit the events",
                "Give one positive value per event and its integral over the record.",
            )
        tied = np.concatenate([[False], np.diff(at) == 0])
        coarse = float(np.mean(tied | (at == np.floor(at))))
        if coarse > MOST_TIED:
            raise DatesTooCoarse(coarse)
        for name, value in (("at_days", at), ("sides", sides), ("shape", shape), ("total", total)):
            object.__setattr__(self, name, value)
