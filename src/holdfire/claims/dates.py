"""Written dates that our grammar does not read. In: words. Out: a day, by dateparser.

A fallback only: dateparser gives points where reports mean intervals, so it is asked for dates in
figures and for words that a language model names, never for free text.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from datetime import date, datetime

from holdfire.model import Span

_FIGURES = re.compile(
    r"(?<![\w./-])(?:\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d|(?:19|20)\d\d/\d{1,2}/\d{1,2})(?![\d/-]|\.\d)"
    r"|\b(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December) \d{1,2}(?:st|nd|rd|th)(?:,? (?:19|20)\d\d)?\b"
)
_LONGEST = 60


def in_figures(
    text: str, start: int, end: int, published: date | None
) -> Iterator[tuple[int, int, Span]]:
    """Yield the dates in figures ("14.03.2025") of a stretch as (start, end, day)."""
    for match in _FIGURES.finditer(text, start, end):
        span = parsed(match.group(), "en", published)
        if span is not None:
            yield match.start(), match.end(), span


def parsed(words: str, language: str, published: date | None) -> Span | None:
    """Return the day that the words name, or None where dateparser reads none."""
    if published is None or len(words) > _LONGEST or "\x00" in words:
        return None
    settings = {
        "RELATIVE_BASE": datetime(published.year, published.month, published.day),
        "PREFER_DATES_FROM": "past",
        "DATE_ORDER": "YMD" if re.match(r"\d{4}", words) else "DMY",
        "REQUIRE_PARTS": ["day", "month"],
    }
    found = importlib.import_module("dateparser").parse(
        words, languages=[language], settings=settings
    )
    return None if found is None else Span.day(found.date())
