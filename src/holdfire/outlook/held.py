"""Days of an asserted truce. In: versions. Out: by country, days that say nothing of none."""

from __future__ import annotations

from collections.abc import Iterable

from holdfire.agreements import NOT_BINDING, Version, window
from holdfire.model.span import Span


def held_days(versions: Iterable[Version], country: str) -> list[Span]:
    """Return the days on which an asserter holds that the other party was to spare a country.

    Only versions that bind a whole side from a known day, and the days on which they were surely
    in force: what is local, proposed or denied, or has no dated beginning, holds nothing back here.
    """
    found = []
    for version in versions:
        start, (sure, _) = version.effect_from, window(version)
        dated = start is not None and start.days == 1 and sure is not None
        whole = version.status not in NOT_BINDING and not version.area
        if dated and whole and sure is not None and set(version.binds) - {country}:
            found.append(sure)
    return found
