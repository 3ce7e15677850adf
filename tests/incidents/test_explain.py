"""What is told of a pair is what was weighed: the parts sum to the weight that grouped it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from holdfire.explaining import as_json, as_words, write_chart
from holdfire.incidents.explain import Explanations
from holdfire.incidents.summary import incident_id
from holdfire.model.errors import BadInput
from holdfire.model.tables import DECISIONS
from tests.incidents.claims import claim, table
from tests.incidents.test_decisions import decision

CLAIMS = table(
    claim("2025-01-15", number=1),
    claim("2025-01-15", number=2, target_kind=None),
    claim("2025-01-15", number=3, site_id="kirishi-npz", adm1="Ryazan Oblast", words="other place"),
    claim("2025-03-15", number=4),
)
FIRST, SECOND, OTHER, LATER = (f"clm-{number:06d}" for number in (1, 2, 3, 4))


def test_the_parts_sum_to_what_grouped_the_pair() -> None:
    found = Explanations(CLAIMS, as_of=date.max)
    pair = found.of_pair(SECOND, FIRST)
    assert (pair.first, pair.second, pair.together, pair.met) == (FIRST, SECOND, True, True)
    ties = found._grouped.ties
    (weight,) = ties.weight[(ties.first == 0) & (ties.second == 1)].tolist()
    assert round(pair.weight * 1000) == weight > 0


def test_members_and_the_nearest_others_are_told() -> None:
    inside, outside = Explanations(CLAIMS, as_of=date.max).of_incident(incident_id(FIRST))
    assert [(pair.first, pair.second) for pair in inside] == [(FIRST, SECOND)]
    assert {pair.second for pair in outside} == {OTHER}
    assert not outside[0].together
    assert outside[0].weight < 0
    words = as_words([*inside, *outside], CLAIMS)
    assert "same site" in words
    assert "not one incident" in words
    assert as_json(inside).count("\n") == 1


def test_a_pair_that_never_met_says_so() -> None:
    pair = Explanations(CLAIMS, as_of=date.max).of_pair(FIRST, LATER)
    assert (pair.together, pair.met) == (False, False)


def test_unknown_claims_and_incidents_are_refused() -> None:
    found = Explanations(CLAIMS, as_of=date.max)
    with pytest.raises(BadInput, match="clm-none"):
        found.of_pair(FIRST, "clm-none")
    with pytest.raises(BadInput, match="inc-none"):
        found.of_incident("inc-none")


def test_the_waterfall_ends_at_the_sum(tmp_path: Path) -> None:
    pair = Explanations(CLAIMS, as_of=date.max).of_pair(FIRST, SECOND)
    write_chart(pair, tmp_path / "why.svg")
    drawn = (tmp_path / "why.svg").read_text("utf-8")
    assert f"{pair.weight:+.2f}".replace("-", "−") in drawn.replace("-", "−")


def test_an_incident_made_by_a_reviewers_split_is_told_of() -> None:
    split = decision(1, "split", incident_id(FIRST), value=SECOND)
    found = Explanations(CLAIMS, as_of=date.max, decisions=DECISIONS.of([split]))
    inside, outside = found.of_incident(incident_id(SECOND))
    assert inside == []
    assert FIRST in {pair.first for pair in outside}
    assert not found.of_pair(FIRST, SECOND).together
