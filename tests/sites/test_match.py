"""Names in four spellings lead to one site; a name that fits two stays ambiguous."""

from pathlib import Path

import pytest

from holdfire.sites import SiteMatcher, UnitMatcher, load_sites, load_units, nameplate
from holdfire.sources import read_facts


@pytest.fixture(scope="module")
def names(case_folder: Path) -> SiteMatcher:
    return SiteMatcher(load_sites(read_facts(case_folder)["sites"]))


@pytest.mark.parametrize(
    ("name", "kind", "site_id"),
    [
        ("Trypilska thermal power plant", None, "trypilska-tpp"),
        ("Trypilska power plant", "thermal", "trypilska-tpp"),
        ("Трипільська ТЕС", None, "trypilska-tpp"),
        ("Трипольская ТЭС", None, "trypilska-tpp"),
        ("Рязанский НПЗ", "refinery", "ryazan-npz"),
        ("Ryazan oil refinery", None, "ryazan-npz"),
        ("the Tuapse refinery", "refinery", "tuapse-npz"),
        ("Afipskiy refinery", None, "afipsky-npz"),
        ("Slavyansk-on-Kuban refinery", "refinery", "slavyansk-npz"),
        ("Sloviansk", "thermal", "sloviansk-tpp"),
        ("ДніпроГЕС", None, "dnipro-hpp"),
        ("ryazan-npz", None, "ryazan-npz"),
    ],
)
def test_a_name_finds_its_site(
    names: SiteMatcher, name: str, kind: str | None, site_id: str
) -> None:
    match = names.match(name, kind)
    assert match is not None
    assert match.site_id == site_id
    assert 0.9 <= match.score <= 1.0


@pytest.mark.parametrize("name", ["Slavyansk", "Sloviansk", "Zaporizhzhia", "Nowhere plant", "x"])
def test_an_ambiguous_or_unknown_name_stays_open(names: SiteMatcher, name: str) -> None:
    assert names.match(name) is None


def test_alternatives_are_kept_with_their_scores(names: SiteMatcher) -> None:
    found = {match.site_id: match.score for match in names.candidates("Slavyansk")}
    assert found["slavyansk-npz"] == found["sloviansk-tpp"]


def test_a_class_named_in_the_report_excludes_other_classes(names: SiteMatcher) -> None:
    assert names.match("Ryazan refinery", "nuclear") is None


def test_every_site_finds_itself_by_every_name(names: SiteMatcher, case_folder: Path) -> None:
    lost = []
    for site in load_sites(read_facts(case_folder)["sites"]):
        for name in site.names:
            candidates = names.candidates(name, site.kind)
            if (
                not candidates
                or candidates[0].score < 1.0
                or site.site_id not in {c.site_id for c in candidates if c.score == 1.0}
            ):
                lost.append((site.site_id, name))
    assert lost == []


@pytest.mark.parametrize(
    ("place", "unit"),
    [
        ("Lviv region", "Lviv Oblast"),
        ("the Kursk region", "Kursk Oblast"),
        ("Kyiv", "Kyiv"),
        ("Moscow region", "Moscow Oblast"),
        ("Moscow", "Moscow"),
        ("Krasnodar", "Krasnodar Krai"),
        ("Nowhere", None),
    ],
)
def test_a_place_finds_its_unit(case_folder: Path, place: str, unit: str | None) -> None:
    match = UnitMatcher(load_units(read_facts(case_folder)["units"])).match(place)
    assert (match.adm1 if match else None) == unit


def test_a_sum_of_sites_is_never_added_again(case_folder: Path) -> None:
    sites = load_sites(read_facts(case_folder)["sites"])
    (total,) = [s for s in sites if s.is_sum]
    assert total.site_id == "ufa-bashneft"
    refineries = [s for s in sites if s.kind == "refinery" and s.capacity_low is not None]
    (row,) = [r for r in nameplate(sites) if r["kind"] == "refinery"]
    assert row["low"] == pytest.approx(sum(s.capacity_low or 0 for s in refineries if not s.is_sum))
    assert row["low"] <= row["high"]
