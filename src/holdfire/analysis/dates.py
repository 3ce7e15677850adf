"""Changes at dates that nobody named. In: a series. Out: rows of CHANGES and CHANGE_WEEKS."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np

from holdfire.analysis.change import Change, change
from holdfire.analysis.counts import Counts
from holdfire.analysis.series import Series, bins, by_week
from holdfire.analysis.several import Several, several
from holdfire.model.span import Span

#: Fewer covered weeks, or fewer events, hold no change that could be dated.
LEAST_WEEKS, LEAST_EVENTS = 26, 12
#: Evidence from here on is called a change: odds of ten.
CALLED = 1.0
#: Draws of the delay that are averaged over here; more move no printed figure.
DRAWS = 16


def changed(series: Series, *, since: date) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Return the answer for one side and class, and the posterior week by week.

    Weeks without coverage are left out and counted; a change across a gap lies at its far edge.

    Parameters
    ----------
    series : Series
        The record.
    since : date
        First day of the record.
    """
    span = Span(Span.week_of(since).start, series.as_of)
    covered = series.covered(span)
    weeks = [
        week
        for week in bins(span.start, span.end)
        if covered[(week.start - span.start).days : (week.end - span.start).days + 1].any()
    ]
    seen, exposure = by_week(series, span)
    row: dict[str, Any] = {
        "party": series.party,
        "sector": series.sector,
        "weeks": len(weeks),
        "missing_weeks": len(bins(span.start, span.end)) - len(weeks),
        "events": int(seen.sum()),
    }
    if len(weeks) < LEAST_WEEKS:
        return row | _refused(f"Only {len(weeks)} weeks are covered."), []
    if seen.sum() < LEAST_EVENTS:
        why = f"Only {int(seen.sum())} incidents in {len(weeks)} covered weeks."
        return row | _refused(why), []
    counts = Counts(seen, exposure[:DRAWS])
    one, more = change(counts), several(counts)
    return row | _answer(one, more, weeks), _weeks(series, one, more, weeks)


def _answer(one: Change, more: Several, weeks: list[Span]) -> dict[str, Any]:
    evidence = one.log_bayes_factor / np.log(10)
    low, high = one.interval()
    first = weeks[one.last_before + 1].start
    number = int(np.argmax(more.number))
    called = evidence >= CALLED
    odds = f"{10**evidence:,.0f} to 1" if evidence < 6 else "more than a million to 1"
    if called:
        reason = (
            f"One change is favoured over none {odds}; the new rate begins between "
            f"{weeks[low + 1].start} and {weeks[high + 1].start} (95 %)."
        )
    else:
        reason = "The counts do not favour one change over none by ten to one."
    if number > 1:
        reason += f" With up to five changes allowed, {number} fit best."
    return {
        "log10_bayes_factor": float(evidence),
        "from_week": first,
        "from_low": weeks[low + 1].start,
        "from_high": weeks[high + 1].start,
        "rate_before": one.before * 7,
        "rate_after": one.after * 7,
        "p_several": float(more.number[2:].sum()),
        "likeliest_number": number,
        "p_poisson": one.poisson,
        "answer": "changed" if called else "not shown",
        "reason": reason,
    }


def _weeks(series: Series, one: Change, more: Several, weeks: list[Span]) -> list[dict[str, Any]]:
    begins, after = np.insert(one.probability, 0, 0.0), np.insert(more.after, 0, 0.0)
    return [
        {
            "party": series.party,
            "sector": series.sector,
            "week_start": week.start,
            "p_begins": float(begins[n]),
            "p_change": float(after[n]),
            "rate": float(more.rate[n]) * 7,
        }
        for n, week in enumerate(weeks)
    ]


def _refused(reason: str) -> dict[str, Any]:
    return {"answer": "cannot be assessed", "reason": reason}
