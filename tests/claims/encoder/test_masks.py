"""The encoder is shown no name, and the parties in the order in which the report names them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfire.claims.encoder.masks import (
    FIRST,
    FIRST_LAND,
    NAME,
    NO_OUTLET,
    SECOND,
    SECOND_OUTLET,
    Masked,
    masked,
)
from holdfire.claims.encoder.pieces import pieces_of
from holdfire.claims.english.reading import Reading
from holdfire.claims.english.scene import scene_of
from holdfire.claims.english.tagging import tagger
from holdfire.claims.english.text import paragraphs, sentences
from holdfire.claims.gazetteer import Gazetteer
from holdfire.model import Parties, Report
from tests.claims.conftest import NORLAND, PARTIES, SUDMARK, report_of

TEXT = (
    "Sudmarkian drones struck a refinery in Norland on Monday, Governor Lars Holm told Reuters. "
    "Norgrid said 40 MW were lost in March."
)


def hidden(report: Report, parties: Parties = PARTIES) -> Masked:
    spans = [s for p in paragraphs(report.text) for s in sentences(report.text, *p)]
    tokens = [t for each in tagger(False).tag_all(report.text, spans) for t in each]
    reading = Reading(parties, report, "test")
    scene = scene_of(report, parties, Gazetteer(parties), reading.attackers.agents)
    return masked(scene, tokens)


def shown(found: Masked, text: str) -> str:
    """Return what is read by its letters, masks as numbers."""
    return "".join(text[p.start : p.end] if p.mask is None else f"<{p.mask}>" for p in found.pieces)


def test_names_of_parties_places_and_persons_are_masks() -> None:
    found = hidden(report_of(TEXT))
    seen = shown(found, TEXT)
    assert seen.startswith(f"<{FIRST}> drones struck a refinery in <")
    assert "on Monday" in seen
    assert "40 MW were lost in March" in seen
    for name in ("Sudmark", "Norland", "Norgrid", "Lars", "Holm", "Reuters"):
        assert name not in seen
    assert {FIRST, SECOND, NAME} <= {p.mask for p in found.pieces}


def test_the_party_named_first_is_the_first() -> None:
    assert hidden(report_of(TEXT)).order == (SUDMARK.code, NORLAND.code)
    other = TEXT.replace("Sudmarkian", "Norlandic").replace("in Norland", "in Sudmark")
    assert hidden(report_of(other)).order == (NORLAND.code, SUDMARK.code)


def test_labels_and_order_of_the_parties_change_nothing_that_is_shown() -> None:
    report = report_of(TEXT)
    here = hidden(report)
    turned = hidden(report, Parties(SUDMARK, NORLAND))
    assert turned == here
    swapped = Parties(replace(SUDMARK, code=NORLAND.code), replace(NORLAND, code=SUDMARK.code))
    relabelled = hidden(report, swapped)
    assert relabelled.pieces == here.pieces
    assert relabelled.order == here.order[::-1]


def test_swapping_the_names_in_the_text_shows_the_same() -> None:
    names = {"Sudmarkian": "Norlandic", "Norland ": "Sudmark ", "Norgrid": "Sudoil"}
    other = TEXT
    for name, twin in names.items():
        other = other.replace(name, twin)
    assert shown(hidden(report_of(other)), other) == shown(hidden(report_of(TEXT)), TEXT)


def test_the_outlet_shows_only_as_first_or_second() -> None:
    assert hidden(report_of(TEXT)).outlet == NO_OUTLET
    own = replace(report_of(TEXT), outlet_side=NORLAND.code)
    assert hidden(own).outlet == SECOND_OUTLET


def test_land_is_masked_where_the_gazetteer_knows_it() -> None:
    text = "Power failed across Norland."
    assert {p.mask for p in hidden(report_of(text)).pieces} & {FIRST, FIRST_LAND}


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from([*TEXT.split(), "\n", "—", "é", "😀", "\u202e"]), max_size=40))
def test_pieces_cover_the_text_in_order(words: list[str]) -> None:
    text = " ".join(words)
    found = hidden(report_of(text)).pieces
    assert [p.start for p in found] == [0, *(p.end for p in found)][: len(found)]
    assert not text or found[-1].end == len(text)


def test_word_pieces_stand_where_their_letters_stand() -> None:
    tokenizers = pytest.importorskip("tokenizers")
    base = pytest.importorskip("holdfire.claims.encoder.base")
    if not base.installed():
        pytest.skip("the encoder is not installed (extra: encoder)")
    tokenizer = tokenizers.Tokenizer.from_file(str(base.folder() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    pieces = pieces_of(TEXT, hidden(report_of(TEXT)), tokenizer, 30522)
    assert list(pieces.starts) == sorted(pieces.starts)
    at = TEXT.index("refinery")
    low, high = pieces.within(at, at + len("refinery"))
    assert TEXT[pieces.starts[low] : pieces.ends[high - 1]] == "refinery"
    assert pieces.ids[0] == 30522 + FIRST
