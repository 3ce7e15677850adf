"""One event told by many is one incident; two events stay two; what conflicts is kept."""

from __future__ import annotations

import random
from datetime import date
from typing import Any

import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfire.incidents import reconcile
from holdfire.model.case import Case
from holdfire.publish import Account
from tests.incidents.claims import AS_OF, claim, table


def groups(case: Case, *rows: dict[str, Any]) -> list[set[str]]:
    found: dict[str, set[str]] = {}
    for row in reconcile(table(*rows), case, as_of=AS_OF).members.to_pylist():
        found.setdefault(row["incident_id"], set()).add(row["claim_id"])
    return sorted(found.values(), key=sorted)


def incidents(case: Case, *rows: dict[str, Any]) -> list[dict[str, Any]]:
    return list(reconcile(table(*rows), case, as_of=AS_OF).incidents.to_pylist())


def test_two_outlets_of_one_strike_are_one_incident(case: Case) -> None:
    (incident,) = incidents(case, claim(), claim())
    assert (incident["claims"], incident["origins"]) == (2, 2)


def test_copies_of_one_statement_are_one_origin(case: Case) -> None:
    (incident,) = incidents(case, claim(origin="DTEK"), claim(origin="DTEK"))
    assert (incident["claims"], incident["origins"], incident["credibility"]) == (2, 1, 6)


def test_two_sites_on_one_day_are_two(case: Case) -> None:
    assert len(groups(case, claim(), claim(site_id="kirishi-npz", adm1="Leningrad Oblast"))) == 2


def test_one_site_on_two_days_is_two(case: Case) -> None:
    assert len(groups(case, claim("2025-01-15"), claim("2025-01-17"))) == 2


def test_a_vague_claim_never_chains_two_events(case: Case) -> None:
    """A claim of the whole week fits both strikes; correlation clustering keeps them apart."""
    week = claim("2025-01-13/2025-01-19", known_from=date(2025, 1, 20))
    first = [claim("2025-01-14") for _ in range(3)]
    second = [claim("2025-01-17") for _ in range(3)]
    found = groups(case, *first, *second, week)
    assert len(found) == 2
    for strike in (first, second):
        assert any({c["claim_id"] for c in strike} <= group for group in found)


def test_rival_authors_stay_in_one_incident(case: Case) -> None:
    result = reconcile(table(claim(attacker="UA"), claim(attacker="RU")), case, as_of=AS_OF)
    (incident,) = result.incidents.to_pylist()
    assert incident["attackers"] == ["RU", "UA"]
    assert incident["credibility"] == 4
    (conflict,) = result.conflicts.to_pylist()
    assert conflict["about"] == "attacker"


def test_a_denial_is_kept_beside_what_it_denies(case: Case) -> None:
    denial = claim(modality="denied", attacker="UA", speaker_side="UA")
    result = reconcile(table(claim(), denial), case, as_of=AS_OF)
    (conflict,) = result.conflicts.to_pylist()
    assert conflict["about"] == "occurrence"
    assert "denies it" in conflict["statement"]


def test_rival_figures_are_kept_and_not_averaged(case: Case) -> None:
    amount = {"quantity_unit": "m2", "quantity_of": None}
    small = claim(quantity_low=20.0, quantity_high=20.0, **amount)
    large = claim(quantity_low=1700.0, quantity_high=1700.0, **amount)
    (conflict,) = reconcile(table(small, large), case, as_of=AS_OF).conflicts.to_pylist()
    assert "20 m2" in conflict["statement"]
    assert "1700 m2" in conflict["statement"]


def test_what_cannot_be_an_event_makes_no_incident(case: Case) -> None:
    rows = [
        claim("2030-01-01", known_from=date(2025, 1, 1)),  # told before it happened
        claim(modality="predicted"),
        claim(modality="threatened"),
        claim(kind="position"),
        claim(outlet=""),
        claim("2025", known_from=date(2025, 12, 31)),
        claim(when_start=None, when_end=None, date_prec=None),
    ]
    assert incidents(case, *rows) == []


def test_a_wave_told_in_parts_names_its_parts(case: Case) -> None:
    wave = claim(scope="wave", site_id=None, adm1=None, country=None, target_kind=None)
    by_scope = {row["scope"]: row for row in incidents(case, wave, claim())}
    assert by_scope["site"]["part_of"] == by_scope["wave"]["incident_id"]


def test_later_reports_never_change_an_id(case: Case) -> None:
    first = claim(number=900001)
    late = claim(number=900000, known_from=date(2025, 2, 1))
    (before,) = incidents(case, first)
    (after,) = incidents(case, first, late)
    assert after["incident_id"] == before["incident_id"]
    assert after["claims"] == 2


@settings(max_examples=15, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_input_changes_nothing(now: Account, shuffler: random.Random) -> None:
    rows = now.rows("claims")
    shuffler.shuffle(rows)
    order = sorted(rows, key=lambda r: (r["known_from"], str(r["when_start"])))
    again = reconcile(_like_the_reader(order, now), now.case, as_of=now.as_of)
    ids = sorted(row["incident_id"] for row in again.incidents.to_pylist())
    assert ids == sorted(row["incident_id"] for row in now.rows("incidents"))


def _like_the_reader(rows: list[dict[str, Any]], account: Account) -> pa.Table:
    """Put claims in the order that the claims room gives, whatever order they came in."""
    place = {row["claim_id"]: n for n, row in enumerate(account.rows("claims"))}
    schema = account.tables["claims"].schema
    return pa.Table.from_pylist(sorted(rows, key=lambda r: place[r["claim_id"]]), schema=schema)


def test_every_claim_is_in_at_most_one_incident(now: Account) -> None:
    ids = [row["claim_id"] for row in now.rows("incident_claims")]
    assert len(ids) == len(set(ids))
    assert len(ids) == sum(row["claims"] for row in now.rows("incidents"))


def test_the_side_struck_follows_the_case_in_every_incident(now: Account) -> None:
    """The rule stands in SQL for all incidents and in the case for a reviewer's places."""
    rows = now.rows("incidents")
    told = [now.case.struck(row["country"], row["adm1"], row["attackers"]) for row in rows]
    assert told == [row["struck"] for row in rows]
    assert len(set(told)) == 3  # both parties, and not settled


def test_claims_of_an_incident_agree_on_its_days_or_say_that_they_do_not(now: Account) -> None:
    claims = {row["claim_id"]: row for row in now.rows("claims")}
    days = {row["incident_id"]: (row["start"], row["end"]) for row in now.rows("incidents")}
    rival = {row["incident_id"] for row in now.rows("conflicts") if row["about"] == "time"}
    for member in now.rows("incident_claims"):
        claim_row, (start, end) = claims[member["claim_id"]], days[member["incident_id"]]
        if member["incident_id"] in rival:
            assert (end - start).days == 1
            assert claim_row["when_start"] <= end
            assert start <= claim_row["when_end"]
        else:
            assert claim_row["when_start"] <= start <= end <= claim_row["when_end"]


def test_prose_that_counts_several_strikes_is_not_one_incident(case: Case) -> None:
    tally = {"quantity_unit": "times", "quantity_low": 2000.0, "quantity_high": None}
    assert incidents(case, claim(machine_read=True, **tally)) == []
    third = {"quantity_unit": "times", "quantity_low": 1.0, "quantity_high": 1.0}
    assert len(incidents(case, claim(machine_read=True, **third))) == 1
