"""A party is an attacker only where the words say so; invented sentences throughout."""

import pytest

from holdfire.model import Claim
from tests.claims.conftest import Reads


def one(claims: list[Claim], words: str) -> Claim:
    return next(claim for claim in claims if words in claim.words.text)


NAMED = [
    ("Norland struck a refinery on Monday.", "refinery", "NL0"),
    ("Norvik went on with the raids on depots.", "raids", "NL0"),
    ("Sudby replied with a larger barrage on substations.", "barrage", "SM0"),
    ("Norlandic missiles hit a power plant.", "power plant", "NL0"),
    ("A depot was set on fire by Sudmarkian drones.", "depot", "SM0"),
    ("Norvik was blamed: the minister accused Sudby of shelling a plant.", "shelling", "SM0"),
    ("The mayor accused Norland of breaking a ten-day pause in strikes.", "breaking", "NL0"),
    ("Sudmark has broken the truce twice, the envoy said.", "truce", "SM0"),
]


@pytest.mark.parametrize(("text", "words", "attacker"), NAMED)
def test_the_agent_of_the_clause_is_the_attacker(
    reads: Reads, text: str, words: str, attacker: str
) -> None:
    claim = one(reads(text), words)
    assert claim.attacker == attacker
    assert claim.attacker_words is not None


OWN = [
    ("Sudmark's defence ministry said it had hit depots used by the Norlandic army.", "SM0"),
    ("Norland's general staff said its forces had attacked a Sudmarkian refinery.", "NL0"),
    ("Sudmark's defence ministry said our troops had shelled a substation.", "SM0"),
]


@pytest.mark.parametrize(("text", "attacker"), OWN)
def test_it_and_its_forces_are_the_speakers_own(reads: Reads, text: str, attacker: str) -> None:
    claim = reads(text)[0]
    assert (claim.kind, claim.attacker) == ("strike", attacker)
    assert claim.attacker_words is not None


UNNAMED = [
    "A Norlandic plant stopped working after explosions damaged it, the mayor said.",
    "A fire broke out at a Sudmarkian depot after a drone attack.",
    "Explosions damaged Norland's largest power plant, the governor said.",
    "Drones attacked a refinery in Sudmark.",
    "Norgrid was hit again, the operator of the grid said.",
    "A substation was struck despite Norlandic attacks on Sudmarkian refineries.",
    "Norland plans to strike Sudmark. A power plant was hit overnight.",
    "Norland struck a depot. Sudmark shelled a substation. A plant was damaged.",
    "Norland shelled a depot. Sudmark hit a plant. Missiles struck a third site of both sides.",
    "Norlandic drones struck a refinery. A substation in Norland was damaged, a report said.",
]


@pytest.mark.parametrize("text", UNNAMED)
def test_what_the_words_do_not_say_stays_unknown(reads: Reads, text: str) -> None:
    claims = [c for c in reads(text) if c.kind in {"strike", "damage"}]
    assert claims
    assert claims[-1].attacker == "unknown"


def test_the_only_attacker_of_the_report_stands_for_its_other_clauses(reads: Reads) -> None:
    claims = reads("Sudmarkian drones struck a refinery near Lund. The plant was damaged.")
    assert [(c.attacker, c.attacker_words is None) for c in claims] == [
        ("SM0", False),
        ("SM0", True),
    ]


def test_a_name_in_an_outlets_title_is_no_side(reads: Reads) -> None:
    claim = reads("The Norvik Times said it had struck out the sentence; a refinery was hit.")[-1]
    assert claim.attacker in {None, "unknown"}


CALM = [
    ("Norland held back from big raids in the spring.", "deescalation", "asserted"),
    ("Both sides had hit power plants less often of late, officials said.", "deescalation",
     "asserted"),
    ("Attacks on refineries by both sides had become rarer, an official said.", "deescalation",
     "asserted"),
    ("There were no attacks on power plants overnight, the president said.", "deescalation",
     "asserted"),
    ("There had been no large missile strikes on power plants since May, Orloz said.",
     "deescalation", "asserted"),
    ("The group counted no raid on a refinery in those weeks.", "deescalation", "asserted"),
    ("Norland and Sudmark were discussing a halt to attacks on power plants.", "talks",
     "asserted"),
    ("Norland's brief pause in attacks on power plants had lapsed.", "agreement", "asserted"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "modality"), CALM)
def test_talk_about_strikes_is_no_strike(reads: Reads, text: str, kind: str, modality: str) -> None:
    claim = reads(text)[0]
    assert (claim.kind, claim.modality, claim.attacker) == (kind, modality, None)


def test_a_guess_about_strikes_is_no_threat(reads: Reads) -> None:
    claim = reads("Sudmark would go on striking power plants, an analyst said.")[0]
    assert (claim.kind, claim.modality, claim.attacker) == ("strike", "predicted", "SM0")


def test_a_demand_turned_down_is_a_position(reads: Reads) -> None:
    claims = reads("Orloz demanded control of three regions, and Norland rejected both.")
    assert {(c.kind, c.attacker) for c in claims} == {("position", None)}
