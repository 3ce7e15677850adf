"""Words of a report and where they stand. In: text. Out: paragraphs, sentences, tokens, quotes."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from holdfire.claims.english.text import LONGEST
from holdfire.claims.slavic.morphology import Form, form_of

_LINE = re.compile(r"[^\n]+")
_TOKEN = re.compile(
    r"\d+(?:[ \u00a0\u202f]\d{3})+(?!\d)(?:,\d+)?|\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*"
    r"|[^\w\s]|[\d_]+|\w"
)
_SAME = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "`": "'", "ё": "е", "–": "—", "\u00a0": " ",
                       "\u202f": " ", "\u2009": " "})  # fmt: skip
_ABBREVIATION = re.compile(
    r"(?:\b(?:тис|тыс|млн|млрд|кв|куб|ім|им|обл|р|рр|г|гг|ст|вул|ул|просп|див|см|напр|в\. о|и\. о"
    r"|в\.о|и\.о|т\. зв|т\. н|т\. д|с|м|смт|пгт|акад|проф|ген|грн|руб|долл|дол)"
    r"|\b[А-ЯІЇЄҐA-Z])\.\Z",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"[А-ЯІЇЄҐ][А-ЯІЇЄҐ'’-]{2,}(?: [А-ЯІЇЄҐ'’-]{3,})?(?:, [^.—–\n]{3,40})?(?:\. | [—–] )"
)
_BULLET = re.compile(r"\s*[-–—•*·]\s+")
#: Sentences of a longer quotation are read one by one.
_LONGEST_QUOTE = 800
_PAIRS = {"«": "»", "“": "”", "„": "“”"}


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or mark: ``text[start:end]``; `low` has one apostrophe and no ``ё``."""

    low: str
    start: int
    end: int
    form: Form
    capital: bool

    @property
    def is_word(self) -> bool:
        """Whether it is a word or a number."""
        return self.low[0].isalnum()


def folded(text: str) -> str:
    """Return the text in lower case with one apostrophe, dash and space, of the same length."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return low.translate(_SAME)


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each line, without list dashes and datelines."""
    for match in _LINE.finditer(text):
        start = match.start()
        for prefix in (_BULLET, _DATELINE):
            if skip := prefix.match(text, start, match.end()):
                start = skip.end()
        if text[start : match.end()].strip():
            yield start, match.end()


@cache
def _sentenize() -> Any:
    return importlib.import_module("razdel").sentenize


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each sentence; abbreviations and small letters do not end one."""
    begin: int | None = None
    low, high = start, start
    for piece in _sentenize()(text[start:end]):
        low, high = start + piece.start, start + piece.stop
        if begin is None:
            begin = low
        rest = text[high : high + 40].lstrip()
        short = rest and (rest[0].islower() or (rest[0] in "—–-" and high < end))
        if short or (_ABBREVIATION.search(text, max(begin, high - 12), high) and rest):
            continue
        yield begin, high
        begin = None
    if begin is not None and begin < high:
        yield begin, high


def tokens(text: str, start: int, end: int, language: str) -> tuple[Token, ...]:
    """Return the tokens between two offsets."""
    found = []
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        low = folded(word)
        spelled = word.lower().replace("’", "'").replace("ʼ", "'")
        form = form_of(spelled if word[0].isalpha() else low, language)
        found.append(Token(low, match.start(), match.end(), form, word[0].isupper()))
    return tuple(found)


def quotations(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Return (start, end) of every outermost closed quotation, the marks included."""
    found: list[tuple[int, int]] = []
    opened, closing, depth = -1, "", 0
    for at in range(start, end):
        mark = text[at]
        if opened < 0:
            if mark in _PAIRS or mark == '"':
                opened, closing, depth = at, _PAIRS.get(mark, '"'), 1
        elif mark in closing:
            depth -= 1
            if depth == 0:
                found.append((opened, at + 1))
                opened = -1
        elif mark == text[opened] and mark != '"':
            depth += 1
    return tuple(found)


def cut(text: str, pieces: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the sentences; what runs on for more than `LONGEST` letters is cut at a space.

    So the time to read a text grows with its length and no faster.
    """
    for low, high in pieces:
        begin = low
        while high - begin > LONGEST:
            at = text.rfind(" ", begin + 1, begin + LONGEST)
            at = at if at > begin else begin + LONGEST
            yield begin, at
            begin = at
        yield begin, high


def unbroken(
    pieces: Iterator[tuple[int, int]], quotes: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield the sentences, those joined that one short quotation holds together."""
    at = last = 0
    begin: int | None = None
    for low, high in pieces:
        begin = low if begin is None else begin
        while at < len(quotes) and quotes[at][1] <= high:
            at += 1
        inside = at < len(quotes) and quotes[at][0] < high - 1 < quotes[at][1] - 1
        if inside and quotes[at][1] - quotes[at][0] <= _LONGEST_QUOTE:
            last = high
            continue
        yield begin, high
        begin = None
    if begin is not None:
        yield begin, last
