"""The likelihood on a clock is the sum it stands for, and dates without clock times are refused."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfire.analysis.reciprocity.hawkes import Times, fit_hawkes, imputed, log_likelihood
from holdfire.analysis.reciprocity.hawkes.fit import _at, pack
from holdfire.model.errors import BadRecord, DatesTooCoarse

MU = np.array([0.3, 0.2])
A = np.array([[0.10, 0.45], [0.05, 0.10]])
DECAY = 1.4


def drawn(seed: int, horizon: float = 4000.0) -> Times:
    """Return times of the process by its branching: immigrants, their answers, and so on."""
    rng = np.random.default_rng(seed)
    at, sides = [], []
    wave = [(t, s) for s in (0, 1) for t in rng.uniform(0, horizon, rng.poisson(MU[s] * horizon))]
    while wave:
        at += [t for t, _ in wave]
        sides += [s for _, s in wave]
        wave = [
            (later, i)
            for t, j in wave
            for i in (0, 1)
            for later in t + rng.exponential(1 / DECAY, rng.poisson(A[i, j]))
            if later < horizon
        ]
    order = np.argsort(at)
    return Times(np.array(at)[order], np.array(sides)[order], horizon)


def by_definition(times: Times, mu: np.ndarray, a: np.ndarray, decay: float) -> float:
    """Return the log-likelihood by its double sum."""
    total = 0.0
    for t, i, shape in zip(times.at_days, times.sides, times.shape, strict=True):
        before = times.at_days < t
        fading = np.exp(-decay * (t - times.at_days[before])) * decay
        total += np.log(mu[i] * shape + (a[i, times.sides[before]] * fading).sum())
    left = 1 - np.exp(-decay * (times.horizon_days - times.at_days))
    return total - float(mu @ times.total) - float((a.sum(axis=0)[times.sides] * left).sum())


@pytest.fixture(params=["on", "off"])
def kernels(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Compiled where numba is installed, and the NumPy way."""
    if request.param == "off":
        monkeypatch.setenv("HOLDFIRE_FAST", "off")


@pytest.mark.usefixtures("kernels")
@pytest.mark.parametrize("decay", [0.05, 1.4, 60.0])
def test_the_likelihood_is_its_double_sum_ties_included(decay: float) -> None:
    rng = np.random.default_rng(1)
    at = np.sort(rng.uniform(0, 100, 150))
    at[10:13] = at[10]
    sides = rng.integers(0, 2, 150)
    shape = rng.uniform(0.5, 1.5, 150)
    times = Times(at, sides, 101.0, shape, (95.0, 120.0))
    exact = by_definition(times, MU, A, decay)
    assert log_likelihood(times, MU, A, decay) == pytest.approx(exact, rel=1e-11)


@pytest.mark.usefixtures("kernels")
def test_slopes_are_the_differences_of_the_likelihood() -> None:
    times, x, h = drawn(2, 300.0), pack(MU, A, DECAY), 1e-6
    found, gradient, information = _at(times, x)
    assert found == pytest.approx(log_likelihood(times, MU, A, DECAY), rel=1e-12)
    for column in range(7):
        up, down = x.copy(), x.copy()
        up[column] += h
        down[column] -= h
        slope = (_at(times, up)[0] - _at(times, down)[0]) / (2 * h)
        assert gradient[column] == pytest.approx(slope, rel=1e-5, abs=1e-3)
    assert (np.linalg.eigvalsh(information) > 0).all()


@given(st.integers(0, 10_000), st.floats(0.05, 50.0))
@settings(max_examples=20, deadline=None)
def test_both_ways_give_the_same_sums(seed: int, decay: float) -> None:
    times = drawn(seed, 200.0)
    x = pack(MU, A, decay)
    one = _at(times, x)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOLDFIRE_FAST", "off")
        other = _at(times, x)
    for mine, theirs in zip(one, other, strict=True):
        assert theirs == pytest.approx(mine, rel=1e-9, abs=1e-7)


@pytest.mark.usefixtures("kernels")
def test_parameters_are_recovered_within_three_standard_errors() -> None:
    found = fit_hawkes(drawn(3))
    assert (np.abs(found.answers - A) < 3 * found.answers_se).all()
    assert found.background_per_day == pytest.approx(MU, abs=0.05)
    assert found.decay_per_day == pytest.approx(DECAY, rel=0.2)


def test_no_nearby_point_is_better_than_the_fit() -> None:
    times = drawn(4, 1500.0)
    found, rng = fit_hawkes(times), np.random.default_rng(1)
    for _ in range(50):
        near = log_likelihood(
            times,
            found.background_per_day * rng.uniform(0.97, 1.03, 2),
            np.maximum(found.answers + rng.normal(0, 0.01, (2, 2)), 0),
            found.decay_per_day * rng.uniform(0.97, 1.03),
        )
        assert near <= found.log_likelihood + 1e-6


