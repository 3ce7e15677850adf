"""The map's boundaries follow the worldview; its counts do not. Every unit is drawn and closed."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from holdfire.cases import empty_case, reference_case
from holdfire.model.errors import BadCase, UnknownWorldview
from holdfire.model.party import Parties
from holdfire.publish import Account, charts
from holdfire.publish.charts import static
from holdfire.publish.map import (
    DISCLAIMER,
    boundary,
    hatching,
    topology,
    worldview,
    worldviews,
)
from holdfire.publish.map.shape import ring
from holdfire.publish.page.books import units
from holdfire.sources import load_case

NAMES = ("un_ga", "de_facto", "no_borders")


def drawn(account: Account, name: str) -> dict[str, dict[str, object]]:
    """Return what the map says of each unit under a worldview."""
    spec = static.specification(charts.units_map(account, name))
    rows = spec["layer"][0]["data"]["values"]
    return {row["id"]: row for row in rows}


def test_p12_no_count_depends_on_the_worldview(now: Account) -> None:
    first, *others = (drawn(now, name) for name in NAMES)
    assert all(other == first for other in others)
    for name in NAMES:
        case = replace(now.case, worldview=name)
        assert charts.unit_counts(replace(now, case=case)) == charts.unit_counts(now)


@pytest.mark.parametrize("name", NAMES)
def test_p12_worldview_and_disclaimer_are_printed(now: Account, name: str) -> None:
    spec = static.specification(charts.units_map(now, name))
    (words,) = [param["value"] for param in spec["params"] if param["name"] == "worldview"]
    assert worldview(name).title in words
    assert spec["title"]["text"] == {"expr": "worldview"}
    assert spec["title"]["subtitle"] == DISCLAIMER
    assert worldview(name).title in static.svg(spec)


def test_counts_are_those_of_the_incidents(now: Account) -> None:
    counts = charts.unit_counts(now)
    placed = [row for row in now.rows("incidents") if row["adm1"]]
    assert sum(sum(sides.values()) for sides in counts.values()) == len(placed)
    shown = drawn(now, "un_ga")
    for code, name in now.units.items():
        assert shown[code]["incidents"] == sum(counts.get(name, {}).values())
    rows = units(now)
    assert [row["unit"] for row in rows] == sorted(counts)
    assert sum(sum(row["sides"]) for row in rows) == len(placed)


def test_a_unit_without_reports_says_so(now: Account) -> None:
    assert all(row["struck"] for row in drawn(now, "un_ga").values() if row["incidents"])
    spec = static.specification(charts.units_map(now, "un_ga"))
    said = {t["as"]: t["calculate"] for t in spec["layer"][0]["transform"] if "calculate" in t}
    assert said["told"] == "datum.struck || 'no report received'"
    assert said["shade"].startswith("datum.incidents <= 0 ? 'no report received' : ")


def test_every_unit_of_the_case_has_a_closed_outline(now: Account) -> None:
    shapes = topology()["objects"]["units"]["geometries"]
    assert {shape["id"] for shape in shapes} == now.units.keys()
    for shape in shapes:
        for polygon in shape["arcs"]:
            for arcs in polygon:
                points = ring(arcs)
                assert points[0] == points[-1], shape["id"]
        assert len(ring(shape["arcs"][0][0])) >= 4 or len(shape["arcs"]) > 1


def test_neighbours_share_their_arcs() -> None:
    used: dict[int, int] = {}
    for shape in topology()["objects"]["units"]["geometries"]:
        for arc in (arc for polygon in shape["arcs"] for arcs in polygon for arc in arcs):
            used[arc if arc >= 0 else ~arc] = used.get(arc if arc >= 0 else ~arc, 0) + 1
    assert set(used) == set(range(len(topology()["arcs"])))
    assert set(used.values()) == {1, 2}


def test_the_file_is_small_and_says_where_it_comes_from() -> None:
    path = Path(charts.__file__).parents[1] / "map/units.json"
    assert path.stat().st_size < 120_000
    assert "Natural Earth" in topology()["credit"]
    assert "public domain" in topology()["credit"]


def test_disputed_units_are_in_one_country_and_then_the_other() -> None:
    assert set(worldviews()) == set(NAMES)
    assert worldview("un_ga").country("UA-43") == "UA"
    assert worldview("de_facto").country("UA-43") == "RU"
    assert worldview("un_ga").country("RU-BEL") == "RU"


def test_the_boundary_moves_with_the_worldview() -> None:
    general, facto, none = (boundary(worldview(name)) for name in NAMES)
    assert none == []
    assert len(facto) == len(general) + 1  # the isthmus; the strait is water under both
    assert all(line in facto for line in general)
    (isthmus,) = [line for line in facto if line not in general]
    assert all(32 < lon < 36 and 45 < lat < 47 for lon, lat in isthmus)


def test_hatching_stays_inside_the_unit() -> None:
    (crimea,) = [s for s in topology()["objects"]["units"]["geometries"] if s["id"] == "UA-43"]
    points = [point for polygon in crimea["arcs"] for point in ring(polygon[0])]
    lines = hatching({"UA-43"})
    assert len(lines) > 3
    for (x0, y0), (x1, y1) in lines:
        assert (y1 - y0) == pytest.approx(0.75 * (x1 - x0), abs=0.02)
        for x in (x0, x1):
            assert min(p[0] for p in points) <= x <= max(p[0] for p in points)
    assert hatching(set()) == []


def test_swapping_the_parties_changes_nothing_but_labels(now: Account) -> None:
    one, two = now.case.parties
    swapped = replace(now, case=replace(now.case, parties=Parties(two, one)))
    assert static.specification(charts.units_map(swapped)) == static.specification(
        charts.units_map(now)
    )


def test_a_case_whose_units_have_no_boundaries_draws_no_map(now: Account) -> None:
    assert charts.units_map(replace(now, units={"AA-01": "North"})) is None


def test_the_case_file_names_the_worldview(tmp_path: Path) -> None:
    reference_case(tmp_path / "case")
    path = tmp_path / "case" / "case.yaml"
    text = path.read_text()
    assert load_case(path.parent).worldview == "un_ga"
    for name in NAMES:
        path.write_text(text.replace("worldview: un_ga", f"worldview: {name}"))
        assert load_case(path.parent).worldview == name
    path.write_text(text.replace("worldview: un_ga", "worldview: mine"))
    with pytest.raises(BadCase, match="worldview: Input should be 'un_ga', 'de_facto'"):
        load_case(path.parent)
    empty_case(tmp_path / "empty")
    assert load_case(tmp_path / "empty").worldview == "un_ga"


def test_an_unknown_worldview_is_refused(now: Account) -> None:
    with pytest.raises(
        UnknownWorldview, match=r"'mine' is not in worldviews.csv. Name one of un_ga"
    ):
        charts.units_map(now, "mine")


def test_the_map_names_no_place_finer_than_its_units(now: Account) -> None:
    text = json.dumps(static.specification(charts.units_map(now)), ensure_ascii=False)
    assert not [row["name"] for row in now.rows("sites") if f'"{row["name"]}"' in text]


def test_the_static_map_is_the_same_however_many_were_drawn_before(now: Account) -> None:
    spec = static.specification(charts.units_map(now))
    first, second = static.svg(spec), static.svg(spec)
    assert first == second
    names = set(re.findall(r'id="([^"]+)"', first))
    assert names
    assert set(re.findall(r"url\(#([^)]+)\)", first)) <= names
    other = static.svg(static.specification(charts.units_map(now, "no_borders")))
    assert not names & set(re.findall(r'id="([^"]+)"', other))
