"""Where one claim ends and the next begins, and who speaks each; invented sentences throughout."""

from __future__ import annotations

import pytest

from holdfire.claims.english.asides import aside_of
from holdfire.claims.english.declining import declines
from holdfire.claims.english.noise import is_noise
from holdfire.claims.english.text import LONGEST, paragraphs, sentences
from tests.claims.conftest import Reads
from tests.claims.test_attribution import spoken

ONE_SPEAKER = [
    ("Two tanks burned; a pump house was hit, the regional governor said.",
     "the regional governor", ["Two tanks burned", "a pump house was hit"]),
    ("The depot was hit, the mayor said; two towns were left without power.",
     "the mayor", ["The depot was hit", "two towns were left without power"]),
    ('"Two tanks burned. The pumps were hit," the mayor of Lund said.',
     "the mayor of Lund", ["Two tanks burned", "The pumps were hit"]),
    ("The refinery was struck twice, Mara Lind, head of the local administration, reports.",
     "Mara Lind, head of the local administration", ["The refinery was struck twice"]),
    ("The terminal restarted loadings on Sunday, port agents say, with two tankers alongside.",
     "port agents", ["The terminal restarted loadings on Sunday"]),
    ("Lund governor Ivo Sten denied any hit on the refinery and acknowledged a short outage.",
     "Lund governor Ivo Sten", ["acknowledged a short outage"]),
    ('06:12 Mayor Ivo Sten says the left bank has lost power.',
     "Mayor Ivo Sten", ["the left bank has lost power"]),
    ('A fitter at the works: "We lost two transformers in one night."',
     "A fitter at the works", ["We lost two transformers in one night"]),
    ("Repairs to the turbine, according to the operator, may take three weeks.",
     "the operator", ["Repairs to the turbine, according to the operator, may take three weeks"]),
    ("Asked about the raid, the energy minister said two substations were damaged.",
     "the energy minister", ["two substations were damaged"]),
    ("In Lund the energy ministry announced that two substations were damaged.",
     "the energy ministry", ["two substations were damaged"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "words"), ONE_SPEAKER)
def test_one_speaker_has_all_of_its_clauses(
    reads: Reads, text: str, speaker: str, words: list[str]
) -> None:
    found = spoken(reads, text)
    for each in words:
        assert (speaker, each) in found


def test_a_bare_quotation_belongs_to_who_spoke_last(reads: Reads) -> None:
    text = '"The plant was hit," a foreign diplomat told reporters. "The depot was struck too."'
    claims = reads(text)
    assert [c.speaker.text for c in claims if c.speaker] == ["a foreign diplomat"] * 2
    assert all(c.anonymous for c in claims)


@pytest.mark.parametrize(
    "text",
    [
        "A foreign wire reported, citing two traders, that the refinery was struck.",
        "The refinery was struck, a foreign wire reported, citing two traders.",
        "A foreign wire quoted two traders as saying that the refinery was struck.",
    ],
)
def test_who_is_cited_speaks_through_who_cites(reads: Reads, text: str) -> None:
    (claim,) = reads(text)
    assert claim.speaker is not None
    assert claim.via is not None
    assert (claim.speaker.text, claim.via.text.lower()) == ("two traders", "a foreign wire")


def test_who_wants_something_speaks(reads: Reads) -> None:
    found = spoken(reads, "Norgrid expects to restore supply to two towns by June.")
    assert found[0][0] == "Norgrid"


def test_a_relative_clause_inside_another_stands_apart(reads: Reads) -> None:
    text = "The gas plant, which was hit by drones on Sunday, has resumed operations."
    assert [words for _, words in spoken(reads, text)] == [
        "which was hit by drones on Sunday",
        "has resumed operations",
    ]


ASIDES = [
    ("Nine sites were hit in May, compared with six in April.", "compared with six in April."),
    ("Output fell by a tenth after a drone strike on the depot in Lund.",
     "a drone strike on the depot in Lund"),
    ("Forty drones were shot down, 12 of them over the bay.", "12 of them over the bay."),
    ("The grid failed, with over 900 homes losing supply.", "with over 900 homes losing supply."),
    ("A plant was hit, the mayor said, a claim Norvik disputes.", "a claim Norvik disputes"),
    ("The fire was put out by noon without naming the site.", "without naming the site"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words"), ASIDES)
def test_facts_beside_a_clause(text: str, words: str) -> None:
    aside = aside_of(text, 0, len(text))
    assert aside is not None
    assert text[aside.start : aside.high] == words


def test_a_clause_alone_has_nothing_beside_it() -> None:
    text = "The plant was hit by drones on Sunday."
    assert aside_of(text, 0, len(text)) is None


@pytest.mark.parametrize(
    "text",
    [
        "The operator hung up",
        "The ministry has yet to comment",
        "Norgrid offered no guidance",
        "The palace referred questions to the ministry",
        "Norvik has neither confirmed nor denied involvement",
        "Norgrid has said nothing about the station",
        "without assigning blame",
    ],
)
def test_silence_takes_many_forms(text: str) -> None:
    assert declines(text)


@pytest.mark.parametrize(
    ("text", "noise"),
    [
        ("Brent rose 2% to $70 a barrel.", True),
        ("Rain is expected in Lund at noon.", True),
        ("In the Europa League, the side was left powerless up front.", True),
        ("Crude loadings fell by a third after the raid.", False),
        ("Power was cut to two towns for a day.", False),
    ],
)
def test_noise_is_sport_prices_and_weather(text: str, noise: bool) -> None:
    assert is_noise(text) is noise


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("LUND, Norland, Sept 25 - The depot was hit.", "The depot was hit."),
        ("LUND, April 3. The depot was hit.", "The depot was hit."),
        ("07:40 The depot was hit.", "The depot was hit."),
        ("3. The depot was hit.", "The depot was hit."),
        ("• The depot was hit.", "The depot was hit."),
        ("Key takeaways: The depot was hit.", "The depot was hit."),
        ("CORRESPONDENT: The depot was hit.", "The depot was hit."),
        ("The depot was hit - twice.", "The depot was hit - twice."),
    ],
)
def test_a_line_starts_with_its_first_statement(line: str, rest: str) -> None:
    ((start, end),) = paragraphs(line)
    assert line[start:end] == rest


def test_what_has_no_stop_is_cut(reads: Reads) -> None:
    text = "the drone hit and " * 1000
    found = list(sentences(text, 0, len(text)))
    assert all(high - low <= LONGEST for low, high in found)
    assert "".join(text[low:high] for low, high in found).replace(" ", "") == text.replace(" ", "")
    reads(text)


def test_questions_and_headings_state_nothing(reads: Reads) -> None:
    assert not reads("Refining. Would Norland strike a refinery again?")
