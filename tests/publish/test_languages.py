"""The page's own words in other languages: whole, and alike in what varies."""

from __future__ import annotations

import json
import re
from collections import Counter
from importlib.resources import files

import pytest

from holdfire.publish.page import languages
from holdfire.publish.page.contents import CONTENTS, SECTIONS

GAP = re.compile(r"\{(n?|\d)\}")


def entries() -> list[tuple[str, str, dict[str, str]]]:
    folder = files("holdfire.publish.page.languages")
    return [
        (part, english, told)
        for part in languages.PARTS
        for english, told in json.loads(
            folder.joinpath(f"{part}.json").read_text(encoding="utf-8")
        ).items()
    ]


def test_every_sentence_stands_once_and_in_every_language() -> None:
    found = entries()
    assert max(Counter(english for _, english, _ in found).values()) == 1
    for part, english, told in found:
        assert set(told) == set(languages.names()) == {"uk", "ru"}, (part, english)
        assert all(text.strip() == text != "" for text in told.values()), english


def test_what_varies_is_told_in_every_language() -> None:
    for _, english, told in entries():
        gaps = len(GAP.findall(english))
        for text in told.values():
            named = GAP.findall(text)
            order = [int(gap) if gap.isdigit() else n + 1 for n, gap in enumerate(named)]
            assert sorted(order) == list(range(1, gaps + 1)), english


def test_no_letters_are_left_over_from_english() -> None:
    kept = {
        *("manifest.json", "holdfire", "verify", "SHA-256", "tables/claims.parquet"),
        *("A/RES/68/262", "A/RES/ES-11/4", "Natural", "Earth", "A–F", "F", "P", "p", "UA", "RU"),
    }
    for _, english, told in entries():
        for text in told.values():
            left = set(re.findall(r"[A-Za-z](?:[\w./–-]*\w)?", GAP.sub("", text))) - kept
            assert not left, (english, left)


@pytest.mark.parametrize("code", ["uk", "ru"])
def test_the_contents_are_translated(code: str) -> None:
    words = languages.catalogue()[code]["words"]
    assert all(title in words for _, title in CONTENTS)
    assert len(SECTIONS) == len(CONTENTS) + 1  # sums stand in a publication alone


NEVER = {
    "uk": "не було атак|атак не|ударів не було",
    "ru": "не было атак|атак не|ударов не было",
}


@pytest.mark.parametrize(("code", "never"), NEVER.items())
def test_silence_is_no_report_in_every_language(code: str, never: str) -> None:
    words = languages.catalogue()[code]["words"]
    assert not [text for text in words.values() if re.search(never, text, re.IGNORECASE)]
    silent = [text for english, text in words.items() if "no report received" in english.lower()]
    assert silent
    assert all(re.search("повідомлен|сообщени", text) for text in silent)
