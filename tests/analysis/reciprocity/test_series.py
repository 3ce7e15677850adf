"""A case's two series: what enters, what is refused, and what a chart is drawn from."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest

from holdfire.analysis import Delay, Series, reciprocate
from holdfire.analysis.reciprocity.decide import LOW_POWER, TOO_COARSE
from holdfire.analysis.reciprocity.worlds import ANSWERING
from holdfire.model.span import Span
from holdfire.model.tables import RECIPROCITY, RECIPROCITY_NULL
from holdfire.publish import Account

START = date(2024, 1, 1)


def series(
    party: str,
    days: list[int],
    *,
    coarse: int = 0,
    missing: tuple[Span, ...] = (),
    length: int = 400,
) -> Series:
    """Return a series with events on the given days; reports are in within the day."""
    as_of = START + timedelta(days=length - 1)
    ages = np.full(len(days), 300)
    vague = tuple(
        Span(START + timedelta(days=n), START + timedelta(days=n + 4)) for n in range(coarse)
    )
    return Series(
        party=party,
        sector="all",
        delays=(),
        as_of=as_of,
        events=(*(Span.day(START + timedelta(days=n)) for n in days), *vague),
        too_coarse=0,
        missing=missing,
        delay=Delay(ages, np.zeros_like(ages), draws=4, rng=np.random.default_rng(1)),
    )


def pair(seed: int = 1) -> tuple[Series, Series]:
    counts = ANSWERING.draw(np.random.default_rng(seed)).counts[:, :400].astype(int)
    days = [np.repeat(np.arange(400), one).tolist() for one in counts]
    return series("party_a", days[0]), series("party_b", days[1])


def look(first: Series, second: Series, worlds: int = 19):  # type: ignore[no-untyped-def]
    return reciprocate(first, second, since=START, rng=np.random.default_rng(1), worlds=worlds)


def test_rows_fit_their_tables_and_bars_hold_every_world() -> None:
    found = look(*pair())
    rows, null = RECIPROCITY.of(found.rows), RECIPROCITY_NULL.of(found.null)
    assert [(r["from_party"], r["to_party"]) for r in rows.to_pylist()] == [
        ("party_b", "party_a"),
        ("party_a", "party_b"),
    ]
    for row in rows.to_pylist():
        for order, observed in (("forward", row["ratio"]), ("reversed", row["placebo_ratio"])):
            bars = [
                bar
                for bar in null.to_pylist()
                if (bar["to_party"], bar["order"]) == (row["to_party"], order)
            ]
            assert sum(bar["worlds"] for bar in bars) == 19
            assert all(bar["observed"] == observed for bar in bars)
            assert all(b["ratio_low"] == n for n, b in enumerate(bars))


def test_labels_change_no_digit() -> None:
    first, second = pair()
    one, other = look(first, second), look(second, first)
    assert one.rows == other.rows[::-1]
    key = lambda bar: (bar["to_party"], bar["order"], bar["ratio_low"])  # noqa: E731
    assert sorted(one.null, key=key) == sorted(other.null, key=key)


def test_days_without_coverage_are_not_days() -> None:
    first, second = pair()
    gap = (Span(START + timedelta(days=50), START + timedelta(days=99)),)
    covered = [(e.start - START).days for e in first.events]
    found = look(series("party_a", covered, missing=gap), second).rows[0]
    assert found["days"] == 350
    assert found["events_to"] == sum(1 for day in covered if not 50 <= day < 100)


def test_the_record_ends_with_its_coverage() -> None:
    first, second = pair()
    gap = (Span(START + timedelta(days=300), START + timedelta(days=399)),)
    ends = [
        series(one.party, [(e.start - START).days for e in one.events], missing=gap)
        for one in (first, second)
    ]
    assert look(*ends).rows[0]["period_end"] == START + timedelta(days=299)


def test_coarse_dates_are_left_out_and_too_many_are_refused() -> None:
    first, second = pair()
    days = [(e.start - START).days for e in first.events]
    some = look(series("party_a", days, coarse=5), second).rows[0]
    assert some["too_coarse"] == 5
    assert some["events_to"] == len(days)
    many = look(series("party_a", days, coarse=len(days)), second)
    assert {row["answer"] for row in many.rows} == {TOO_COARSE}
    assert "their order cannot be seen" in many.rows[0]["reason"]
    assert many.null == []
    assert RECIPROCITY.of(many.rows).num_rows == 2


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        (series("party_a", [3, 9]), series("party_b", list(range(40))), "Only 2 events of a side"),
        (
            series("party_a", list(range(40)), length=45),
            series("party_b", list(range(40)), length=45),
            "Only 45 days of a side are covered",
        ),
    ],
)
def test_too_little_is_said_to_be_too_little(first: Series, second: Series, reason: str) -> None:
    found = look(first, second)
    assert {row["answer"] for row in found.rows} == {LOW_POWER}
    assert all(row["reason"].startswith(reason) for row in found.rows)


def test_the_reference_case_has_both_directions_with_their_nulls(now: Account) -> None:
    rows = now.rows("reciprocity")
    assert {(r["from_party"], r["to_party"]) for r in rows} == {("UA", "RU"), ("RU", "UA")}
    for row in rows:
        assert 0 <= row["a_low"] <= row["a"] <= row["a_high"]
        assert 0 < row["p"] <= 1
        bars = [b for b in now.rows("reciprocity_null") if b["to_party"] == row["to_party"]]
        assert sum(b["worlds"] for b in bars) == 2 * 199
