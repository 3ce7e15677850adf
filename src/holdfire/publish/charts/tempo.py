"""Weekly counts on each side. In: an Account. Out: a chart, as seen and with what is to come."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import altair as alt

from holdfire.agreements import window
from holdfire.model.party import Party
from holdfire.model.span import Span
from holdfire.publish.account import Account
from holdfire.publish.charts.look import PALE, heeding, looked_at
from holdfire.publish.charts.theme import INK, MUTED, PARTY_COLOURS, WIDTH, data, styled, time_scale

HEIGHT = 118


def tempo(account: Account) -> Any:
    """Return the weekly incidents on each party's sites, one panel a party.

    Solid bars are seen, pale tops are what late reports may add (to the 95 % quantile). Sand
    fields have no coverage; grey fields are the days for which asserters claim an agreement.
    """
    last = min(account.as_of, account.last_covered + timedelta(days=45))
    domain = time_scale(_first(account), last)
    axis = alt.Axis(format="%b %Y", labelAngle=0, labelOverlap=True, tickCount=14)
    x = alt.X("week:T", title=None, scale=domain, axis=axis)
    panels = [
        alt.layer(
            *_fields(_gaps(account, party, last), colour="#e4dccb", opacity=0.8),
            *_fields(_claimed(account, last), colour="#7d8577", opacity=0.2),
            _bars(account, party, x, colour),
        ).properties(
            width=WIDTH,
            height=HEIGHT,
            title=alt.Title(f"on the side of {party.name}", anchor="start", fontSize=13, color=INK),
        )
        for party, colour in zip(account.case.parties, PARTY_COLOURS, strict=True)
    ]
    return heeding(styled(alt.vconcat(*panels, spacing=16).resolve_scale(y="shared")))


def _first(account: Account) -> date:
    return min((row["week_start"] for row in account.rows("weeks")), default=account.as_of)


def _bars(account: Account, party: Party, x: alt.X, colour: str) -> Any:
    values = [
        {
            "week": row["week_start"].isoformat(),
            "seen": row["seen"],
            "high": row["nowcast_high"],
            "share": round(row["share_reported"], 2),
            "coverage": row["coverage"],
        }
        for row in account.rows("weeks")
        if row["party"] == party.code
        and row["sector"] == "all"
        and (row["coverage"] != "none" or row["seen"])
    ]
    inline = data(values)
    tooltip = [
        alt.Tooltip("week:T", title="week from", format="%d %b %Y"),
        alt.Tooltip("seen:Q", title="incidents seen"),
        alt.Tooltip("high:Q", title="with late reports, up to"),
        alt.Tooltip("share:Q", title="share expected to be reported"),
        alt.Tooltip("coverage:N", title="coverage"),
    ]
    y = alt.Y("high:Q", title="incidents a week")
    shared = alt.X("week:T", title=None)
    within = looked_at("week", repr(party.code), days=7)
    late = (
        alt.Chart(inline)
        .mark_bar(width=4.5, color=colour, opacity=alt.expr(f"{within} ? 0.3 : {PALE / 3}"))
        .encode(x=x, y=y, y2="seen:Q", tooltip=tooltip)
    )
    covered = alt.expr(f"{within} ? (datum.coverage === 'read' ? 1 : 0.45) : {PALE}")
    seen = (
        alt.Chart(inline)
        .mark_bar(width=4.5, color=colour, opacity=covered)
        .encode(x=shared, y=alt.Y("seen:Q", title="incidents a week"), tooltip=tooltip)
    )
    return alt.layer(late, seen)  # a layer of its own holds the values once


def _fields(spans: list[tuple[Span, str]], *, colour: str, opacity: float) -> list[Any]:
    if not spans:
        return []
    values = [
        {
            "start": span.start.isoformat(),
            "end": (span.end + timedelta(days=1)).isoformat(),
            "what": what,
        }
        for span, what in spans
    ]
    chart = alt.Chart(data(values)).mark_rect(
        color=colour, opacity=opacity, stroke=MUTED, strokeOpacity=0.25
    )
    return [chart.encode(x=alt.X("start:T", title=None), x2="end:T", tooltip=["what:N"])]


def _gaps(account: Account, party: Party, last: date) -> list[tuple[Span, str]]:
    return [
        (Span(row["period_start"], min(row["period_end"], last)), row["note"])
        for row in account.rows("coverage")
        if row["party"] in (party.code, "both") and row["period_start"] <= last
    ]


def _claimed(account: Account, last: date) -> list[tuple[Span, str]]:
    """Return for each agreement the hull of the windows that its asserters date to the day."""
    hulls: dict[str, Span] = {}
    for version in account.versions:
        sure, possible = window(version)
        if sure is None or version.effect_from is None or version.effect_from.days > 1:
            continue
        widest = possible or sure
        known = hulls.get(version.agreement_id, widest)
        hulls[version.agreement_id] = Span(
            min(known.start, widest.start), max(known.end, widest.end)
        )
    return [
        (
            Span(span.start, min(span.end, last)),
            f"{account.case.title_of(name)}: {span.start} to {span.end}, widest reading",
        )
        for name, span in hulls.items()
        if span.start <= last
    ]
