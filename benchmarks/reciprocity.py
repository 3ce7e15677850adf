"""Reciprocity: our likelihood, fit and bootstrap beside peers, as ratios within one run.

python benchmarks/reciprocity.py [--events 1e5]; a peer that is not installed is said to be absent.
Peers: hawkes-engine and hawkes-rs fit the same seven parameters by maximum likelihood; tick's
learner is given the decay and fits least squares (its own default), an easier question.
"""

import argparse
import os
import time
import warnings
from collections.abc import Callable

import numpy as np

from holdfire.analysis.reciprocity import Record, study
from holdfire.analysis.reciprocity.bootstrap import Fitted, bootstrap
from holdfire.analysis.reciprocity.hawkes import Times, fit_hawkes, log_likelihood
from holdfire.analysis.reciprocity.worlds import ANSWERING
from holdfire.engine import fast

MU, A, DECAY = np.array([0.3, 0.2]), np.array([[0.10, 0.45], [0.05, 0.10]]), 1.4


def drawn(events: int) -> Times:
    """Return about so many events of the process, by its branching."""
    rng = np.random.default_rng(1)
    mean = np.linalg.solve(np.eye(2) - A, MU).sum()
    horizon = events / mean
    at = [rng.uniform(0, horizon, rng.poisson(m * horizon)) for m in MU]
    found = [(at[0], 0), (at[1], 1)]
    wave = found
    while any(len(times) for times, _ in wave):
        wave = [
            (
                np.repeat(times, n := rng.poisson(A[i, j], len(times)))
                + rng.exponential(1 / DECAY, int(n.sum())),
                i,
            )
            for times, j in wave
            for i in (0, 1)
        ]
        wave = [(times[times < horizon], i) for times, i in wave]
        found = found + wave
    at_days = np.concatenate([times for times, _ in found])
    sides = np.concatenate([np.full(len(times), i) for times, i in found])
    order = np.argsort(at_days)
    return Times(at_days[order], sides[order], horizon)


def best(run: Callable[[], object], times: int = 5) -> float:
    run()
    found = []
    for _ in range(times):
        start = time.perf_counter()
        run()
        found.append(time.perf_counter() - start)
    return min(found)


def ours(times: Times) -> dict[str, tuple[float, float]]:
    """Return (seconds of a likelihood, seconds of a fit) with and without compiled kernels."""
    rows = {}
    value = lambda: log_likelihood(times, MU, A, DECAY)  # noqa: E731
    if fast():
        rows["holdfire, numba"] = best(value), best(lambda: fit_hawkes(times))
    else:
        print("numba absent: compiled kernels left out")
    os.environ["HOLDFIRE_FAST"] = "off"
    rows["holdfire, NumPy"] = best(value, 2), best(lambda: fit_hawkes(times), 1)
    del os.environ["HOLDFIRE_FAST"]
    return rows


def engine(times: Times) -> tuple[float, float]:
    import hawkes_engine as peer

    kinds, beta = times.sides.astype(np.uint8), np.full((2, 2), DECAY)
    value = lambda: peer.loglik(times.at_days, kinds, MU, A * DECAY, beta, T=times.horizon_days)  # noqa: E731
    theirs, mine = value()["value"], log_likelihood(times, MU, A, DECAY)
    print(f"log-likelihood, hawkes-engine {theirs:.9f}, ours {mine:.9f}")
    assert abs(theirs - mine) <= 1e-8 * abs(theirs)
    fit = lambda: peer.fit(  # noqa: E731
        times.at_days, kinds, T=times.horizon_days, M=2, shared_decay=True, se_method=None, seed=1
    )
    return best(value), best(fit, 1)


def rust(times: Times) -> tuple[float, float]:
    from hawkes import multivariate as peer

    events = [times.at_days[times.sides == side] for side in (0, 1)]
    at = peer.Parameters(baseline=MU, excitation=A, decay=DECAY)
    value = lambda: peer.negative_log_likelihood(at, events, times.horizon_days)  # noqa: E731
    print(f"log-likelihood, hawkes-rs {-value():.9f}")
    return best(value), best(lambda: peer.fit(events, times.horizon_days), 1)


def unlock() -> None:
    """Let tick set its attributes: it finds their names by parsing docstrings, which can fail."""
    from tick.base import Base
    from tick.base.base import BaseMeta

    def force(self: object, key: str, value: object) -> None:
        known = type(self)._attrinfos  # type: ignore[attr-defined]
        object.__setattr__(self, BaseMeta.hidden_attr(key) if key in known else key, value)
        if key in known and (setter := known[key].get("cpp_setter")) is not None:
            BaseMeta.set_cpp_attribute(self, value, setter)

    def walk(kind: type) -> None:
        for below in kind.__subclasses__():
            below.__setattr__ = object.__setattr__  # type: ignore[method-assign]
            below._set = force  # type: ignore[attr-defined]
            walk(below)

    walk(Base)


def tick(times: Times) -> tuple[float, float]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from tick.hawkes import HawkesExpKern, ModelHawkesExpKernLogLik
    unlock()
    events = [np.ascontiguousarray(times.at_days[times.sides == side]) for side in (0, 1)]
    at = np.concatenate([MU, A.ravel()])

    def value() -> float:
        model = ModelHawkesExpKernLogLik(DECAY)
        model.fit(events, end_times=times.horizon_days)
        return float(model.loss(at))

    def fit() -> None:
        learner = HawkesExpKern(DECAY, penalty="none")
        learner.fit([events])

    return best(value), best(fit, 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=float, default=1e5)
    times = drawn(int(parser.parse_args().events))
    count = len(times.at_days)
    rows = ours(times)
    for name, peer in (("hawkes-engine", engine), ("hawkes-rs", rust), ("tick, decay given", tick)):
        try:
            rows[name] = peer(times)
        except ImportError:
            print(f"{name}: not installed, left out")
    first = next(iter(rows.values()))
    print(f"\n{count} events of two sides")
    print(f"{'':<20} {'ns an event':>12} {'x ours':>8} {'fit, ms':>10} {'x ours':>8}")
    for name, (value, fit) in rows.items():
        print(
            f"{name:<20} {value / count * 1e9:>12.1f} {value / first[0]:>8.1f} "
            f"{fit * 1e3:>10.1f} {fit / first[1]:>8.1f}"
        )
    days()


def days() -> None:
    """Print what the daily model costs."""
    record: Record = ANSWERING.draw(np.random.default_rng(1))
    fitted = Fitted.of(record)
    uniform = np.random.default_rng(1).random((2, 199, record.counts.shape[1]))
    print(f"\n{record.counts.shape[1]} days of two sides, five memories tried in each fit")
    for name, seconds in (
        ("both sides fitted, with and without the other", best(lambda: Fitted.of(record), 3)),
        ("bootstrap of one direction, 199 worlds", best(lambda: bootstrap(fitted, 0, uniform), 1)),
        (
            "whole study: both directions, placebo, power, interval",
            best(lambda: study(record, rng=np.random.default_rng(1)), 1),
        ),
    ):
        print(f"{name:<56} {seconds:>8.3f} s")


if __name__ == "__main__":
    main()
