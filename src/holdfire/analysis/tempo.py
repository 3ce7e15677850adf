"""Is the calm real? In: a series and known dates. Out: rows of the TEMPO table.

Two rates are compared by weeks counted from the known date; days without coverage are left out,
and what has not been reported yet is allowed for.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import numpy as np

from holdfire.analysis.rate import Floats, compare, naive_p
from holdfire.analysis.series import Series, bins
from holdfire.model.span import Span

BEFORE_DAYS = 182
#: Fewer covered days than this tell nothing of a rate.
LEAST_BEFORE, LEAST_AFTER = 42, 5
LOWER, NOT_LOWER = 0.95, 0.05
#: Where fewer would be seen at the earlier rate, even none at all is no lull.
LEAST_EXPECTED = 3.0


@dataclass(frozen=True, slots=True)
class Question:
    """A known date and up to when to look: "was it lower from this day on?"."""

    test_id: str
    agreement_id: str
    version_id: str | None
    label: str
    date: dt.date
    until: dt.date


def ask(series: Series, question: Question) -> dict[str, Any]:
    """Return the answer for one party's sites as a row of the TEMPO table."""
    before = Span(question.date - timedelta(days=BEFORE_DAYS), question.date - timedelta(days=1))
    until = min(question.until, series.as_of)
    row: dict[str, Any] = {
        "test_id": f"{question.test_id}-{series.party}",
        "party": series.party,
        "agreement_id": question.agreement_id,
        "version_id": question.version_id,
        "label": question.label,
        "before_start": before.start,
        "date": question.date,
        "after_end": until,
    }
    if until < question.date:
        return row | _refused("The date lies after the day of this account.")
    after = Span(question.date, until)
    days_before, days_after = (int(series.covered(span).sum()) for span in (before, after))
    if days_after < LEAST_AFTER:
        why = f"{_days(days_after)} after the date: no report received is not calm."
        return row | _refused(why)
    if days_before < LEAST_BEFORE:
        return row | _refused(f"{_days(days_before)} before the date.")
    y_before, e_before = _counts(series, before)
    y_after, e_after = _counts(series, after)
    seen = int(y_before.sum()), int(y_after.sum())
    posterior = compare(y_before, e_before, y_after, e_after)
    expected = seen[0] / days_before * days_after
    answer, why = "not shown", ""
    if posterior.p_lower >= LOWER and expected < LEAST_EXPECTED:
        why = " Too few would be expected to tell a lull from chance."
    elif posterior.p_lower >= LOWER:
        answer = "lower"
    elif posterior.p_lower <= NOT_LOWER:
        answer = "not lower"
    return row | {
        "seen_before": seen[0],
        "seen_after": seen[1],
        "naive_ratio": (seen[1] / days_after) / (seen[0] / days_before) if seen[0] else None,
        "naive_p": naive_p(seen[0], days_before, seen[1], days_after),
        "ratio": posterior.median,
        "ratio_low": posterior.low,
        "ratio_high": posterior.high,
        "p_lower": posterior.p_lower,
        "answer": answer,
        "reason": (
            f"{seen[1]} seen in {days_after} covered days; {expected:.1f} would be seen at the "
            f"rate of the {days_before} covered days before.{why}"
        ),
    }


def _days(count: int) -> str:
    if not count:
        return "No day is covered well enough"
    return f"Only {count} covered day{'s' if count > 1 else ''}"


def _refused(reason: str) -> dict[str, Any]:
    return {"answer": "cannot be assessed", "reason": reason}


def _counts(series: Series, span: Span) -> tuple[Floats, Floats]:
    """Return events and exposure (draws, bins) per week of the span, empty weeks dropped.

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
