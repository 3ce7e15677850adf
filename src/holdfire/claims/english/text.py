"""Where the sentences of a report stand. In: text. Out: offsets of paragraphs and sentences.

Headings, list dashes and datelines are left out: they hold no statement of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_LINE = re.compile(r"[^\n]+")
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z'’./-]{2,}(?:[ ][A-Z'’./-]{2,})*)(?:,? [A-Z][a-z]{2,8}\.? \d{1,2})?"
    r"(?: \([A-Za-z ]+\))?\s[-–—]\s"
)
_BULLET = re.compile(r"\s*[-–—•*·]\s+")
_ENDED = re.compile(r"[.!?…:;][\"”’')\]]*(?:\d+(?:[ ,]\d+)*)?\s*\Z")
_STOP = re.compile(r"[.!?…]+[\"”’')\]]*(?=\s|\Z|\d+(?:[ ,]\d+)*\s*\Z)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Sgt|St|Jr|Sr|No|vs|approx|Jan|Feb|Mar|Apr|Jun|Jul"
    r"|Aug|Sept?|Oct|Nov|Dec|Inc|Ltd|Co|e\.g|i\.e|a\.m|p\.m)|\b[A-Z]\.[A-Z])\.\Z"
)
_OPENING = re.compile(r"\s+(?:[\"“]|The |In |It |He |She |They |A |But )")
_SPORT = re.compile(
    r"\b(?:striker|goalless|league|midfield\w*|coach|half-?time|fixture|kick-?off|scored"
    r"|equali[sz]er"
    r"|penalty|goalkeeper|tournament|(?:home|away|return) match|football|basketball|hockey|draw in"
    r"|Saturday's match|Sunday's match|championship|the match)\b",
    re.IGNORECASE,
)
#: A line without a final stop and with fewer words than this is a heading.
HEADING_WORDS = 15


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each line that can hold statements."""
    for match in _LINE.finditer(text):
        line = match.group()
        if not line.strip():
            continue
        short = len(line.split()) < HEADING_WORDS
        if short and (not _ENDED.search(line) or _is_quoted_title(line)):
            continue
        if len(_SPORT.findall(line)) > (0 if short else 1) or _is_match_report(line):
            continue
        start = match.start()
        for prefix in (_BULLET, _DATELINE):
            if skip := prefix.match(text, start):
                start = skip.end()
        yield start, match.end()


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each sentence of a paragraph; a quotation is never cut."""
    quoted = quotations(text, start, end)
    begin = start
    for stop in _STOP.finditer(text, start, end):
        at = stop.end()
        if any(low < at < high for low, high in quoted):
            continue
        short = stop.group()[0] == "." and _ABBREVIATION.search(text, begin, stop.start() + 1)
        if short and not _OPENING.match(text, at, end):
            continue
        rest = text[at:end].lstrip()
        if rest and rest[0].islower():
            continue
        if text[begin:at].strip():
            yield _trim(text, begin, at)
        begin = at
    if len(text[begin:end].strip()) > 2 and re.search(r"[A-Za-z]", text[begin:end]):
        yield _trim(text, begin, end)


def quotations(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Return (start, end) of every closed pair of double quotes, the marks included."""
    found, opened = [], None
    for at in range(start, end):
        mark = text[at]
        if mark in "“„" or (mark == '"' and opened is None):
            opened = at
        elif mark in '”"' and opened is not None:
            found.append((opened, at + 1))
            opened = None
    return tuple(found)


def _is_quoted_title(line: str) -> bool:
    """Return whether the whole line is a quotation whose words do not end a sentence."""
    bare = line.strip()
    return bare[0] in '"“' and bare[-1] in '"”' and bare[-2] not in ".!?…,"


def _is_match_report(line: str) -> bool:
    return bool(re.search(r"\b(?:Premier League|Champions League|World Cup|Olympic)\b", line))


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
