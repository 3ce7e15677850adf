from datetime import date
from typing import Any

import pytest

from holdfire.claims.score import score
from holdfire.model import Claim, Kind, Modality, Quantity, Quoted, Span, TargetKind, When


def gold(span: tuple[int, int], **fields: Any) -> dict[str, Any]:
    blank: dict[str, Any] = {
        "span": list(span), "speaker": None, "anonymous": False, "modality": "asserted",
        "kind": "strike", "attacker": None, "target_kind": None, "site": None, "places": [],
        "when": None, "quantity": None,
    }  # fmt: skip
    return {"claims": [blank | fields]}


def claim(start: int, end: int, **fields: Any) -> Claim:
    return Claim("rep-1", Quoted("x", start, end), Kind.STRIKE, Modality.ASSERTED, "t/1", **fields)


def test_a_perfect_reading_scores_one_everywhere() -> None:
    wanted = gold(
        (0, 10),
        speaker={"text": "The Governor", "span": [0, 1]},
        attacker="NL0",
        target_kind="refinery",
        places=[{"text": "Lund", "span": [0, 1]}],
        when={"text": "on Monday", "span": [0, 1], "start": "2031-05-12", "end": "2031-05-12"},
        quantity={"text": "17", "span": [0, 1], "low": 17.0, "high": None, "unit": "drones"},
    )
    given = claim(
        0,
        10,
        speaker=Quoted("governor", 0, 1),
        attacker="NL0",
        target_kind=TargetKind.REFINERY,
        places=(Quoted("Lund", 0, 1),),
        when=When(Quoted("on Monday", 0, 1), Span.day(date(2031, 5, 12))),
        quantity=Quantity(17.05, None, "drones"),
    )
    scores = score([wanted], [[given]])
    assert scores.claims.f1 == 1.0
    assert {tally.f1 for tally in scores.fields.values()} == {1.0}


def test_less_than_half_of_the_longer_span_is_no_match() -> None:
    assert score([gold((0, 100))], [[claim(0, 49)]]).claims.right == 0
    assert score([gold((0, 100))], [[claim(0, 50)]]).claims.right == 1


def test_one_prediction_matches_one_gold_claim() -> None:
    two = {"claims": [*gold((0, 10))["claims"], *gold((0, 12))["claims"]]}
    tally = score([two], [[claim(0, 12)]]).claims
    assert (tally.right, tally.missed, tally.spurious) == (1, 1, 0)


def test_spurious_and_missed_claims_count_in_the_fields_over_all_claims_only() -> None:
    scores = score([gold((0, 10), attacker="NL0")], [[claim(50, 60, attacker="SM0")]])
    attacker = scores.overall["attacker"]
    assert (attacker.right, attacker.spurious, attacker.missed) == (0, 1, 1)
    assert scores.overall["kind"].f1 == 0.0
    assert scores.claims.f1 == 0.0
    assert scores.fields["kind"].right + scores.fields["kind"].spurious == 0


def test_a_wrong_field_of_a_pair_counts_both_ways() -> None:
    scores = score([gold((0, 10), attacker="NL0")], [[claim(0, 10, attacker="SM0")]])
    for counted in (scores.fields, scores.overall):
        attacker = counted["attacker"]
        assert (attacker.right, attacker.spurious, attacker.missed) == (0, 1, 1)


def test_reports_without_claims_are_no_error() -> None:
    assert score([{"claims": []}], [[]]).claims.f1 == 1.0


def test_gold_and_predictions_must_be_as_many() -> None:
    with pytest.raises(ValueError):
        score([gold((0, 1))], [])


def test_the_table_has_a_row_for_each_field() -> None:
    rows = score([gold((0, 10))], [[claim(0, 10)]]).table().splitlines()
    assert [row.split()[0] for row in rows[1:]] == [
        "claims", "speaker", "anonymous", "modality", "kind", "attacker", "target", "site",
        "places", "when", "quantity",
    ]  # fmt: skip
