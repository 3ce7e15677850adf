"""Capacity day by day, and how its range comes about. In: an Account. Out: two charts."""

from __future__ import annotations

from typing import Any

import altair as alt

from holdfire.publish.account import Account
from holdfire.publish.charts.theme import INK, MUTED, WIDTH, data, styled

#: Weeks between two points of the chart.
EVERY = 2
BAND, LINE, LESS, MORE = "#c3d3dd", "#2b6f94", "#b5532a", "#6b9a7c"


def capacity(account: Account, country: str, sector: str) -> Any | None:
    """Return the range of available capacity week by week; None without a national figure.

    Band: what can have been available; line: the middle of the latest statement; dashed: the whole.
    """
    rows = _of(account, country, sector)
    if not rows:
        return None
    covered = [row for row in rows if row["day"] <= account.last_covered]
    rows = covered or rows  # what came after is unknown, not as it was
    unit = rows[0]["unit"]
    values = [
        {
            "day": row["day"].isoformat(),
            "low": round(row["low"], 2),
            "best": None if row["best"] is None else round(row["best"], 2),
            "high": round(row["high"], 2),
            "whole": round(row["whole_high"], 2),
            "says": ", ".join(row["entries"]),
        }
        for n, row in enumerate(rows)
        if n % EVERY == 0 or row is rows[-1]
    ]
    base = alt.Chart(data(values)).encode(
        x=alt.X("day:T", title=None, axis=alt.Axis(format="%b %Y", tickCount=12)),
        tooltip=["day:T", "low:Q", "best:Q", "high:Q", "says:N"],
    )
    scale = alt.Scale(zero=True)
    band = base.mark_area(color=BAND, interpolate="step-after").encode(
        y=alt.Y("low:Q", title=f"available, {unit}", scale=scale), y2="high:Q"
    )
    best = base.mark_line(color=LINE, interpolate="step-after", strokeWidth=2).encode(y="best:Q")
    whole = base.mark_line(color=MUTED, strokeDash=[4, 3]).encode(y="whole:Q")
    return styled((band + best + whole).properties(width=WIDTH - 60, height=150))


def steps(account: Account, country: str, sector: str) -> Any | None:
    """Return how the range of the last covered day comes about, as a waterfall of ranges.

    From the whole, less what is out by the statements of the season, to what they leave; then what
    strikes since can have taken and repair can have brought back at most.
    """
    rows = _of(account, country, sector)
    if not rows or account.publication:  # what single strikes took is not released
        return None
    row = [r for r in rows if r["day"] <= account.last_covered][-1:] or rows[-1:]
    return _waterfall(row[0])


def _waterfall(row: dict[str, Any]) -> Any:
    low, high = row["stated_low"], row["stated_high"]
    least, most = row["whole_low"], row["whole_high"]
    out = max(least - high, 0.0), most - low
    lost, back = low - row["low"], row["high"] - high
    bars = [
        ("the whole, by source", least, most, "whole", _label(least, most)),
        ("said to be out", low, most, "less", _label(*out)),
        ("left by these statements", low, high, "whole", _label(low, high)),
        ("struck since, at most", row["low"], low, "less", f"{lost:.1f}"),
        ("repaired since, at most", high, row["high"], "more", f"{back:.1f}"),
        (
            f"available on {row['day'].day} {row['day']:%b %Y}",
            row["low"],
            row["high"],
            "whole",
            _label(row["low"], row["high"]),
        ),
    ]
    values = [
        {"step": step, "from": round(a, 2), "to": round(b, 2), "kind": kind, "label": label}
        for step, a, b, kind, label in bars
    ]
    order = [value["step"] for value in values]
    colour = alt.Scale(domain=["whole", "less", "more"], range=[LINE, LESS, MORE])
    base = alt.Chart(data(values)).encode(
        y=alt.Y("step:N", sort=order, title=None, axis=alt.Axis(labelLimit=260))
    )
    marks = base.mark_bar(height=15, opacity=0.75).encode(
        x=alt.X("from:Q", title=f"capacity, {row['unit']}", scale=alt.Scale(zero=True)),
        x2="to:Q",
        color=alt.Color("kind:N", legend=None, scale=colour),
        tooltip=["step:N", "from:Q", "to:Q"],
    )
    text = base.mark_text(align="left", dx=7, fontSize=11, color=INK).encode(
        x="to:Q", text="label:N"
    )
    return styled((marks + text).properties(width=WIDTH - 330, height=26 * len(order)))


def _label(low: float, high: float) -> str:
    return f"{low:.1f}" if round(low, 1) == round(high, 1) else f"{low:.1f}–{high:.1f}"


def _of(account: Account, country: str, sector: str) -> list[dict[str, Any]]:
    return [r for r in account.rows("capacity") if (r["country"], r["sector"]) == (country, sector)]
