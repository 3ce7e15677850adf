"""Made-up days of two sides. In: rates, memories, uniform draws. Out: counts.

Each count is the quantile of its negative binomial at a given uniform draw, so the same draws under
nearly the same rates give nearly the same days.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

#: No day of the worlds drawn here holds more events than this.
MOST = 400


@dataclass(frozen=True, slots=True)
class Side:
    """How one side's days come about.

    Parameters
    ----------
    background : ndarray, shape (days,) or (worlds, days)
        Events a day without excitation.
    own, cross : float
        Coefficients of the side's own memory and of the other side's.
    memory : float
        rho of both memories, per day.
    size : float
        Size of the negative binomial.
    exposure : ndarray, shape (days,)
        Share reported; 0 on a day that does not count.
    """

    background: Floats
    own: float
    cross: float
    memory: float
    size: float
    exposure: Floats


def quantile(uniform: Floats, mean: Floats, size: Floats | float) -> Floats:
    """Return the smallest count whose NB distribution function reaches `uniform`; same shape."""
    chance = np.exp(-size * np.log1p(mean / size))
    ratio = mean / (mean + size)
    count = np.zeros_like(mean)
    left = uniform - chance
    for k in range(MOST):
        short = left > 0
        if not short.any():
            break
        count += short
        chance *= ratio * ((k + size) / (k + 1))
        left -= chance
    return count


def worlds(first: Side, second: Side, uniform: Floats, initial: tuple[float, float]) -> Floats:
    """Return counts of both sides.

    Parameters
    ----------
    first, second : Side
        The two sides.
    uniform : ndarray, shape (2, worlds, days)
        Draws for the first and the second.
    initial : tuple of float
        Memory of the first's and the second's events on the first day, events a day.

    Returns
    -------
    ndarray, shape (2, worlds, days)
    """
    _, number, days = uniform.shape
    sides = (first, second)
    background = np.stack([np.broadcast_to(side.background, (number, days)) for side in sides])
    background = np.ascontiguousarray(np.moveaxis(background, 2, 0))
    draws = np.ascontiguousarray(np.moveaxis(uniform, 2, 0))
    share = np.stack([side.exposure for side in sides], axis=1)[:, :, None]
    own = np.array([[first.own], [second.own]])
    cross = np.array([[first.cross], [second.cross]])
    size = np.array([[first.size], [second.size]])
    rho = np.array([[first.memory], [second.memory]])
    # how much of its own and of the other side's memory each target keeps, and takes of the day
    keep = [np.where(s > 0, rho, 1.0) for s in (share, share[:, ::-1])]
    take = [
        np.where(s > 0, (1 - rho) / np.where(s > 0, s, 1.0), 0.0) for s in (share, share[:, ::-1])
    ]
    mine = np.repeat(np.array([[initial[0]], [initial[1]]]), number, axis=1)
    theirs = np.repeat(np.array([[initial[1]], [initial[0]]]), number, axis=1)
    seen = np.zeros((days, 2, number))
    for day in range(days):
        rate = background[day] + own * mine
        rate += cross * theirs
        rate *= share[day]
        seen[day] = quantile(draws[day], rate, size)
        mine = keep[0][day] * mine + take[0][day] * seen[day]
        theirs = keep[1][day] * theirs + take[1][day] * seen[day, ::-1]
    return np.ascontiguousarray(np.moveaxis(seen, 0, 2))
