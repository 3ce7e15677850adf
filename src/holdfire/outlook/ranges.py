"""What is known as a range. In: low, best, high. Out: one draw a sample."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from holdfire.model.errors import BadSystem
from holdfire.outlook.system import Floats


@dataclass(frozen=True, slots=True)
class Range:
    """A triangular range; low, best and high may coincide.

    Raises
    ------
    BadSystem
        If the three are not in order, negative or no numbers.
    """

    low: float
    best: float
    high: float

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.best <= self.high < float("inf"):
            raise BadSystem(
                "range",
                f"{self.low}..{self.best}..{self.high} is not a range",
                "Give 0 <= low <= best <= high.",
            )

    def draw(self, samples: int, rng: np.random.Generator) -> Floats:
        """Return one draw a sample; exactly one uniform each is taken, whatever the range."""
        u = rng.random(samples)
        width = self.high - self.low
        if width == 0:
            return np.full(samples, self.best)
        turn = (self.best - self.low) / width
        rising = self.low + np.sqrt(u * width * (self.best - self.low))
        falling = self.high - np.sqrt((1 - u) * width * (self.high - self.best))
        return np.where(u < turn, rising, falling)


@dataclass(frozen=True, slots=True)
class Counted:
    """Events counted over days that were covered by reports.

    Parameters
    ----------
    events : int
        How many.
    days : float
        Covered days; days without coverage are missing, never zero.
    """

    events: int
    days: float

    def __post_init__(self) -> None:
        if self.events < 0 or not 0 < self.days < float("inf"):
            raise BadSystem(
                "strike rate",
                f"{self.events} events in {self.days} covered days",
                "Give a count of at least 0 and days above 0; without coverage there is no rate.",
            )

    def draw(self, samples: int, rng: np.random.Generator) -> Floats:
        """Return events a day: draws of the Gamma posterior under the prior rate^-1/2."""
        return rng.standard_gamma(self.events + 0.5, samples) / self.days
