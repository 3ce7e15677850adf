"""Decisions are replayed over the machine's result, follow their claims, say what they came to."""

from __future__ import annotations

from datetime import date
from typing import Any

import pyarrow as pa

from holdfire.incidents import Place, Reconciled, reconcile
from holdfire.model.case import Case
from holdfire.model.tables import DECISIONS
from tests.incidents.claims import AS_OF, claim, table

PLACES = {
    "kirishi-npz": Place("kirishi-npz", "Leningrad Oblast", "RU"),
    "UA-32": Place(None, "Kyiv Oblast", "UA"),
}


def decision(number: int, action: str, of: str, **changes: Any) -> dict[str, Any]:
    return {
        "decision_id": f"dec-{number}",
        "decided_on": date(2025, 3, number),
        "reviewer": "duty reviewer",
        "action": action,
        "object_id": of,
        "reason": "originals checked",
        "closes": None,
        **changes,
    }


def decided(case: Case, claims: list[dict[str, Any]], *rows: dict[str, Any]) -> Reconciled:
    log: pa.Table = DECISIONS.of(rows)
    return reconcile(table(*claims), case, as_of=AS_OF, decisions=log, places=PLACES)


def ids(result: Reconciled) -> list[str]:
    return list(result.incidents.column("incident_id").to_pylist())


def outcomes(result: Reconciled) -> list[str]:
    return list(result.outcomes.column("outcome").to_pylist())


TWO = [claim("2025-01-15", number=1), claim("2025-01-20", number=2)]
ONE = [claim("2025-01-15", number=number) for number in (11, 12, 13)]


def test_the_last_open_accept_or_reject_stands(case: Case) -> None:
    (incident,) = ids(decided(case, ONE))

    def stands(*rows: dict[str, Any]) -> str:
        return str(decided(case, ONE, *rows).incidents.column("decided")[0].as_py())

    assert stands() == "None"
    accept = decision(1, "accept", incident)
    assert stands(accept).startswith("accept by duty reviewer, 2025-03-01")
    assert stands(accept, decision(2, "reject", incident)).startswith("reject")
    assert stands(accept, decision(2, "withdraw", "dec-1", closes="dec-1")) == "None"


def test_a_merge_joins_two_incidents_under_the_earlier_id(case: Case) -> None:
    first, second = ids(decided(case, TWO))
    result = decided(case, TWO, decision(1, "merge", second, other_id=first))
    (row,) = result.incidents.to_pylist()
    assert (row["incident_id"], row["claims"]) == (first, 2)
    assert {c["about"] for c in result.conflicts.to_pylist()} == {"time"}  # their days differ
    assert outcomes(result) == ["applied"]


def test_a_split_takes_claims_out(case: Case) -> None:
    (whole,) = ids(decided(case, ONE))
    result = decided(case, ONE, decision(1, "split", whole, value="clm-000012"))
    assert sorted(result.incidents.column("claims").to_pylist()) == [1, 2]
    assert whole in ids(result)


def test_a_merge_after_a_split_undoes_it(case: Case) -> None:
    (whole,) = ids(decided(case, ONE))
    split = decision(1, "split", whole, value="clm-000012")
    (part,) = set(ids(decided(case, ONE, split))) - {whole}
    result = decided(case, ONE, split, decision(2, "merge", part, other_id=whole))
    assert ids(result) == [whole]


def test_place_date_and_grade_are_written_on_the_incident(case: Case) -> None:
    (whole,) = ids(decided(case, ONE))
    result = decided(
        case,
        ONE,
        decision(1, "place", whole, value="kirishi-npz"),
        decision(2, "date", whole, value="2025-01-14/2025-01-16"),
        decision(3, "grade", whole, value="2"),
    )
    (row,) = result.incidents.to_pylist()
    assert (row["site_id"], row["adm1"], row["scope"]) == (
        "kirishi-npz",
        "Leningrad Oblast",
        "site",
    )
    assert (row["start"], row["end"], row["date_prec"]) == (date(2025, 1, 14), date(2025, 1, 16), 2)
    assert row["credibility"] == 2
    assert row["struck"] == "RU"
    assert outcomes(result) == ["applied"] * 3


def test_an_incident_put_elsewhere_counts_on_the_side_of_its_new_place(case: Case) -> None:
    (whole,) = ids(decided(case, ONE))
    result = decided(case, ONE, decision(1, "place", whole, value="UA-32"))
    (row,) = result.incidents.to_pylist()
    assert (row["adm1"], row["scope"], row["struck"]) == ("Kyiv Oblast", "place", "UA")


def test_a_decision_follows_its_claim_into_another_incident(case: Case) -> None:
    """The id of an incident that was merged away still finds what it has become."""
    first, second = ids(decided(case, TWO))
    merge = decision(1, "merge", first, other_id=second)
    result = decided(case, TWO, merge, decision(2, "reject", second))
    (row,) = result.incidents.to_pylist()
    assert row["decided"].startswith("reject")
    assert result.outcomes.column("incident_id").to_pylist() == [first, first]


def test_a_decision_on_claims_that_are_gone_says_so(case: Case) -> None:
    lost = "inc-0123456789abcdef"
    (whole,) = ids(decided(case, ONE))
    result = decided(
        case,
        ONE,
        decision(1, "reject", lost),
        decision(2, "merge", whole, other_id=lost),
        decision(3, "split", whole, value="clm-999999"),
        decision(4, "place", whole, value="atlantis"),
    )
    assert ids(result) == [whole]
    assert all(outcome != "applied" for outcome in outcomes(result))
    assert lost in outcomes(result)[1]


def test_withdrawing_a_merge_restores_the_machines_result(case: Case) -> None:
    first, second = ids(decided(case, TWO))
    merge = decision(1, "merge", first, other_id=second)
    back = decision(2, "withdraw", "dec-1", closes="dec-1")
    assert ids(decided(case, TWO, merge, back)) == [first, second]
