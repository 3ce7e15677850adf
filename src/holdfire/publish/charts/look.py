"""What a reader looks at: days and a side. In: a chart. Out: the same chart, heeding both.

The page sets these parameters in every figure at once; a figure that is never asked shows all.
"""

from __future__ import annotations

from typing import Any

import altair as alt

#: Parameters: first and last moment in milliseconds since 1970, and a party's code or nothing.
FROM, TO, SIDE = "look_from", "look_to", "look_side"
EVER_MS = 8.64e15
DAY_MS = 86_400_000
#: What is outside of the days or side looked at stays visible, but pale.
PALE = 0.12


def heeding(chart: Any) -> Any:
    """Return the chart with the parameters that the page sets."""
    return chart.add_params(
        alt.param(name=FROM, value=-EVER_MS),
        alt.param(name=TO, value=EVER_MS),
        alt.param(name=SIDE, value=""),
    )


def looked_at(field: str, side: str, *, days: int = 1, last: str | None = None) -> str:
    """Return the expression that a mark is looked at: its days meet those, its side is that.

    Parameters
    ----------
    field : str
        Field of the first day's moment.
    side : str
        Expression that gives a party's code, such as ``datum.struck`` or a quoted code.
    days : int
        How many days the mark stands for.
    last : str, optional
        Field of the last day, as an ISO moment, where marks differ in length.
    """
    end = f"datum.{field}" if last is None else f"toDate(datum.{last})"
    return (
        f"({end} >= {FROM} - {(days - 1) * DAY_MS} && datum.{field} <= {TO} && "
        f"({SIDE} === '' || {SIDE} === {side}))"
    )