def test_what_is_held_at_nought_stays_there_and_costs_likelihood() -> None:
    times = drawn(5, 1500.0)
    full, less = fit_hawkes(times), fit_hawkes(times, without=((0, 1),))
    assert less.answers[0, 1] == 0.0
    assert np.isnan(less.answers_se[0, 1])
    assert full.log_likelihood - less.log_likelihood > 20


def test_exchanging_the_sides_exchanges_the_fit() -> None:
    times = drawn(6, 1500.0)
    mirrored = Times(times.at_days, 1 - times.sides, times.horizon_days)
    one, other = fit_hawkes(times), fit_hawkes(mirrored)
    assert other.answers[::-1, ::-1] == pytest.approx(one.answers, abs=1e-6)
    assert other.log_likelihood == pytest.approx(one.log_likelihood, rel=1e-12)


@pytest.mark.usefixtures("kernels")
def test_a_known_likelihood_is_reproduced() -> None:
    """Computed once by hawkes-engine 0.2.0, whose alpha is a x decay and beta the decay."""
    k = np.arange(400)
    at = 0.7 * k + 0.69 * ((k * 0.6180339887498949) % 1.0)
    ours = log_likelihood(Times(at, (k * k) % 3 % 2, 281.0), MU, A, DECAY)
    assert ours == pytest.approx(-710.0928282629634, rel=1e-8)


def test_hawkes_engine_agrees_where_it_is_installed() -> None:
    engine = pytest.importorskip("hawkes_engine")
    beta = np.full((2, 2), DECAY)
    at, sides = engine.simulate(MU, A * DECAY, beta, T=500.0, seed=11)
    theirs = engine.loglik(at, sides, MU, A * DECAY, beta, T=500.0)["value"]
    ours = log_likelihood(Times(at, sides.astype(np.int64), 500.0), MU, A, DECAY)
    assert ours == pytest.approx(theirs, rel=1e-8)


def clocked(times: Times, known: float, seed: int):  # type: ignore[no-untyped-def]
    days = np.floor(times.at_days)
    clocks = times.at_days - days
    rng = np.random.default_rng(seed)
    return days, np.where(rng.random(len(days)) < known, clocks, np.nan)


def test_unknown_clock_times_widen_the_answer() -> None:
    times = drawn(7, 2000.0)
    days, clocks = clocked(times, 0.7, 1)
    rng = np.random.default_rng(2)
    found = imputed(days, clocks, times.sides, horizon_days=2000.0, rng=rng)
    exact = fit_hawkes(times)
    assert found.answers_se[0, 1] > exact.answers_se[0, 1]
    assert abs(found.answers[0, 1] - A[0, 1]) < 4 * found.answers_se[0, 1]
    assert 0 < found.share_drawn < 1
    assert found.ratios.shape == (10, 2)
    assert (found.ratios[:, 0] > found.ratios[:, 1]).all()


def test_dates_without_clock_times_are_refused() -> None:
    times = drawn(8, 1000.0)
    floored = np.floor(times.at_days)
    with pytest.raises(DatesTooCoarse, match="dates too coarse: 100% of events have no clock"):
        Times(floored, times.sides, 1000.0)
    days, clocks = clocked(times, 0.3, 1)
    with pytest.raises(DatesTooCoarse, match="Use the daily model, or give clock times"):
        imputed(days, clocks, times.sides, horizon_days=1000.0, rng=np.random.default_rng(1))


TWENTY = np.linspace(0.05, 9.55, 20)
SIDES = np.arange(20) % 2


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Times(TWENTY, SIDES[:-1], 10.0), "do not pair up"),
        (lambda: Times(TWENTY, SIDES + 1, 10.0), "one side, 0 or 1, per time"),
        (lambda: Times(TWENTY[:5], SIDES[:5], 10.0), "only 5 events"),
        (lambda: Times(TWENTY[::-1], SIDES, 10.0), "out of order"),
        (lambda: Times(TWENTY, SIDES, 9.0), "outside the record"),
        (lambda: Times(TWENTY, SIDES, 10.0, -np.ones(20)), "shape does not fit"),
        (lambda: log_likelihood(Times(TWENTY, SIDES, 10.0), MU, -A, 1.0), "outside its range"),
        (
            lambda: imputed(
                TWENTY, SIDES * 0.5, SIDES, horizon_days=10.0,
                rng=np.random.default_rng(1), imputations=3,
            ),
            "only 3 imputations",
        ),
        (
            lambda: imputed(
                TWENTY, SIDES * 1.5, SIDES, horizon_days=10.0, rng=np.random.default_rng(1)
            ),
            "outside its day",
        ),
    ],
)  # fmt: skip
def test_times_that_are_none_are_refused(make, message: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(BadRecord, match=message):
        make()
