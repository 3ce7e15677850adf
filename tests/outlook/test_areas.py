"""Several areas: the largest joint deficit equals a maximum flow; published small systems."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from holdfire.model.errors import BadSystem
from holdfire.outlook.areas import Part, enumerate_exact, unserved_mw
from holdfire.validation.small_systems import small_systems


@pytest.mark.parametrize("index", range(3))
def test_published_small_systems(index: int) -> None:
    small = small_systems()[index]
    lolh, eue = enumerate_exact(small.load_mw, small.firm_mw, small.parts)
    assert lolh == pytest.approx(small.lolh, rel=1e-5)
    assert eue == pytest.approx(small.eue_mwh, rel=1e-5)


def flow_unserved(deficit: np.ndarray, line: np.ndarray) -> float:
    """Return the unserved load by a linear programme: flows on lines, cuts of load."""
    n = len(deficit)
    pairs = [(i, j) for i in range(n) for j in range(n) if i != j]
    balance = np.zeros((n, n + len(pairs)))
    for k, (i, j) in enumerate(pairs):
        balance[i, n + k], balance[j, n + k] = 1, -1
    balance[:, :n] = -np.eye(n)
    cost = np.r_[np.ones(n), np.zeros(len(pairs))]
    bounds = [(0, None)] * n + [(0, line[i, j]) for i, j in pairs]
    return float(linprog(cost, A_ub=balance, b_ub=-deficit, bounds=bounds).fun)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.integers(-50, 50), min_size=4, max_size=4),
    st.lists(st.integers(0, 40), min_size=16, max_size=16),
)
def test_the_largest_joint_deficit_is_the_minimum_cut(deficit: list[int], line: list[int]) -> None:
    table = np.array(line, dtype=float).reshape(4, 4)
    needs = np.array(deficit, dtype=float)
    found = unserved_mw(needs[:, None], table)
    assert found[0] == pytest.approx(flow_unserved(needs, table), abs=1e-6)


def test_without_lines_deficits_add_up() -> None:
    assert unserved_mw(np.array([[5.0], [-9.0], [3.0]]), np.zeros((3, 3))).tolist() == [8.0]


def test_refusals() -> None:
    load = np.ones((1, 1))
    with pytest.raises(BadSystem, match="states: 21 parts are too many"):
        enumerate_exact(load, load, [Part(1.0, 0.9, 0)] * 21)
    with pytest.raises(BadSystem, match="an availability is no probability"):
        enumerate_exact(load, load, [Part(1.0, 1.1, 0)])
