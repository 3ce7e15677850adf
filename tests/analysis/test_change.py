"""The date of a change and the number of changes are exact, and follow what the counts allow."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import gammaln, logsumexp

from holdfire.analysis import Counts, change, poisson_change, several
from holdfire.analysis.family import grid, log_likelihood
from holdfire.analysis.several import LOG_PRIOR, MOST
from holdfire.model.errors import BadRecord
from holdfire.validation.tempo import coal


def test_the_coal_mining_change_is_the_published_one() -> None:
    year, disasters = coal()
    assert disasters.sum() == 190  # the version of the series that we carry
    found = poisson_change(disasters, np.ones(112), shape=0.5, rate=0.5)
    low, high = found.interval()
    assert (year[found.last_before], year[low], year[high]) == (1891, 1886, 1896)
    assert found.before == pytest.approx(3.09, abs=0.005)
    assert found.after == pytest.approx(0.91, abs=0.005)


def test_the_grid_finds_the_coal_mining_change_too_and_weighs_the_families() -> None:
    year, disasters = coal()
    found = change(Counts(disasters, np.ones((1, 112))))
    assert year[found.last_before] == 1891
    assert found.log_bayes_factor > 10
    assert 0.5 < found.poisson < 1


@settings(deadline=None, max_examples=40)
@given(st.lists(st.integers(0, 8), min_size=3, max_size=12), st.integers(0, 2**31))
def test_the_exact_posterior_is_that_of_the_gamma_poisson_formula(
    seen: list[int], seed: int
) -> None:
    exposure = np.random.default_rng(seed).uniform(0.2, 2.0, len(seen))
    y = np.array(seen, dtype=float)
    found = poisson_change(y, exposure, shape=0.5, rate=0.5)

    def part(low: int, high: int) -> float:
        s, e = y[low:high].sum(), exposure[low:high].sum()
        return float(
            0.5 * np.log(0.5) - gammaln(0.5) + gammaln(0.5 + s) - (0.5 + s) * np.log(0.5 + e)
        )

    splits = np.array([part(0, k) + part(k, len(y)) for k in range(1, len(y))])
    assert found.probability == pytest.approx(np.exp(splits - logsumexp(splits)))
    expected = logsumexp(splits) - np.log(len(splits)) - part(0, len(y))
    assert found.log_bayes_factor == pytest.approx(expected)


def test_several_changes_are_the_sum_over_all_ways_to_cut() -> None:
    counts = Counts(np.array([1, 0, 5, 6, 1, 0, 4.0]), np.ones((1, 7)))
    found = several(counts)
    rates, prior = grid(counts)
    likelihood = log_likelihood(counts, rates)[:, 0]
    best = None
    for size in range(likelihood.shape[1]):  # the size held is one of the grid's
        log_number, after = [], np.zeros(6)
        joint: list[tuple[float, tuple[int, ...]]] = []
        for number in range(MOST + 1):
            cuts = list(itertools.combinations(range(1, 7), number))
            logs = [
                sum(
                    logsumexp(likelihood[low:high, size].sum(axis=0) + prior)
                    for low, high in itertools.pairwise((0, *cut, 7))
                )
                for cut in cuts
            ]
            log_number.append(LOG_PRIOR[number] + logsumexp(logs) - np.log(len(cuts)))
            joint += [
                (LOG_PRIOR[number] - np.log(len(cuts)) + log, cut)
                for log, cut in zip(logs, cuts, strict=True)
            ]
        total = logsumexp(log_number)
        for log, cut in joint:
            for place in cut:
                after[place - 1] += np.exp(log - total)
        if np.allclose(found.number, np.exp(np.array(log_number) - total), atol=1e-9):
            best = after
    assert best is not None, "no size of the grid gives this posterior"
    assert found.after == pytest.approx(best)


def test_two_changes_are_found_and_the_rate_follows() -> None:
    rng = np.random.default_rng(3)
    seen = np.concatenate([rng.poisson(m, n) for m, n in ((6, 60), (2, 20), (7, 40))])
    found = several(Counts(seen, np.ones((1, 120))))
    assert int(np.argmax(found.number)) == 2
    assert set(np.argsort(found.after)[-2:]) <= {58, 59, 60, 78, 79, 80}
    assert found.rate[30] == pytest.approx(6, abs=1)
    assert found.rate[70] == pytest.approx(2, abs=1)
    assert found.number.sum() == pytest.approx(1.0)
    assert found.after.sum() == pytest.approx(found.number @ np.arange(MOST + 1))


def test_no_change_is_favoured_where_there_is_none() -> None:
    rng = np.random.default_rng(4)
    called = 0
    for _ in range(40):
        seen = rng.negative_binomial(2, 2 / 8, 78)
        found = change(Counts(seen, np.ones((1, 78))))
        called += found.log_bayes_factor > np.log(10)
    assert called <= 2


def test_late_reports_are_no_change() -> None:
    """Counts that fall only because the last weeks are not in yet favour no change."""
    share = np.ones(60)
    share[-6:] = (0.95, 0.91, 0.86, 0.77, 0.62, 0.38)
    seen = np.round(10 * share)
    naive = change(Counts(seen, np.ones((1, 60))))
    ours = change(Counts(seen, share[None]))
    assert ours.log_bayes_factor < min(naive.log_bayes_factor, 0)


def test_weeks_without_coverage_are_missing() -> None:
    seen, exposure = np.full(60, 5.0), np.ones((2, 60))
    seen[40:], exposure[:, 40:] = 0, 0
    found = change(Counts(seen, exposure))
    assert found.log_bayes_factor < 0
    assert not found.probability[40:].any()


def test_counts_that_overspread_are_told_from_poisson() -> None:
    rng = np.random.default_rng(5)
    wide = change(Counts(rng.negative_binomial(2, 2 / 12, 100), np.ones((1, 100))))
    narrow = change(Counts(rng.poisson(10, 100), np.ones((1, 100))))
    assert wide.poisson < 0.01
    assert narrow.poisson > 0.5


@pytest.mark.parametrize(
    ("seen", "exposure", "words"),
    [
        ([1.0, np.nan, 2.0], [1.0, 1.0, 1.0], "missing, negative or no whole number"),
        ([1.0, -1.0, 2.0], [1.0, 1.0, 1.0], "missing, negative or no whole number"),
        ([1.0, 0.5, 2.0], [1.0, 1.0, 1.0], "missing, negative or no whole number"),
        ([1.0, 1.0], [1.0, 1.0, 1.0], "beside exposure of shape"),
        ([1.0, 1.0], [1.0, -1.0], "an exposure is negative or not finite"),
        ([1.0, 1.0], [1.0, np.inf], "an exposure is negative or not finite"),
        ([1.0, 1.0], [1.0, 0.0], "nothing can be known of holds events"),
    ],
)
def test_counts_that_cannot_be_are_refused(
    seen: list[float], exposure: list[float], words: str
) -> None:
    with pytest.raises(BadRecord, match=words):
        Counts(np.array(seen), np.array([exposure]))
