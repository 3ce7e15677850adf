"""A winter with and without the truce. In: a Winter, strike counts. Out: its OutlookResult."""

from __future__ import annotations

import numpy as np

from holdfire.model.errors import BadSystem
from holdfire.outlook.generation import generation
from holdfire.outlook.inputs import Winter
from holdfire.outlook.outages import KW
from holdfire.outlook.ranges import Counted
from holdfire.outlook.refining import refining
from holdfire.outlook.result import OutlookResult
from holdfire.outlook.scenario import draw_scenario


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
        return refining(winter, scenario, strikes)
    return generation(winter, scenario, strikes, rng)
