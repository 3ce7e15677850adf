import pytest

from holdfire.claims.english.places import places_in
from holdfire.claims.english.targets import site_in, target_in
from tests.claims.conftest import PARTIES, Reads


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("a nuclear power plant lost its backup line", "nuclear"),
        ("a thermal power plant burned", "thermal"),
        ("the hydroelectric station was hit", "hydro"),
        ("a substation was hit", "substation"),
        ("the power grid was hit", "grid"),
        ("an oil refinery was hit", "refinery"),
        ("a fuel depot was hit", "fuel_depot"),
        ("a gas metering station was hit", "gas"),
        ("the pipeline was hit", "pipeline"),
        ("energy facilities were hit", "energy_infrastructure"),
    ],
)
def test_the_object_has_a_class(text: str, target: str) -> None:
    found = target_in(text, 0, len(text))
    assert found is not None
    assert found[0] == target


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("drones hit the Lundvik oil refinery", "Lundvik oil refinery"),
        ("Sudmark's Petrova power plant is idle", "Petrova power plant"),
        ("a Norlandic refinery was hit", None),
        ("a refinery in Lundvik was hit", None),
    ],
)
def test_a_site_has_a_name_of_its_own(text: str, site: str | None) -> None:
    found = site_in(text, 0, len(text), PARTIES)
    assert (found.text if found else None) == site


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("drones hit a depot in Lund", ["Lund"]),
        ("Near Lund a depot was hit", ["Lund"]),
        ("blackouts in Lund, Malko and Petrova", ["Lund", "Malko", "Petrova"]),
        ("in the Lund region supply was cut", ["Lund region"]),
        ("a depot in Sudmark's Malko region burned", ["Malko region"]),
        ("a strike on Lund was reported", ["Lund"]),
        ("Norland struck a depot on Monday in May", []),
        ("the strike in Norland", []),
        ("the governor wrote on Telegram in August", []),
    ],
)
def test_places_are_locative_names_and_no_acting_party(text: str, places: list[str]) -> None:
    assert [quoted.text for quoted in places_in(text, 0, len(text), PARTIES)] == places


def test_later_words_point_back_to_the_site(reads: Reads) -> None:
    claims = reads(
        "Drones struck the Lundvik refinery. A fire broke out and the plant was damaged."
    )
    assert {c.target_kind for c in claims} == {"refinery"}


ACTORS = [
    ("Norlandic drones struck a refinery.", "NL0"),
    ("Sudmark launched missiles at a power plant.", "SM0"),
    ("The refinery was struck by Norlandic drones.", "NL0"),
    ("A refinery was struck by drones.", "unknown"),
    ("Norland violated the truce, the ministry said.", "NL0"),
    ("Envoys met in Lund.", None),
]


@pytest.mark.parametrize(("text", "attacker"), ACTORS)
def test_who_acted_is_read_from_the_report_alone(
    reads: Reads, text: str, attacker: str | None
) -> None:
    assert reads(text)[0].attacker == attacker


def test_shot_down_weapons_are_the_other_sides(reads: Reads) -> None:
    claim = reads("Norland said 40 drones were shot down overnight.")[0]
    assert (claim.kind, claim.attacker) == ("interception", "SM0")


def test_a_result_takes_the_date_of_its_cause(reads: Reads) -> None:
    claims = reads("Missiles struck a substation on Monday, leaving 5,000 people without power.")
    assert [str(c.when.span) for c in claims if c.when] == ["2031-05-12", "2031-05-12"]


def test_the_reporting_day_serves_where_no_other_is_told(reads: Reads) -> None:
    claim = reads("A refinery was struck by drones, the governor said on Tuesday.")[0]
    assert claim.when is not None
    assert str(claim.when.span) == "2031-05-13"


def test_what_happened_never_lies_ahead(reads: Reads) -> None:
    for claim in reads("The refinery was struck, and repairs will end in late June 2031."):
        if claim.when and claim.when.span.start > report_day():
            assert claim.modality in {"predicted", "threatened", "conditional"}


def report_day():  # type: ignore[no-untyped-def]
    from datetime import date

    return date(2031, 5, 14)
