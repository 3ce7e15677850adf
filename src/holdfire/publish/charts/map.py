"""Where incidents were reported, on a map. In: an Account, a worldview. Out: a chart."""

from __future__ import annotations

from collections import Counter
from typing import Any

import altair as alt

from holdfire.publish.account import Account
from holdfire.publish.charts.theme import INK, MUTED, PAPER, styled
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
#: Names under which the page finds the counts, the line between countries, and its words.
COUNTS, BOUNDARY, VIEW = "counts", "boundary", "worldview"
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
    shape = {
        "type": "Topology",
        "transform": shape["transform"],
        "arcs": shape["arcs"],
        "objects": {"units": {"type": "GeometryCollection", "geometries": drawn}},
    }
    disputed = {unit["id"] for unit in drawn if account.units[unit["id"]] in account.case.disputed}
    layers = [
        _units(unit_rows(account, sorted(unit["id"] for unit in drawn)), shape),
        *_lines(hatching(disputed), colour=PAPER, width=1.8),  # seen on any shade: pale and dark
        *_lines(hatching(disputed), colour=INK, width=0.6),
        *_lines(boundary(view), colour=INK, width=1.7, name=BOUNDARY),
    ]
    chart = alt.layer(*layers).project(
        type="conicEqualArea", clipExtent=[[0, 0], [WIDTH, HEIGHT]], **_cone()
    )
    chart = chart.add_params(alt.param(name=VIEW, value=below(view)))
    return styled(chart.properties(width=WIDTH, height=HEIGHT, title=_title()))


def unit_rows(account: Account, codes: list[str]) -> list[dict[str, Any]]:
    """Return per unit, by ISO 3166-2 code, its name, incidents, their sides and its status.

    Units of disputed status come last, as their dashed outlines are drawn over the others.
    """
    counts, rows = unit_counts(account), []
    for code in codes:
        name = account.units[code]
        sides = counts.get(name, {})
        rows.append(
            {
                "id": code,
                "unit": name,
                "incidents": sum(sides.values()),
                "struck": ", ".join(f"{sides[side]} {side}" for side in sorted(sides)),
                "disputed": name in account.case.disputed,
            }
        )
    return sorted(rows, key=lambda row: bool(row["disputed"]))


def _units(rows: list[dict[str, Any]], shape: dict[str, Any]) -> Any:
    words = [words for _, words, _ in SHADES]
    shade = repr(words[-1])
    for most, name, _ in SHADES[-2::-1]:
        shade = f"datum.incidents <= {most} ? {name!r} : {shade}"
    outlines = alt.InlineData(
        values=shape, format=alt.TopoDataFormat(type="topojson", feature="units")
    )
    return (
        alt.Chart(alt.InlineData(values=rows, name=COUNTS))
        .transform_lookup(lookup="id", from_=alt.LookupData(outlines, key="id"), as_="outline")
        .transform_calculate(
            shade=shade,
            told=f"datum.struck || {SHADES[0][1]!r}",
            status=f"datum.disputed ? {DISPUTED!r} : {SETTLED!r}",
        )
        .mark_geoshape()
        .encode(
            shape=alt.Shape("outline:G"),
            stroke=alt.condition("datum.disputed", alt.value(INK), alt.value(MUTED)),
            strokeWidth=alt.condition("datum.disputed", alt.value(1.3), alt.value(0.6)),
            color=alt.Color(
                "shade:N",
                title="incidents reported",
                scale=alt.Scale(domain=words, range=[colour for *_, colour in SHADES]),
                legend=alt.Legend(symbolType="square", symbolStrokeColor=MUTED, symbolSize=160),
            ),
            strokeDash=alt.StrokeDash(
                "status:N",
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
                alt.Tooltip("unit:N", title="unit"),
                alt.Tooltip("incidents:Q", title="incidents reported"),
                alt.Tooltip("told:N", title="by side struck"),
                alt.Tooltip("status:N", title="status"),
            ],
        )
    )


def boundary_rows(view: Worldview) -> list[dict[str, Any]]:
    """Return the line between countries as the rows that the map draws, none without borders."""
    return _features(boundary(view))


def below(view: Worldview) -> str:
    """Return the words under a map drawn in a worldview."""
    return f"Worldview: {view.title}."


def _features(lines: list[Any]) -> list[dict[str, Any]]:
    if not lines:
        return []
    shape = {"type": "MultiLineString", "coordinates": lines}
    return [{"type": "Feature", "properties": {}, "geometry": shape}]


def _lines(lines: list[Any], *, colour: str, width: float, name: str | None = None) -> list[Any]:
    if not lines and name is None:
        return []
    values = _features(lines)
    rows = alt.InlineData(values) if name is None else alt.InlineData(values, name=name)
    mark = alt.Chart(rows).mark_geoshape
    return [mark(filled=False, stroke=colour, strokeWidth=width, tooltip=None)]


def _cone() -> dict[str, Any]:
    return {**CONE, "translate": [WIDTH / 2, HEIGHT / 2]}


def _title() -> alt.Title:
    return alt.Title(
        alt.expr(VIEW),
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
