"""A drop is called when there is one, and not when only the reports are late."""

from __future__ import annotations

import numpy as np
import pytest

from holdfire.analysis import compare, cumulative, triangle_hazards
from holdfire.analysis.rate import p_below
from holdfire.validation.late_worlds import SHARES, World, triangle
from holdfire.validation.tempo import called

WORLDS = 120


@pytest.mark.slow
@pytest.mark.parametrize("weeks", [3, 4, 8])
@pytest.mark.parametrize("size", [None, 2.0])
def test_false_alarms_stay_near_the_nominal_rate(weeks: int, size: float | None) -> None:
    ours, naive, _ = called(World(weeks, size=size), WORLDS, seed=weeks)
    assert ours <= 0.08
    assert naive > 2.5 * 0.08  # what lateness does to a test that ignores it


@pytest.mark.slow
@pytest.mark.parametrize(("size", "power"), [(None, 0.95), (2.0, 0.70)])
def test_a_real_drop_is_found(size: float | None, power: float) -> None:
    ours, _, covered = called(World(8, 0.4, size), WORLDS, seed=8)
    assert ours >= power
    assert 0.84 <= covered <= 0.97


def test_equal_rates_give_even_odds() -> None:
    ones = np.ones((4, 20))
    found = compare(np.full(20, 5.0), ones, np.full(20, 5.0), ones)
    assert found.p_lower == pytest.approx(0.5, abs=0.02)
    assert found.low < 1 < found.high
    assert found.median == pytest.approx(1.0, abs=0.03)


def test_swapping_before_and_after_mirrors_the_answer() -> None:
    e = np.ones((3, 12))
    a, b = np.full(12, 6.0), np.full(12, 3.0)
    fell, rose = compare(a, e, b, e), compare(b, e, a, e)
    assert fell.p_lower == pytest.approx(1 - rose.p_lower, abs=5e-3)
    assert fell.median == pytest.approx(1 / rose.median, rel=0.05)


def test_late_reports_widen_the_answer_towards_no_change() -> None:
    before, after = np.full(30, 6.0), np.full(3, 3.0)
    complete = compare(before, np.ones((2, 30)), after, np.ones((2, 3)))
    late = compare(before, np.ones((2, 30)), after, np.full((2, 3), 0.5))
    assert complete.p_lower > 0.9
    assert late.p_lower < 0.7


def test_a_rate_of_known_size_is_recovered() -> None:
    rng = np.random.default_rng(5)
    before = rng.poisson(8, 400).astype(float)
    after = rng.poisson(4, 400).astype(float)
    ones = np.ones((1, 400))
    found = compare(before, ones, after, ones)
    assert found.low < 0.5 < found.high
    assert found.high - found.low < 0.1


def test_chain_ladder_shares_are_reproduced_by_simulated_worlds() -> None:
    rng = np.random.default_rng(6)
    totals = [triangle_hazards(triangle(World(1), rng)[1]) for _ in range(60)]
    at, up_to = (np.sum([t[i] for t in totals], axis=0) for i in (0, 1))
    assert cumulative(at, up_to) == pytest.approx(SHARES, abs=0.02)


def test_one_ratio_below_another_is_even_for_equals_and_certain_far_apart() -> None:
    ones = np.ones((2, 40))
    same = compare(np.full(40, 5.0), ones, np.full(40, 5.0), ones)
    fell = compare(np.full(40, 5.0), ones, np.full(40, 1.0), ones)
    assert p_below(same, same) == pytest.approx(0.5, abs=0.01)
    assert p_below(fell, same) > 0.999
    assert p_below(fell, same) == pytest.approx(1 - p_below(same, fell), abs=0.01)
