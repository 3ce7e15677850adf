"""Other readings of times and numbers: each keeps to the calendar, and none escapes as an error."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfire.claims.english.quantities import amounts_in
from holdfire.claims.english.variants import variants
from holdfire.claims.english.when import times
from holdfire.model import Span

WEDNESDAY = date(2031, 5, 14)
PHRASES = (
    "in May", "before December", "by the end of June", "since March 18", "from May 2", "for a week",
    "the same night", "that day", "the next morning", "two weeks ago", "three days earlier",
    "on the 16th", "on the 2nd", "first half of the year", "second half of the month", "by 18:00",
    "second half of last year", "since then", "on the night of May 12", "within ten days",
    "for 900000000 years", "9999 days ago", "until autumn",
)  # fmt: skip


def readings(text: str, published: date = WEDNESDAY, before: Span | None = None) -> set[str]:
    plain = [(t.start, t.end, t.span, "") for t in times(text, 0, len(text), published)]
    found = variants(text, (0, len(text)), plain, published, before)
    return {f"{how}: {days.start}/{days.end}" for _, _, days, how in found}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Strikes fell in May", "ends with the report: 2031-05-01/2031-05-14"),
        ("Power was out for a week", "lasted: 2031-05-07/2031-05-14"),
        ("It was hit two days ago", "so long ago: 2031-05-12/2031-05-12"),
        ("It resumes on the 2nd", "nth: 2031-05-02/2031-05-02"),
        ("On the night of May 12 it burned", "night from: 2031-05-12/2031-05-13"),
    ],
)
def test_a_time_has_other_readings(text: str, expected: str) -> None:
    assert expected in readings(text)


def test_the_same_night_points_to_the_clause_before() -> None:
    before = Span(date(2031, 5, 10), date(2031, 5, 10))
    found = readings("A depot burned the same night", before=before)
    assert "the days before: 2031-05-10/2031-05-10" in found
    assert "the night of that day: 2031-05-10/2031-05-11" in found


def test_a_half_month_that_has_not_begun_has_no_days() -> None:
    assert not any(each.startswith("half") for each in readings("second half of the month"))


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.sampled_from(PHRASES), min_size=1, max_size=4).map(", ".join),
    st.dates(),
    st.none() | st.dates(),
)
def test_any_day_of_the_calendar_is_survived(text: str, published: date, last: date | None) -> None:
    readings(text, published, Span.day(last) if last else None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("121 drones came and 36 of them were downed", (36.0, 36.0, "drones")),
        ("a drone fell on a shed", (1.0, 1.0, "drones")),
        ("three refineries were hit", (3.0, 3.0, "count")),
        ("4.4 billion cubic metres were bought", (4.4, 4.4, "bcm")),
        ("12,000 tonnes of oil a day", (12000.0, 12000.0, "t/d")),
        ("some 1,300 km away", (1300.0, 1300.0, "km")),
    ],
)
def test_a_number_has_other_readings(text: str, expected: tuple[float, float, str]) -> None:
    found = {
        (a.quantity.low, a.quantity.high, a.quantity.unit) for a in amounts_in(text, 0, len(text))
    }
    assert expected in found


def test_no_number_is_cut_at_its_comma() -> None:
    text = "the 240,000 bpd site, idle"
    assert all(each.quantity.low != 240.0 for each in amounts_in(text, 0, len(text)))
