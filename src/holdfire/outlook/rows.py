"""An outlook as rows. In: a result. Out: rows of OUTLOOK, OUTLOOK_WEEKS and OUTLOOK_DRIVERS.

Numbers are rounded to four digits: more would be digits of the sampling, and of the machine.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import numpy as np

from holdfire.outlook.drivers import drivers
from holdfire.outlook.estimate import Estimate
from holdfire.outlook.result import OutlookResult
from holdfire.outlook.scenario import ARMS
from holdfire.outlook.sentence import sentence
from holdfire.outlook.system import Floats

QUANTILES = (0.05, 0.5, 0.95)
DIVIDEND = "dividend"
#: The result whose drivers are told, by sector.
TOLD = {"generation": "EUE", "refining": "capacity_out_mean"}


def outlook_rows(result: OutlookResult, *, as_of: date) -> list[dict[str, Any]]:
    """Return one row per arm and metric, the dividend among the arms."""
    rows = []
    for metric, unit in result.units.items():
        for arm in (*ARMS, DIVIDEND):
            values = result.dividend(metric) if arm == DIVIDEND else result.samples[arm, metric]
            low, _, high = np.quantile(values, QUANTILES)
            mean = Estimate.of(values, unit)
            row = _keys(result) | {
                "arm": arm,
                "metric": metric,
                "unit": unit,
                "value": _digits(mean.value),
                "low": _digits(low),
                "high": _digits(high),
                "standard_error": _digits(mean.standard_error),
                "samples": len(values),
                "strikes_counted": result.strikes.events,
                "days_counted": int(result.strikes.days),
                "facts": list(result.winter.cites),
                "assumed": list(result.winter.assumed),
            }
            rows.append(row | {"sentence": sentence(row, result.winter, as_of)})
    return rows


def week_rows(result: OutlookResult) -> list[dict[str, Any]]:
    """Return one row per arm and week."""
    rows = []
    for arm in ARMS:
        for number, week in enumerate(result.weeks):
            row = _keys(result) | {
                "arm": arm,
                "week_start": week,
                "unit": "Mt/y" if result.winter.sector == "refining" else "GW",
                **_fan("available", result.available[arm][:, number]),
            }
            if arm in result.margin:
                row |= _fan("margin", result.margin[arm][:, number])
            rows.append(row)
    return rows


def driver_rows(result: OutlookResult) -> Iterator[dict[str, Any]]:
    """Yield the drivers of the arm without a truce, and of the dividend."""
    metric = TOLD[result.winter.sector]
    for arm in ("without", DIVIDEND):
        values = result.dividend(metric) if arm == DIVIDEND else result.samples[arm, metric]
        for driver in drivers(result, values):
            if arm == "without" and driver.input_class == "truce strength":
                continue  # it plays no part there
            yield _keys(result) | {
                "arm": arm,
                "metric": metric,
                "input_class": driver.input_class,
                "share": round(driver.share, 3),
                "low": round(driver.low, 3),
                "high": round(driver.high, 3),
            }


def _keys(result: OutlookResult) -> dict[str, Any]:
    winter = result.winter
    return {"winter": winter.winter, "country": winter.country, "sector": winter.sector}


def _fan(name: str, values: Floats) -> dict[str, float]:
    low, middle, high = np.quantile(values, QUANTILES)
    return {f"{name}_low": _digits(low), name: _digits(middle), f"{name}_high": _digits(high)}


def _digits(value: float, digits: int = 4) -> float:
    return float(f"{value:.{digits}g}") + 0.0  # no negative zero
