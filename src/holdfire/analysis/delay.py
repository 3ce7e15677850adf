"""How late reports come. In: event and report days. Out: draws of the delay distribution.

Reverse-time hazards over complete cells: with n_d events reported after exactly d and n_<=d after
at most d, among events old enough that d could have been seen, g_d ~ Beta(n_d + 1/2,
n_<=d - n_d + 1/2) and F(d) = prod over j > d of (1 - g_j). The point estimate is the chain ladder.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from holdfire.model.errors import BadRecord

#: Upper edges in days of the delay classes; reports later than the last count as on time with it.
EDGES = (0, 1, 2, 3, 5, 7, 14, 30, 60)

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


def triangle_hazards(increments: Floats) -> tuple[Floats, Floats]:
    """Return (n_d, n_<=d) over the complete cells of a reporting triangle.

    Parameters
    ----------
    increments : ndarray, shape (periods, delays)
        Newly reported per period of origin and delay; NaN where not yet observable.

    Returns
    -------
    tuple of ndarray, shape (delays,)
        Reported at exactly each delay, and at most at it, where that delay is observable.

    Raises
    ------
    BadRecord
        If a cell is filled that cannot have been seen yet: a shorter delay of its own period, or
        the same delay of an earlier one, is not observable.
    """
    seen = ~np.isnan(increments)
    _refuse_future(seen)
    filled = np.where(seen, increments, 0.0)
    at = filled.sum(axis=0)
    up_to = np.where(seen, np.cumsum(filled, axis=1), 0.0).sum(axis=0)
    return at, up_to


def _refuse_future(seen: NDArray[np.bool_]) -> None:
    """Refuse cells beyond the day of the look, rows being periods in order of time."""
    could = np.logical_and.accumulate(np.logical_and.accumulate(seen, axis=0), axis=1)
    ahead = np.argwhere(seen & ~could)
    if len(ahead):
        period, delay = ahead[0]
        raise BadRecord(
            f"the cell of period {period + 1} and delay {delay} lies in the future",
            "Leave empty what could not be seen by the day of the look, and give periods in order.",
        )


def cumulative(at: Floats, up_to: Floats) -> Floats:
    """Return F, the chain-ladder share reported after at most each delay; shape as `at`."""
    hazards = np.divide(at, up_to, out=np.zeros_like(at), where=up_to > 0)
    return _product(hazards)


def _product(hazards: Floats) -> Floats:
    """Return F(d) = prod over j > d of (1 - g_j) along the last axis."""
    survive = 1.0 - hazards[..., 1:]
    tail = np.cumprod(survive[..., ::-1], axis=-1)[..., ::-1]
    ones = np.ones((*hazards.shape[:-1], 1))
    return np.concatenate([tail, ones], axis=-1)


def drawn_shares(at: Floats, up_to: Floats, *, draws: int, rng: np.random.Generator) -> Floats:
    """Return draws of F from its posterior under Beta(1/2, 1/2) hazards.

    Parameters
    ----------
    at, up_to : ndarray, shape (delays,)
        Events reported at exactly each delay, and at most at it; see `triangle_hazards`.
    draws : int
        How many.
    rng : numpy.random.Generator
        Source of randomness.

    Returns
    -------
    ndarray, shape (draws, delays)
        Shares, 0 to 1.
    """
    return _product(rng.beta(at + 0.5, up_to - at + 0.5, size=(draws, len(at))))


class Delay:
    """The share of events reported within so many days, with its uncertainty.

    Parameters
    ----------
    age_days : ndarray of int, shape (events,)
        Days from each event to the day of the look (as of).
    delay_days : ndarray of int, shape (events,)
        Days from each event to its first report; at most `age_days`.
    draws : int
        Posterior draws.
    rng : numpy.random.Generator
        Source of randomness; the same generator state gives the same draws.
    """

    def __init__(
        self, age_days: Ints, delay_days: Ints, *, draws: int, rng: np.random.Generator
    ) -> None:
        classes = np.searchsorted(EDGES, np.clip(delay_days, 0, EDGES[-1]))
        at = np.zeros(len(EDGES))
        up_to = np.zeros(len(EDGES))
        for index, edge in enumerate(EDGES):
            old_enough = age_days >= edge
            at[index] = np.count_nonzero(old_enough & (classes == index))
            up_to[index] = np.count_nonzero(old_enough & (classes <= index))
        self.events = len(delay_days)
        self._shares = drawn_shares(at, up_to, draws=draws, rng=rng)

    def shares(self) -> list[tuple[int, float, float, float]]:
        """Return days, median share reported within them, 5 % and 95 % quantiles, per class."""
        low, middle, high = np.quantile(self._shares, (0.05, 0.5, 0.95), axis=0)
        return [
            (edge, float(middle[n]), float(low[n]), float(high[n])) for n, edge in enumerate(EDGES)
        ]

    def reported(self, age_days: Ints) -> Floats:
        """Return the share of events of each age reported so far.

        Parameters
        ----------
        age_days : ndarray of int, shape (days,)

        Returns
        -------
        ndarray, shape (draws, days)
            Between the classes' edges the share is interpolated.
        """
        ages = np.clip(age_days, 0, EDGES[-1]).astype(float)
        return np.stack([np.interp(ages, EDGES, shares) for shares in self._shares])
