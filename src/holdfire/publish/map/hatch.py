"""Hatching of units. In: their codes. Out: slanted lines inside their outlines.

Vega-Lite fills with no pattern, and a paler fill would read as a lower count.
"""

from __future__ import annotations

import itertools
from typing import Any

from holdfire.publish.map.shape import Line, ring, topology

#: Distance of two lines and rise of latitude on longitude, in degrees.
APART_DEG, SLOPE = 0.62, 0.75


def hatching(codes: set[str]) -> list[Line]:
    """Return the lines that hatch the units of these ISO 3166-2 codes, in degrees (lon, lat).

    Each line lat = slope x lon + c is cut where it meets an outline; it lies inside between its
    first and second, third and fourth crossing, and so on: holes stay free.
    """
    return [
        line
        for unit in topology()["objects"]["units"]["geometries"]
        if unit["id"] in codes
        for line in _inside(unit)
    ]


def _inside(unit: dict[str, Any]) -> list[Line]:
    rings = [ring(arcs) for polygon in unit["arcs"] for arcs in polygon]
    heights = [y - SLOPE * x for points in rings for x, y in points]
    found = []
    for n in range(int(min(heights) // APART_DEG), int(max(heights) // APART_DEG) + 1):
        level = (n + 0.5) * APART_DEG
        crossings = sorted(at for points in rings for at in _crossings(points, level))
        pairs = zip(crossings[::2], crossings[1::2], strict=True)
        found += [[_at(a, level), _at(b, level)] for a, b in pairs]
    return found


def _crossings(points: Line, level: float) -> list[float]:
    """Return the longitudes at which a closed ring crosses a line of hatching."""
    above = [y - SLOPE * x - level for x, y in points]
    return [
        points[n][0] + (points[n + 1][0] - points[n][0]) * a / (a - b)
        for n, (a, b) in enumerate(itertools.pairwise(above))
        if (a < 0) != (b < 0)
    ]


def _at(lon: float, level: float) -> list[float]:
    return [round(lon, 2), round(SLOPE * lon + level, 2)]
