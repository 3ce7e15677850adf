"""Incidents by month, to choose days from. In: an Account. Out: a chart with a brush."""

from __future__ import annotations

from collections import Counter
from typing import Any

import altair as alt

from holdfire.publish.account import Account
from holdfire.publish.charts.look import PALE, SIDE, heeding
from holdfire.publish.charts.theme import MUTED, PARTY_COLOURS, WIDTH, styled

HEIGHT = 64
#: Name of the selection; the page reads it and sets it.
BRUSH = "days"
UNSETTLED = "side not settled"


def months(account: Account) -> Any | None:
    """Return the incidents reported per month, stacked by side struck, under a brush for days.

    A month without a bar is one about which no report was received; incidents dated no better
    than a month enter the month of their first day.
    """
    names = {party.code: party.name for party in account.case.parties}
    codes = {party.name: party.code for party in account.case.parties}
    counts = Counter(
        (row["start"].replace(day=1), names.get(row["struck"], UNSETTLED))
        for row in account.rows("incidents")
    )
    if not counts:
        return None
    order = [*names.values(), UNSETTLED]
    shown = f"{SIDE} === '' || {SIDE} === datum.code ? 1 : {PALE}"
    values = [
        {
            "month": month.isoformat(),
            "side": side,
            "code": codes.get(side, ""),
            "incidents": count,
            "at": order.index(side),
        }
        for (month, side), count in sorted(counts.items())
    ]
    chart = (
        alt.Chart(alt.InlineData(values))  # days in Greenwich, as the brush reads them
        .mark_bar(stroke="white", strokeWidth=0.5, opacity=alt.expr(shown))
        .encode(
            x=alt.X(
                "month:T",
                timeUnit="utcyearmonth",
                title=None,
                scale=alt.Scale(type="utc"),
                axis=alt.Axis(format="%b %Y", labelOverlap=True, grid=False),
            ),
            y=alt.Y("incidents:Q", title="a month", axis=alt.Axis(tickCount=3, format="d")),
            color=alt.Color(
                "side:N",
                title=None,
                scale=alt.Scale(domain=order, range=[*PARTY_COLOURS, MUTED]),
            ),
            order="at:Q",
            tooltip=[
                alt.Tooltip("month:T", timeUnit="utcyearmonth", title="month"),
                alt.Tooltip("side:N", title="side struck"),
                alt.Tooltip("incidents:Q", title="incidents reported"),
            ],
        )
        .properties(width=WIDTH, height=HEIGHT)
        .add_params(alt.selection_interval(name=BRUSH, encodings=["x"]))
    )
    return heeding(styled(chart))
