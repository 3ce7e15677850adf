"""Per side and class: late reports, changes at dates nobody named, strikes on other targets."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest

from holdfire.analysis import build, tempo_tables, triangle_hazards
from holdfire.analysis.delay import EDGES
from holdfire.analysis.lateness import triangle
from holdfire.model.case import Case, Gap
from holdfire.model.errors import BadRecord
from holdfire.model.tables import INCIDENTS
from holdfire.model.vocabulary import SECTORS, TargetKind
from holdfire.publish import Account
from tests.analysis.test_tempo import event

AS_OF = date(2026, 3, 12)
START = date(2024, 1, 1)


def days(count: int, every: int) -> list[date]:
    return [START + timedelta(days=n * every) for n in range(count)]


def tables(case: Case, rows: list[dict[str, Any]], as_of: date = AS_OF) -> dict[str, Any]:
    given = INCIDENTS.of({"target_kind": "refinery"} | row for row in rows)
    made = tempo_tables(given, [], case, as_of=as_of, seed=1)
    return {name: table.to_pylist() for name, table in made.items()}


@pytest.fixture
def plain(case: Case) -> Case:
    return replace(case, starts_on=START, coverage=(), lulls=())


def test_every_class_of_site_has_one_sector_or_none() -> None:
    members = [kind for kinds in SECTORS.values() for kind in kinds]
    assert len(members) == len(set(members))
    assert set(TargetKind) - set(members) == {TargetKind.ENERGY_INFRASTRUCTURE}


def test_a_change_that_nobody_named_is_dated_per_class(plain: Case) -> None:
    busy = [event(day, n) for n, day in enumerate(days(200, 2))]
    quiet = [event(busy[-1]["end"] + timedelta(days=20 * n), 500 + n) for n in range(1, 12)]
    found = {
        row["sector"]: row
        for row in tables(plain, busy + quiet, as_of=quiet[-1]["end"])["changes"]
        if row["party"] == "RU"
    }
    turn = busy[-1]["end"]
    row = found["refining"]
    assert row["answer"] == "changed"
    assert row["from_low"] <= turn + timedelta(days=14)
    assert row["from_high"] >= turn - timedelta(days=14)
    assert row["rate_after"] < row["rate_before"] / 3
    assert found["power"]["answer"] == "cannot be assessed"
    assert found["power"]["events"] == 0


def test_the_posterior_of_the_date_sums_to_one(plain: Case) -> None:
    rows = tables(plain, [event(day, n) for n, day in enumerate(days(100, 4))])["change_weeks"]
    whole = [row for row in rows if (row["party"], row["sector"]) == ("RU", "all")]
    assert sum(row["p_begins"] for row in whole) == pytest.approx(1.0)


def test_suppressed_reporting_is_missing_exposure_and_never_zero(plain: Case) -> None:
    """Half a year of silence by order must not look like a lull."""
    steady = [event(day, n) for n, day in enumerate(days(200, 4))]
    low, high = date(2025, 3, 3), date(2025, 9, 7)
    silent = [row for row in steady if not low <= row["start"] <= high]
    gap = Gap(low, high, "RU", "suppressed", "publication was forbidden")

    def change(case: Case) -> dict[str, Any]:
        rows = tables(case, silent)["changes"]
        return next(row for row in rows if (row["party"], row["sector"]) == ("RU", "all"))

    aware, naive = change(replace(plain, coverage=(gap,))), change(plain)
    assert aware["answer"] == "not shown"
    assert aware["missing_weeks"] == 27
    assert naive["p_several"] > 0.9 > aware["p_several"]
    weeks = tables(replace(plain, coverage=(gap,)), silent)["weeks"]
    states = {row["coverage"] for row in weeks if row["party"] == "RU" and row["week_start"] == low}
    assert states == {"suppressed"}


def test_the_reporting_triangle_counts_each_timed_incident_once(plain: Case) -> None:
    rows = [
        event(date(2025, 1, 3), 1, first_published=date(2025, 1, 3)),
        event(date(2025, 1, 5), 2, first_published=date(2025, 1, 15)),
        event(date(2025, 2, 5), 3, first_published=date(2025, 9, 1)),
        event(date(2025, 2, 6), 4, first_published=None),
    ]
    rng = np.random.default_rng(1)
    series = build(INCIDENTS.of(rows), plain, party="RU", as_of=date(2025, 10, 1), rng=rng)
    cells = triangle(series)
    assert sum(cell["reported"] for cell in cells) == 3
    filled = {
        (cell["month_start"].month, cell["within_days"]): cell["reported"]
        for cell in cells
        if cell["reported"]
    }
    assert filled == {(1, 0): 1, (1, 14): 1, (2, EDGES[-1]): 1}
    october = [cell for cell in cells if cell["month_start"] == date(2025, 10, 1)]
    assert {cell["complete"] for cell in october} == {"no"}


def test_a_triangle_with_a_future_cell_is_refused() -> None:
    filled = np.array([[1.0, 2.0, 3.0], [1.0, 2.0, np.nan], [1.0, np.nan, np.nan]])
    triangle_hazards(filled)
    for period, delay in ((2, 2), (2, 1), (1, 2)):
        ahead = filled.copy()
        ahead[period, delay] = 4.0
        if (period, delay) in ((2, 1), (1, 2)):
            ahead[period - 1, delay] = np.nan  # an earlier period does not show it yet
        with pytest.raises(BadRecord, match="lies in the future"):
            triangle_hazards(ahead)


def test_a_class_with_few_timed_incidents_takes_the_delay_of_its_side(plain: Case) -> None:
    many = [event(day, n) for n, day in enumerate(days(60, 5))]
    few = [event(day, 900 + n) | {"target_kind": "gas"} for n, day in enumerate(days(3, 5))]
    rows = {
        row["sector"]: row["events"]
        for row in tables(plain, many + few)["delays"]
        if row["party"] == "RU" and row["within_days"] == 0
    }
    assert rows == {"all": 63, "refining": 60, "fuel and gas": 63, "power": 63}


def test_a_case_of_energy_reports_alone_cannot_tell_a_shift(now: Account) -> None:
    rows = now.rows("substitution")
    assert {row["answer"] for row in rows} == {"cannot be assessed"}
    assert all("energy sites alone" in row["reason"] for row in rows)


def test_strikes_that_move_to_other_targets_are_a_shift(case: Case) -> None:
    lull = case.lulls[0]
    since = lull.since
    everything = replace(case, collects="all", coverage=(), lulls=(lull,), starts_on=START)
    before = [since - timedelta(days=n) for n in range(1, 160, 2)]
    after = [since + timedelta(days=n) for n in range(0, 28)]
    energy = [event(day, n) for n, day in enumerate(before)]
    other = [event(day, 1000 + n) | {"target_kind": None} for n, day in enumerate(before + after)]

    def answer(rows: list[dict[str, Any]]) -> str:
        found = tables(everything, rows, as_of=lull.to + timedelta(days=90))["substitution"]
        return str(next(row["answer"] for row in found if row["party"] == "RU"))

    assert answer(energy + other) == "shift"
    fewer = other[: len(before)]
    assert answer(energy + fewer) == "not shown"
