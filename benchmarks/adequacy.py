"""Adequacy of RTS-79: our kernels beside peers, as ratios within one run.

Peers answer neighbouring questions: assetra draws every hour by itself (durations of outages are
lost), PyPSA with HiGHS dispatches the system with one sampled pattern of outages by a linear
programme. They are shown for scale. Run it with an interpreter that has the peers:
PYTHONPATH=src python benchmarks/adequacy.py
"""

import logging
import os
import time
import warnings
from collections.abc import Callable
from datetime import datetime, timedelta

import numpy as np

from holdfire.engine.fast import SWITCH, fast
from holdfire.outlook.copt import exact
from holdfire.outlook.montecarlo import simulate
from holdfire.validation.rts79 import rts79

SYSTEM = rts79()
LOAD = np.asarray(SYSTEM.load_mw)[0]


def seconds(run: Callable[[], object], times: int = 1) -> float:
    start = time.perf_counter()
    for _ in range(times):
        run()
    return (time.perf_counter() - start) / times


def years_a_second(years: int) -> float:
    simulate(SYSTEM, samples=8, rng=np.random.default_rng(0))  # compiles, where it compiles
    run = lambda: simulate(SYSTEM, samples=years, rng=np.random.default_rng(1))  # noqa: E731
    return years / min(seconds(run) for _ in range(3))


def assetra_years(trials: int = 50, runs: int = 6) -> tuple[float, float]:
    """Return years a second and the LOLH found."""
    import xarray as xr
    from assetra.metrics import LossOfLoadHours
    from assetra.simulation import ProbabilisticSimulation
    from assetra.system import EnergySystemBuilder
    from assetra.units import DemandUnit, StochasticUnit

    first = datetime(2019, 1, 1)
    last = first + timedelta(hours=SYSTEM.hours - 1)
    hours = xr.date_range(first, last, freq="h", inclusive="both")

    def series(values: np.ndarray) -> xr.DataArray:
        return xr.DataArray(values, coords={"time": hours})

    builder = EnergySystemBuilder()
    builder.add_unit(DemandUnit(0, series(LOAD)))
    flat, number = np.ones(SYSTEM.hours), 1
    for fleet in SYSTEM.fleets:
        for _ in range(fleet.units):
            rate = series(flat * fleet.forced_outage_rate)
            builder.add_unit(
                StochasticUnit(number, fleet.unit_mw, series(flat * fleet.unit_mw), rate)
            )
            number += 1
    simulation = ProbabilisticSimulation(first, last, trial_size=trials)
    simulation.assign_energy_system(builder.build())
    found = []

    def run() -> None:
        simulation.run()
        found.append(LossOfLoadHours(simulation).evaluate())

    return trials / seconds(run, runs), float(np.mean(found))


def pypsa_years(hours: int = 336) -> tuple[float, float]:
    """Return years a second, scaled up from the first weeks, and the unserved MWh there."""
    import pandas as pd
    import pypsa

    logging.disable(logging.WARNING)
    network = pypsa.Network()
    network.set_snapshots(pd.date_range("2019-01-01", periods=hours, freq="h"))
    network.add("Bus", "RTS")
    network.add("Load", "load", bus="RTS", p_set=LOAD[:hours])
    network.add("Generator", "unserved", bus="RTS", p_nom=1e5, marginal_cost=1e4)
    for fleet in SYSTEM.fleets:
        for number in range(fleet.units):
            up = (np.random.default_rng(number).random(hours) >= fleet.forced_outage_rate) * 1.0
            network.add(
                "Generator",
                f"{fleet.unit_class}-{number}",
                bus="RTS",
                p_nom=fleet.unit_mw,
                p_max_pu=up,
                marginal_cost=1.0,
            )
    taken = seconds(lambda: network.optimize(solver_name="highs", log_to_console=False))
    unserved = float(network.generators_t.p["unserved"].sum())
    return hours / SYSTEM.hours / taken, unserved


def main() -> None:
    warnings.simplefilter("ignore")
    exact(SYSTEM)
    one = seconds(lambda: exact(SYSTEM), 50)
    print(f"exact year by convolution at 1 MW: {one * 1e3:.2f} ms, {exact(SYSTEM)}")
    compiled = fast()
    rows = {}
    if compiled:
        rows["ours, Monte Carlo, numba"] = years_a_second(50_000)
    else:
        print("numba is not installed or off: compiled row skipped")
    before = os.environ.get(SWITCH)
    os.environ[SWITCH] = "off"
    rows["ours, Monte Carlo, NumPy"] = years_a_second(10_000)
    if before is None:
        del os.environ[SWITCH]
    else:
        os.environ[SWITCH] = before
    try:
        rows["assetra, hours drawn one by one"], lolh = assetra_years()
        print(f"assetra: LOLH {lolh:.2f} h/yr over 300 years")
    except ImportError as missing:
        print(f"assetra skipped: {missing}")
    try:
        rows["PyPSA + HiGHS, one pattern (scaled)"], _ = pypsa_years()
        print("PyPSA + HiGHS: two weeks (336 h) solved, scaled to 8,736 h")
    except ImportError as missing:
        print(f"PyPSA skipped: {missing}")
    ours = next(iter(rows.values()))
    print(f"\n{'RTS-79, one core':<40} {'years/s':>12} {'ours is x':>12}")
    for name, speed in rows.items():
        print(f"{name:<40} {speed:>12.2f} {ours / speed:>12.1f}")


if __name__ == "__main__":
    main()
