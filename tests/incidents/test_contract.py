"""The compiled rounds of clustering give the groups of the NumPy rounds, whatever the graph."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfire.engine import kernel
from holdfire.incidents import cluster as clustering
from holdfire.incidents.block import TOLERANCE
from holdfire.incidents.contract import contract


def graph(seed: int, claims: int, share: float, spread: int):
    """Return pairs, weights with many ties, and days."""
    rng = np.random.default_rng(seed)
    first, second = np.triu_indices(claims, 1)
    keep = rng.random(len(first)) < share
    first, second = first[keep].astype(np.int64), second[keep].astype(np.int64)
    order = rng.permutation(len(first))
    weight = rng.integers(-6, 10, len(first)) * 300
    start = rng.integers(0, spread, claims)
    return first[order], second[order], weight, start, start + rng.integers(0, 3, claims)


def both(first, second, weight, start, end):
    """Return the groups by either way."""
    plain = clustering._settle(clustering._rounds(first, second, weight, start, end))
    found = contract(first, second, weight, start, end, clustering.UNMET, TOLERANCE)
    return plain, clustering._settle(found)


@settings(deadline=None, max_examples=200)
@given(
    st.integers(0, 2**32 - 1),
    st.integers(2, 40),
    st.floats(0.02, 1.0),
    st.integers(1, 8),
)
def test_compiled_rounds_give_the_same_groups(seed, claims, share, spread):
    plain, compiled = both(*graph(seed, claims, share, spread))
    assert np.array_equal(plain, compiled)


def test_a_large_graph_gives_the_same_groups_by_either_way(monkeypatch):
    pairs = graph(3, 1500, 0.05, 30)
    monkeypatch.setattr(clustering, "MANY", 1000)
    compiled = clustering.cluster(*pairs)
    monkeypatch.setenv("HOLDFIRE_FAST", "off")
    plain = clustering.cluster(*pairs)
    assert np.array_equal(compiled, plain)
    assert len(np.unique(plain)) < 1400


def test_a_kernel_is_the_plain_loop_where_the_switch_is_off(monkeypatch):
    calls = []

    @kernel
    def loop(values):
        calls.append(1)  # numba could not compile this
        return sum(values)

    monkeypatch.setenv("HOLDFIRE_FAST", "off")
    assert loop([1, 2]) == 3
    assert calls == [1]


def test_a_kernel_runs_compiled_where_numba_is_installed():
    pytest.importorskip("numba")

    @kernel
    def loop(values):
        total = 0
        for value in values:
            total += value
        return total

    assert loop(np.arange(5)) == 10
    assert loop.__name__ == "loop"
