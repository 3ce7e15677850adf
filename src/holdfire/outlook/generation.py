"""Generation in a winter, hour by hour. In: damage in both arms. Out: shortage with and without.

Both arms meet the same load, imports and forced outages; only the share of each class that strikes
leave differs between them.
"""

from __future__ import annotations

from datetime import timedelta

import numpy as np
from numpy.typing import NDArray

from holdfire.outlook.inputs import Winter
from holdfire.outlook.outages import KW, add_fleet
from holdfire.outlook.ranges import Counted
from holdfire.outlook.result import OutlookResult
from holdfire.outlook.scenario import ARMS, Scenario
from holdfire.outlook.shape import load_shape, week_starts
from holdfire.outlook.system import Fleet, Floats

#: Samples worked on at once.
BATCH = 250
UNITS = {
    "LOLH": "h", "LOLE": "d", "EUE": "GWh", "peak_deficit": "GW", "hours_off": "h/customer-day",
}  # fmt: skip
Indices = NDArray[np.int64]


def generation(
    winter: Winter, scenario: Scenario, strikes: Counted, rng: np.random.Generator
) -> OutlookResult:
    """Return adequacy metrics of every sampled winter, and the fan of its weeks."""
    drawn, days = scenario.drawn, winter.days.days
    starts, shape = week_starts(winter.days), load_shape(winter.days)
    of_week = np.repeat(np.arange(len(starts)), np.diff([*starts, days]) * 24)
    peaks = np.arange(days) * 24 + np.argmax(shape.reshape(days, 24), axis=1)
    tops = _highest(shape, peaks, starts)
    samples = len(drawn["peak_gw"])
    cold = 1.0 + drawn["cold_spell"][:, None] * rng.standard_normal((samples, len(starts)))
    top_load = (drawn["peak_gw"] * drawn["load_factor"])[:, None] * np.maximum(cold, 0.0)
    imports = drawn["import_use"][:, None] * _limits(winter, samples, rng)
    firm = drawn["nuclear_gw"][:, None] + imports
    parts: dict[tuple[str, str], list[Floats]] = {}
    forced: list[Floats] = []
    for first in range(0, samples, BATCH):
        part = slice(first, min(first + BATCH, samples))
        left = [_left(fleet, drawn["outage_factor"][part], days, rng) for fleet in winter.fleets]
        nameplate = sum(fleet.units * fleet.unit_mw for fleet in winter.fleets) / KW
        forced.append(nameplate - np.sum([gw.mean(axis=1) for gw in left], axis=0))
        load = top_load[part][:, of_week] * shape
        for arm in ARMS:
            available = np.repeat(firm[part], 24, axis=1)
            for number, gw in enumerate(left):
                available += gw * np.repeat(scenario.there[arm][part, number], 24, axis=1)
            for name, values in _look(load, available, peaks, tops).items():
                parts.setdefault((arm, name), []).append(values)
    joined = {key: np.concatenate(values).astype(np.float64) for key, values in parts.items()}
    return OutlookResult(
        winter,
        strikes,
        UNITS,
        {key: values for key, values in joined.items() if key[1] in UNITS},
        drawn | {"forced_out_gw": np.concatenate(forced)},
        tuple(winter.days.start + timedelta(days=day) for day in starts),
        {arm: joined[arm, "available"] for arm in ARMS},
        {arm: joined[arm, "margin"] for arm in ARMS},
    )


def _look(load: Floats, available: Floats, peaks: Indices, tops: Indices) -> dict[str, Floats]:
    """Return the metrics of a batch (samples,), and the fan (samples, weeks); all in GW and h."""
    short = np.maximum(load - available, 0.0)
    energy = short.sum(axis=1)
    return {
        "LOLH": (short > 0).sum(axis=1),
        "LOLE": (short[:, peaks] > 0).sum(axis=1),
        "EUE": energy,
        "peak_deficit": short.max(axis=1),
        "hours_off": 24.0 * energy / load.sum(axis=1),
        "available": available[:, tops],
        "margin": available[:, tops] - load[:, tops],
    }


def _left(fleet: Fleet, factor: Floats, days: int, rng: np.random.Generator) -> Floats:
    """Return what forced outages leave of a class, GW, shape (samples, hours)."""
    changes = np.zeros((len(factor), days * 24 + 1), dtype=np.int32)
    add_fleet(changes, fleet, rng)
    out_kw = np.cumsum(changes[:, :-1], axis=1, dtype=np.int32) * factor[:, None]
    nameplate_kw = fleet.units * round(fleet.unit_mw * KW)
    left: Floats = np.maximum(nameplate_kw - out_kw, 0.0) / (KW * KW)
    return left


def _limits(winter: Winter, samples: int, rng: np.random.Generator) -> Floats:
    """Return the import limit in GW on each day; one draw a step, shape (samples, days)."""
    limits = np.zeros((samples, winter.days.days))
    for since, step in winter.import_steps:
        first = max((since - winter.days.start).days, 0)
        limits[:, first:] = step.draw(samples, rng)[:, None]
    return limits


def _highest(shape: Floats, peaks: Indices, starts: list[int]) -> Indices:
    """Return the hour of the highest load of each week."""
    weeks = np.split(peaks, starts[1:])
    return np.array([week[np.argmax(shape[week])] for week in weeks])
