"""Tempo: our known-date test beside peers, as ratios within one run.

Peers answer an easier question: a naive Poisson comparison ignores late reports, and a negative
binomial fit by maximum likelihood gives no posterior. They are shown for scale, not as equals.
"""

import time
from collections.abc import Callable

import numpy as np
from scipy.optimize import minimize
from scipy.special import gammaln

from holdfire.analysis import compare, naive_p

RNG = np.random.default_rng(1)
BEFORE, AFTER = RNG.negative_binomial(2, 2 / 8, 70), RNG.negative_binomial(2, 2 / 8, 8)
DRAWS = np.tile(np.linspace(0.7, 1.0, 8), (40, 1))
ONES = np.ones((40, 70))


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


def seconds(run: Callable[[], object], times: int) -> float:
    run()
    start = time.perf_counter()
    for _ in range(times):
        run()
    return (time.perf_counter() - start) / times


def main() -> None:
    ours = seconds(lambda: compare(BEFORE.astype(float), ONES, AFTER.astype(float), DRAWS), 10)
    rows = {
        "ours: grid posterior, 40 delay draws": ours,
        "maximum likelihood NB, one delay": seconds(by_maximum_likelihood, 10),
        "naive Poisson (wrong under delay)": seconds(
            lambda: naive_p(int(BEFORE.sum()), 490, int(AFTER.sum()), 56), 2000
        ),
    }
    print(f"{'known-date test, 78 weeks':<40} {'ms':>9} {'x ours':>9}")
    for name, taken in rows.items():
        print(f"{name:<40} {taken * 1e3:>9.3f} {taken / ours:>9.3f}")


if __name__ == "__main__":
    main()
