"""One look for every figure. In: a chart. Out: the same chart with our type and colours.

Blue and vermilion are told apart by readers with any common colour deficiency, and carry no
national colour; which party is first is set by the case file alone.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import altair as alt

FONT = "Liberation Sans"
INK, MUTED, RULE, PAPER = "#1f2630", "#59626f", "#d9d5cc", "#ffffff"
PARTY_COLOURS = ("#2b6f94", "#b5532a")
WIDTH = 980
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def styled(chart: Any) -> Any:
    """Return the chart with the project's type, grid and colours."""
    made = chart.copy(deep=False)  # the configure methods copy all data each time
    made.config = alt.Config(
        font=FONT,
        background=PAPER,
        aria=False,
        view=alt.ViewConfig(stroke=None),
        axis=alt.AxisConfig(
            labelColor=INK,
            titleColor=MUTED,
            titleFontWeight="normal",
            labelFontSize=12,
            titleFontSize=12,
            gridColor="#ece9e2",
            domainColor=RULE,
            tickColor=RULE,
        ),
        legend=alt.LegendConfig(labelColor=INK, labelFontSize=12, titleColor=MUTED, orient="top"),
        header=alt.HeaderConfig(
            labelColor=INK, labelFontSize=13, labelFontWeight="bold", title=None
        ),
    )
    return made


def data(values: list[dict[str, Any]]) -> alt.Data:
    """Return the values as inline data of a chart, its days as the reader's own days.

    A browser takes a bare ISO day for midnight in Greenwich, which is the day before farther west.
    """
    local = [{name: _local(value) for name, value in row.items()} for row in values]
    return alt.Data(values=local)  # type: ignore[no-untyped-call]


def _local(value: Any) -> Any:
    return f"{value}T00:00" if isinstance(value, str) and _DAY.fullmatch(value) else value


def time_scale(first: date, last: date) -> alt.Scale:
    """Return a time axis from `first` to `last`, in a form that ranged marks share."""
    return alt.Scale(
        domain=[alt.DateTime(year=d.year, month=d.month, date=d.day) for d in (first, last)]
    )


def party_scale(names: tuple[str, str]) -> alt.Scale:
    """Return the colour scale of the two parties, in the order of the case file."""
    return alt.Scale(domain=list(names), range=list(PARTY_COLOURS))
