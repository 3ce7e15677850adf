"""A drop is called when there is one, and not when only the reports are late."""

from __future__ import annotations

import numpy as np
import pytest

from holdfire.analysis import compare, cumulative, naive_p, triangle_hazards
from holdfire.analysis.delay import _product

WEEKS, MEAN, WORLDS = 78, 6.0, 120
SHARES = np.array([0.38, 0.62, 0.77, 0.86, 0.91, 0.95, 1.0])  # reported after 0..6 weeks


def world(rng: np.random.Generator, weeks: int, factor: float, size: float | None) -> np.ndarray:
    """Return a reporting triangle (week x delay) as seen at the end; unseen cells are NaN."""
    rate = np.full(WEEKS, MEAN)
    rate[-weeks:] *= factor
    true = rng.poisson(rate) if size is None else rng.negative_binomial(size, size / (size + rate))
    parts = np.diff(np.concatenate([[0.0], SHARES]))
    triangle = np.array([rng.multinomial(n, parts) for n in true], dtype=float)
    ages = np.arange(WEEKS)[::-1]
    triangle[np.arange(len(SHARES))[None, :] > ages[:, None]] = np.nan
    return triangle


def called(weeks: int, factor: float, size: float | None, seed: int) -> tuple[float, float]:
    """Return the share of worlds in which we, and a naive test, call a drop."""
    rng = np.random.default_rng(seed)
    ours = naive = 0
    for _ in range(WORLDS):
        triangle = world(rng, weeks, factor, size)
        at, up_to = triangle_hazards(triangle)
        draws = _product(rng.beta(at + 0.5, up_to - at + 0.5, size=(24, len(SHARES))))
        exposure = draws[:, np.minimum(np.arange(WEEKS)[::-1], len(SHARES) - 1)]
        seen = np.nansum(triangle, axis=1)
        before, after = seen[:-weeks], seen[-weeks:]
        found = compare(before, exposure[:, :-weeks], after, exposure[:, -weeks:])
        ours += found.p_lower >= 0.95
        naive += naive_p(int(before.sum()), WEEKS - weeks, int(after.sum()), weeks) < 0.05
    return ours / WORLDS, naive / WORLDS


@pytest.mark.slow
@pytest.mark.parametrize("weeks", [3, 4, 8])
@pytest.mark.parametrize("size", [None, 2.0])
def test_false_alarms_stay_near_the_nominal_rate(weeks: int, size: float | None) -> None:
    ours, naive = called(weeks, 1.0, size, seed=weeks)
    assert ours <= 0.08
    assert naive > 2.5 * 0.08  # what lateness does to a test that ignores it


@pytest.mark.slow
@pytest.mark.parametrize(("size", "power"), [(None, 0.95), (2.0, 0.70)])
def test_a_real_drop_is_found(size: float | None, power: float) -> None:
    ours, _ = called(8, 0.4, size, seed=8)
    assert ours >= power


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
    totals = [triangle_hazards(world(rng, 1, 1.0, None)) for _ in range(60)]
    at, up_to = (np.sum([t[i] for t in totals], axis=0) for i in (0, 1))
    assert cumulative(at, up_to) == pytest.approx(SHARES, abs=0.02)
