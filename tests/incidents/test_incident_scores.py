"""Scores of grouping against a count of every pair."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.incident_scores import b_cubed, pairwise

labels = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=25)


def f1(precision: float, recall: float) -> float:
    both = precision + recall
    return 2 * precision * recall / both if both else 0.0


def split(rows: list[tuple[int, int]]) -> tuple[list[int], list[int]]:
    return [row[0] for row in rows], [row[1] for row in rows]


@given(labels)
def test_pairwise_counts_every_pair(rows: list[tuple[int, int]]) -> None:
    pairs = list(combinations(rows, 2))
    true = [a[0] == b[0] for a, b in pairs]
    found = [a[1] == b[1] for a, b in pairs]
    hits = sum(t and f for t, f in zip(true, found, strict=True))
    precision = hits / sum(found) if any(found) else 1.0
    recall = hits / sum(true) if any(true) else 1.0
    assert pairwise(*split(rows)) == pytest.approx((precision, recall, f1(precision, recall)))


@given(labels)
def test_b_cubed_is_the_mean_over_claims(rows: list[tuple[int, int]]) -> None:
    precision = np.mean([np.mean([o[0] == r[0] for o in rows if o[1] == r[1]]) for r in rows])
    recall = np.mean([np.mean([o[1] == r[1] for o in rows if o[0] == r[0]]) for r in rows])
    assert b_cubed(*split(rows)) == pytest.approx((precision, recall, f1(precision, recall)))


@given(labels)
def test_names_of_groups_do_not_matter(rows: list[tuple[int, int]]) -> None:
    truth, found = split(rows)
    for score in (pairwise, b_cubed):
        renamed = score([f"t{9 - t}" for t in truth], [-f for f in found])
        assert score(truth, found) == pytest.approx(renamed)
        assert score(truth, truth) == pytest.approx((1, 1, 1))
        there, back = score(truth, found), score(found, truth)
        assert (there.precision, there.recall) == pytest.approx((back.recall, back.precision))


def test_nothing_to_group_is_grouped_without_fault() -> None:
    assert pairwise([], []) == b_cubed([], []) == (1.0, 1.0, 1.0)


@pytest.mark.parametrize("score", [pairwise, b_cubed])
def test_labels_of_other_claims_are_refused(score: object) -> None:
    with pytest.raises(
        ValueError, match=r"truth has shape \(2,\) and found \(3,\): give one label"
    ):
        score([1, 2], [1, 2, 3])  # type: ignore[operator]


def test_a_million_pairs_of_one_group_are_not_walked() -> None:
    truth = np.zeros(1_000_000, dtype=np.int64)
    assert pairwise(truth, truth).f1 == 1.0
    assert b_cubed(truth, np.arange(1_000_000)).recall == pytest.approx(1e-6)
