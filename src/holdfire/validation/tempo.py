"""Checks of tempo. In: published triangles and counts, made-up worlds. Out: checks."""

from __future__ import annotations

import csv
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from holdfire.analysis import compare, cumulative, naive_p, poisson_change, triangle_hazards
from holdfire.analysis.nowcast import nowcast
from holdfire.validation.check import Check, exact, within
from holdfire.validation.late_worlds import WEEKS, World, exposures, triangle

TOPIC = "tempo"
MACK = "chain ladder; Mack, ASTIN Bulletin 23, 1993 and CAS Forum 1994"
JARRETT = "Jarrett, Biometrika 66, 1979; Gamma(.5, .5) prior of both rates"
WORLDS = "made-up worlds of 78 weeks with late reports; nominal .05"
TRIANGLES = {"raa": 52135.228, "taylor_ashe": 18680855.61}
LASTS, SIZES = (3, 4, 8), (None, 2.0)
LEAST_POWER = {None: 0.95, 2.0: 0.70}
QUICK, FULL = 80, 1000


def tempo(*, full: bool) -> list[Check]:
    """Return the checks of delay, dated change, false alarms, power and intervals.

    Parameters
    ----------
    full : bool
        A thousand worlds each instead of 80.
    """
    worlds = FULL if full else QUICK
    checks = [
        exact(TOPIC, f"IBNR of the {name} triangle", value, MACK, ibnr(name))
        for name, value in TRIANGLES.items()
    ]
    checks += _coal()
    for size in SIZES:
        family = "Poisson" if size is None else f"negative binomial, size {size:g}"
        for last in LASTS:
            share, _, _ = called(World(last, size=size), worlds, seed=last)
            name = f"false alarms, last {last} weeks, {family}"
            checks.append(_rate(name, share, worlds, most=0.08))
        share, _, covered = called(World(8, 0.4, size), worlds, seed=8)
        name = f"power, x0.4 over 8 weeks, {family}"
        checks.append(_rate(name, share, worlds, least=LEAST_POWER[size]))
        name = f"90 % interval of the ratio holds the truth, {family}"
        checks.append(_rate(name, covered, worlds, least=0.86, most=0.94))
    weeks = 12 * worlds
    name = "90 % interval of the nowcast holds the truth"
    return [*checks, _rate(name, nowcasts(weeks), weeks, least=0.86, most=0.94)]


def ibnr(name: str) -> float:
    """Return incurred but not reported of a published cumulative triangle, by our delay shares."""
    text = (files("holdfire.validation") / "data" / f"{name}_triangle.csv").read_text()
    rows = [line.split(",")[1:] for line in text.splitlines()[1:]]
    total = np.array([[float(cell) if cell else np.nan for cell in row] for row in rows])
    increments = np.diff(np.concatenate([np.zeros((len(total), 1)), total], axis=1), axis=1)
    shares = cumulative(*triangle_hazards(increments))
    last = (~np.isnan(total)).sum(axis=1) - 1
    latest = total[np.arange(len(total)), last]
    return float((latest / shares[last] - latest).sum())


def coal() -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Return years and disasters of the coal-mining series."""
    text = (files("holdfire.validation") / "data" / "coal_mining_disasters.csv").read_text()
    rows = list(csv.DictReader(text.splitlines()))
    return (
        np.array([int(row["year"]) for row in rows], dtype=np.int64),
        np.array([float(row["disasters"]) for row in rows]),
    )


def _coal() -> list[Check]:
    year, disasters = coal()
    found = poisson_change(disasters, np.ones(len(year)), shape=0.5, rate=0.5)
    low, high = found.interval()
    dates = {"last year of the old rate": (1891, found.last_before)}
    dates |= {"95 % interval, first": (1886, low), "95 % interval, last": (1896, high)}
    checks = [
        exact(TOPIC, f"coal mining: {name}", published, JARRETT, float(year[at]), within=0.0)
        for name, (published, at) in dates.items()
    ]
    rates = {"rate before": (3.09, found.before), "rate after": (0.91, found.after)}
    return checks + [
        # the published rates have two decimals
        exact(TOPIC, f"coal mining: {name}, a year", p, JARRETT, value, within=0.005 / p)
        for name, (p, value) in rates.items()
    ]


def called(world: World, worlds: int, *, seed: int) -> tuple[float, float, float]:
    """Return how often we call a drop, a naive test does, and our interval holds the truth.

    The naive test is a one-sided Poisson comparison of raw counts at .05.
    """
    rng = np.random.default_rng(seed)
    ours = naive = covered = 0
    for _ in range(worlds):
        _, cells = triangle(world, rng)
        exposure, seen = exposures(cells, rng), np.nansum(cells, axis=1)
        before, after = seen[: -world.last], seen[-world.last :]
        found = compare(before, exposure[:, : -world.last], after, exposure[:, -world.last :])
        ours += found.p_lower >= 0.95
        covered += found.low <= world.factor <= found.high
        p = naive_p(int(before.sum()), WEEKS - world.last, int(after.sum()), world.last)
        naive += p < 0.05
    return ours / worlds, naive / worlds, covered / worlds


def nowcasts(weeks: int, *, seed: int = 5) -> float:
    """Return how often the 90 % interval holds the true count of one of the last three weeks.

    Weeks of 40 events on average: where few are still to come, an interval of whole numbers holds
    more than its share.
    """
    rng = np.random.default_rng(seed)
    held = done = 0
    while done < weeks:
        true, cells = triangle(World(1, mean=40.0), rng)
        exposure, seen = exposures(cells, rng), np.nansum(cells, axis=1)
        for week in range(WEEKS - 3, WEEKS):
            low, _, high = nowcast(int(seen[week]), exposure[:, week], rng)
            held += low <= true[week] <= high
            done += 1
    return held / done


def _rate(
    name: str, share: float, worlds: int, *, least: float | None = None, most: float | None = None
) -> Check:
    error = float(np.sqrt(share * (1 - share) / worlds))
    return within(TOPIC, name, WORLDS, share, least=least, most=most, standard_error=error)
