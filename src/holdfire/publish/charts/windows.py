"""The windows of one agreement, version by version. In: an Account. Out: a chart."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import altair as alt

from holdfire.agreements import Version, window
from holdfire.publish.account import Account
from holdfire.publish.charts.look import PALE, heeding, looked_at
from holdfire.publish.charts.theme import WIDTH, data, party_scale, styled


def windows(account: Account, agreement_id: str) -> Any | None:
    """Return the versions of an agreement as bars over the incidents of those days.

    Dark bars are days surely in force under that version, pale ones possibly; None where fewer
    than two versions give dates.
    """
    bars, labels = [], []
    for version in account.versions:
        if version.agreement_id != agreement_id:
            continue
        sure, possible = window(version)
        if possible is None or (version.effect_from is None and version.effect_to is None):
            continue
        label = f"{version.asserted_by} ({version.version_id.rsplit('-', 1)[-1]})"
        labels.append(label)
        for span, degree in ((possible, "possibly in force"), (sure, "in force")):
            if span is not None:
                bars.append(
                    {
                        "version": label,
                        "start": span.start.isoformat(),
                        "end": (span.end + timedelta(days=1)).isoformat(),
                        "degree": degree,
                        "said": _said(version),
                    }
                )
    if len(labels) < 2:
        return None
    first = date.fromisoformat(min(bar["start"] for bar in bars)) - timedelta(days=4)
    last = date.fromisoformat(max(bar["end"] for bar in bars)) + timedelta(days=4)
    chart = (
        alt.Chart(data(bars))
        .mark_bar(height=11)
        .encode(
            x=_time("start"),
            x2="end:T",
            y=alt.Y("version:N", sort=labels, title=None, axis=alt.Axis(labelLimit=330)),
            color=alt.Color(
                "degree:N",
                title=None,
                scale=alt.Scale(
                    domain=["in force", "possibly in force"], range=["#5f6b58", "#d6d9cd"]
                ),
            ),
            tooltip=["version:N", "degree:N", "said:N"],
        )
    )
    events = _events(account, first, last)
    ends = _ends(first, last)
    size = {"width": WIDTH - 340, "height": 17 * len(labels)}
    parts = [alt.layer(chart, ends).properties(**size)]
    if events is not None:
        parts.append(alt.layer(events, ends).properties(width=size["width"], height=44))
    return heeding(styled(alt.vconcat(*parts, spacing=6).resolve_scale(color="independent")))


def _time(field: str, title: str | None = None) -> alt.X:
    axis = alt.Axis(format="%d %b", labelAngle=0, labelOverlap=True)
    return alt.X(f"{field}:T", title=title, scale=alt.Scale(nice=False), axis=axis)


def _ends(first: date, last: date) -> Any:
    """Return unseen points that set the ends of the axis, alike in both panels."""
    values = [{"day": day.isoformat()} for day in (first, last)]
    return alt.Chart(data(values)).mark_point(opacity=0).encode(x=_time("day"))


def _events(account: Account, first: date, last: date) -> Any | None:
    names = {party.code: f"struck: {party.name}" for party in account.case.parties}
    values = [
        {
            "day": row["start"].isoformat(),
            "side": names[row["struck"]],
            "last": row["end"].isoformat(),
            "code": row["struck"],
            "what": _what(row),
            "origins": row["origins"],
        }
        for row in account.rows("incidents")
        if row["struck"] in names and first <= row["start"] <= last and row["date_prec"] <= 2
    ]
    if not values:
        return None
    order = list(names.values())
    within = looked_at("day", "datum.code", last="last")
    return (
        alt.Chart(data(values))
        .mark_tick(thickness=2, size=16, opacity=alt.expr(f"{within} ? 1 : {PALE}"))
        .encode(
            x=_time("day"),
            y=alt.Y("side:N", sort=order, title=None, axis=alt.Axis(labelLimit=330)),
            color=alt.Color("side:N", scale=party_scale((order[0], order[1])), legend=None),
            tooltip=["day:T", "what:N", "origins:Q"],
        )
    )


def _what(row: dict[str, Any]) -> str:
    return f"{(row['target_kind'] or 'site').replace('_', ' ')}, {row['adm1'] or 'several places'}"


def _said(version: Version) -> str:
    return f"{version.status.replace('_', ' ')}, said {version.published or 'on an unrecorded day'}"
