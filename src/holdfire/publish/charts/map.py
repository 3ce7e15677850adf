"""Where incidents were reported, on a map. In: an Account, a worldview. Out: a chart."""

from __future__ import annotations

from collections import Counter
from typing import Any

import altair as alt

from holdfire.publish.account import Account
from holdfire.publish.charts.theme import INK, MUTED, PAPER, data, styled
from holdfire.publish.map import (
    DISCLAIMER,
    Worldview,
    boundary,
    hatching,
    topology,
    worldview,
)

#: Upper bound of each shade and its words; one neutral hue, of neither party.
SHADES = (
    (0, "no report received", "#f4f2ec"),
    (1, "1", "#d9d3e3"),
    (4, "2–4", "#b3a7c9"),
    (9, "5–9", "#8672a8"),
    (10**9, "10 or more", "#553f80"),
)
DISPUTED = "status disputed (hatched, dashed)"
SETTLED = "not disputed"
WIDTH, HEIGHT = 900, 560
#: An equal-area cone over both sides' units west of Siberia, in pixels of the chart.
CONE = {"rotate": [-46, 0, 0], "parallels": [46, 62], "scale": 1200, "center": [1.8, 54.2]}


def unit_counts(account: Account) -> dict[str, dict[str, int]]:
    """Return the incidents reported per admin-1 unit: of each party's code, and ``unsettled``.

    No boundary enters: a unit of disputed status counts for the side that the alleged attacker
    struck, and as unsettled where the alleged attackers differ.
    """
    found: dict[str, Counter[str]] = {}
    for row in account.rows("incidents"):
        if row["adm1"]:
            found.setdefault(row["adm1"], Counter())[row["struck"] or "unsettled"] += 1
    return {unit: dict(found[unit]) for unit in sorted(found)}


def units_map(account: Account, name: str | None = None) -> Any | None:
    """Return the units of both countries shaded by the incidents reported there.

    Parameters
    ----------
    account : Account
        What is drawn; reports, not damage.
    name : str, optional
        Worldview in which boundaries are drawn; the case's own by default. It moves the line
        between countries and the words below the map; shades and counts stay.

    Returns
    -------
    altair chart or None
        None where the case has none of the units whose boundaries are at hand.

    Raises
    ------
    UnknownWorldview
        If there is none of this name.
    """
    view = worldview(name or account.case.worldview)
    shape = topology()
    drawn = [
        unit for unit in shape["objects"]["units"]["geometries"] if unit["id"] in account.units
    ]
    if not drawn:
        return None
    counts = unit_counts(account)
    drawn.sort(key=lambda unit: account.units[unit["id"]] in account.case.disputed)  # drawn last
    units = [unit | {"properties": _properties(account, unit["id"], counts)} for unit in drawn]
    source = {
        "type": "Topology",
        "transform": shape["transform"],
        "arcs": shape["arcs"],
        "objects": {"units": {"type": "GeometryCollection", "geometries": units}},
    }
    disputed = {unit["id"] for unit in drawn if account.units[unit["id"]] in account.case.disputed}
    layers = [
        _units(source),
        *_lines(hatching(disputed), colour=PAPER, width=1.1),
        *_lines(boundary(view), colour=INK, width=1.7),
    ]
    chart = alt.layer(*layers).project(
        type="conicEqualArea", clipExtent=[[0, 0], [WIDTH, HEIGHT]], **_cone()
    )
    return styled(chart.properties(width=WIDTH, height=HEIGHT, title=_below(view)))


def _properties(
    account: Account, code: str, counts: dict[str, dict[str, int]]
) -> dict[str, str | int]:
    name = account.units[code]
    sides = counts.get(name, {})
    total = sum(sides.values())
    told = ", ".join(f"{sides[side]} {side}" for side in sorted(sides))
    return {
        "unit": name,
        "incidents": total,
        "struck": told or "no report received",
        "shade": next(words for most, words, _ in SHADES if total <= most),
        "status": DISPUTED if name in account.case.disputed else SETTLED,
    }


def _units(source: dict[str, Any]) -> Any:
    form = alt.TopoDataFormat(type="topojson", feature="units")
    words = [words for _, words, _ in SHADES]
    disputed = f"datum.properties.status === {DISPUTED!r}"
    return (
        alt.Chart(alt.InlineData(values=source, format=form))
        .mark_geoshape()
        .encode(
            stroke=alt.condition(disputed, alt.value(INK), alt.value(MUTED)),
            strokeWidth=alt.condition(disputed, alt.value(1.3), alt.value(0.6)),
            color=alt.Color(
                "properties.shade:N",
                title="incidents reported",
                scale=alt.Scale(domain=words, range=[colour for *_, colour in SHADES]),
                legend=alt.Legend(symbolType="square", symbolStrokeColor=MUTED, symbolSize=160),
            ),
            strokeDash=alt.StrokeDash(
                "properties.status:N",
                title=None,
                scale=alt.Scale(domain=[DISPUTED], range=[[4, 2.5]]),
                legend=alt.Legend(
                    symbolType="square",
                    symbolSize=160,
                    symbolStrokeWidth=1.4,
                    symbolFillColor="transparent",
                    symbolStrokeColor=INK,
                    labelLimit=260,
                ),
            ),
            tooltip=[
                alt.Tooltip("properties.unit:N", title="unit"),
                alt.Tooltip("properties.incidents:Q", title="incidents reported"),
                alt.Tooltip("properties.struck:N", title="by side struck"),
                alt.Tooltip("properties.status:N", title="status"),
            ],
        )
    )


def _lines(lines: list[Any], *, colour: str, width: float) -> list[Any]:
    if not lines:
        return []
    shape = {"type": "MultiLineString", "coordinates": lines}
    feature = {"type": "Feature", "properties": {}, "geometry": shape}
    mark = alt.Chart(data([feature])).mark_geoshape
    return [mark(filled=False, stroke=colour, strokeWidth=width, tooltip=None)]


def _cone() -> dict[str, Any]:
    return {**CONE, "translate": [WIDTH / 2, HEIGHT / 2]}


def _below(view: Worldview) -> alt.Title:
    return alt.Title(
        f"Worldview: {view.title}.",
        subtitle=DISCLAIMER,
        orient="bottom",
        anchor="start",
        fontSize=12,
        fontWeight="normal",
        subtitleFontSize=12,
        color=INK,
        subtitleColor=MUTED,
        offset=8,
    )
