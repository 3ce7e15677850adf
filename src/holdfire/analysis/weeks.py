"""Weekly counts with what is not reported yet. In: a series. Out: rows of the WEEKS table."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np

from holdfire.analysis.nowcast import nowcast
from holdfire.analysis.series import Series, bins
from holdfire.model.case import Case
from holdfire.model.span import Span


def weekly(
    series: Series, case: Case, *, since: date, rng: np.random.Generator
) -> list[dict[str, Any]]:
    """Return one row per calendar week; weeks without coverage carry no estimate of calm."""
    first = Span.week_of(since).start
    rows = []
    for week in bins(first, series.as_of):
        seen = sum(1 for event in series.events if event.start in week and event.end in week)
        covered = series.covered(week)
        ages = np.array([(series.as_of - week.start).days - n for n in range(week.days)])
        shares = np.clip(series.delay.reported(ages).mean(axis=1), 1e-3, 1.0)
        low, middle, high = nowcast(seen, shares, rng)
        rows.append(
            {
                "party": series.party,
                "sector": series.sector,
                "week_start": week.start,
                "days": week.days,
                "seen": seen,
                "share_reported": float(shares.mean()),
                "nowcast": middle,
                "nowcast_low": low,
                "nowcast_high": high,
                "coverage": _coverage(case, week, series.party, bool(covered.any())),
            }
        )
    return rows


def _coverage(case: Case, week: Span, party: str, any_covered: bool) -> str:
    states = {
        gap.state
        for gap in case.coverage
        if gap.party in (party, "both")
        and (days := gap.until(week.end)) is not None
        and days.overlaps(week)
    }
    if "none" in states and not any_covered:
        return "none"
    if "suppressed" in states:
        return "suppressed"
    return "thin" if states else "read"
