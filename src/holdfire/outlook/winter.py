"""A winter's adequacy with and without the truce. In: a Winter, strike counts. Out: samples."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from holdfire.model.errors import BadSystem
from holdfire.outlook.inputs import Winter
from holdfire.outlook.outages import KW, add_fleet
from holdfire.outlook.ranges import Counted
from holdfire.outlook.scenario import ARMS, Scenario, draw_scenario
from holdfire.outlook.shape import load_shape
from holdfire.outlook.system import Floats

#: Samples of a winter worked on at once.
BATCH = 250
GENERATION = {
    "LOLH": "h", "LOLE": "d", "EUE": "GWh", "peak_deficit": "GW", "hours_off": "h/customer-day",
}  # fmt: skip
REFINING = {"capacity_out_mean": "Mt/y", "capacity_out_peak": "Mt/y"}


@dataclass(frozen=True, slots=True, eq=False)
class OutlookResult:
    """Sampled winters, the same draws in both arms.

    Parameters
    ----------
    winter : Winter
        What was computed.
    strikes : Counted
        Strikes that its tempo was taken from.
    units : mapping of str to str
        Metrics and their units.
    samples : mapping of (arm, metric) to ndarray, shape (samples,)
        One value a sampled winter; arms "with" and "without".
    drawn : mapping of str to ndarray, shape (samples,)
        Inputs as drawn, and `forced_out_gw`, the mean forced outage that came of chance.
    weeks : tuple of date
        First day of each week of the winter.
    available, margin : mapping of arm to ndarray, shape (samples, weeks)
        At the hour of each week's highest load: capacity there (GW, imports included; refining:
        Mt/y), and that less the load (generation alone).
    """

    winter: Winter
    strikes: Counted
    units: Mapping[str, str]
    samples: Mapping[tuple[str, str], Floats]
    drawn: Mapping[str, Floats]
    weeks: tuple[date, ...]
    available: Mapping[str, Floats]
    margin: Mapping[str, Floats]

    def dividend(self, metric: str) -> Floats:
        """Return without less with, sample by sample: never below zero."""
        return self.samples["without", metric] - self.samples["with", metric]


def winter_outlook(
    winter: Winter,
    *,
    strikes: Counted,
    calibration: Counted,
    samples: int,
    rng: np.random.Generator,
) -> OutlookResult:
    """Return what a winter asks of a sector with and without the truce.

    Parameters
    ----------
    winter : Winter
        Its days and ranges.
    strikes : Counted
        Strikes reported on the sector, from which its tempo without a truce is taken.
    calibration : Counted
        Strikes reported while the winter's `loss` came about.
    samples : int
        Sampled winters; at least 20, as intervals are read from them.
    rng : Generator

    Raises
    ------
    BadSystem
        If there are too few samples, or an input cannot be.
    """
    if samples < 20:
        raise BadSystem("outlook", f"{samples} samples", "Ask for at least 20 samples.")
    if winter.sector == "refining":
        capacity = np.array([winter.inputs["nominal_mt_y"].best])
    else:
        capacity = np.array([f.units * f.unit_mw / KW for f in winter.fleets])
    scenario = draw_scenario(
        winter,
        capacity=capacity,
        strikes=strikes,
        calibration=calibration,
        samples=samples,
        rng=rng,
    )
    if winter.sector == "refining":
        return _refining(winter, scenario, strikes)
    return _generation(winter, scenario, strikes, rng)


def _refining(winter: Winter, scenario: Scenario, strikes: Counted) -> OutlookResult:
    nominal = scenario.drawn["nominal_mt_y"][:, None]
    starts = _week_starts(winter)
    found, available = {}, {}
    for arm in ARMS:
        there = nominal * scenario.there[arm][:, 0]
        out = nominal * (1.0 - scenario.there[arm][:, 0])
        found[arm, "capacity_out_mean"] = out.mean(axis=1)
        found[arm, "capacity_out_peak"] = out.max(axis=1)
        available[arm] = np.minimum.reduceat(there, starts, axis=1)
    weeks = tuple(winter.days.start + timedelta(days=int(day)) for day in starts)
    return OutlookResult(winter, strikes, REFINING, found, scenario.drawn, weeks, available, {})


def _generation(
    winter: Winter, scenario: Scenario, strikes: Counted, rng: np.random.Generator
) -> OutlookResult:
    drawn, days = scenario.drawn, winter.days.days
    samples, hours = len(drawn["peak_gw"]), days * 24
    starts, shape = _week_starts(winter), load_shape(winter.days)
    of_week = np.repeat(np.arange(len(starts)), np.diff([*starts, days]) * 24)
    peaks = np.arange(days) * 24 + np.argmax(shape.reshape(days, 24), axis=1)
    tops = np.array([int(peaks[d0:d1][np.argmax(shape[peaks[d0:d1]])])
                     for d0, d1 in zip(starts, [*starts[1:], days], strict=True)])  # fmt: skip
    cold = 1.0 + drawn["cold_spell"][:, None] * rng.standard_normal((samples, len(starts)))
    top_load = (drawn["peak_gw"] * drawn["load_factor"])[:, None] * np.maximum(cold, 0.0)
    firm = drawn["nuclear_gw"][:, None] + drawn["import_use"][:, None] * _limits(
        winter, rng, samples
    )
    parts: dict[tuple[str, str], list[Floats]] = {}
    forced = []
    for first in range(0, samples, BATCH):
        part = slice(first, min(first + BATCH, samples))
        size = part.stop - part.start
        left = []
        for fleet in winter.fleets:
            changes = np.zeros((size, hours + 1), dtype=np.int32)
            add_fleet(changes, fleet, rng)
            out_kw = np.cumsum(changes[:, :hours], axis=1, dtype=np.int32)
            left.append((fleet.units * round(fleet.unit_mw * KW) - out_kw) / 1e6)
        forced.append(-sum(gw.mean(axis=1) for gw in left))
        load = top_load[part][:, of_week] * shape
        for arm in ARMS:
            there = scenario.there[arm][part]
            available = np.repeat(firm[part], 24, axis=1)
            for number, gw in enumerate(left):
                available += gw * np.repeat(there[:, number], 24, axis=1)
            short = np.maximum(load - available, 0.0)
            for metric, values in (
                ("LOLH", (short > 0).sum(axis=1)),
                ("LOLE", (short[:, peaks] > 0).sum(axis=1)),
                ("EUE", short.sum(axis=1)),
                ("peak_deficit", short.max(axis=1)),
                ("hours_off", 24.0 * short.sum(axis=1) / load.sum(axis=1)),
                ("available", available[:, tops]),
                ("margin", available[:, tops] - load[:, tops]),
            ):
                parts.setdefault((arm, metric), []).append(values)
    joined = {key: np.concatenate(values).astype(np.float64) for key, values in parts.items()}
    nameplate = sum(fleet.units * fleet.unit_mw for fleet in winter.fleets) / KW
    return OutlookResult(
        winter,
        strikes,
        GENERATION,
        {key: values for key, values in joined.items() if key[1] in GENERATION},
        drawn | {"forced_out_gw": nameplate + np.concatenate(forced)},
        tuple(winter.days.start + timedelta(days=int(day)) for day in starts),
        {arm: joined[arm, "available"] for arm in ARMS},
        {arm: joined[arm, "margin"] for arm in ARMS},
    )


def _limits(winter: Winter, rng: np.random.Generator, samples: int) -> Floats:
    """Return the import limit in GW on each day; one draw a step, shape (samples, days)."""
    days = winter.days.days
    limits = np.zeros((samples, days))
    for since, step in winter.import_steps:
        first = max((since - winter.days.start).days, 0)
        drawn = step.draw(samples, rng)
        if first < days:
            limits[:, first:] = drawn[:, None]
    return limits


def _week_starts(winter: Winter) -> list[int]:
    """Return the offset of each Monday of the winter, and of its first day."""
    first = winter.days.start.weekday()
    return sorted({0, *range((7 - first) % 7, winter.days.days, 7)})
