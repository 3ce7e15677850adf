"""Speakers, silence, days and amounts in varied words; invented sentences throughout."""

from datetime import date

import pytest

from holdfire.claims.english.declining import declines
from holdfire.claims.english.quantities import amount_in
from holdfire.claims.english.targets import target_in
from holdfire.claims.english.when import times
from holdfire.model import Kind
from tests.claims.conftest import Reads
from tests.claims.test_lexicon import SILENCES

SPEAKERS = [
    ('As the mayor of Lund put it, "the town has been without heat for a week".',
     "the mayor of Lund"),
    ("In the words of the energy minister, the grid was badly damaged.", "the energy minister"),
    ("The head of the administration was quoted as saying that nine towns had no electricity.",
     "The head of the administration"),
    ("Officials in Norvik maintain that the raid broke the truce.", "Officials in Norvik"),
    ("Analysts at a consultancy estimate that exports fell by a fifth.",
     "Analysts at a consultancy"),
    ("The watchdog's director general, Ivar Sten, warned that a line was damaged.",
     "The watchdog's director general, Ivar Sten"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker"), SPEAKERS)
def test_rarer_frames_name_their_speaker(reads: Reads, text: str, speaker: str) -> None:
    found = [claim.speaker.text for claim in reads(text) if claim.speaker]
    assert speaker in found


def test_a_confirmation_without_details_is_two_claims(reads: Reads) -> None:
    claims = reads("The ministry acknowledged damage to a substation but gave no details.")
    assert [claim.kind for claim in claims] == ["damage", "no_comment"]


@pytest.mark.parametrize("text", SILENCES)
def test_silence_has_many_verbs(text: str) -> None:
    assert declines(text)


DAYS = [
    ("shortly after midnight", "2031-05-14", "2031-05-14"),
    ("two days earlier", "2031-05-12", "2031-05-12"),
    ("over the weekend", "2031-05-10", "2031-05-11"),
    ("in the first half of March", "2031-03-01", "2031-03-15"),
    ("between 3 and 5 May", "2031-05-03", "2031-05-05"),
    ("for the third night running", "2031-05-11", "2031-05-14"),
    ("on New Year's Eve", "2030-12-31", "2030-12-31"),
    ("the previous night", "2031-05-12", "2031-05-13"),
]


@pytest.mark.parametrize(("words", "start", "end"), DAYS)
def test_set_phrases_of_time(words: str, start: str, end: str) -> None:
    text = f"The plant was struck {words}."
    (found,) = times(text, 0, len(text), date(2031, 5, 14))
    assert (str(found.span.start), str(found.span.end)) == (start, end)


AMOUNTS = [
    ("upwards of 300 drones were launched", 300, None, "drones"),
    ("half a million people were cut off", 5e5, 5e5, "people"),
    ("tens of thousands of homes lost power", 20000, None, "households"),
    ("half a dozen drones hit the depot", 6, 6, "drones"),
    ("just under 2 GW is missing", None, 2, "GW"),
]


@pytest.mark.parametrize(("text", "low", "high", "unit"), AMOUNTS)
def test_vague_amounts(text: str, low: float | None, high: float | None, unit: str) -> None:
    found = amount_in(text, 0, len(text), Kind.OUTAGE)
    assert found is not None
    assert (found.quantity.low, found.quantity.high, found.quantity.unit) == (low, high, unit)


TARGETS = [
    ("the switchyard was hit", "substation"),
    ("the cat cracker is idle", "refinery"),
    ("a boiler house burned", "thermal"),
    ("the dam was hit", "hydro"),
    ("the marine terminal was hit", "port"),
    ("the compressor station was hit", "gas"),
    ("the interconnector failed", "grid"),
]


@pytest.mark.parametrize(("text", "target"), TARGETS)
def test_objects_have_many_names(text: str, target: str) -> None:
    found = target_in(text, 0, len(text))
    assert found is not None
    assert found[0] == target
