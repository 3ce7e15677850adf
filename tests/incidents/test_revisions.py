"""What changed since the account before, and because of what."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from holdfire.comparing import as_words, compare
from holdfire.incidents import Issue, Reconciled, reconcile, revise, totals, trace
from holdfire.model.case import Case
from holdfire.model.errors import BadInput
from holdfire.model.tables import DECISIONS
from holdfire.publish import Account, write
from tests.incidents.claims import AS_OF, claim, table
from tests.incidents.test_decisions import ONE, decision, ids

SINCE = date(2025, 2, 1)


def told(case: Case, claims: list[dict[str, Any]], *rows: dict[str, Any]) -> Reconciled:
    return reconcile(table(*claims), case, as_of=AS_OF, decisions=DECISIONS.of(rows))


def changes(
    before: Reconciled, now: Reconciled, claims: list[dict[str, Any]], **more: Any
) -> list[dict[str, Any]]:
    found = revise(
        Issue(before.incidents, before.members),
        Issue(now.incidents, now.members),
        lineage=trace(before.members, now.members),
        claims=table(*claims),
        outcomes=now.outcomes,
        since=SINCE,
        **more,
    )
    return list(found.to_pylist())


def test_a_new_report_makes_an_incident_or_changes_one(case: Case) -> None:
    late = {"known_from": date(2025, 2, 5)}
    more = [
        claim("2025-01-15", number=14, speaker_side="RU", outlet_side="RU", **late),
        claim("2025-02-04", number=15, site_id="kirishi-npz", adm1="Leningrad Oblast", **late),
    ]
    rows = changes(told(case, ONE), told(case, ONE + more), ONE + more)
    assert {row["because"] for row in rows} == {"new report"}
    new = [row for row in rows if row["what"] == "new"]
    assert [(row["now"], row["of"]) for row in new] == [("2025-02-04", ["rep-000015"])]
    moved = {row["what"]: (row["was"], row["now"]) for row in rows if row["what"] != "new"}
    assert moved["origins"] == ("3", "4")
    assert all(row["of"] == ["rep-000014"] for row in rows if row["what"] != "new")


def test_a_decision_is_named_where_it_moved_claims_or_judged(case: Case) -> None:
    (whole,) = ids(told(case, ONE))
    split = decision(1, "split", whole, value="clm-000012")
    rows = changes(told(case, ONE), told(case, ONE, split), ONE)
    assert {row["because"] for row in rows} == {"decision"}
    assert {tuple(row["of"]) for row in rows} == {("dec-1",)}
    assert {row["what"] for row in rows} >= {"split"}
    judged = changes(told(case, ONE), told(case, ONE, decision(2, "reject", whole)), ONE)
    assert [(row["what"], row["because"]) for row in judged] == [("decision", "decision")]


def test_without_a_report_or_decision_the_method_is_the_reason(case: Case) -> None:
    elsewhere = [row | {"adm1": "Leningrad Oblast", "site_id": "kirishi-npz"} for row in ONE]
    rows = changes(told(case, ONE), told(case, elsewhere), elsewhere, same_method=False)
    assert [(row["what"], row["because"]) for row in rows] == [("place", "method")]


def test_nothing_changed_is_no_row(case: Case) -> None:
    assert changes(told(case, ONE), told(case, ONE), ONE) == []


def test_counts_as_seen_then_and_as_known_now(case: Case) -> None:
    claims = [
        claim("2025-01-15", number=31),
        claim("2025-01-20", number=32, known_from=date(2025, 3, 2), site_id="kirishi-npz",
              adm1="Leningrad Oblast"),
    ]  # fmt: skip
    found = totals(told(case, claims).incidents, case.parties.codes, as_of=date(2025, 4, 10))
    counts = {row["known_by"]: row["incidents"] for row in found.to_pylist()}
    assert counts == {
        date(2025, 1, 31): 1,
        date(2025, 2, 28): 1,
        date(2025, 3, 31): 2,
        date(2025, 4, 10): 2,
    }


def test_two_assessments_are_compared(
    now: Account, then: Account, case_folder: Path, tmp_path: Path
) -> None:
    write(then, case_folder, tmp_path / "then")
    write(now, case_folder, tmp_path / "now")
    found = compare(tmp_path / "then", tmp_path / "now")
    words = as_words(found)
    assert words.endswith(f"{found.num_rows} changes: {found.num_rows} by new report\n")
    assert found.num_rows > 100
    with pytest.raises(BadInput, match="is the later one"):
        compare(tmp_path / "now", tmp_path / "then")
    with pytest.raises(BadInput, match="is no assessment"):
        compare(tmp_path, tmp_path / "now")
