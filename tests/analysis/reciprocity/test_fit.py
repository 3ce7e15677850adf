"""The likelihood is the negative binomial's, with its slopes; days left out are out."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import nbinom

from holdfire.analysis.reciprocity.basis import splines
from holdfire.analysis.reciprocity.fit import Fits, fit
from holdfire.analysis.reciprocity.likelihood import LEVEL, SMOOTH, Likelihood
from holdfire.analysis.reciprocity.profile import MEMORIES, Target, profile, remembered


def toy(days: int = 240, seed: int = 1):  # type: ignore[no-untyped-def]
    rng = np.random.default_rng(seed)
    basis = splines(days, np.ones(days, dtype=bool))
    counts = rng.negative_binomial(3, 3 / (3 + 1.2), (2, days)).astype(float)
    memories = rng.gamma(1.0, 1.0, (2, 2, days))
    return basis, counts, memories, rng.uniform(0.5, 1.0, days), rng


@given(st.integers(60, 900), st.integers(0, 2**32 - 1))
@settings(max_examples=25, deadline=None)
def test_splines_sum_to_one_and_their_sums_are_matrix_products(days: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    counted = rng.random(days) < 0.9
    counted[0] = True
    basis = splines(days, counted)
    assert basis.alive.sum(axis=1) == pytest.approx(1.0)
    whole = basis.season(np.eye(basis.splines)).T  # (days, splines)
    values = rng.normal(size=(2, int(counted.sum())))
    assert basis.gather(values) == pytest.approx(values @ whole, abs=1e-9)
    pairs = np.einsum("nt,tk,tl->nkl", values, whole, whole)
    assert basis.gather_pairs(values) == pytest.approx(pairs, abs=1e-9)


def test_the_value_is_the_negative_binomial_likelihood_less_the_penalty() -> None:
    basis, counts, memories, exposure, rng = toy()
    theta = np.concatenate([rng.normal(0, 0.3, (2, basis.splines)), [[0.1, 0.2], [0.3, 0.0]]], 1)
    log_size = np.log([2.0, 7.0])
    found = (
        Likelihood(counts, exposure, basis, memories, None).at(theta, log_size, np.arange(2)).value
    )
    for n in (0, 1):
        weights = theta[n, : basis.splines]
        season = np.exp(basis.season(weights[None])[0])
        mean = exposure * (season + theta[n, basis.splines :] @ memories[n])
        size = np.exp(log_size[n])
        exact = nbinom.logpmf(counts[n], size, size / (size + mean)).sum()
        rough = LEVEL * (np.diff(weights) ** 2).sum() + SMOOTH * (np.diff(weights, 2) ** 2).sum()
        # the factorials of the counts are left out of the value
        from scipy.special import gammaln

        left_out = gammaln(counts[n] + 1).sum()
        assert found[n] == pytest.approx(exact + left_out - rough / 2, rel=1e-10)


def test_slopes_are_the_differences_of_the_value() -> None:
    basis, counts, memories, exposure, rng = toy()
    theta = np.concatenate([rng.normal(0, 0.3, (2, basis.splines)), [[0.1, 0.2], [0.3, 0.1]]], 1)
    log_size, both, h = np.log([2.0, 7.0]), np.arange(2), 1e-5
    work = Likelihood(counts, exposure, basis, memories, None)
    now = work.at(theta, log_size, both)
    for column in range(theta.shape[1]):
        moved = [theta.copy(), theta.copy()]
        moved[0][:, column] += h
        moved[1][:, column] -= h
        up, down = (work.at(x, log_size, both).value for x in moved)
        assert now.gradient[:, column] == pytest.approx((up - down) / (2 * h), abs=2e-4)
    up, down = (work.at(theta, log_size + s * h, both) for s in (1, -1))
    assert now.size_gradient == pytest.approx((up.value - down.value) / (2 * h), abs=2e-4)
    bend = (up.size_gradient - down.size_gradient) / (2 * h)
    assert now.size_curvature == pytest.approx(bend, abs=2e-3)


def test_no_nearby_point_is_better_than_the_fit() -> None:
    basis, counts, memories, exposure, rng = toy()
    found = fit(counts, exposure, basis, memories)
    work = Likelihood(counts, exposure, basis, memories, None)
    theta = np.concatenate([found.season, found.excitation], axis=1)
    for _ in range(200):
        near = theta + rng.normal(0, 0.02, theta.shape)
        near[:, basis.splines :] = np.maximum(near[:, basis.splines :], 0.0)
        size = np.log(found.size) + rng.normal(0, 0.02, 2)
        assert (work.at(near, size, np.arange(2)).value <= found.log_likelihood + 1e-6).all()


def test_a_fit_is_the_same_from_elsewhere_and_in_other_company() -> None:
    basis, counts, memories, exposure, _ = toy()
    found = fit(counts, exposure, basis, memories)
    far = Fits(np.full((2, basis.splines), 1.0), np.full((2, 2), 0.6), np.full(2, 1.0), np.zeros(2))
    again = fit(counts, exposure, basis, memories, start=far)
    alone = fit(counts[1:], exposure, basis, memories[1:])
    assert again.log_likelihood == pytest.approx(found.log_likelihood, abs=1e-5)
    assert alone.log_likelihood == pytest.approx(found.log_likelihood[1:], abs=1e-5)
    assert again.excitation == pytest.approx(found.excitation, abs=2e-3)


def test_a_flat_record_without_memories_has_its_mean_as_rate() -> None:
    days = 300
    counts = np.tile([0.0, 1.0, 2.0], 100)[None]
    basis = splines(days, np.ones(days, dtype=bool))
    found = fit(counts, np.ones(days), basis, np.zeros((1, 0, days)))
    season = np.exp(basis.season(found.season))
    assert season.mean() == pytest.approx(1.0, abs=1e-3)
    assert season == pytest.approx(1.0, abs=0.08)  # the pattern begins low and ends high
    assert found.size[0] == pytest.approx(100.0)  # less spread than Poisson: at its bound


def test_twice_the_exposure_at_twice_the_counts_is_the_same_background() -> None:
    basis, counts, memories, _, _ = toy()
    half = fit(counts, np.full(240, 0.5), basis, memories[:, :0])
    whole = fit(counts, np.ones(240), basis, memories[:, :0])
    assert basis.season(half.season) - np.log(2) == pytest.approx(
        basis.season(whole.season), abs=0.02
    )


def test_a_memory_is_its_recursion_and_stands_still_where_days_are_missing() -> None:
    counts = np.array([[2.0, 0.0, 9.0, 1.0, 0.0]])
    exposure = np.array([1.0, 1.0, 0.0, 0.5, 1.0])
    found = remembered(counts, exposure)
    for index, rho in enumerate(MEMORIES):
        r, expected = (2 + 0 + 2 + 0) / 4, []
        for day in range(5):
            expected.append(r)
            if exposure[day]:
                r = rho * r + (1 - rho) * counts[0, day] / exposure[day]
        assert found[:, index, 0] == pytest.approx(expected)
        same = remembered(counts, exposure, same_day=True)[:, index, 0]
        assert same == pytest.approx([*expected[1:], r])


def test_what_stands_on_a_missing_day_changes_nothing() -> None:
    rng = np.random.default_rng(3)
    counts = rng.poisson(1.0, (2, 1, 200)).astype(float)
    exposure = np.ones((2, 200))
    exposure[0, 50:80] = 0
    one = profile(counts, Target.of(0, exposure))
    counts[0, 0, 50:80] = 0.0
    other = profile(counts, Target.of(0, exposure))
    assert one.ratio == other.ratio
    assert one.full.log_likelihood == other.full.log_likelihood
