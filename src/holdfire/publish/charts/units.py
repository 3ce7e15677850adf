"""Where incidents were reported, by admin-1 unit. In: an Account. Out: a chart."""

from __future__ import annotations

from collections import Counter
from typing import Any

import altair as alt

from holdfire.publish.account import Account
from holdfire.publish.charts.theme import INK, PARTY_COLOURS, WIDTH, data, styled


def units(account: Account) -> Any | None:
    """Return the incidents reported per admin-1 unit on each side, in alphabetical order.

    Reports, not damage, and no order of rank: a unit without a bar is one about which no report
    was received. A unit of disputed status counts for the side that the alleged attacker struck.
    """
    panels = []
    for party, colour in zip(account.case.parties, PARTY_COLOURS, strict=True):
        counts = Counter(
            row["adm1"]
            for row in account.rows("incidents")
            if row["struck"] == party.code and row["adm1"]
        )
        if not counts:
            continue
        values = [
            {"unit": unit + ("*" if unit in account.case.disputed else ""), "incidents": number}
            for unit, number in sorted(counts.items())
        ]
        order = [value["unit"] for value in values]
        y = alt.Y("unit:N", sort=order, title=None, axis=alt.Axis(labelLimit=200))
        axis = alt.Axis(tickMinStep=1, format="d")
        panels.append(
            alt.Chart(data(values))
            .mark_bar(height=9, color=colour)
            .encode(
                x=alt.X("incidents:Q", title="incidents reported", axis=axis),
                y=y,
                tooltip=["unit:N", "incidents:Q"],
            )
            .properties(
                width=(WIDTH - 420) // 2,
                height=15 * len(values),
                title=alt.Title(
                    f"on the side of {party.name}", anchor="start", fontSize=13, color=INK
                ),
            )
        )
    if not panels:
        return None
    return styled(alt.hconcat(*panels, spacing=30).resolve_scale(x="shared"))
