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
    reached, count = chance.copy(), np.zeros_like(mean)
    short = uniform > reached
    k = 0
    while k < MOST and short.any():
        chance = chance * ratio * (k + size) / (k + 1)
        count += short
        reached = reached + chance
        short &= uniform > reached
        k += 1
    return count


def remember(last: Floats, memory: float, seen: Floats, share: float) -> Floats:
    """Return the memory after a day; a day that does not count leaves it as it was."""
    if share <= 0:
        return last
    return memory * last + (1 - memory) * (seen / share)


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
    out = np.zeros(uniform.shape)
    sides = (first, second)
    backgrounds = [np.broadcast_to(side.background, (number, days)) for side in sides]
    # memories[target][source]: each target has its own rho
    memories = [[np.full(number, initial[j]) for j in (0, 1)] for _ in (0, 1)]
    for day in range(days):
        for i, side in enumerate(sides):
            share = side.exposure[day]
            if share > 0:
                rate = backgrounds[i][:, day] + side.own * memories[i][i]
                rate = rate + side.cross * memories[i][1 - i]
                out[i, :, day] = quantile(uniform[i, :, day], share * rate, side.size)
        for i, side in enumerate(sides):
            for j, other in enumerate(sides):
                memories[i][j] = remember(
                    memories[i][j], side.memory, out[j, :, day], float(other.exposure[day])
                )
    return out
