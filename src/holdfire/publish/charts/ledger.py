"""Capacity figures as ranges, one panel per whole. In: an Account. Out: a chart per country."""

from __future__ import annotations

from datetime import date
from typing import Any

import altair as alt

from holdfire.model.quantity import PERCENT
from holdfire.publish.account import Account
from holdfire.publish.charts.theme import MUTED, WIDTH, data, styled

MEASURES = {
    "lost": "said to be out",
    "nameplate_struck": "nameplate of sites struck (not damage)",
    "available": "said to be available",
    "restored": "said to be restored",
}
COLOURS = ("#b5532a", "#d9b79c", "#2b6f94", "#6b9a7c")


def ledger(account: Account, country: str, sectors: tuple[str, ...]) -> Any | None:
    """Return national shares with their denominators and dates; one row per figure.

    Figures of one company or plant stay out of this chart: they are shares of another whole.
    """
    values, order = [], []
    rows = [
        row
        for row in account.rows("ledger")
        if row["country"] == country
        and row["sector"] in sectors
        and row["unit"] == PERCENT
        and row["level"] == "national"
        and row["measure"] in MEASURES
    ]
    for row in sorted(rows, key=lambda row: (str(row["as_of_end"] or "9"), row["entry_id"])):
        when = _when(row["as_of_start"], row["as_of_end"])
        label = f"{when} · {_short(row['denominator'])} · {row['speaker']}"
        order.append(label)
        values.append(
            {
                "figure": label,
                "low": row["low"] or 0.0,
                "high": row["high"] if row["high"] is not None else 100.0,
                "mark": row["high"] if row["high"] is not None else row["low"],
                "measure": MEASURES[row["measure"]],
                "metric": row["metric"],
                "open": "no upper bound stated" if row["high"] is None else "",
                "denominator": row["denominator"],
            }
        )
    if not values:
        return None
    scale = alt.Scale(domain=list(MEASURES.values()), range=list(COLOURS))
    base = alt.Chart(data(values)).encode(
        y=alt.Y(
            "figure:N", sort=order, title=None, axis=alt.Axis(labelLimit=470, labelFontSize=11)
        ),
        color=alt.Color("measure:N", title=None, scale=scale, legend=alt.Legend(labelLimit=320)),
        tooltip=["metric:N", "denominator:N", "low:Q", "high:Q", "open:N"],
    )
    x = alt.X(
        "low:Q", title="percent of the whole named in each row", scale=alt.Scale(domain=[0, 100])
    )
    bars = base.mark_bar(height=9, opacity=0.45).encode(x=x, x2="high:Q")
    points = base.mark_point(filled=True, size=55, opacity=1).encode(x=alt.X("mark:Q"))
    text = base.mark_text(dx=9, align="left", fontSize=11, color=MUTED).encode(
        x="mark:Q", text=alt.Text("mark:Q", format=".0f"), color=alt.value(MUTED)
    )
    chart = (bars + points + text).properties(width=WIDTH - 500, height=19 * len(order))
    return styled(chart)


def _when(start: date | None, end: date | None) -> str:
    if start is None or end is None:
        return "undated"
    return end.strftime("%Y" if (end - start).days > 31 else "%b %Y")


def _short(words: str) -> str:
    return words if len(words) <= 48 else words[:46].rstrip() + " …"
