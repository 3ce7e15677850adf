"""Days of an asserted truce: only dated versions of a whole side, and only against the bound."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from holdfire.agreements import Version, load_versions
from holdfire.model.case import Case
from holdfire.model.span import Span
from holdfire.outlook.held import held_days
from holdfire.publish import Account
from holdfire.sources import read_facts

AS_OF = date(2026, 11, 23)


@pytest.fixture(scope="module")
def version(case_folder, case: Case) -> Version:  # type: ignore[no-untyped-def]
    facts = read_facts(case_folder)
    found = load_versions(facts["agreement_versions"], facts["clauses"], case, as_of=AS_OF)
    (one,) = (v for v in found if v.version_id == "truce_2025-v02")
    return one


def test_a_dated_version_holds_for_both_sides_it_binds(version: Version) -> None:
    days = [Span(date(2025, 3, 18), date(2025, 4, 17))]
    assert held_days([version], "UA") == days
    assert held_days([version], "RU") == days


def test_it_holds_only_for_sites_of_the_other_side(version: Version) -> None:
    one_sided = replace(version, binds=("RU",))
    assert held_days([one_sided], "UA")
    assert held_days([one_sided], "RU") == []


@pytest.mark.parametrize(
    "change",
    [
        {"status": "proposed"},
        {"status": "denied"},
        {"area": ("Zaporizhzhia Oblast",)},
        {"binds": ()},
        {"effect_from": None},
        {"effect_from": Span.parse("2025-03")},
    ],
)
def test_what_is_local_undated_or_binds_nobody_holds_nothing(
    version: Version, change: dict[str, object]
) -> None:
    assert held_days([replace(version, **change)], "UA") == []  # type: ignore[arg-type]


def test_days_of_a_truce_leave_the_tempo(now: Account) -> None:
    """31 days of March 2025 are covered; from the 18th on a truce is asserted."""
    (row,) = (
        r
        for r in now.rows("outlook")
        if (r["winter"], r["country"], r["arm"], r["metric"]) == ("2024-25", "UA", "with", "EUE")
    )
    assert row["days_counted"] == 182 - 14
