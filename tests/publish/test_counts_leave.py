"""No count tells of an incident that stays; no gap looks calm; what stays is not nothing."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from holdfire.model.release import Policy, Profile
from holdfire.model.tables import DECISIONS, REVISIONS
from holdfire.publish import Account
from holdfire.publish.page.headline import headline
from holdfire.publish.redact import Publication, redact, released
from holdfire.publish.redact.counts import HOLDS, NO_COVERAGE
from holdfire.sites import Unit, load_units
from holdfire.sources import read_facts


@pytest.fixture(scope="module")
def units(case_folder: Path) -> list[Unit]:
    return load_units(read_facts(case_folder)["units"])


@pytest.fixture(scope="module")
def account(now: Account) -> Account:
    kept = {"findings": 20, "change_weeks": 0, "triangles": 0, "claims": 30, "incident_claims": 0}
    tables = {name: table.slice(0, kept.get(name, 10**9)) for name, table in now.tables.items()}
    return replace(now, tables=tables)


def row_of(account: Account, **sought: Any) -> dict[str, Any]:
    return next(r for r in account.rows("incidents") if all(r[k] == v for k, v in sought.items()))


def without(account: Account, incident: str) -> Account:
    decision = {
        "decision_id": "dec-1", "decided_on": date(2026, 1, 1), "reviewer": "a reviewer",
        "action": "withhold", "object_id": f"incidents:{incident}", "other_id": None,
        "value": "public", "reason": "asked to", "closes": None,
    }  # fmt: skip
    return replace(account, tables=account.tables | {"decisions": DECISIONS.of([decision])})


def now_counts(publication: Publication) -> Counter[tuple[str, date]]:
    """Return the highest count told of each party and month."""
    found: Counter[tuple[str, date]] = Counter()
    for row in publication.tables["totals"].to_pylist():
        key = row["party"], row["month_start"]
        found[key] = max(found[key], row["incidents"])
    return found


def test_p01_a_withheld_incident_is_in_no_count(account: Account, units: list[Unit]) -> None:
    incident = row_of(account, struck="UA", date_prec=1, part_of=None)
    whole = redact(account, units, [], Profile.PUBLIC)
    less = redact(without(account, incident["incident_id"]), units, [], Profile.PUBLIC)
    month = incident["struck"], incident["start"].replace(day=1)
    assert now_counts(whole)[month] - now_counts(less)[month] == 1
    assert now_counts(whole) - now_counts(less) == Counter({month: 1})
    monday = incident["start"] - timedelta(days=incident["start"].weekday())
    weeks = {(row["party"], row["week_start"]) for row in whole.tables["weeks"].to_pylist()}
    left = {(row["party"], row["week_start"]) for row in less.tables["weeks"].to_pylist()}
    gone = weeks - left
    assert gone
    assert all(party == "UA" and abs(start - monday) < timedelta(days=7) for party, start in gone)
    assert less.withheld["weeks", HOLDS] > whole.withheld["weeks", HOLDS]


def test_no_week_leaves_without_the_days_that_lack_coverage(
    account: Account, units: list[Unit]
) -> None:
    policy = account.case.release
    hours = {profile: dict(classes) for profile, classes in policy.delay_hours.items()}
    del hours[Profile.PUBLIC]["coverage"]
    case = replace(account.case, release=replace(policy, delay_hours=hours))
    silent = replace(account, case=case)
    publication = redact(silent, units, [], Profile.PUBLIC)
    for name in ("weeks", "tempo"):
        assert publication.tables[name].num_rows == 0
        assert publication.withheld[name, NO_COVERAGE] > 0


def test_p02_a_place_that_changed_is_no_finer_than_the_unit(
    account: Account, units: list[Unit]
) -> None:
    incident = account.rows("incidents")[3]["incident_id"]
    moved = {"incident_id": incident, "before_id": incident, "what": "place", "was": "smalltown",
             "now": units[0].adm1, "because": "new report", "of": ["rep-1"]}  # fmt: skip
    told = replace(account, tables=account.tables | {"revisions": REVISIONS.of([moved])})
    (row,) = redact(told, units, [], Profile.PUBLIC).tables["revisions"].to_pylist()
    assert (row["was"], row["now"]) == (None, units[0].adm1)
    assert "of" not in row
    assert "before_id" not in row


def test_versions_that_stay_are_not_versions_that_are_missing(
    account: Account, units: list[Unit]
) -> None:
    undecided = replace(account, case=replace(account.case, release=Policy()))
    made = released(undecided, redact(undecided, units, [], Profile.PUBLIC))
    kept, *_ = headline(made)
    assert kept["value"] == "not settled"
    assert "Not every version is released." in kept["text"]
    assert "was known" not in " ".join(card["text"] for card in headline(made))
