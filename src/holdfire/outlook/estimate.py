"""A number that knows its error. In: sampled values. Out: Estimate."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean over samples; prints only the digits that its error allows.

    Parameters
    ----------
    value : float
        The mean.
    standard_error : float
        Of the mean, same unit.
    unit : str
        For example "h/yr".

    Examples
    --------
    >>> str(Estimate(12.3456, 0.21, "GWh"))
    '12.3±0.2 GWh'
    >>> str(Estimate(1176.298, 12.4, "MWh/yr"))
    '1180±10 MWh/yr'
    """

    value: float
    standard_error: float
    unit: str

    @classmethod
    def of(cls, samples: ArrayLike, unit: str) -> Estimate:
        """Return the mean of independent samples with its standard error.

        A single sample has an infinite error: it says nothing of the spread.
        """
        values = np.asarray(samples, dtype=np.float64)
        if values.size < 2:
            return cls(float(values.mean()), math.inf, unit)
        return cls(float(values.mean()), float(values.std(ddof=1)) / math.sqrt(values.size), unit)

    def __str__(self) -> str:
        if self.standard_error == 0 or not math.isfinite(self.standard_error):
            return f"{self.value:g}±{self.standard_error:g} {self.unit}"
        digits = -math.floor(math.log10(self.standard_error))
        error = round(self.standard_error, digits)
        if error >= 10 ** (1 - digits):  # 0.96 rounds up to 1: one digit fewer
            digits -= 1
        places = max(digits, 0)
        value, error = round(self.value, digits), round(self.standard_error, digits)
        return f"{value:.{places}f}±{error:.{places}f} {self.unit}"
