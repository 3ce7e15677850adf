"""Tempo: a change at a known and at an unknown date, beside peers, as ratios within one run.

Peers answer easier questions: a naive Poisson comparison ignores late reports, a negative binomial
fit by maximum likelihood gives no posterior, and ruptures finds the best cut without saying how
sure it is. They are shown for scale, not as equals.
"""

import time
from collections.abc import Callable
from importlib.util import find_spec

import numpy as np
from scipy.optimize import minimize
from scipy.special import gammaln

from holdfire.analysis import Counts, change, compare, naive_p, poisson_change, several
from holdfire.validation.tempo import coal

RNG = np.random.default_rng(1)
BEFORE, AFTER = RNG.negative_binomial(2, 2 / 8, 70), RNG.negative_binomial(2, 2 / 8, 8)
WEEKS = np.concatenate([BEFORE, AFTER]).astype(float)
DRAWS = np.tile(np.linspace(0.7, 1.0, 8), (40, 1))
ONES = np.ones((40, 70))
EXPOSURE = np.concatenate([ONES, DRAWS], axis=1)
_, COAL = coal()
YEAR = np.ones(len(COAL))


def by_maximum_likelihood() -> None:
    def loss(x: np.ndarray) -> float:
        total, size = 0.0, np.exp(x[2])
        for counts, rate, share in (
            (BEFORE, np.exp(x[0]), np.ones(70)),
            (AFTER, np.exp(x[1]), DRAWS[0]),
        ):
            mean = rate * share
            p = gammaln(counts + size) - gammaln(size) - gammaln(counts + 1)
            p += size * np.log(size / (size + mean)) + counts * np.log(mean / (size + mean))
            total -= p.sum()
        return float(total)

    minimize(loss, [1.0, 1.0, 0.0], method="Nelder-Mead")


def by_ruptures(signal: np.ndarray, cuts: int) -> None:
    import ruptures

    ruptures.Dynp(model="l2", min_size=2, jump=1).fit(signal).predict(n_bkps=cuts)


def milliseconds(run: Callable[[], object], times: int) -> float:
    run()
    taken = []
    for _ in range(3):
        start = time.perf_counter()
        for _ in range(times):
            run()
        taken.append((time.perf_counter() - start) / times)
    return min(taken) * 1e3


def table(title: str, rows: dict[str, float]) -> None:
    ours = next(iter(rows.values()))
    print(f"{title:<46} {'ms':>9} {'x ours':>9}")
    for name, taken in rows.items():
        print(f"{name:<46} {taken:>9.3f} {taken / ours:>9.3f}")


def main() -> None:
    peer = find_spec("ruptures") is not None
    known = {
        "ours: grid posterior, 40 draws of the delay": milliseconds(
            lambda: compare(BEFORE.astype(float), ONES, AFTER.astype(float), DRAWS), 5
        ),
        "maximum likelihood NB, one delay": milliseconds(by_maximum_likelihood, 5),
        "naive Poisson (wrong under delay)": milliseconds(
            lambda: naive_p(int(BEFORE.sum()), 490, int(AFTER.sum()), 56), 2000
        ),
    }
    table("known date, 78 weeks", known)
    exact = {
        "ours: exact posterior, Poisson": milliseconds(
            lambda: poisson_change(COAL, YEAR, shape=0.5, rate=0.5), 500
        )
    }
    if peer:
        exact["ruptures: best cut, least squares"] = milliseconds(lambda: by_ruptures(COAL, 1), 5)
    table("unknown date, 112 years", exact)
    counts, years = Counts(WEEKS, EXPOSURE[:16]), Counts(COAL, YEAR[None])
    unknown = {
        "ours: Poisson or NB, 16 draws of the delay": milliseconds(lambda: change(counts), 5),
        "ours: none to five changes, 112 years": milliseconds(lambda: several(years), 5),
    }
    if peer:
        unknown["ruptures: best two cuts, 112 years"] = milliseconds(
            lambda: by_ruptures(COAL, 2), 5
        )
    table("unknown dates, 78 weeks and 112 years", unknown)
    if not peer:
        print("ruptures is not installed: skipped")


if __name__ == "__main__":
    main()
