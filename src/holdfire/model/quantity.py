"""A quantity as reported: a range with its unit and, for shares, its denominator."""

from __future__ import annotations

import math
from dataclasses import dataclass

from holdfire.model.errors import BadQuantity, NoDenominator

PERCENT = "percent"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A reported amount; an open bound is None, never a guess.

    Parameters
    ----------
    low, high : float or None
        Bounds in `unit`; at least one is given.
    unit : str
        Unit as in the codebook (``percent``, ``MW``, ``Mt/y``, ``drones`` ...).
    of : str or None
        What it is of: the denominator of a share, the whole of a count.

    Raises
    ------
    BadQuantity
        If the bounds are negative, swapped, not finite or both absent, or a share exceeds 100.
    """

    low: float | None
    high: float | None
    unit: str
    of: str | None = None

    def __post_init__(self) -> None:
        bounds = [bound for bound in (self.low, self.high) if bound is not None]
        if not bounds or any(not math.isfinite(bound) or bound < 0 for bound in bounds):
            raise BadQuantity(self.low, self.high, self.unit)
        if self.low is not None and self.high is not None and self.low > self.high:
            raise BadQuantity(self.low, self.high, self.unit)
        if self.unit == PERCENT and any(bound > 100 for bound in bounds):
            raise BadQuantity(self.low, self.high, self.unit)

    @classmethod
    def exactly(cls, value: float, unit: str, of: str | None = None) -> Quantity:
        """Return the quantity whose source gives one figure."""
        return cls(value, value, unit, of)

    def with_denominator(self) -> Quantity:
        """Return itself, refusing a share that does not say of what.

        Raises
        ------
        NoDenominator
            If the unit is percent and `of` is empty.
        """
        if self.unit == PERCENT and not (self.of or "").strip():
            raise NoDenominator(self.low, self.high)
        return self

    def contradicts(self, other: Quantity) -> bool:
        """Return whether both speak in one unit of one whole and no value satisfies both."""
        if self.unit != other.unit or (self.of and other.of and self.of != other.of):
            return False
        low = max(self.low or 0.0, other.low or 0.0)
        high = min(
            math.inf if self.high is None else self.high,
            math.inf if other.high is None else other.high,
        )
        return low > high

    def __str__(self) -> str:
        if self.low is None:
            body = f"up to {self.high:g}"
        elif self.high is None:
            body = f"at least {self.low:g}"
        elif self.low == self.high:
            body = f"{self.low:g}"
        else:
            body = f"{self.low:g}–{self.high:g}"
        unit = "%" if self.unit == PERCENT else f" {self.unit}"
        return f"{body}{unit}" + (f" of {self.of}" if self.of else "")
