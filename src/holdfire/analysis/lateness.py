"""How late reports come, as tables. In: a series. Out: rows of DELAYS and TRIANGLES."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import numpy as np

from holdfire.analysis.delay import EDGES
from holdfire.analysis.series import Series


def delays(series: Series) -> list[dict[str, Any]]:
    """Return the share reported within each class of delay, with its 90 % interval."""
    return [
        {
            "party": series.party,
            "sector": series.sector,
            "within_days": days,
            "share": share,
            "share_low": low,
            "share_high": high,
            "events": series.delay.events,
        }
        for days, share, low, high in series.delay.shares()
    ]


def triangle(series: Series) -> list[dict[str, Any]]:
    """Return the reporting triangle by month of the event and class of delay.

    Reports later than the last class stand in it, as in `Delay`. A cell is complete once the last
    day of its month is as old as its delay.
    """
    found = Counter(
        (day.replace(day=1), int(np.searchsorted(EDGES, min(late, EDGES[-1]))))
        for day, late in series.delays
    )
    if not found:
        return []
    rows = []
    month = min(start for start, _ in found)
    while month <= series.as_of:
        after = (month + timedelta(days=31)).replace(day=1)
        for number, (above, within) in enumerate(pairwise((-1, *EDGES))):
            complete = (series.as_of - (after - timedelta(days=1))).days >= within
            rows.append(_cell(series, month, (above, within), found[month, number], complete))
        month = after
    return rows


def _cell(
    series: Series, month: date, late: tuple[int, int], reported: int, complete: bool
) -> dict[str, Any]:
    return {
        "party": series.party,
        "sector": series.sector,
        "month_start": month,
        "later_than_days": late[0],
        "within_days": late[1],
        "reported": reported,
        "complete": "yes" if complete else "no",
    }
