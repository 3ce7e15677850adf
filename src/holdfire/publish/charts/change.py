"""When the rate changed, if it did. In: an Account. Out: a chart, one panel a party."""

from __future__ import annotations

from typing import Any

import altair as alt

from holdfire.publish.account import Account
from holdfire.publish.charts.theme import INK, MUTED, PARTY_COLOURS, WIDTH, data, styled

HEIGHT = 110
#: A bar of less could not be seen.
LEAST = 0.0005


def change(account: Account) -> Any | None:
    """Return the posterior of the week in which a new rate began, over all energy sites.

    Bars: probability that the new rate begins in a week, given one change. Line: mean rate a week
    with none to five changes allowed. Weeks without coverage are missing from both.
    """
    panels = []
    for party, colour in zip(account.case.parties, PARTY_COLOURS, strict=True):
        values = [
            {
                "week": row["week_start"].isoformat(),
                "p": round(row["p_begins"], 4),
                "several": round(row["p_change"], 3),
                "rate": round(row["rate"], 2),
            }
            for row in account.rows("change_weeks")
            if (row["party"], row["sector"]) == (party.code, "all")
        ]
        if not values:
            continue
        x = alt.X("week:T", title=None, axis=alt.Axis(format="%b %Y", tickCount=12))
        tooltip = [
            alt.Tooltip("week:T", title="week from", format="%d %b %Y"),
            alt.Tooltip("p:Q", title="new rate begins here, given one change", format=".3f"),
            alt.Tooltip("several:Q", title="a change here, up to five allowed", format=".3f"),
            alt.Tooltip("rate:Q", title="mean rate a week", format=".2f"),
        ]
        base = alt.Chart(data(values)).encode(x=x, tooltip=tooltip)
        bars = (
            base.transform_filter(f"datum.p >= {LEAST}")
            .mark_bar(width=4.5, color=colour)
            .encode(y=alt.Y("p:Q", title="probability", axis=alt.Axis(tickCount=3)))
        )
        line = base.mark_line(interpolate="step-after", color=MUTED, strokeWidth=1.6).encode(
            y=alt.Y("rate:Q", title="incidents a week", axis=alt.Axis(orient="right", tickCount=3))
        )
        title = alt.Title(f"on the side of {party.name}", anchor="start", fontSize=13, color=INK)
        panels.append(
            alt.layer(bars, line)
            .resolve_scale(y="independent")
            .properties(width=WIDTH - 60, height=HEIGHT, title=title)
        )
    return styled(alt.vconcat(*panels, spacing=16)) if panels else None
