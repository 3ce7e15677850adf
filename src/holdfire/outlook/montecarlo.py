"""Sequential Monte Carlo of a period. In: a system, a generator. Out: adequacy with its errors."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from holdfire.model.errors import BadSystem
from holdfire.outlook.estimate import Estimate
from holdfire.outlook.outages import KW, add_outages
from holdfire.outlook.shortage import cuts_kw, shortage
from holdfire.outlook.system import Floats, System

#: Samples worked on at once: the hours of all of them stay near the processor.
BATCH = 1024


@dataclass(frozen=True, slots=True, eq=False)
class Samples:
    """One row of adequacy per sampled period, shape (samples,) each.

    Parameters
    ----------
    lolh : ndarray
        Hours with less capacity than load.
    lole : ndarray
        Days whose peak is not met.
    eue_mwh : ndarray
        Unserved energy.
    deepest_mw : ndarray
        Deepest shortage; 0 where there is none.
    """

    lolh: Floats
    lole: Floats
    eue_mwh: Floats
    deepest_mw: Floats

    def estimates(self) -> dict[str, Estimate]:
        """Return the mean of each, with its standard error."""
        return {
            "LOLH": Estimate.of(self.lolh, "h"),
            "LOLE": Estimate.of(self.lole, "d"),
            "EUE": Estimate.of(self.eue_mwh, "MWh"),
            "deepest": Estimate.of(self.deepest_mw, "MW"),
        }


def simulate(
    system: System, *, samples: int, rng: np.random.Generator, batch: int = BATCH
) -> Samples:
    """Return the adequacy of `samples` independent periods.

    Units fail and are repaired one by one in time, so outages last; hours are looked at in order.
    Compiled and plain NumPy code give identical numbers from the same generator.

    Raises
    ------
    BadSystem
        If fewer than two samples are asked for: one has no error.
    """
    if samples < 2 or batch < 1:
        raise BadSystem("simulation", f"{samples} samples", "Ask for at least 2 samples.")
    margin, cuts, peaks = (
        margins_kw(system),
        cuts_kw(np.asarray(system.line_mw)),
        system.peak_hours(),
    )
    found = []
    changes = np.empty((len(system.areas), min(batch, samples), system.hours + 1), dtype=np.int32)
    for first in range(0, samples, batch):
        part = changes[:, : min(batch, samples - first)]
        if part.shape[1] < changes.shape[1]:
            part = np.ascontiguousarray(part)
        part[:] = 0
        add_outages(part, system, rng)
        found.append(shortage(part, margin, cuts, peaks))
    rows = np.concatenate(found).astype(np.float64)
    return Samples(rows[:, 0], rows[:, 1], rows[:, 2] / KW, rows[:, 3] / KW)


def margins_kw(system: System) -> NDArray[np.int32]:
    """Return installed capacity less the need, whole kW, shape (areas, hours)."""
    installed = np.zeros(len(system.areas))
    names = [area.name for area in system.areas]
    for fleet in system.fleets:
        installed[names.index(fleet.area)] += fleet.units * round(fleet.unit_mw * KW)
    margin = installed[:, None] - np.rint(system.need_mw * KW)
    if np.abs(margin).max(initial=0) >= 2**31 - 1:
        raise BadSystem("system", "more than 2,147 GW in one area", "Split the area.")
    return margin.astype(np.int32)
