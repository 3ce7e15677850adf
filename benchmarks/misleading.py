"""Tests that mislead, in worlds where nothing is there: the table that docs/reciprocity.md quotes.

python benchmarks/misleading.py [--runs 200]; seeded.
"""

import argparse

import numpy as np

from holdfire.analysis import naive_p
from holdfire.analysis.reciprocity.basis import Basis
from holdfire.analysis.reciprocity.profile import Target, profile
from holdfire.analysis.reciprocity.record import Record
from holdfire.analysis.reciprocity.worlds import APART, CAMPAIGNS, World

#: Naive 5 % bound of a likelihood ratio whose a cannot be negative.
BOUND = 2.706
WEEKS, LAST, MEAN = 78, 4, 6.0
SHARES = np.array([0.38, 0.62, 0.77, 0.86, 0.91, 0.95, 1.0])


def flat(days: int) -> Basis:
    """Return a background of one level: four like splines, which the penalty holds together."""
    return Basis(np.full((days, 4), 0.25), np.full((days, 10), 1 / 16), ((0, slice(0, days)),), 4)


def rejected(world: World, runs: int, *, season: bool) -> tuple[float, float]:
    """Return how often the naive likelihood ratio finds one direction, and any."""
    found = []
    for run in range(runs):
        record: Record = world.draw(np.random.default_rng([run, 20241030]))
        days = record.counts.shape[1]
        fires = []
        for index in (0, 1):
            target = Target.of(index, record.exposure)
            if not season:
                target = Target(index, record.exposure, flat(days))
            fires.append(profile(record.counts[:, None, :], target).ratio[0] > BOUND)
        found.append(fires)
    fired = np.array(found)
    return float(fired.mean()), float(fired.any(axis=1).mean())


def before_after(runs: int) -> float:
    """Return how often a raw Poisson comparison of the last weeks calls a drop."""
    rng = np.random.default_rng(20241030)
    ages = np.arange(WEEKS)[::-1]
    share = SHARES[np.minimum(ages, len(SHARES) - 1)]
    seen = rng.binomial(rng.poisson(MEAN, (runs, WEEKS)), share)
    called = [
        naive_p(int(one[:-LAST].sum()), WEEKS - LAST, int(one[-LAST:].sum()), LAST) < 0.05
        for one in seen
    ]
    return float(np.mean(called))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=200)
    runs = parser.parse_args().runs
    print("| world, in which nothing is there | test | false alarms | in either direction |")
    print("|---|---|---|---|")
    print(
        f"| 78 weeks, mean 6, late reports | raw before/after, last 4 weeks | "
        f"{before_after(10 * runs):.0%} | |"
    )
    for world, name in ((APART, "shared season"), (CAMPAIGNS, "common campaigns, x3")):
        for season, test in ((False, "constant background"), (True, "smooth season, chi-squared")):
            one, either = rejected(world, runs, season=season)
            print(f"| {name} | {test} | {one:.0%} | {either:.0%} |", flush=True)


if __name__ == "__main__":
    main()
