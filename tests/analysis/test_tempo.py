"""Silence without coverage is unknown; a claimed lull meets the counts of its own time."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np

from holdfire.analysis import Question, ask, build, weekly
from holdfire.model.case import Case
from holdfire.model.tables import INCIDENTS
from holdfire.publish import Account
from tests.incidents.claims import AS_OF


def event(day: date, number: int, **changes: Any) -> dict[str, Any]:
    base = {
        "incident_id": f"inc-{number}",
        "start": day,
        "end": day,
        "date_prec": 1,
        "scope": "site",
        "attackers": ["UA"],
        "struck": "RU",
        "claims": 1,
        "origins": 1,
        "origin_sides": ["third"],
        "credibility": 6,
        "conflicts": 0,
        "first_known": day,
        "first_published": day,
    }
    return base | changes


def series(case: Case, rows: list[dict[str, Any]], as_of: date = AS_OF):  # type: ignore[no-untyped-def]
    rng = np.random.default_rng(1)
    return build(INCIDENTS.of(rows), case, party="RU", as_of=as_of, rng=rng)


def question(day: date, until: date) -> Question:
    return Question("q", "agreement", None, "a date", day, until)


def test_a_date_after_the_record_ends_cannot_be_assessed(case: Case) -> None:
    rows = [event(date(2026, 1, n + 1), n) for n in range(28)]
    answer = ask(series(case, rows), question(date(2026, 4, 1), date(2026, 9, 1)))
    assert answer["answer"] == "cannot be assessed"
    assert answer["reason"].startswith("No day is covered well enough after")
    assert "no report received is not calm" in answer["reason"]


def test_days_without_coverage_are_missing_and_not_zero(case: Case) -> None:
    """The winter of 2022-23 is thin: its silence must not make the time after look busier."""
    found = series(case, [event(date(2023, 3, 10), 1)])
    gap = found.covered(found.missing[1])
    assert not gap.any()
    answer = ask(found, question(date(2022, 12, 1), date(2023, 2, 28)))
    assert answer["answer"] == "cannot be assessed"


def test_a_real_drop_in_the_record_is_called(case: Case) -> None:
    days = [date.fromordinal(date(2025, 1, 1).toordinal() + n) for n in range(180)]
    answer = ask(
        series(case, [event(day, n) for n, day in enumerate(days)]),
        question(date(2025, 6, 30), date(2025, 8, 30)),
    )
    assert answer["answer"] == "lower"
    assert answer["ratio_high"] < 0.2


def test_a_wave_told_in_parts_is_counted_once(case: Case) -> None:
    wave = event(date(2025, 1, 1), 1, scope="wave")
    part = event(date(2025, 1, 1), 2, part_of="inc-1")
    assert len(series(case, [wave, part]).events) == 1


def test_coarse_dates_are_left_out_and_said(case: Case) -> None:
    month = event(date(2025, 1, 1), 1, end=date(2025, 1, 31), date_prec=4)
    found = series(case, [month])
    assert (found.events, found.too_coarse) == ((), 1)


def test_weeks_carry_seen_nowcast_and_coverage(case: Case) -> None:
    rows = [event(date(2026, 3, 2), n, first_published=date(2026, 3, 9)) for n in range(4)]
    found = series(case, rows, as_of=date(2026, 3, 12))
    weeks = weekly(found, case, since=date(2026, 2, 2), rng=np.random.default_rng(1))
    for week in weeks:
        assert week["seen"] <= week["nowcast_low"] <= week["nowcast"] <= week["nowcast_high"]
        assert 0 < week["share_reported"] <= 1
    assert weeks[-1]["share_reported"] < weeks[0]["share_reported"]


def test_the_sentence_of_the_article_is_confronted_on_its_own_day(then: Account) -> None:
    rows = [r for r in then.rows("tempo") if r["test_id"].startswith("ft-2024-recent-weeks")]
    assert {row["party"] for row in rows} == {"UA", "RU"}
    for row in rows:
        assert row["after_end"] == date(2024, 10, 30)
        assert row["answer"] == "not shown"
        assert row["ratio_low"] < 1 < row["ratio_high"]


def test_both_sides_are_asked_for_every_dated_version(now: Account) -> None:
    asked = {(r["version_id"], r["party"]) for r in now.rows("tempo") if r["version_id"]}
    dated = {v.version_id for v in now.versions if v.effect_from and v.effect_from.days == 1}
    assert asked <= {(v, p) for v in dated for p in ("UA", "RU")}
    assert {v for v, _ in asked} >= {"truce_2025-v01", "truce_2025-v09", "truce_2026-v15"}
