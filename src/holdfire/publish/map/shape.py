"""Outlines of admin-1 units. In: units.json. Out: a topology and its lines in degrees."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from itertools import accumulate
from typing import Any

Line = list[list[float]]


@cache
def topology() -> dict[str, Any]:
    """Return the units' TopoJSON; coordinates are degrees to a hundredth, ids ISO 3166-2 codes."""
    text = files("holdfire.publish.map").joinpath("units.json").read_text(encoding="utf-8")
    read: dict[str, Any] = json.loads(text)
    return read


def line(arc: int) -> Line:
    """Return an arc's points (lon, lat) in degrees; a complement runs backwards."""
    shape = topology()
    wide, high = shape["transform"]["scale"]
    steps = zip(*shape["arcs"][arc if arc >= 0 else ~arc], strict=True)
    xs, ys = (accumulate(step) for step in steps)
    points = [[round(x * wide, 2), round(y * high, 2)] for x, y in zip(xs, ys, strict=True)]
    return points if arc >= 0 else points[::-1]


def ring(arcs: list[int]) -> Line:
    """Return a closed ring: its arcs joined, the first point again at the end."""
    points = line(arcs[0])
    for arc in arcs[1:]:
        points = points + line(arc)[1:]
    return points
