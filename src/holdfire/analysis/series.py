"""Events of one party's sites as a daily record. In: incidents, gaps. Out: days that count.

A day that no source covered is missing, not zero. A wave that is told in located parts is counted
by its parts.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from holdfire.analysis.delay import Delay
from holdfire.incidents import uncounted
from holdfire.model.case import Case
from holdfire.model.span import Span
from holdfire.model.vocabulary import SECTORS

#: Coarser than a week (UCDP code), an incident cannot be put on either side of a date.
COARSEST = 3


#: Delays of so few events of one class say less than those of the whole side.
OWN_DELAY = 30
#: Every class, and what is struck beside energy sites.
ALL, OTHER = "all", "other"
#: Draws of the delay that estimates are averaged over.
DRAWS = 40


@dataclass(frozen=True, slots=True)
class Series:
    """What is known of one party's sites on a day.

    Parameters
    ----------
    party : str
        Party whose sites were struck.
    sector : str
        Class of sites, a key of `SECTORS`; ``all`` for every one, ``other`` for none of energy.
    as_of : date
        Day of the look.
    events : tuple of Span
        Intervals of its incidents, dated to a week or better.
    delays : tuple of (date, int)
        Last day of each timed event, and days from then to its first report.
    too_coarse : int
        Incidents left out because their dates are coarser.
    missing : tuple of Span
        Days without coverage, of thin coverage, or on which reporting was restricted.
    delay : Delay
        How late its reports come; of the whole side where the class has too few events.
    """

    party: str
    sector: str
    as_of: date
    events: tuple[Span, ...]
    delays: tuple[tuple[date, int], ...]
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
    incidents: pa.Table,
    case: Case,
    *,
    party: str,
    as_of: date,
    rng: np.random.Generator,
    sector: str = ALL,
) -> Series:
    """Return the series of one party's sites, or of one class of them, as known on `as_of`."""
    rows = incidents.to_pylist()
    left_out = uncounted(rows)
    side = [row for row in rows if row["struck"] == party and row["incident_id"] not in left_out]
    own = [row for row in side if _of(row["target_kind"], sector, case.collects)]
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
    known = timed
    if len(timed) < OWN_DELAY:
        fine = [row for row in side if row["date_prec"] <= COARSEST]
        known = [row for row in fine if row["first_published"] is not None]
    ages = np.array([(as_of - row["end"]).days for row in known], dtype=np.int64)
    late = np.array([_late(row) for row in known], dtype=np.int64)
    return Series(
        party=party,
        sector=sector,
        as_of=as_of,
        events=tuple(sorted(Span(row["start"], row["end"]) for row in dated)),
        delays=tuple(sorted((row["end"], _late(row)) for row in timed)),
        too_coarse=len(own) - len(dated),
        missing=gaps,
        delay=Delay(ages, late, draws=DRAWS, rng=rng),
    )


def _of(kind: str | None, sector: str, collects: str) -> bool:
    """Return whether a class of site belongs to a sector.

    Where a case collects energy reports alone, what names no class is energy all the same.
    """
    if sector in (ALL, OTHER):
        is_energy = kind is not None or collects == "energy"
        return is_energy == (sector == ALL)
    return kind in SECTORS[sector]


def _late(row: dict[str, Any]) -> int:
    return max(int((row["first_published"] - row["end"]).days), 0)


def bins(start: date, end: date, *, days: int = 7) -> list[Span]:
    """Return spans of `days` days from `start` to `end`; the last may be shorter."""
    found, first = [], start
    while first <= end:
        last = min(first + timedelta(days=days - 1), end)
        found.append(Span(first, last))
        first = last + timedelta(days=1)
    return found


def by_week(series: Series, span: Span) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return events and exposure (draws, bins) per week of a span, weeks without coverage dropped.

    An incident whose interval crosses the edge of the span is on neither side and left out.
    """
    weeks = bins(span.start, span.end)
    counts = np.zeros(len(weeks))
    covered = series.covered(span)
    for event in series.events:
        if event in span and covered[(event.start - span.start).days]:
            counts[(event.start - span.start).days // 7] += 1
    ages = np.array([(series.as_of - span.start).days - n for n in range(span.days)])
    daily = series.delay.reported(ages) * covered
    edges = np.arange(0, span.days, 7)
    exposure = np.add.reduceat(daily, edges, axis=1)
    keep = np.add.reduceat(covered.astype(float), edges) > 0
    return counts[keep], exposure[:, keep]
