"""Is the calm real? In: a series and known dates. Out: rows of the TEMPO table.

Two rates are compared by weeks counted from the known date; days without coverage are left out,
and what has not been reported yet is allowed for.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from holdfire.analysis.rate import Floats, RatioPosterior, compare, naive_p
from holdfire.analysis.series import Series, by_week
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


@dataclass(frozen=True, slots=True)
class Sample:
    """Covered days before and after a known date, and what was seen in them by week."""

    days_before: int
    days_after: int
    before: tuple[Floats, Floats]
    after: tuple[Floats, Floats]

    @property
    def seen(self) -> tuple[int, int]:
        """Events before and after."""
        return int(self.before[0].sum()), int(self.after[0].sum())

    @property
    def expected(self) -> float:
        """Events that the earlier rate would show after the date."""
        return self.seen[0] / self.days_before * self.days_after

    def posterior(self) -> RatioPosterior:
        """Return the posterior of the rate ratio."""
        return compare(*self.before, *self.after)


def sample(series: Series, question: Question) -> Sample | str:
    """Return what is held against each other, or why nothing can be, in a sentence."""
    before, until = _before(question), min(question.until, series.as_of)
    if until < question.date:
        return "The date lies after the day of this account."
    after = Span(question.date, until)
    days_before, days_after = (int(series.covered(span).sum()) for span in (before, after))
    if days_after < LEAST_AFTER:
        return f"{_days(days_after)} after the date: no report received is not calm."
    if days_before < LEAST_BEFORE:
        return f"{_days(days_before)} before the date."
    return Sample(days_before, days_after, by_week(series, before), by_week(series, after))


def _before(question: Question) -> Span:
    return Span(question.date - timedelta(days=BEFORE_DAYS), question.date - timedelta(days=1))


def ask(series: Series, question: Question) -> dict[str, Any]:
    """Return the answer for one party's sites as a row of the TEMPO table."""
    row: dict[str, Any] = {
        "test_id": f"{question.test_id}-{series.party}",
        "party": series.party,
        "sector": series.sector,
        "agreement_id": question.agreement_id,
        "version_id": question.version_id,
        "label": question.label,
        "before_start": _before(question).start,
        "date": question.date,
        "after_end": min(question.until, series.as_of),
    }
    taken = sample(series, question)
    if isinstance(taken, str):
        return row | {"answer": "cannot be assessed", "reason": taken}
    posterior, (seen_before, seen_after) = taken.posterior(), taken.seen
    answer, why = "not shown", ""
    if posterior.p_lower >= LOWER and taken.expected < LEAST_EXPECTED:
        why = " Too few would be expected to tell a lull from chance."
    elif posterior.p_lower >= LOWER:
        answer = "lower"
    elif posterior.p_lower <= NOT_LOWER:
        answer = "not lower"
    daily = seen_before / taken.days_before
    return row | {
        "seen_before": seen_before,
        "seen_after": seen_after,
        "naive_ratio": seen_after / taken.days_after / daily if seen_before else None,
        "naive_p": naive_p(seen_before, taken.days_before, seen_after, taken.days_after),
        "ratio": posterior.median,
        "ratio_low": posterior.low,
        "ratio_high": posterior.high,
        "p_lower": posterior.p_lower,
        "p_poisson": posterior.poisson,
        "answer": answer,
        "reason": (
            f"{seen_after} seen in {taken.days_after} covered days; {taken.expected:.1f} would be "
            f"seen at the rate of the {taken.days_before} covered days before.{why}"
        ),
    }


def _days(count: int) -> str:
    if not count:
        return "No day is covered well enough"
    return f"Only {count} covered day{'s' if count > 1 else ''}"
