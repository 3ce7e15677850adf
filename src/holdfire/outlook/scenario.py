"""One winter, twice. In: a Winter, strike counts. Out: damage with and without the truce.

Every range is drawn once a sample; both arms share all draws, and the truce alone differs.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from holdfire.model.errors import BadSystem
from holdfire.outlook.damage import kept_share, stock_share
from holdfire.outlook.inputs import Winter
from holdfire.outlook.ranges import Counted
from holdfire.outlook.strikes import draw_strikes
from holdfire.outlook.system import Floats

ARMS = ("with", "without")


@dataclass(frozen=True, slots=True, eq=False)
class Scenario:
    """What is drawn for a winter.

    Parameters
    ----------
    drawn : dict of str to ndarray, shape (samples,)
        Inputs by name, `strike_rate` and `harm` among them.
    there : dict of str to ndarray, shape (samples, classes, days)
        Share of each class that is not out, by arm.
    """

    drawn: dict[str, Floats]
    there: dict[str, Floats]


def draw_scenario(
    winter: Winter,
    *,
    capacity: Floats,
    strikes: Counted,
    calibration: Counted,
    samples: int,
    rng: np.random.Generator,
) -> Scenario:
    """Return damage on every day of the winter in both arms.

    Parameters
    ----------
    winter : Winter
        Its ranges.
    capacity : ndarray, shape (classes,)
        Nameplate of the classes in the sector's unit; strikes fall on them in proportion.
    strikes : Counted
        Strikes reported on the sector, from which its tempo without a truce is taken.
    calibration : Counted
        Strikes reported in the winter's `loss_period`.
    samples : int
        How many.
    rng : Generator

    Raises
    ------
    BadSystem
        If nothing can be struck, or the truce's strength or the branching is no share.
    """
    total = float(capacity.sum())
    if not total > 0:
        raise BadSystem(
            f"{winter.country} {winter.sector} {winter.winter}",
            "no class has capacity",
            "Give the sector's fleets or its nominal capacity.",
        )
    drawn = {name: winter.inputs[name].draw(samples, rng) for name in sorted(winter.inputs)}
    drawn["strike_rate"] = strikes.draw(samples, rng)
    one = drawn["loss"] / (calibration.draw(samples, rng) * calibration.days)  # lost by a strike
    drawn["harm"] = one / total
    out = _out_share(winter, drawn, total)
    events = draw_strikes(
        drawn["strike_rate"],
        drawn["branching"],
        drawn["follow_days"],
        days=winter.days.days,
        rng=rng,
    )
    stock = stock_share(out, drawn["repair_days"], days=winter.days.days)[:, None, :]
    happens = {
        "without": np.ones(len(events.day), dtype=bool),
        "with": events.under(drawn["truce_strength"]),
    }
    there = {
        arm: stock
        * kept_share(
            events,
            happens[arm],
            class_share=capacity / total,
            harm=one[:, None] / capacity,
            repair_days=drawn["repair_days"],
            days=winter.days.days,
        )
        for arm in ARMS
    }
    return Scenario(drawn, there)


def _out_share(winter: Winter, drawn: dict[str, Floats], total: float) -> Floats:
    """Return the share of the classes that is out on the first day, by the ledger."""
    if winter.sector == "refining":
        return np.clip(drawn["out_share"], 0.0, 1.0)
    left = drawn["available_gw"] - drawn["nuclear_gw"]
    return np.clip(1.0 - left / total, 0.0, 1.0)
