"""Made-up records whose truth is known. In: a kind of world. Out: a Record.

Both sides share one smooth season (a year and half a year, phase drawn anew). `apart`: no more.
`answering`: side 0 answers side 1. `campaigns`: on the same days, stretches drawn at random, both
sides' rates are higher at once and neither answers the other.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from holdfire.analysis.reciprocity.record import Record
from holdfire.analysis.reciprocity.simulate import Side, worlds

Floats = NDArray[np.float64]

YEAR = 365.25


@dataclass(frozen=True, slots=True)
class World:
    """A kind of world.

    Parameters
    ----------
    days : int
        Length.
    rate_per_day : float
        Mean background of each side, campaigns not counted.
    size : float
        Size of the negative binomial.
    answer : float
        a from side 1 to side 0, memory 0.5.
    own : float
        a of each side's own past.
    campaigns : int
        How many stretches of `shortest` to `longest` days have both rates times `factor`.
    shortest, longest : int
        Days of a campaign.
    factor : float
        How much higher the rates are in it.
    """

    days: int = 1000
    rate_per_day: float = 0.6
    size: float = 5.0
    answer: float = 0.0
    own: float = 0.0
    campaigns: int = 0
    shortest: int = 8
    longest: int = 20
    factor: float = 3.0

    def draw(self, rng: np.random.Generator) -> Record:
        """Return one record of this kind."""
        day = np.arange(self.days)
        year, half = rng.random(2) * YEAR
        season = np.exp(
            0.6 * np.sin(2 * np.pi * (day + year) / YEAR)
            + 0.3 * np.sin(4 * np.pi * (day + half) / YEAR)
        )
        level = self.rate_per_day * season / season.mean()
        raised = np.zeros(self.days, dtype=bool)
        for _ in range(self.campaigns):
            first = rng.integers(0, self.days)
            raised[first : first + rng.integers(self.shortest, self.longest + 1)] = True
        level = np.where(raised, self.factor * level, level)
        whole = np.ones(self.days)
        sides = [
            Side(level, self.own, cross, 0.5, self.size, whole) for cross in (self.answer, 0.0)
        ]
        start = (self.rate_per_day, self.rate_per_day)
        counts = worlds(sides[0], sides[1], rng.random((2, 1, self.days)), start)[:, 0]
        return Record(counts, np.ones_like(counts))


APART = World()
ANSWERING = World(answer=0.25)
CAMPAIGNS = World(rate_per_day=0.5, campaigns=14)
