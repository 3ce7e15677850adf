"""The IEEE Reliability Test System of 1979. In: its published tables. Out: a System.

Source: IEEE Trans. PAS-98(6), 1979: 32 units, 3,405 MW, 52 weeks of 168 hours, peak 2,850 MW.
"""

from __future__ import annotations

import csv
from importlib.resources import files

import numpy as np

from holdfire.outlook.system import Area, Fleet, System

PEAK_MW = 2850.0
#: Weeks whose hourly shape is that of winter and summer; the others are of spring and autumn.
WINTER, SUMMER = (*range(1, 9), *range(44, 53)), tuple(range(18, 31))


def rts79() -> System:
    """Return the system: one area, no imports, 8,736 hours that begin on a Monday."""
    fleets = [
        Fleet(
            "RTS",
            row["unit_class"],
            int(row["number"]),
            float(row["unit_size_mw"]),
            float(row["forced_outage_rate"]),
            float(row["mttf_h"]),
            float(row["mttr_h"]),
        )
        for row in _rows("rts79.csv")
    ]
    load = _load()
    return System([Area("RTS", 0.0)], fleets, len(load), load)


def _load() -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    weekly: dict[int, float] = {}
    daily: dict[int, float] = {}
    hourly: dict[tuple[str, str, int], float] = {}
    for row in _rows("rts79_load.csv"):
        index, share = int(row["index"]), float(row["peak_percent"]) / 100
        if row["table"] == "weekly":
            weekly[index] = share
        elif row["table"] == "daily":
            daily[index] = share
        else:
            hourly[row["season"], row["day_type"], index] = share
    seasons = sorted({season for season, _, _ in hourly} - {"winter", "summer"})
    loads = []
    for week in range(1, 53):
        season = "winter" if week in WINTER else "summer" if week in SUMMER else seasons[0]
        for day in range(1, 8):
            kind = "weekday" if day <= 5 else "weekend"
            top = PEAK_MW * weekly[week] * daily[day]
            loads += [top * hourly[season, kind, hour] for hour in range(24)]
    return np.array(loads)


def _rows(name: str) -> list[dict[str, str]]:
    path = files("holdfire.validation") / "data" / name
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
