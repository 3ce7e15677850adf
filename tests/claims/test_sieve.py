"""A sieve leaves out only what could not match, and folded text is read as the text itself."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.claims.english import hints, idioms, idioms_effects, objects, when
from holdfire.claims.english.needles import branches, needles_of
from holdfire.claims.english.sieve import Row, Sieve, folded, lowered

GOLD = Path(__file__).resolve().parents[1] / "gold/training.jsonl"
SOURCES = [
    source
    for table in (idioms.FIRST, idioms.IDIOMS, idioms_effects.EFFECTS, hints.HINTS, objects.MORE)
    for _, source in table
]
SENTENCES = [
    sentence
    for line in GOLD.read_text(encoding="utf-8").splitlines()[::40]
    for entry in (json.loads(line),)
    if entry["language"] == "en"
    for sentence in entry["text"].split(". ")
]
WORDS = sorted({word for source in SOURCES for word in re.findall(r"[a-z]{2,}", source)})
TEXTS = st.lists(
    st.one_of(st.sampled_from(WORDS), st.sampled_from(["12", "İ", "ſtrike", "’s", "-", ".", "Up"])),
    max_size=12,
).map(" ".join)


def _same(source: str, text: str) -> None:
    written = re.compile(source, re.IGNORECASE)
    pattern = Sieve().add(source)
    expected = [match.span() for match in written.finditer(text)]
    assert [match.span() for match in pattern.finditer(text)] == expected
    first = pattern.search(text)
    assert (first is not None and first.span()) == (bool(expected) and expected[0])


@pytest.mark.parametrize("source", SOURCES)
def test_every_pattern_matches_where_it_matched_without_the_sieve(source: str) -> None:
    for sentence in SENTENCES:
        _same(source, sentence)


@given(st.sampled_from(SOURCES), TEXTS)
def test_no_text_is_left_out_that_matches(source: str, text: str) -> None:
    _same(source, text)


@given(TEXTS)
def test_a_row_opens_where_one_pattern_of_all_would(text: str) -> None:
    sources = [re.sub(r"\(\?P<\w+>", "(?:", words) for words, _ in when._WRITTEN]
    whole = re.compile("|".join(f"(?:{source})" for source in sources), re.IGNORECASE)
    match = whole.search(text)
    found = Row([words for words, _ in when._WRITTEN]).open(text, 0, len(text)).next(0)
    assert [each.span() for _, each in found[:1]] == ([match.span()] if match else [])


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(folded(text)[0]) == len(text)


def test_what_stands_in_a_group_is_no_branch() -> None:
    assert branches(r"a[|]|(?:b|c)\||d") == ["a[|]", r"(?:b|c)\|", "d"]


def test_a_pattern_of_anything_has_no_needles() -> None:
    assert needles_of(r"\w+ \W*") is None
    assert needles_of(r"(?:strike )?\w+") is None


def test_an_unopened_bracket_is_refused_with_the_next_step() -> None:
    with pytest.raises(ValueError, match="balance it"):
        needles_of("a)")


def test_what_minds_case_in_a_part_still_does() -> None:
    pattern = Sieve().add(r"\b(?-i:[A-Z])\w+ port\b")
    assert pattern.search("In port") is not None
    assert pattern.search("in port") is None


def test_lowering_keeps_what_letters_mean_in_a_pattern() -> None:
    assert lowered(r"\W\S(?P<who>A)\Z") == r"\W\S(?P<who>a)\Z"
