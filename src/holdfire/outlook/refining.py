"""Refining in a winter. In: damage in both arms. Out: capacity out; what is run is not asked."""

from __future__ import annotations

from datetime import timedelta

import numpy as np

from holdfire.outlook.inputs import Winter
from holdfire.outlook.ranges import Counted
from holdfire.outlook.result import OutlookResult
from holdfire.outlook.scenario import ARMS, Scenario
from holdfire.outlook.shape import week_starts

UNITS = {"capacity_out_mean": "Mt/y", "capacity_out_peak": "Mt/y"}


def refining(winter: Winter, scenario: Scenario, strikes: Counted) -> OutlookResult:
    """Return mean and highest capacity out over the winter, and the lowest there in each week."""
    nominal = scenario.drawn["nominal_mt_y"][:, None]
    starts = week_starts(winter.days)
    found, available = {}, {}
    for arm in ARMS:
        out = nominal * (1.0 - scenario.there[arm][:, 0])
        found[arm, "capacity_out_mean"] = out.mean(axis=1)
        found[arm, "capacity_out_peak"] = out.max(axis=1)
        available[arm] = np.minimum.reduceat(nominal * scenario.there[arm][:, 0], starts, axis=1)
    weeks = tuple(winter.days.start + timedelta(days=day) for day in starts)
    return OutlookResult(winter, strikes, UNITS, found, scenario.drawn, weeks, available, {})
