"""Which answer the numbers allow. In: p-values and power of both directions. Out: words.

Counts cannot tell a common campaign from an answer of one side to the other. What they can tell is
that one order of days fits and the other does not; every other case is said to be open.
"""

from __future__ import annotations

from dataclasses import dataclass

ASSOCIATION = "association after allowing for shared trend"
NONE_SHOWN = "no association shown"
CANNOT_SEPARATE = "cannot separate"
LOW_POWER = "power too low"
TOO_COARSE = "dates too coarse"

LEVEL = 0.05
#: By how much the order of days must fit better than the reversed order, in likelihood ratio.
MARGIN = 3.0
#: An absence is worded as one only where the stated association would mostly have been found.
ENOUGH_POWER = 0.8


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was found of one direction.

    Parameters
    ----------
    p, ratio : float
        Bootstrap p and likelihood ratio of the source's days before.
    placebo_p, placebo_ratio : float or None
        The same of the source's same and later days; None where it was not needed.
    power : float or None
        Share of worlds with the stated association that would have been found.
    """

    p: float
    ratio: float
    placebo_p: float | None
    placebo_ratio: float | None
    power: float | None

    @property
    def fires(self) -> bool:
        """Whether the direction is significant by itself."""
        return self.p <= LEVEL

    @property
    def placebo_fires(self) -> bool:
        """Whether days that cannot have been answered explain the target too."""
        return self.placebo_p is not None and self.placebo_p <= LEVEL

    @property
    def ordered(self) -> bool:
        """Whether the days before explain more than the days after."""
        return self.placebo_ratio is None or self.ratio - self.placebo_ratio >= MARGIN


def decide(this: Evidence, other: Evidence) -> tuple[str, str]:
    """Return the answer for one direction and why, in a sentence.

    Parameters
    ----------
    this : Evidence
        The direction asked about.
    other : Evidence
        The opposite direction; exchanging the two exchanges the answers and nothing else.
    """
    if this.fires and other.fires:
        return CANNOT_SEPARATE, (
            "Both directions are associated, as common campaigns would make them too."
        )
    if this.fires and (this.placebo_fires or not this.ordered):
        return CANNOT_SEPARATE, (
            "The same and later days explain these as well as the days before do: a common cause "
            "fits equally."
        )
    if this.fires:
        return ASSOCIATION, (
            "More followed on days after the other side's than season, trend and its own past "
            "explain; the reversed order shows no such thing. Asked of two directions, chance "
            "alone shows this in up to one record of ten; what caused it is not known."
        )
    if not other.fires and this.placebo_fires and other.placebo_fires:
        return CANNOT_SEPARATE, "Both sides' events fall on the same days: order cannot be seen."
    if this.power is not None and this.power < ENOUGH_POWER:
        return LOW_POWER, (
            "So few days or events that an association of the stated strength would often be "
            "missed."
        )
    return NONE_SHOWN, (
        "Season, trend and its own past explain these days as well; an association weaker than "
        "the stated one may still exist."
    )
