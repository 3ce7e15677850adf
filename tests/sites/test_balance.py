"""Capacity never leaves nothing to the whole, and no repair exceeds the damage."""

from __future__ import annotations

import shutil
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.model.errors import BadTable
from holdfire.publish import Account
from holdfire.sites import load_ledger
from holdfire.sites.balance import STALE, Balance
from holdfire.sources import load_case, read_facts

DAY = date(2025, 1, 10)


def row(
    number: int, measure: str, low: float | None, high: float | None, **more: Any
) -> dict[str, Any]:
    base = {
        "entry_id": f"C{number}",
        "country": "UA",
        "sector": "generation",
        "measure": measure,
        "level": "national",
        "as_of_end": DAY,
        "low": low,
        "high": high,
        "unit": "GW",
        "whole_low": 20.0,
        "whole_high": 20.0,
        "whole_unit": "GW",
        "period_start": None,
        "basis": "table",
        "denominator": "absolute",
    }
    return base | more


def struck(site: str, day: date, size: float) -> dict[str, Any]:
    return row(
        90, "nameplate_struck", 0.0, size, basis="incident", level="plant", as_of_end=day,
        denominator=f"nameplate of {site}", whole_low=None, whole_high=None, whole_unit=None,
    )  # fmt: skip


def on(rows: list[dict[str, Any]], day: date) -> Any:
    return Balance(rows, "UA", "generation").on(day)


sizes = st.floats(0, 25)
rows = st.lists(
    st.builds(
        lambda measure, bounds, day, whole: row(
            1, measure, *sorted(bounds), as_of_end=DAY + timedelta(days=day),
            whole_low=whole, whole_high=whole, period_start=DAY - timedelta(days=40),
        ),
        st.sampled_from(["lost", "available", "restored"]),
        st.tuples(sizes, sizes),
        st.integers(0, 400),
        st.floats(1, 60),
    )
    | st.builds(
        lambda site, day, size: struck(site, DAY + timedelta(days=day), size),
        st.sampled_from("abc"),
        st.integers(0, 400),
        sizes,
    ),
    max_size=12,
)  # fmt: skip


@given(rows, st.integers(-10, 900))
def test_capacity_stays_between_nothing_and_the_whole(
    entries: list[dict[str, Any]], day: int
) -> None:
    found = on(entries, DAY + timedelta(days=day))
    if found is None:
        return
    assert 0 <= found.low <= found.high <= found.whole.high
    if found.best is not None:
        assert found.low <= found.best <= found.high


@given(rows, st.integers(0, 400))
def test_a_strike_never_adds_capacity_and_a_second_on_one_site_takes_nothing_more(
    entries: list[dict[str, Any]], day: int
) -> None:
    look = DAY + timedelta(days=500)
    before = on(entries, look)
    strike = struck("new", DAY + timedelta(days=day), 3.0)
    once, twice = on([*entries, strike], look), on([*entries, strike, strike], look)
    if before is not None:
        assert once.low <= before.low
        assert (twice.low, twice.high) == (once.low, once.high)


def test_lost_and_available_meet_in_one_range_and_nothing_is_averaged() -> None:
    lost, left = row(1, "lost", 8, 8), row(2, "available", 11, 11)
    found = on([lost, left], DAY)
    assert (found.low, found.high) == (11, 12)
    assert found.conflict == ("C1", "C2")
    assert on([lost], DAY).best == 12


def test_restored_counts_what_is_still_out() -> None:
    loss, back = (
        row(1, "lost", 9, 9),
        row(
            2, "restored", 5, 5, whole_low=10.0, whole_high=10.0, as_of_end=DAY + timedelta(days=90)
        ),
    )
    found = on([loss, back], DAY + timedelta(days=90))
    assert (found.low, found.best, found.high) == (15, 15, 15)


def test_shares_of_another_whole_stay_out() -> None:
    share = row(1, "lost", 50, 50, unit="percent", whole_low=None, whole_high=None, whole_unit=None)
    known = row(2, "lost", 8, 8)
    assert on([share], DAY) is None
    assert on([share, known], DAY).entries == ("C2",)


def test_after_the_last_statement_the_range_widens_to_what_can_have_happened() -> None:
    entries = [row(1, "available", 12, 12), row(2, "lost", 8, 8)]
    day = DAY + timedelta(days=30)
    entries.append(struck("a", DAY + timedelta(days=5), 2.0))
    found = on(entries, day)
    assert found.low == 10
    assert 12 < found.high < 20
    paced = on([*entries, row(3, "restored", 1, 1, period_start=DAY - timedelta(days=10))], day)
    assert paced is not None
    stale = on(entries, DAY + STALE + timedelta(days=1))
    assert (stale.best, stale.high) == (None, 20)


def test_the_reference_case_has_a_range_for_both_sides(now: Account) -> None:
    rows = now.rows("capacity")
    assert {(r["country"], r["sector"]) for r in rows} == {("UA", "generation"), ("RU", "refining")}
    for r in rows:
        assert 0 <= r["low"] <= r["high"] <= r["whole_high"]
    winter = next(r for r in rows if r["sector"] == "generation" and r["day"] > date(2026, 1, 16))
    assert winter["best"] == 11
    assert "C033" in winter["entries"]
    assert any(r["conflict"] for r in rows)


def test_claims_and_incidents_stand_in_the_ledger_as_ranges(now: Account) -> None:
    rows = now.rows("ledger")
    assert {r["basis"] for r in rows} == {"table", "claim", "incident"}
    for r in rows:
        if r["basis"] == "incident":
            assert r["low"] == 0.0
            assert "not damage" in r["note"]
        if r["basis"] == "claim" and r["unit"] == "percent":
            assert r["denominator"] != "absolute"


def test_a_part_that_exceeds_its_whole_is_refused(case_folder: Path, tmp_path: Path) -> None:
    folder = tmp_path / "case"
    shutil.copytree(case_folder, folder)
    table = folder / "tables" / "capacity_facts.csv"
    text = table.read_text(encoding="utf-8").replace(
        "restored,national,capacity restored of 10 GW lost,5,5,5",
        "restored,national,capacity restored of 10 GW lost,15,15,15",
    )
    table.write_text(text, encoding="utf-8")
    with pytest.raises(BadTable, match="15 GW restored of a whole of 10"):
        load_ledger(read_facts(folder)["capacity_facts"], load_case(folder), as_of=date(2026, 1, 1))
