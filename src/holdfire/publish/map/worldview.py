"""Conventions of drawing boundaries. In: worldviews.csv. Out: worldviews and their lines.

No count reads anything from here: a worldview moves a line on the map and nothing else.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from holdfire.model.errors import UnknownWorldview
from holdfire.publish.map.shape import Line, line, topology

#: Printed under every map, whatever its worldview.
DISCLAIMER = (
    "Boundaries, names and shading imply no opinion on the status of any territory; no count "
    "depends on them."
)
#: Marks the row that names a worldview; it is drawn with country boundaries if others follow.
EVERY = "*"


@dataclass(frozen=True, slots=True)
class Worldview:
    """One convention of drawing boundaries between countries.

    Parameters
    ----------
    name : str
        As case files name it.
    title : str
        As maps print it.
    countries : dict of str to str
        Country by ISO 3166-2 code, for units that its code's own prefix does not settle.
    borders : bool
        Whether boundaries between countries are drawn at all.
    """

    name: str
    title: str
    countries: dict[str, str]
    borders: bool

    def country(self, code: str) -> str:
        """Return the country that this convention draws a unit in."""
        return self.countries.get(code, code.partition("-")[0])


@cache
def worldviews() -> dict[str, Worldview]:
    """Return the worldviews by name, as worldviews.csv lists them."""
    table = files("holdfire.publish.map").joinpath("worldviews.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(table.splitlines()))
    return {
        head["worldview"]: Worldview(
            head["worldview"],
            head["note"],
            {
                row["iso_3166_2"]: row["country"]
                for row in rows
                if row["worldview"] == head["worldview"] and row is not head
            },
            head["worldview"] != "no_borders",
        )
        for head in rows
        if head["iso_3166_2"] == EVERY
    }


def worldview(name: str) -> Worldview:
    """Return a worldview.

    Raises
    ------
    UnknownWorldview
        If worldviews.csv has none of this name.
    """
    known = worldviews()
    if name not in known:
        raise UnknownWorldview(name, list(known))
    return known[name]


def boundary(view: Worldview) -> list[Line]:
    """Return the lines on which units of different countries meet, in degrees (lon, lat)."""
    if not view.borders:
        return []
    beside: dict[int, set[str]] = {}
    for unit in topology()["objects"]["units"]["geometries"]:
        for arc in (arc for polygon in unit["arcs"] for ring in polygon for arc in ring):
            beside.setdefault(arc if arc >= 0 else ~arc, set()).add(view.country(unit["id"]))
    return [line(arc) for arc, countries in sorted(beside.items()) if len(countries) > 1]
