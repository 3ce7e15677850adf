"""Do the sides answer each other? In: an Account. Out: a chart, one panel a direction and order."""

from __future__ import annotations

from typing import Any

import altair as alt

from holdfire.publish.account import Account
from holdfire.publish.charts.theme import INK, MUTED, data, styled

ORDERS = {"forward": "as it happened", "reversed": "time reversed: the placebo"}
HEIGHT, WIDTH = 105, 410
BARS, MARK = "#b9c4cc", "#1f2630"


def reciprocity(account: Account) -> Any | None:
    """Return what was found beside what chance gives, for each direction, forward and reversed.

    Bars: likelihood ratios in worlds without any answer, made by the fitted model. Line: the ratio
    of the record. Right of nearly all bars, chance is an unlikely explanation; the reversed order
    must stay among its bars, or the model sees answers where there can be none.
    """
    names = {party.code: party.name for party in account.case.parties}
    found = account.rows("reciprocity_null")
    rows = []
    directions = dict.fromkeys((row["from_party"], row["to_party"]) for row in found)
    for source, target in directions:
        panels = []
        for order, words in ORDERS.items():
            values = [
                {
                    "low": row["ratio_low"],
                    "high": row["ratio_high"],
                    "worlds": row["worlds"],
                    "observed": row["observed"],
                }
                for row in found
                if (row["from_party"], row["to_party"], row["order"]) == (source, target, order)
            ]
            if values:
                title = f"{names[source]} → {names[target]}, {words}"
                panels.append(_panel(values, title))
        if panels:
            rows.append(alt.hconcat(*panels, spacing=34).resolve_scale(x="shared"))
    return styled(alt.vconcat(*rows, spacing=18)) if rows else None


def _panel(values: list[dict[str, Any]], title: str) -> Any:
    base = alt.Chart(data(values))
    axis = alt.Axis(tickCount=6)
    bars = base.mark_bar(color=BARS, stroke="#ffffff", strokeWidth=0.5).encode(
        x=alt.X("low:Q", title="likelihood ratio", axis=axis),
        x2="high:Q",
        y=alt.Y("worlds:Q", title="worlds", axis=alt.Axis(tickCount=3)),
        y2=alt.datum(0),
        tooltip=["low:Q", "high:Q", "worlds:Q"],
    )
    observed = {"observed": values[0]["observed"], "label": f"{values[0]['observed']:.2f}"}
    line = alt.Chart(data([observed])).encode(x="observed:Q", tooltip=["observed:Q"])
    rule = line.mark_rule(color=MARK, strokeWidth=2)
    text = line.mark_text(align="left", dx=5, y=8, fontSize=11, color=MUTED).encode(text="label:N")
    return (bars + rule + text).properties(
        width=WIDTH,
        height=HEIGHT,
        title=alt.Title(title, anchor="start", fontSize=12.5, color=INK),
    )
