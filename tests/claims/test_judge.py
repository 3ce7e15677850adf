"""The judge: sums of weights, alike for both parties."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import pytest

from holdfire.claims import Reader
from holdfire.claims.judge.concepts import Concepts
from holdfire.claims.judge.linear import Labels, Ranker
from holdfire.claims.judge.settle import NO_CLAIM, choice
from holdfire.evaluate import as_report, read_gold
from holdfire.model import Claim, Parties
from holdfire.model.case import Case
from holdfire.reading import parties_of

TRAINING = Path(__file__).parents[1] / "gold" / "training.jsonl"


def test_a_label_is_the_highest_sum_and_unknown_signs_count_nothing() -> None:
    labels = Labels({"a": {"x": 1.0}, "b": {"x": 0.5, "y": 0.75}})
    assert labels.best(["x", "never seen"]) == "a"
    assert labels.best(["x", "y"]) == "b"
    assert labels.sums([]) == {"a": 0.0, "b": 0.0}


def test_the_order_of_signs_changes_no_bit() -> None:
    labels = Labels({"a": {"x": 0.1, "y": 0.2, "z": 0.3}, "b": {}})
    assert labels.sums(["x", "y", "z"]) == labels.sums(["z", "y", "x"])


def test_ties_go_to_the_first_candidate() -> None:
    assert Ranker({}).best([["p"], ["q"]]) == 0
    assert Ranker({"q": 0.1}).best([["p"], ["q"]]) == 1


def test_a_clause_is_left_out_only_where_that_clearly_outweighs() -> None:
    assert choice({"strike": 1.0, "talks": 0.0, NO_CLAIM: 1.8})[0] == "strike"
    assert choice({"strike": 1.0, "talks": 0.0, NO_CLAIM: 4.0})[0] == NO_CLAIM


def test_a_near_kind_is_named_as_rival() -> None:
    assert choice({"strike": 1.0, "talks": 0.5, NO_CLAIM: 0.0}) == ("strike", "talks")
    assert choice({"strike": 9.0, "talks": 0.5, NO_CLAIM: 0.0}) == ("strike", "")


def test_phrases_stems_and_gaps() -> None:
    concepts = Concepts.of({"harm": "damag*, knock* ~ out", "calm": "no strikes"})
    words = ["the", "raid", "knocked", "two", "boilers", "out", "and", "damaged", "a", "wall"]
    assert [(at, name) for at, name in concepts.found(words)] == [(2, "harm"), (7, "harm")]
    assert list(concepts.found(["no", "strikes"])) == [(0, "calm")]


@pytest.mark.parametrize("name", ["en", "slavic"])
def test_no_weight_knows_a_party(name: str) -> None:
    held = files("holdfire.claims.judge").joinpath(f"weights_{name}.json").read_text("utf-8")
    signs = {
        sign
        for field, table in json.loads(held).items()
        for sign in (table if field not in {"kind", "modality"} else
                     {s for own in table.values() for s in own})
    }  # fmt: skip
    stems = (
        "russia", "ukrain", "kyiv", "kiev", "moscow", "kremlin", "україн", "росі", "украин",
        "росси", "москв", "київ", "киев", "кремл",
    )  # fmt: skip
    words = {part for sign in signs for part in sign.lower().replace("=", " ").split()}
    assert {word for word in words if word.startswith(stems)} == set()


def _claims(case: Case, turned: bool) -> list[list[Claim]]:
    parties = case.parties
    if turned:
        parties = Parties(parties.party_b, parties.party_a, parties.began)
    reader = Reader(
        type(case)(
            **{**{f: getattr(case, f) for f in case.__dataclass_fields__}, "parties": parties}
        )
    )
    reports = [as_report(entry) for entry in read_gold(TRAINING)]
    return [reader.read(report) for report in reports[0:320:8]]


def test_the_order_of_the_parties_changes_nothing() -> None:
    case = parties_of(None)
    assert _claims(case, False) == _claims(case, True)
