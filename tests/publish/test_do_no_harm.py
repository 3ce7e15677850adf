"""P1-P4, P6, P7: what leaves, how finely, how late, over every file. Other rules: test_p*.py."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from holdfire.claims.gazetteer import fold
from holdfire.model.errors import NotReleased
from holdfire.model.release import Policy, Profile
from holdfire.model.tables import INCIDENTS, ISSUES, LEDGER
from holdfire.publish import Account
from holdfire.publish.exports import FOLDER, SINGLE, render
from holdfire.publish.redact import Publication, redact
from holdfire.publish.redact.columns import LEAVE, leaving
from holdfire.sites import Unit
from tests.publish.accounts import a_claim, every_byte, struck, texts, with_rows


def test_p01_only_released_rows_leave(small: Account, units: list[Unit], public) -> None:
    silent = replace(small, case=replace(small.case, release=Policy()))
    nothing = redact(silent, units, [], Profile.PUBLIC)
    assert {table.num_rows for table in nothing.tables.values()} == {0}
    smuggled = replace(nothing, tables=nothing.tables | {"incidents": public.tables["incidents"]})
    for to in (*SINGLE, *FOLDER):
        with pytest.raises(NotReleased, match="is not released to public"):
            render(smuggled, to)


def test_p02_no_public_place_is_finer_than_the_unit(small: Account, units, public) -> None:
    sites = {fold(n) for s in small.rows("sites") for n in (s["site_id"], s["name"], *s["names"])}
    known = {fold(name) for unit in units for name in (unit.adm1, unit.adm1.split(" ")[0])}
    vouched = " ".join(map(fold, small.case.release.vouched))
    towns = {
        fold(place)
        for row in small.rows("claims")
        for place in row["places"]
        if fold(place) not in known and fold(place).split(" ")[0] not in known
    }
    names = {n for n in (sites | towns) - known if len(n) > 4 and n not in vouched}
    names -= {fold(name) for party in small.case.parties for name in party.names}
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(names)))})(?!\w)")
    assert len(names) > 400
    # places that are also plain words are written small in the texts: capitals tell names
    for text in texts(public):
        found = pattern.search(fold(text))
        assert found is None or not re.search(rf"(?i)\b{found[0]}", text)[0][0].isupper(), text
    adm1 = {row["adm1"] for n in ("incidents", "claims") for row in public.tables[n].to_pylist()}
    assert adm1 - {None} <= {unit.adm1 for unit in units}
    columns = {column.name for table in public.declared.values() for column in table.columns}
    assert not [c for c in columns if re.search(r"lat|lon(?!g)|geom|site_id|site_words|places", c)
                and c not in ("dilation", "population", "correlation", "origin_sides")]  # fmt: skip
    body = json.loads(render(public, "geojson")[""])
    assert all(feature["geometry"] is None for feature in body["features"])
    finer = a_claim(small, adm1="Smalltown")
    row = redact(finer, units, [], Profile.PUBLIC).tables["claims"].to_pylist()[0]
    assert row["adm1"] is None


def test_p02_a_partner_sees_a_tenth_of_a_degree_at_most(small: Account, units) -> None:
    point = a_claim(small, lat_0_1deg=50.4, lon_0_1deg=30.5)
    row = redact(point, units, [], Profile.PARTNER).tables["claims"].to_pylist()[0]
    assert (row["lat_0_1deg"], row["lon_0_1deg"]) == (50.4, 30.5)
    precise = a_claim(small, lat_0_1deg=50.4501, lon_0_1deg=30.5234)
    row = redact(precise, units, [], Profile.PARTNER).tables["claims"].to_pylist()[0]
    assert (row["lat_0_1deg"], row["lon_0_1deg"]) == (50.5, 30.5)


@pytest.mark.parametrize(("days", "leaves"), [(0, False), (3, False), (4, True), (400, True)])
def test_p03_strikes_wait_72_hours(small: Account, units, days: int, leaves: bool) -> None:
    incident = small.rows("incidents")[0]
    clock = incident["end"] + timedelta(days=days)
    then = replace(with_rows(small, INCIDENTS, [incident]), as_of=clock)
    found = redact(then, units, [], Profile.PUBLIC)
    assert (found.tables["incidents"].num_rows == 1) is leaves
    assert found.about["as_of"] == clock.isoformat()


@pytest.mark.parametrize(("days", "leaves"), [(4, False), (30, False), (31, True)])
def test_p03_sums_of_damage_wait_longer(small: Account, units, days: int, leaves: bool) -> None:
    told = date(2025, 3, 1)
    ledger = with_rows(small, LEDGER, [struck(small, n, told) for n in range(3)])
    found = redact(replace(ledger, as_of=told + timedelta(days=days)), units, [], Profile.PUBLIC)
    assert (found.tables["struck"].num_rows == 1) is leaves
    # what is told later waits by itself and does not hold back what is due
    fresh = [struck(small, n, told + timedelta(days=days)) for n in range(3, 6)]
    both = with_rows(small, LEDGER, [*ledger.rows("ledger"), *fresh])
    found = redact(replace(both, as_of=told + timedelta(days=days)), units, [], Profile.PUBLIC)
    assert [r["sites"] for r in found.tables["struck"].to_pylist()] == ([3] if leaves else [])


def test_p04_damage_leaves_as_sums_over_three_sites(small: Account, units, public) -> None:
    assert all(row["sites"] >= 3 for row in public.tables["struck"].to_pylist())
    assert all(row["sites"] >= 3 for row in public.tables["site_classes"].to_pylist())
    kinds = {row["kind"] for row in public.tables["claims"].to_pylist()}
    assert not kinds & {"damage", "outage", "repair", "capacity"}
    levels = {(row["basis"], row["level"]) for row in public.tables["ledger"].to_pylist()}
    assert levels == {("table", "national")}
    told = a_claim(small, words="strikes reported; 40% of the plant is out")
    assert redact(told, units, [], Profile.PUBLIC).tables["claims"].to_pylist()[0]["words"] is None


def test_p04_two_issues_do_not_differ_by_one_site(small: Account, units) -> None:
    first, later = date(2025, 3, 1), date(2025, 4, 20)
    issue = {"as_of": date(2025, 4, 10)}

    def sums(rows: list[dict], as_of: date, issues: list[dict]) -> tuple[list[dict], list[dict]]:
        account = replace(with_rows(small, LEDGER, rows), as_of=as_of)
        found = redact(account, units, issues, Profile.PUBLIC)
        return found.tables["struck"].to_pylist(), found.issues

    three = [struck(small, n, first) for n in range(3)]
    before, issued = sums(three, issue["as_of"], [])
    assert [row["sites"] for row in before] == [3]
    # a late report of one more site waits; three more come together
    assert [
        r["sites"] for r in sums([*three, struck(small, 3, later)], date(2025, 9, 1), issued)[0]
    ] == [3]
    more = [struck(small, n, later) for n in range(3, 6)]
    assert [r["sites"] for r in sums([*three, *more], date(2025, 9, 1), issued)[0]] == [6]
    # a review that takes one site away, or puts it into the first batch, stops the sum
    assert sums([*three[:2], struck(small, 9, first)], issue["as_of"], issued)[0] == []
    assert sums([*three, struck(small, 3, first)], issue["as_of"], issued)[0] == []
    assert ISSUES.of(issued).num_rows == 1


@pytest.mark.parametrize(
    "words",
    ["strikes reported; air defence was at work", "missiles launched from an airfield", "сбиты 5"],
)
def test_p06_launch_sites_air_defence_and_units_do_not_leave(small, units, words: str) -> None:
    for profile in Profile:
        told = redact(a_claim(small, words=words), units, [], profile)
        assert told.tables["claims"].to_pylist()[0]["words"] is None
        downed = redact(a_claim(small, kind="interception"), units, [], profile)
        assert downed.tables["claims"].num_rows == 0
    columns = {c.name for n in LEAVE for p in Profile for c in leaving(n, p).columns}
    assert not [c for c in columns if re.search(r"launch|weapon|brigade|unit_name|defen[cs]e", c)]


def test_p07_no_person_and_no_uploader_leaves(small: Account, units) -> None:
    said = a_claim(
        small,
        speaker="Ivan Privatenko, resident",
        outlet="Telegram: privatenko_channel",
        words="strikes reported by Ivan Privatenko",
    )
    incident = said.rows("incidents")[0]
    incident["decided"] = "accept by Ivan Privatenko, 2025-01-01: seen by @privatenko"
    said = with_rows(said, INCIDENTS, [incident])
    for profile in Profile:
        found = redact(said, units, [], profile)
        row = found.tables["claims"].to_pylist()[0]
        assert row["words"] is None
        assert row["speaker"].startswith("resident")
        assert row["outlet"] == "a channel"
        assert found.tables["incidents"].to_pylist()[0]["decided"] == "accept"
        assert b"rivatenko" not in every_byte(found)


def test_p07_the_reference_case_names_offices_alone(public: Publication, partner) -> None:
    persons = ("Zelensky", "Putin", "Peskov", "Lavrov", "Drozdenko", "Gladkov", "Malkov", "Lytvyn",
               "Trump", "Grossi", "Umerov", "Khabirov", "dronbomber", "pallanon")  # fmt: skip
    for publication in (public, partner):
        data = every_byte(publication)
        assert [name for name in persons if name.encode() in data] == []


def test_the_same_account_gives_the_same_publication(small: Account, units, public) -> None:
    again = redact(small, units, [], Profile.PUBLIC)
    assert again.tables == public.tables
    assert again.withheld == public.withheld


def test_children_of_withheld_rows_stay(small: Account, units) -> None:
    told = replace(small, as_of=small.rows("incidents")[-1]["end"])
    found = redact(told, units, [], Profile.PUBLIC)
    released = set(found.tables["incidents"].column("incident_id").to_pylist())
    for name in ("findings", "incident_claims", "conflicts"):
        assert set(found.tables[name].column("incident_id").to_pylist()) <= released
    waves = set(found.tables["incidents"].column("part_of").to_pylist())
    assert waves <= released | {None}
