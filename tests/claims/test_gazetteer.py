"""Names to territories; the towns are GeoNames', the units the case's."""

from holdfire.claims.gazetteer import Gazetteer
from holdfire.model import Parties, Party

HERE = Party("UA", "Ukraine", (), (), (), ("Sumy Oblast", "Sumy region", "Nowhere"))
THERE = Party("RU", "Russia", (), (), (), ("Kursk Oblast", "Nowhere"))
TOWNS = Gazetteer(Parties(HERE, THERE))


def test_two_towns_of_like_names_are_kept_apart() -> None:
    assert TOWNS.party_of("Sloviansk") == "UA"
    assert TOWNS.party_of("Slavyansk-na-Kubani") == "RU"
    assert (
        TOWNS.towns("Sloviansk")[0].geoname_id != TOWNS.towns("Slavyansk-na-Kubani")[0].geoname_id
    )


def test_a_name_in_both_countries_stays_ambiguous_unless_one_is_far_larger() -> None:
    every = TOWNS.towns("Октябрьское")
    assert {town.country for town in every} == {"UA", "RU"}
    assert TOWNS.party_of("Октябрьское") is None
    assert TOWNS.party_of("Azov") == "RU"  # 82,000 inhabitants against a village


def test_the_case_outranks_the_list_and_a_unit_of_both_is_of_neither() -> None:
    assert TOWNS.party_of("Sumy region") == "UA"
    assert TOWNS.party_of("Nowhere") is None


def test_apostrophes_hyphens_and_case_do_not_matter() -> None:
    assert TOWNS.party_of("Ust-Luga") == TOWNS.party_of("UST LUGA") == "RU"
    assert TOWNS.party_of("Слов’янськ") == "UA"


def test_unknown_names_have_no_territory() -> None:
    assert TOWNS.party_of("Atlantis") is None
    assert not TOWNS.knows("Atlantis")
    assert TOWNS.knows("Slovakia")
