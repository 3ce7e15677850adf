"""A date is as precise as its source."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.model import Span
from holdfire.model.errors import BadDate

days = st.dates(date(2000, 1, 1), date(2040, 12, 31))


@st.composite
def spans(draw: st.DrawFn) -> Span:
    start = draw(days)
    return Span(start, start + timedelta(days=draw(st.integers(0, 500))))


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("2024", "2024-01-01", "2024-12-31", 5),
        ("2024-02", "2024-02-01", "2024-02-29", 4),
        ("2024-08-06", "2024-08-06", "2024-08-06", 1),
        ("2024-08-06/2024-08-08", "2024-08-06", "2024-08-08", 2),
        ("2024-08/2024-09", "2024-08-01", "2024-09-30", 5),
    ],
)
def test_a_prefix_is_the_whole_period(text: str, start: str, end: str, precision: int) -> None:
    span = Span.parse(text)
    assert (span.start.isoformat(), span.end.isoformat()) == (start, end)
    assert span.precision == precision


@pytest.mark.parametrize("text", ["2025-02-31", "2025-13", "0000", "31 February", "2025-1-1", ""])
def test_a_day_that_does_not_exist_is_refused(text: str) -> None:
    with pytest.raises(BadDate, match="YYYY-MM-DD"):
        Span.parse(text)


def test_an_interval_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(BadDate, match="ends before it starts"):
        Span.parse("2025-02-02/2025-02-01")


@given(spans())
def test_text_and_span_are_one(span: Span) -> None:
    assert Span.parse(str(span)) == span


@given(spans(), spans())
def test_meeting_is_symmetric_and_inside_both(a: Span, b: Span) -> None:
    common = a.meet(b)
    assert common == b.meet(a)
    assert (common is not None) == a.overlaps(b) == (a.gap_days(b) == 0 and a.overlaps(b))
    if common is not None:
        assert common in a
        assert common in b


@given(days)
def test_a_week_is_seven_days_and_holds_its_day(day: date) -> None:
    week = Span.week_of(day)
    assert week.days == 7
    assert day in week
    assert week.start.weekday() == 0
    assert week.precision == 3
