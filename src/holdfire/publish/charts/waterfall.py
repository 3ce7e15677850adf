"""Why two claims are one incident, or not. In: weights in words. Out: a waterfall chart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt

from holdfire.publish.charts.theme import MUTED, data, styled

#: For one incident, against it, and the sum.
COLOURS = ["#2b6f94", "#b5532a", "#6a6a6a"]


def waterfall(steps: Sequence[tuple[str, float]]) -> Any:
    """Return a chart in which every weight starts where the last one ended; the sum stands last.

    Parameters
    ----------
    steps : sequence of (str, float)
        What was compared, in words, with its weight in natural logarithms.
    """
    values: list[dict[str, Any]] = []
    at = 0.0
    for label, weight in steps:
        says = "for" if weight >= 0 else "against"
        values.append(
            {"step": label, "from": at, "to": at + weight, "weight": weight, "says": says}
        )
        at += weight
    values.append({"step": "sum", "from": 0.0, "to": at, "weight": at, "says": "sum"})
    order = [str(value["step"]) for value in values]
    base = alt.Chart(data(values)).encode(
        y=alt.Y("step:N", sort=order, title=None, axis=alt.Axis(labelLimit=320)),
        tooltip=["step:N", alt.Tooltip("weight:Q", format="+.2f")],
    )
    colour = alt.Color(
        "says:N", legend=None, scale=alt.Scale(domain=["for", "against", "sum"], range=COLOURS)
    )
    x = alt.X("from:Q", title="weight (natural logarithm): above 0 speaks for one incident")
    bars = base.mark_bar(height=13).encode(x=x, x2="to:Q", color=colour)
    text = base.mark_text(align="left", dx=6, fontSize=11, color=MUTED).encode(
        x=alt.X("right:Q"), text=alt.Text("weight:Q", format="+.2f")
    )
    zero = alt.Chart(data([{"zero": 0.0}])).mark_rule(color=MUTED).encode(x="zero:Q")
    text = text.transform_calculate(right="max(datum.from, datum.to)")
    return styled((bars + zero + text).properties(width=520, height=24 * len(order)))
