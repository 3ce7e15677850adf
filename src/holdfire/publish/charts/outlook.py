"""A winter with and without the truce. In: an Account. Out: a fan a winter, and what drives it."""

from __future__ import annotations

from typing import Any

import altair as alt

from holdfire.publish.account import Account
from holdfire.publish.charts.theme import INK, WIDTH, data, styled

#: Neither arm carries a party's colour.
ARMS = {"with": "with the truce", "without": "without"}
COLOURS = ("#4f8a6d", "#7a4f86")
HEIGHT = 150


def outlook(account: Account, country: str, sector: str) -> Any | None:
    """Return capacity at the highest load of each week with and without the truce, per winter.

    Line: median of the sampled winters; band: 5 % to 95 %. Both arms share every draw.
    """
    rows = [
        r for r in account.rows("outlook_weeks") if (r["country"], r["sector"]) == (country, sector)
    ]
    panels = []
    for winter in dict.fromkeys(row["winter"] for row in rows):
        values = [
            {
                "week": row["week_start"].isoformat(),
                "arm": ARMS[row["arm"]],
                "low": row["available_low"],
                "mid": row["available"],
                "high": row["available_high"],
                "unit": row["unit"],
            }
            for row in rows
            if row["winter"] == winter
        ]
        panels.append(_panel(values, winter))
    return styled(alt.hconcat(*panels, spacing=24).resolve_scale(y="shared")) if panels else None


def _panel(values: list[dict[str, Any]], winter: str) -> Any:
    colour = alt.Color(
        "arm:N", title=None, scale=alt.Scale(domain=list(ARMS.values()), range=list(COLOURS))
    )
    base = alt.Chart(data(values)).encode(
        x=alt.X("week:T", title=None, axis=alt.Axis(format="%b", tickCount=6)),
        color=colour,
        tooltip=[
            alt.Tooltip("week:T", title="week from", format="%d %b %Y"),
            "arm:N",
            "low:Q",
            "mid:Q",
            "high:Q",
        ],
    )
    unit = values[0]["unit"]
    band = base.mark_area(opacity=0.24).encode(
        y=alt.Y("low:Q", title=f"available, {unit}", scale=alt.Scale(zero=False)), y2="high:Q"
    )
    line = base.mark_line(strokeWidth=2).encode(y="mid:Q")
    title = alt.Title(f"winter {winter}", anchor="start", fontSize=13, color=INK)
    return (band + line).properties(width=(WIDTH - 140) // 2, height=HEIGHT, title=title)


def drivers(account: Account, country: str, sector: str) -> Any | None:
    """Return the share of the result's variance that each class of inputs explains, per winter."""
    rows = [
        r
        for r in account.rows("outlook_drivers")
        if (r["country"], r["sector"], r["arm"]) == (country, sector, "without")
    ]
    if not rows:
        return None
    order = list(dict.fromkeys(row["input_class"] for row in rows))
    panels = []
    for winter in dict.fromkeys(row["winter"] for row in rows):
        values = [
            {
                "class": row["input_class"],
                "share": row["share"],
                "low": row["low"],
                "high": row["high"],
            }
            for row in rows
            if row["winter"] == winter
        ]
        base = alt.Chart(data(values)).encode(
            y=alt.Y("class:N", sort=order, title=None, axis=alt.Axis(labelLimit=200))
        )
        x = alt.X(
            "share:Q",
            title="share of the variance",
            axis=alt.Axis(format="%", tickCount=5),
            scale=alt.Scale(domainMin=0),
        )
        bars = base.mark_bar(height=11, color="#9aa7b0").encode(
            x=x, tooltip=["class:N", "share:Q", "low:Q", "high:Q"]
        )
        range_ = base.mark_rule(color=INK).encode(x="low:Q", x2="high:Q")
        title = alt.Title(f"winter {winter}", anchor="start", fontSize=13, color=INK)
        panels.append(
            (bars + range_).properties(
                width=(WIDTH - 420) // 2, height=20 * len(order), title=title
            )
        )
    return styled(alt.hconcat(*panels, spacing=24))
