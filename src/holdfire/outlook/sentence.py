"""The sentence that a planner may quote. In: a row of OUTLOOK. Out: one sentence.

It carries the interval, the conditions and the day of knowledge, and blames nobody.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date
from typing import Any

from holdfire.outlook.inputs import Winter

#: Metric -> what it is in words, and the unit as a reader says it.
WORDS = {
    "LOLH": ("hours with less capacity than load", "h"),
    "LOLE": ("days whose peak load is not met", "days"),
    "EUE": ("energy not served", "GWh"),
    "peak_deficit": ("the deepest shortage", "GW"),
    "hours_off": ("hours off per customer and day if shortage is shared alike", "h"),
    "capacity_out_mean": ("mean refining capacity out", "Mt/y"),
    "capacity_out_peak": ("refining capacity out at its peak", "Mt/y"),
}


def sentence(row: Mapping[str, Any], winter: Winter, as_of: date) -> str:
    """Return the row as one sentence with its interval and conditions."""
    what, unit = WORDS[row["metric"]]
    strength = winter.inputs["truce_strength"]
    held = (
        f"a truce that holds back {_percent(strength.low)} to {_percent(strength.high)} % of strike"
        " clusters all winter (a premise)"
    )
    value, low, high = alike(row["value"], row["low"], row["high"])
    spread = f"{value} {unit} (90 % of sampled winters: {low} to {high} {unit})"
    start = f"{row['country']} {row['sector']}, winter {row['winter']}, as known on {as_of}: "
    told = {
        "with": f"{what}: {spread} under {held}",
        "without": f"{what}: {spread} if strikes go on as reported, without a truce",
        "dividend": f"{held} lowers {what} by {spread}",
    }[row["arm"]]
    return (
        f"{start}{told}; a scenario over stated ranges and {row['strikes_counted']} reported "
        f"strikes in {row['days_counted']} covered days, not a forecast."
    )


def alike(value: float, *bounds: float) -> tuple[str, ...]:
    """Return a value in three digits, and its bounds to the same place."""
    place = 2 - math.floor(math.log10(abs(value))) if value else 2
    digits = max(place, 0)
    return tuple(f"{round(number, place):,.{digits}f}" for number in (value, *bounds))


def _percent(share: float) -> str:
    return f"{100 * share:.3g}"
