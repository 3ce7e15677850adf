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
    backgrounds = [np.broadcast_to(side.background, (number, days)) for side in sides]
    # memories[target][source]: each target has its own rho
    memories = [[np.full(number, initial[j]) for j in (0, 1)] for _ in (0, 1)]
    draws, seen = np.ascontiguousarray(np.moveaxis(uniform, 2, 0)), np.zeros((days, 2, number))
    for day in range(days):
        shares = first.exposure[day], second.exposure[day]
        for i, side in enumerate(sides):
            if shares[i] > 0:
                rate = backgrounds[i][:, day] + side.own * memories[i][i]
                rate += side.cross * memories[i][1 - i]
                seen[day, i] = quantile(draws[day, i], shares[i] * rate, side.size)
        for i, side in enumerate(sides):
            for j in (0, 1):
                if shares[j] > 0:
                    weight = (1 - side.memory) / shares[j]
                    memories[i][j] = side.memory * memories[i][j] + weight * seen[day, j]
    return np.ascontiguousarray(np.moveaxis(seen, 0, 2))
