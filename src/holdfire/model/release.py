"""What may leave, to whom, how late. In: nothing. Out: Profile, Policy and its classes.

Whatever a policy does not name is withheld: a new case releases nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Profile(StrEnum):
    """Who reads: anybody, or a partner bound by an agreement of their own."""

    PUBLIC = "public"
    PARTNER = "partner"

    @property
    def readers(self) -> frozenset[Profile]:
        """Profiles that see what is released to this one: what is public is a partner's too."""
        return frozenset(Profile) if self is Profile.PUBLIC else frozenset({self})

    @property
    def withheld_with(self) -> frozenset[Profile]:
        """Profiles from which a row is kept that is withheld from this one."""
        return frozenset(Profile) if self is Profile.PARTNER else frozenset({self})


#: Hours after the end of the event's last day, where a reviewer releases a row and no policy of
#: the case names its class; zero where a row tells of no event.
DELAY_HOURS = {
    "strikes": 72,
    "damage": 30 * 24,
    "capacity": 14 * 24,
    "agreements": 0,
    "estimates": 0,
    "outlook": 0,
    "coverage": 0,
    "registry": 0,
}
#: No policy may tell of a strike sooner: nothing here is an alert.
LEAST_STRIKE_HOURS = 24


@dataclass(frozen=True)
class Policy:
    """Which classes of rows leave without a decision of their own, and after how many hours.

    Parameters
    ----------
    delay_hours : dict
        By profile and class, in hours after the end of the event's last day; a class that is not
        named is withheld.
    vouched : tuple of str
        Institutions and outlets whose names may leave; every other name is dropped.
    offices : tuple of (str, str)
        Names of office holders and the office that stands in their place.
    """

    delay_hours: dict[Profile, dict[str, int]] = field(default_factory=dict, hash=False)
    vouched: tuple[str, ...] = ()
    offices: tuple[tuple[str, str], ...] = ()

    def hours(self, profile: Profile, kind: str) -> int | None:
        """Return the delay of a class of rows, or None where the policy does not release it."""
        return self.delay_hours.get(profile, {}).get(kind)


def is_due(day: date | None, hours: int, as_of: date) -> bool:
    """Return whether `hours` have passed on the first moment of `as_of` since the end of `day`.

    A row that tells of no day is due at once only where its class has no delay.
    """
    if hours == 0:
        return True
    return day is not None and ((as_of - day).days - 1) * 24 >= hours
