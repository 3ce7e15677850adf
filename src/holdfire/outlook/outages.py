"""Units that fail and are repaired. In: fleets, a generator. Out: capacity out, hour by hour.

Every unit begins in its steady state and alternates between exponential times to failure and to
repair; the state of an hour is that of its beginning. Capacity is counted in whole kW, so sums are
exact in any order, and compiled and NumPy code agree to the last bit.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from holdfire.engine import fast, kernel
from holdfire.outlook.system import Fleet, System

Ints = NDArray[np.int32]
KW = 1000  # kW in a MW


def add_outages(changes: Ints, system: System, rng: np.random.Generator) -> None:
    """Add the outages of every unit to `changes`.

    Parameters
    ----------
    changes : ndarray of int32, shape (areas, samples, hours + 1)
        Change of capacity out at the beginning of each hour, kW; altered in place.
    system : System
        Whose units fail.
    rng : Generator
        Draws per fleet: initial states, then failure and repair times in rounds.
    """
    names = [area.name for area in system.areas]
    for fleet in system.fleets:
        add_fleet(changes[names.index(fleet.area)], fleet, rng)


def add_fleet(area: Ints, fleet: Fleet, rng: np.random.Generator) -> None:
    """Add the outages of one fleet to the changes of its area, shape (samples, hours + 1)."""
    if fleet.units and fleet.unit_mw and fleet.forced_outage_rate:
        size_kw = np.int32(round(fleet.unit_mw * KW))
        for row, start, end in _rounds(fleet, len(area), area.shape[1] - 1, rng):
            _spread(area, row, start, end, size_kw)


def _rounds(
    fleet: Fleet, samples: int, hours: int, rng: np.random.Generator
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.float64]]]:
    """Yield outages (their sample, beginning, end), one of each unit still running."""
    every = np.repeat(np.arange(samples), fleet.units)
    out = rng.random(every.size) < fleet.forced_outage_rate
    row, end = every[out], rng.standard_exponential(int(out.sum())) * fleet.mttr_h
    yield row, np.zeros(row.size), end
    clock = np.zeros(every.size)
    clock[out] = end
    row = every
    while row.size:
        if clock.max() >= hours:
            keep = clock < hours
            row, clock = row[keep], clock[keep]
        start = rng.standard_exponential(row.size)
        start *= fleet.mttf_h
        start += clock
        clock = rng.standard_exponential(row.size)
        clock *= fleet.mttr_h
        clock += start
        yield row, start, clock


def _spread(
    area: Ints,
    row: NDArray[np.int64],
    start: NDArray[np.float64],
    end: NDArray[np.float64],
    size_kw: np.int32,
) -> None:
    if fast():
        _spread_loop(area, row, start, end, size_kw)
        return
    flat, width = area.reshape(-1), area.shape[1]
    first = np.ceil(np.minimum(start, width - 1)).astype(np.int64)
    last = np.ceil(np.minimum(end, width - 1)).astype(np.int64)
    np.add.at(flat, row * width + first, size_kw)
    np.subtract.at(flat, row * width + last, size_kw)


@kernel
def _spread_loop(
    area: Ints,
    row: NDArray[np.int64],
    start: NDArray[np.float64],
    end: NDArray[np.float64],
    size_kw: np.int32,
) -> None:
    hours = area.shape[1] - 1
    for k in range(row.size):
        if start[k] < hours:
            area[row[k], int(np.ceil(start[k]))] += size_kw
            area[row[k], int(np.ceil(min(end[k], float(hours))))] -= size_kw
