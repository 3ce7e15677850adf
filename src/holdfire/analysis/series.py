"""Events of one party's sites as a daily record. In: incidents, gaps. Out: days that count.

A day that no source covered is missing, not zero. A wave that is told in located parts is counted
by its parts.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from holdfire.analysis.delay import Delay
from holdfire.incidents import uncounted
from holdfire.model.case import Case
from holdfire.model.span import Span

#: Coarser than a week (UCDP code), an incident cannot be put on either side of a date.
COARSEST = 3


@dataclass(frozen=True, slots=True)
class Series:
    """What is known of one party's sites on a day.

    Parameters
    ----------
    party : str
        Party whose sites were struck.
    as_of : date
        Day of the look.
    events : tuple of Span
        Intervals of its incidents, dated to a week or better.
    too_coarse : int
        Incidents left out because their dates are coarser.
    missing : tuple of Span
        Days without coverage, and days of thin coverage.
    delay : Delay
        How late its reports come.
    """

    party: str
    as_of: date
    events: tuple[Span, ...]
    too_coarse: int
    missing: tuple[Span, ...]
    delay: Delay

    def covered(self, days: Span) -> NDArray[np.bool_]:
        """Return which days of a span count; shape (days,)."""
        count = np.ones(days.days, dtype=bool)
        for gap in self.missing:
            common = gap.meet(days)
            if common is not None:
                first = (common.start - days.start).days
                count[first : first + common.days] = False
        return count


def build(
    incidents: pa.Table, case: Case, *, party: str, as_of: date, rng: np.random.Generator
) -> Series:
    """Return the series of one party's sites as known on `as_of`."""
    rows = incidents.to_pylist()
    left_out = uncounted(rows)
    own = [row for row in rows if row["struck"] == party and row["incident_id"] not in left_out]
    dated = [row for row in own if row["date_prec"] <= COARSEST]
    gaps = (
        Span(date.min, case.starts_on - timedelta(days=1)),
        *(
            days
            for gap in case.coverage
            if gap.party in (party, "both") and (days := gap.until(as_of)) is not None
        ),
    )
    timed = [row for row in dated if row["first_published"] is not None]
    ages = np.array([(as_of - row["end"]).days for row in timed], dtype=np.int64)
    late = np.array([(row["first_published"] - row["end"]).days for row in timed], dtype=np.int64)
    return Series(
        party=party,
        as_of=as_of,
        events=tuple(sorted(Span(row["start"], row["end"]) for row in dated)),
        too_coarse=len(own) - len(dated),
        missing=gaps,
        delay=Delay(ages, np.clip(late, 0, None), draws=40, rng=rng),
    )


def bins(start: date, end: date, *, days: int = 7) -> list[Span]:
    """Return spans of `days` days from `start` to `end`; the last may be shorter."""
    found, first = [], start
    while first <= end:
        last = min(first + timedelta(days=days - 1), end)
        found.append(Span(first, last))
        first = last + timedelta(days=1)
    return found
