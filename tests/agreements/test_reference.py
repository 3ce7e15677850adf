"""The truces of the reference case: what the account must be able to show of them."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

import pytest

from holdfire.agreements import findings
from holdfire.incidents import uncounted
from holdfire.model.tables import INCIDENTS
from holdfire.publish import Account


def verdicts(account: Account, day: date, agreement: str) -> dict[str, set[str]]:
    """Return version -> verdicts of the incidents of a day."""
    ids = {r["incident_id"] for r in account.rows("incidents") if r["start"] <= day <= r["end"]}
    found = defaultdict(set)
    for row in account.rows("findings"):
        if row["incident_id"] in ids and row["agreement_id"] == agreement:
            found[row["version_id"][-3:]].add(row["standing"] if row["in_scope"] else "out")
    return found


def test_every_incident_is_held_against_every_version(now: Account) -> None:
    accused = sum(max(len(row["attackers"]), 1) for row in now.rows("incidents"))
    assert now.tables["findings"].num_rows == accused * len(now.versions)


def test_the_third_of_february_2026_changes_verdict_with_the_version(now: Account) -> None:
    found = verdicts(now, date(2026, 2, 3), "truce_2026")
    assert found["v15"] == {"out"}  # Sunday to Sunday, until 1 February
    assert found["v04"] == {"out"}  # until 1 February
    assert found["v14"] & {"supported", "not_supported"}  # to 5 February
    assert found["v17"] & {"supported", "not_supported"}
    assert found["v01"] & {"supported", "not_supported"}  # a week from 29 January


def test_the_four_windows_of_2026_are_there(now: Account) -> None:
    windows = {
        (str(v.effect_from) if v.effect_from else None, str(v.effect_to) if v.effect_to else None)
        for v in now.versions
        if v.agreement_id == "truce_2026"
    }
    assert ("2026-01-25", "2026-02-01") in windows
    assert ("2026-01-29", "2026-02-04") in windows
    assert (None, "2026-02-01") in windows
    assert (None, "2026-02-05") in windows


def test_the_week_between_the_starts_of_2025_divides_the_versions(now: Account) -> None:
    found = verdicts(now, date(2025, 3, 19), "truce_2025")
    assert found["v01"] - {"out"}  # from 18 March
    assert found["v11"] == {"out"}  # from 25 March


def test_every_finding_has_reason_response_and_what_would_change_it(now: Account) -> None:
    for row in now.rows("findings"):
        assert row["reason"].endswith(".")
        assert row["would_change"].endswith(".")
        assert row["response"] in {"accepted", "denied", "no comment", "not sought"}


def test_nothing_is_verified_without_a_reviewer(now: Account) -> None:
    assert not any(row["standing"] == "verified" for row in now.rows("findings"))


def test_figures_of_two_years_are_no_contradiction(now: Account) -> None:
    ids = [{r["first_id"], r["second_id"]} for r in now.rows("contradictions")]
    assert {"C048", "C051"} not in ids  # 17 percent in 2024 and in 2025


def test_an_unnamed_voice_accepts_for_nobody(now: Account) -> None:
    claims = {row["claim_id"]: row for row in now.rows("claims")}
    told: dict[str, list[dict[str, object]]] = defaultdict(list)
    for row in now.rows("incident_claims"):
        told[row["incident_id"]].append(claims[row["claim_id"]])
    for row in now.rows("findings"):
        if row["response"] == "accepted":
            assert any(
                c["speaker_side"] == row["accused"] and not c["anonymous"]
                for c in told[row["incident_id"]]
            )


def test_supported_needs_two_known_sides(now: Account) -> None:
    claims = {row["claim_id"]: row for row in now.rows("claims")}
    sides: dict[str, set[str]] = defaultdict(set)
    for row in now.rows("incident_claims"):
        sides[row["incident_id"]].add(claims[row["claim_id"]]["speaker_side"])
    for row in now.rows("findings"):
        if row["standing"] == "supported":
            assert len(sides[row["incident_id"]] - {"unknown"}) >= 2


def test_tallies_are_shown_as_stated_and_doubts_marked(now: Account) -> None:
    rows = {row["accusation_id"]: row for row in now.rows("accusations")}
    assert len(rows) == 33
    assert "A002" in rows["A001"]["contradicts"]  # the same eight a week later
    assert "A018" in rows["A003"]["contradicts"]  # none, then counted from the same day
    assert "A025" in rows["A018"]["contradicts"]  # over 30 on 16 and on 23 April
    assert all(row["response"] for row in rows.values())
    assert {row["unit"] for row in rows.values()} > {"attacks", "locations", "installations"}


@pytest.mark.parametrize(
    ("about", "first", "second"),
    [
        ("effect date", "informal_2023-v01", "informal_2023-v03"),  # autumn 2023 or winter 2022-23
        ("effect date", "truce_2025-v01", "truce_2025-v09"),
        ("end date", "truce_2025-v01", "truce_2025-v20"),
        ("existence", "qatar_2024-v01", "qatar_2024-v07"),
        ("lull", "ft-2024-winter-2022", "ft-2024-winter-2023"),
        ("tally", "A001", "A002"),
        ("lull", "refineries-2025", None),  # a complete pause, and refineries reported hit in it
        ("capacity", "C016", "C017"),  # 9 GW of two wholes
    ],
)
def test_the_contradictions_of_the_record_are_found(
    now: Account, about: str, first: str, second: str | None
) -> None:
    pairs = {
        (r["about"], frozenset((r["first_id"], r["second_id"]))) for r in now.rows("contradictions")
    }
    if second is None:
        assert any(kind == about and first in ids for kind, ids in pairs)
    else:
        assert (about, frozenset((first, second))) in pairs


def test_both_offices_declined_in_one_account_and_denied_in_another(now: Account) -> None:
    stances = [r for r in now.rows("contradictions") if r["about"] == "stance"]
    assert {row["subject"] for row in stances} == {"RU on talks", "UA on talks"}


def test_conflicts_inside_single_events_are_kept(now: Account) -> None:
    events = " | ".join(
        f"{r['subject']} {r['first_says']} {r['second_says']}"
        for r in now.rows("contradictions")
        if r["about"] == "event"
    )
    assert "40% of plant capacity" in events  # 40 percent out, or 75 percent left
    assert "denies it" in events


def decided_accounts(now: Account, action: str) -> dict[str, set[str]]:
    """Return incident -> standings in scope, had a reviewer decided that on every incident."""
    rows = [r | {"decided": f"{action} by duty reviewer"} for r in now.rows("incidents")]
    found: dict[str, set[str]] = defaultdict(set)
    for row in findings(
        INCIDENTS.of(rows), now.tables["incident_claims"], now.tables["claims"], now.versions
    ).to_pylist():
        if row["in_scope"]:
            found[row["incident_id"]].add(row["standing"])
    return found


def test_accepting_an_incident_does_not_choose_between_two_authors(now: Account) -> None:
    authors = {row["incident_id"]: row["attackers"] for row in now.rows("incidents")}
    standings = decided_accounts(now, "accept")
    assert any(len(authors[i]) == 1 for i in standings)
    assert any(len(authors[i]) > 1 for i in standings)
    for incident_id, found in standings.items():
        assert (found == {"verified"}) == (len(authors[incident_id]) == 1)


def test_what_a_reviewer_rejected_leaves_every_count(now: Account) -> None:
    assert all(found == {"not_supported"} for found in decided_accounts(now, "reject").values())
    rows = [r | {"decided": "reject by duty reviewer"} for r in now.rows("incidents")]
    assert uncounted(rows) == {row["incident_id"] for row in rows}
    assert uncounted(now.rows("incidents")) == {
        row["part_of"] for row in now.rows("incidents") if row["part_of"]
    }
