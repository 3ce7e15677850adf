"""A reviewer's merges and splits move the weights their way, and nothing else moves them."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from holdfire.assess import gather
from holdfire.cli import main
from holdfire.incidents import load_weights
from holdfire.incidents.compare import compare
from holdfire.incidents.correct import changes, correct
from holdfire.incidents.labels import MOST, Labels, labelled
from holdfire.incidents.reconcile import Grouped, group_claims
from holdfire.incidents.summary import incident_id
from holdfire.model.tables import DECISIONS
from holdfire.publish import Account
from tests.incidents.claims import AS_OF, claim, table
from tests.incidents.test_decisions import ONE, TWO, decision


def grouped(claims: list[dict[str, Any]]) -> tuple[Grouped, Any]:
    rows = table(*claims)
    found = group_claims(rows, as_of=AS_OF)
    return found, rows.column("claim_id").combine_chunks().take(found.evidence.column("claim"))


def taught(claims: list[dict[str, Any]], *rows: dict[str, Any]) -> Labels:
    found, ids = grouped(claims)
    return labelled(found.evidence, found.root, ids, DECISIONS.of(rows))


def run(words: list[str]) -> int:
    with pytest.raises(SystemExit) as ended:
        main(words)
    return int(ended.value.code or 0)


def named(number: int) -> str:
    return incident_id(f"clm-{number:06d}")


def test_a_merge_labels_the_pairs_between_the_two_incidents_as_one_event() -> None:
    labels = taught(TWO, decision(1, "merge", named(2), other_id=named(1)))
    found, _ = grouped(TWO)
    assert labels.patterns.tolist() == [compare(found.evidence, *np.array([[0], [1]]))[0]]
    assert labels.same.tolist() == [True]
    assert labels.decisions == 1


def test_a_split_labels_the_pairs_between_its_parts_as_two_events() -> None:
    labels = taught(ONE, decision(1, "split", named(11), value="clm-000012"))
    assert labels.same.tolist() == [False, False]
    assert labels.weight.tolist() == [0.5, 0.5]


def test_what_was_withdrawn_or_never_applied_teaches_nothing() -> None:
    split = decision(1, "split", named(11), value="clm-000012")
    withdrawn = decision(2, "withdraw", "dec-1", closes="dec-1")
    assert taught(ONE, split, withdrawn).decisions == 0
    assert taught(ONE, decision(1, "merge", named(11), other_id="inc-0")).decisions == 0


def test_a_decision_on_large_groups_is_still_one_judgement() -> None:
    many = [claim("2025-01-15", number=n) for n in range(100, 140)]
    labels = taught(many, decision(1, "split", named(100), value=" ".join(
        f"clm-{n:06d}" for n in range(120, 140)
    )))  # fmt: skip
    assert len(labels.patterns) == MOST
    assert labels.weight.sum() == pytest.approx(1.0)


def test_without_labels_no_weight_moves_and_with_them_the_pattern_follows() -> None:
    start = load_weights(None)
    found, ids = grouped(ONE)
    counts = np.bincount(found.ties.pattern)
    patterns = np.flatnonzero(counts).astype(np.int32)
    none = labelled(found.evidence, found.root, ids, DECISIONS.of([]))
    assert correct(patterns, counts[patterns], none, start, source="x") == start
    pattern = patterns[:1]
    ends = []
    for same in (False, True):
        labels = Labels(np.repeat(pattern, 10), np.full(10, same), np.ones(10))
        moved = correct(patterns, counts[patterns], labels, start, source="ten decisions")
        assert changes(start, moved)
        assert moved.bias == start.bias
        ends.append(int(moved.of(pattern)[0]))
    assert ends[0] < start.of(pattern)[0] < ends[1]


def test_the_command_writes_weights_that_the_next_assessment_uses(
    case_folder: Path, now: Account, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = tmp_path / "case"
    shutil.copytree(case_folder, case)
    whole = max(now.rows("incidents"), key=lambda row: row["claims"])["incident_id"]
    part = [r["claim_id"] for r in now.rows("incident_claims") if r["incident_id"] == whole][-1]
    because = ["--reviewer", "duty reviewer", "--reason", "another day"]
    assert run(["decide", "split", str(case), whole, part, *because]) == 0
    capsys.readouterr()
    assert run(["learn", str(case)]) == 0
    printed = capsys.readouterr()
    assert "->" in printed.out
    assert "1 merges and splits" in printed.err
    weights = load_weights(case / "weights.json")
    assert weights != load_weights(None)
    known = gather(case, as_of=now.as_of)
    assert known.weights == weights
    assert "weights.json" in known.inputs.files
    # weights that came later entered nothing of an earlier assessment
    assert gather(case, as_of=now.as_of, upto=now.inputs).weights == load_weights(None)


def test_a_case_without_merges_or_splits_keeps_its_weights(
    case_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "weights.json"
    assert run(["learn", str(case_folder), "--out", str(out)]) == 0
    assert "nothing was written" in capsys.readouterr().err
    assert not out.exists()
