"""Strikes in clusters. In: rates, a generator. Out: every strike with its family and its marks.

The cluster form of a self-exciting (Hawkes) process: immigrants come at a constant rate, each
strike is followed by a Poisson number of further ones after exponential delays. A truce that holds
back an immigrant holds back its whole family; so with a truce the strikes are a subset of those
without it, and each keeps its own damage and repair (common random numbers).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from holdfire.model.errors import BadSystem
from holdfire.outlook.system import Floats

#: A family that lasts longer than this is cut; at branching .9 fewer than one in a thousand does.
GENERATIONS = 60


@dataclass(frozen=True, slots=True, eq=False)
class Strikes:
    """Strikes of all samples, one entry each.

    Parameters
    ----------
    sample : ndarray of int
        Which sample it belongs to.
    day : ndarray of float
        When, in days from the beginning.
    family : ndarray of float
        Mark in [0, 1) shared by an immigrant and all that follow it.
    place, harm, repair : ndarray of float
        Marks of its own: uniform for the class it falls on, unit exponentials for the harm done
        and for the time to repair it.
    """

    sample: NDArray[np.int64]
    day: Floats
    family: Floats
    place: Floats
    harm: Floats
    repair: Floats

    def under(self, strength: Floats) -> NDArray[np.bool_]:
        """Return which strikes still happen under a truce of `strength` (samples,), 0 to 1.

        Strength 0 leaves every one, 1 none.
        """
        if not ((strength >= 0) & (strength <= 1)).all():
            raise BadSystem("truce strength", "is no share", "Give 0 (none) to 1 (all held back).")
        return self.family >= strength[self.sample]


def draw_strikes(
    rate_per_day: Floats,
    branching: Floats,
    follow_days: Floats,
    *,
    days: int,
    rng: np.random.Generator,
) -> Strikes:
    """Return the strikes of a period.

    Parameters
    ----------
    rate_per_day : ndarray, shape (samples,)
        Mean strikes a day, followers included, away from the beginning.
    branching : ndarray, shape (samples,)
        Mean number of strikes that follow one directly, 0 <= branching < 1.
    follow_days : ndarray, shape (samples,)
        Mean days until they do.
    days : int
        Length of the period.
    rng : Generator

    Raises
    ------
    BadSystem
        If a family would never die out, or a rate is negative.
    """
    if not ((branching >= 0) & (branching < 1)).all():
        raise BadSystem("branching", "a family would never die out", "Give 0 <= branching < 1.")
    if not ((rate_per_day >= 0) & np.isfinite(rate_per_day)).all():
        raise BadSystem("strike rate", "is negative or no number", "Give strikes a day, 0 or more.")
    first = rng.poisson(rate_per_day * (1 - branching) * days)
    sample = np.repeat(np.arange(len(first)), first)
    day, family = rng.random(len(sample)) * days, rng.random(len(sample))
    born = [(sample, day, family)]
    for _ in range(GENERATIONS):
        after = rng.poisson(branching[sample])
        parent = np.repeat(np.arange(len(sample)), after)
        sample, family = sample[parent], family[parent]
        day = day[parent] + rng.standard_exponential(len(parent)) * follow_days[sample]
        inside = day < days
        sample, day, family = sample[inside], day[inside], family[inside]
        if not len(sample):
            break
        born.append((sample, day, family))
    samples, at, families = (np.concatenate(part) for part in zip(*born, strict=True))
    count = len(samples)
    return Strikes(
        samples,
        at,
        families,
        rng.random(count),
        rng.standard_exponential(count),
        rng.standard_exponential(count),
    )
