"""Made-up counts are quantiles of their own distribution and their own means."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import nbinom

from holdfire.analysis.reciprocity.record import Record
from holdfire.analysis.reciprocity.simulate import Side, quantile, worlds
from holdfire.analysis.reciprocity.worlds import CAMPAIGNS


@given(st.floats(0.001, 0.999), st.floats(0.01, 20), st.floats(0.3, 100))
@settings(max_examples=150, deadline=None)
def test_a_count_is_the_quantile_of_the_negative_binomial(
    u: float, mean: float, size: float
) -> None:
    found = quantile(np.array([u]), np.array([mean]), size)[0]
    p = size / (size + mean)
    assert nbinom.cdf(found, size, p) >= u - 1e-12
    assert nbinom.cdf(found - 1, size, p) < u + 1e-12


def test_means_are_those_of_a_branching_process() -> None:
    """Mean = (1 - A)^-1 background, in three standard errors."""
    days, number = 400, 60
    rng = np.random.default_rng(1)
    flat, whole = np.full(days, 0.5), np.ones(days)
    sides = Side(flat, 0.2, 0.3, 0.5, 4.0, whole), Side(flat, 0.1, 0.0, 0.3, 4.0, whole)
    exact = np.linalg.solve(np.eye(2) - [[0.2, 0.3], [0.0, 0.1]], [0.5, 0.5])
    counts = worlds(*sides, rng.random((2, number, days)), (exact[0], exact[1]))
    means = counts.mean(axis=2)
    error = means.std(axis=1, ddof=1) / np.sqrt(number)
    assert (np.abs(means.mean(axis=1) - exact) < 3 * error).all()


def test_days_that_do_not_count_hold_nothing() -> None:
    days = 100
    share = np.ones(days)
    share[10:20] = 0
    side = Side(np.full(days, 2.0), 0.1, 0.1, 0.5, 4.0, share)
    counts = worlds(side, side, np.random.default_rng(1).random((2, 5, days)), (2.0, 2.0))
    assert not counts[:, :, 10:20].any()
    assert counts[:, :, 20:].any()


def test_a_kind_of_world_is_drawn_again_from_the_same_generator() -> None:
    one, again = (CAMPAIGNS.draw(np.random.default_rng(7)) for _ in range(2))
    assert isinstance(one, Record)
    assert (one.counts == again.counts).all()
