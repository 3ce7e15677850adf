"""The shape of a winter's load. In: its days. Out: load of every hour as a share of the peak.

Weekly, daily and hourly winter shares of IEEE RTS-79 (Trans. PAS-98(6), 1979): a published shape of
another system, taken because none of the reference case is published hour by hour. An assumption.
"""

from __future__ import annotations

from datetime import timedelta

import numpy as np

from holdfire.model.span import Span
from holdfire.outlook.system import Floats

#: Weekly peaks in per cent of the year's: weeks 44 to 52, then 1 to 17.
_LATE = (88.1, 88.5, 90.9, 94.0, 89.0, 94.2, 97.0, 100.0, 95.2)
_EARLY = (
    86.2, 90.0, 87.8, 83.4, 88.0, 84.1, 83.2, 80.6, 74.0, 73.7, 71.5, 72.7, 70.4, 75.0, 72.1,
    80.0, 75.4,
)  # fmt: skip
WEEKLY = {**dict(enumerate(_LATE, 44)), **dict(enumerate(_EARLY, 1))}
#: Daily peaks in per cent of the week's, Monday first.
DAILY = (93.0, 100.0, 98.0, 96.0, 94.0, 77.0, 75.0)
#: Hourly peaks in per cent of the day's, from midnight.
WEEKDAY = (
    67.0, 63.0, 60.0, 59.0, 59.0, 60.0, 74.0, 86.0, 95.0, 96.0, 96.0, 95.0, 95.0, 95.0, 93.0, 94.0,
    99.0, 100.0, 100.0, 96.0, 91.0, 83.0, 73.0, 63.0,
)  # fmt: skip
WEEKEND = (
    78.0, 72.0, 68.0, 66.0, 64.0, 65.0, 66.0, 70.0, 80.0, 88.0, 90.0, 91.0, 90.0, 88.0, 87.0, 87.0,
    91.0, 100.0, 99.0, 97.0, 94.0, 92.0, 87.0, 81.0,
)  # fmt: skip


def load_shape(days: Span) -> Floats:
    """Return load as a share of the winter's peak, shape (24 * days,).

    Days outside weeks 44 to 17 take the nearest week held; the winter's own highest hour is 1.
    """
    hours: list[float] = []
    for number in range(days.days):
        day = days.start + timedelta(days=number)
        week = min(day.isocalendar().week, 52)
        if week not in WEEKLY:
            week = 17 if week < 31 else 44
        hourly = WEEKDAY if day.weekday() < 5 else WEEKEND
        top = WEEKLY[week] * DAILY[day.weekday()]
        hours += [top * share for share in hourly]
    shape = np.array(hours)
    peak: Floats = shape / shape.max()
    return peak


def week_starts(days: Span) -> list[int]:
    """Return the offset of each Monday in a span, and of its first day."""
    return sorted({0, *range((7 - days.start.weekday()) % 7, days.days, 7)})
