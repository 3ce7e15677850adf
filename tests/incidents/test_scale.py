"""What lets a million claims be matched holds at any size: bounds, order, engines, learning."""

from __future__ import annotations

from datetime import date

import numpy as np
import pyarrow as pa
import pytest
from benchmarks.claims_generator import generate
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfire.incident_scores import b_cubed
from holdfire.incidents import load_weights, reconcile
from holdfire.incidents.block import CELLS
from holdfire.incidents.cluster import cluster
from holdfire.incidents.compare import COMPARISONS, SIZES, compare, levels_of
from holdfire.incidents.evidence import evidence
from holdfire.incidents.labels import Labels
from holdfire.incidents.learn import learn
from holdfire.incidents.reconcile import group_claims
from holdfire.incidents.weights import SCALE, from_json
from holdfire.model.case import Case
from holdfire.model.errors import BadInput
from holdfire.model.tables import CLAIMS
from tests.incidents.claims import claim, table


@pytest.fixture(scope="module")
def world() -> pa.Table:
    return generate(4000, "dense", 3)


def test_shuffled_claims_give_the_same_tables(world: pa.Table, case: Case) -> None:
    claims = world.select(CLAIMS.schema.names)
    first = reconcile(claims, case, as_of=date.max, learning=True)
    shuffled = claims.take(pa.array(np.random.default_rng(9).permutation(claims.num_rows)))
    again = reconcile(shuffled, case, as_of=date.max, learning=True)
    for name in ("incidents", "members", "copies", "conflicts"):
        assert getattr(again, name).equals(getattr(first, name)), name
    assert again.weights == first.weights


def test_pairs_of_one_crowded_night_grow_with_the_claims(case: Case) -> None:
    """Every claim of one region and night: all pairs would be n (n - 1) / 2."""
    pairs = {}
    for count in (500, 2000):
        night = [
            claim("2025-01-15", site_id=None, scope="place", number=n, words=f"strike {n} told {n}")
            for n in range(count)
        ]
        grouped = group_claims(table(*night), as_of=date.max)
        pairs[count] = len(grouped.ties.first)
        bounds = {bound.cell: bound for bound in grouped.bounds}
        assert set(bounds) == set(CELLS)
        left = bounds["unit"].left_out
        assert left + bounds["unit"].pairs == count * (count - 1) // 2  # all are accounted for
        assert left > 0
    assert pairs[2000] <= 4.2 * pairs[500]


def test_learning_without_labels_beats_the_weights_it_begins_with(world: pa.Table) -> None:
    truth, claims = world["truth"].to_numpy(), world.drop_columns("truth")
    scores = []
    for learning in (False, True):
        grouped = group_claims(claims, as_of=date.max, learning=learning)
        labels = -np.arange(1, len(truth) + 1)
        labels[grouped.evidence.column("claim").to_numpy()] = grouped.root
        scores.append(b_cubed(truth, labels).f1)
    assert scores[1] > scores[0] + 0.01
    assert scores[1] >= 0.75


def test_labels_correct_the_weights() -> None:
    rows = evidence(
        table(claim("2025-01-15", number=1), claim("2025-01-16", number=2)), as_of=date.max
    )
    pattern = compare(rows, np.array([0]), np.array([1]))
    start = load_weights(None)
    counts = np.array([100])
    patterns, weight = np.repeat(pattern, 40), np.full(40, 1.0)
    apart = learn(pattern, counts, start, labels=Labels(patterns, np.zeros(40, bool), weight))
    same = learn(pattern, counts, start, labels=Labels(patterns, np.ones(40, bool), weight))
    assert same.of(pattern)[0] > apart.of(pattern)[0]


def test_patterns_hold_every_level() -> None:
    patterns = np.arange(int(np.prod(SIZES)), dtype=np.int32)
    levels = levels_of(patterns)
    assert levels.shape == (len(patterns), len(COMPARISONS))
    assert tuple(levels.max(axis=0) + 1) == SIZES
    assert len(np.unique(levels, axis=0)) == len(patterns)


def test_weights_survive_their_document_and_leaning_adds_to_every_pair() -> None:
    weights = load_weights(None)
    again = from_json(weights.to_json(), "here")
    assert again == weights
    patterns = np.array([0, 5, 77], dtype=np.int32)
    assert np.array_equal(weights.leaning(0.5).of(patterns), weights.of(patterns) + SCALE // 2)
    with pytest.raises(BadInput, match="no table of weights"):
        from_json('{"bias": 1}', "here")


@st.composite
def graphs(draw: st.DrawFn) -> tuple[int, list[tuple[int, int, int]]]:
    count = draw(st.integers(2, 12))
    every = [(a, b) for a in range(count) for b in range(a + 1, count)]
    chosen = draw(st.lists(st.sampled_from(every), unique=True, max_size=len(every)))
    return count, [(a, b, draw(st.integers(-5000, 8000))) for a, b in chosen]


@settings(max_examples=200, deadline=None)
@given(graphs(), st.randoms(use_true_random=False))
def test_clusters_do_not_depend_on_the_order_of_pairs(graph: object, shuffler: object) -> None:
    count, edges = graph  # type: ignore[misc]
    days = np.zeros(count, dtype=np.int64)

    def groups(pairs: list[tuple[int, int, int]]) -> np.ndarray:
        columns = np.array(pairs, dtype=np.int64).reshape(-1, 3).T
        return cluster(*columns, days, days)

    first = groups(edges)
    shuffler.shuffle(edges)  # type: ignore[attr-defined]
    assert np.array_equal(groups(edges), first)
    assert np.array_equal(first[first], first)  # every group is named by its least claim
    assert (first <= np.arange(count)).all()


def test_one_good_link_does_not_chain_two_events() -> None:
    """Two triangles with one positive link between them stay two."""
    inner = [(0, 1, 3000), (0, 2, 3000), (1, 2, 3000), (3, 4, 3000), (3, 5, 3000), (4, 5, 3000)]
    across = [(0, 3, 500), (1, 4, -2000), (2, 5, -2000)]
    first, second, weight = np.array(inner + across, dtype=np.int64).T
    days = np.zeros(6, dtype=np.int64)
    assert cluster(first, second, weight, days, days).tolist() == [0, 0, 0, 3, 3, 3]


def test_no_group_spans_more_days_than_accounts_of_one_event_may() -> None:
    first, second, weight = np.array([(0, 1, 9000), (1, 2, 9000)], dtype=np.int64).T
    days = np.array([10, 11, 12], dtype=np.int64)
    assert len(set(cluster(first, second, weight, days, days).tolist())) == 2
