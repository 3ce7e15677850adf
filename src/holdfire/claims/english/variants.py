"""Other days that a time expression may mean. In: found expressions. Out: more, to be weighed.

"In August" of a report in August ends with the report; "before December" runs from the report;
"the same night" points to the clause before. Which reading holds is the judge's to weigh, so each
carries a name that tells how it came about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from holdfire.claims.english.calendar import length
from holdfire.claims.english.numbers import NUMBER
from holdfire.claims.english.sieve import SIEVE
from holdfire.model import Span

Time = tuple[int, int, Span, str]

_ENDS = re.compile(
    r"\b(?:before|by|until|till|to)\s(?:the\s)?(?:end of\s|beginning of\s|start of\s)?\Z", re.I
)
_BEGINS = re.compile(r"\b(?:from|since|after|starting(?: on)?|as of)\s(?:the\s)?\Z", re.IGNORECASE)
_BEGUN = re.compile(r"(?:from|since|after|as of)\b", re.IGNORECASE)
_ENDED = re.compile(r"(?:before|by|until|till|to)\b", re.IGNORECASE)
_NIGHT = re.compile(r"\bnight\b|\bevening\b", re.IGNORECASE)
_NIGHT_OF = re.compile(r"\bnight (?:of|to|into)\s(?:the\s)?\Z|^(?:on |in |during )?the night", re.I)
_LASTED = SIEVE.add(
    r"\b(?:for|over|within|in|during|throughout)(?: the)?"
    r"(?: (?:past|last|next|coming|first|whole))?"
    r"(?: (?:about|almost|nearly|more than|over|at least|up to))?"
    rf" (?P<many>{NUMBER}|an?|several|a few)?\s?(?P<unit>day|night|week|fortnight|month|year)s?\b"
    r"(?!['’]s| (?:ago|earlier|later|after|before|of|to))"
)
_POINTING = SIEVE.add(
    r"\b(?:(?:on |in |during )?(?:the same|that(?: very| same)?) (?P<part>day|night|evening|morning"
    r"|afternoon|week|month)|(?:on )?the (?:next|following) (?P<later>day|night|morning)"
    r"|a day later|(?:hours?|minutes) (?:later|earlier|before|after|afterwards)"
    r"|(?:by|before|around|at|until|till|since|towards?) (?:the )?(?:\w+ )?"
    r"(?:noon|midday|midnight|dawn|evening|nightfall|morning|daybreak|lunchtime"
    r"|\d{1,2}(?:[.:]\d\d)?(?: ?[ap]\.?m\b\.?|(?= [A-Z.,;])|\Z)"
    r"|(?:six|seven|eight|nine|ten|eleven)\b)"
    r"|at night|the night(?= )|since then|meanwhile)"
)
_HALF = SIEVE.add(
    r"\b(?P<half>first|second) half of (?P<what>the year|last year|this year|the month)"
)
_NTH = SIEVE.add(r"\bon the (?P<day>\d{1,2})(?:st|nd|rd|th)\b")
_AGO = SIEVE.add(
    rf"\b(?P<many>{NUMBER}|an?) (?P<unit>day|night|week|month|year)s?"
    r" (?:ago|earlier|before|after|on)\b"
)
_FEW = {"several": "3", "a few": "3", "": "1", "a": "1", "an": "1"}


def variants(
    text: str,
    span: tuple[int, int],
    found: Sequence[Time],
    published: date | None,
    before: Span | None,
) -> Iterator[Time]:
    """Yield other readings of the expressions found, and expressions that no rule reads.

    Parameters
    ----------
    span : (int, int)
        The stretch.
    found : sequence of (start, end, days, name)
        What the rules read there.
    before : Span or None
        Days of the clause before, which "the same night" points to.
    """
    if published is None:
        return
    for start, end, days, _ in found:
        yield from _turned(text, (start, end), days, published)
    yield from _lasting(text, span, published)
    yield from _pointing(text, span, published, before)
    for match in _AGO.finditer(text, *span):
        unit = {"night": "day"}.get(match["unit"].lower(), match["unit"].lower())
        count = length(_FEW.get(match["many"].lower(), match["many"]), unit + "s")
        yield *match.span(), Span.day(_moved(published, -count)), "so long ago"
        if before is not None:
            yield *match.span(), Span.day(_moved(before.start, -count)), "so long before"
            yield *match.span(), Span.day(_moved(before.end, count)), "so long after"
    for match in _HALF.finditer(text, *span):
        if (half := _half(match, published)) is not None:
            yield match.start(), match.end(), half, "half"
    for match in _NTH.finditer(text, *span):
        day = _day_of(int(match["day"]), published)
        if day is not None:
            yield match.start(), match.end(), Span.day(day), "nth"


def _turned(text: str, where: tuple[int, int], days: Span, published: date) -> Iterator[Time]:
    start, end = where
    words, lead = text[start:end], text[max(0, start - 24) : start]
    if days.start <= published < days.end:
        yield start, end, Span(days.start, published), "ends with the report"
        yield start, end, Span(published, days.end), "begins with the report"
    if days.end < published and (_BEGUN.match(words) or _BEGINS.search(lead)):
        yield start, end, Span(days.start, published), "since"
        if days.days < 2:
            yield start, end, Span(_moved(days.end, 1), published), "after"
    if days.end == published and _BEGUN.match(words):
        yield start, end, Span.day(days.start), "its first day"
    if days.end >= published and (_ENDED.match(words) or _ENDS.search(lead)):
        yield start, end, Span(published, days.end), "until"
        if days.start > published:
            yield start, end, Span(published, days.start), "until its start"
            yield start, end, Span(published, _moved(days.start, -1)), "before"
    if days.start == days.end and (_NIGHT.search(words) or _NIGHT_OF.search(lead)):
        yield start, end, Span(_moved(days.start, -1), days.end), "night to"
        yield start, end, Span(days.start, _moved(days.end, 1)), "night from"


def _lasting(text: str, span: tuple[int, int], published: date) -> Iterator[Time]:
    for match in _LASTED.finditer(text, *span):
        many = (match["many"] or "").lower()
        unit = {"night": "day", "fortnight": "week"}.get(
            match["unit"].lower(), match["unit"].lower()
        )
        try:
            count = length(_FEW.get(many, many), unit + "s")
        except (KeyError, ValueError, TypeError):
            continue
        count *= 2 if match["unit"].lower() == "fortnight" else 1
        if not 0 < count < 4000:
            continue
        yield match.start(), match.end(), Span(_moved(published, -count), published), "lasted"
        short = max(0, count - 1)
        yield match.start(), match.end(), Span(_moved(published, -short), published), "lasted short"
        yield match.start(), match.end(), Span(published, _moved(published, count)), "will last"
        if unit == "day":
            yield match.start(), match.end(), Span.day(_moved(published, count)), "in so many days"


def _pointing(
    text: str, span: tuple[int, int], published: date, before: Span | None
) -> Iterator[Time]:
    for match in _POINTING.finditer(text, *span):
        start, end = match.span()
        part = (match["part"] or "").lower()
        yield start, end, Span.day(published), "the day of the report"
        yield start, end, Span.day(_moved(published, -1)), "the day before the report"
        yield start, end, Span(_moved(published, -1), published), "the night before the report"
        if before is None:
            continue
        if part or not match["later"]:
            yield start, end, before, "the days before"
        if part in {"night", "evening"}:
            yield start, end, Span(before.start, _moved(before.start, 1)), "the night of that day"
        if not part:
            yield start, end, Span.day(_moved(before.end, 1)), "the day after"
        if match.group().lower() == "since then":
            yield start, end, Span(min(before.start, published), published), "since then"


def _half(match: re.Match[str], published: date) -> Span | None:
    """Return half of a month or year; None where it has not begun or the calendar lacks it."""
    first = match["half"].lower() == "first"
    what = match["what"].lower()
    if what == "the month":
        start = published.replace(day=1)
        if first:
            return Span(start, start.replace(day=15))
        return Span(start.replace(day=16), published) if published.day >= 16 else None
    year = published.year - (what == "last year")
    if year < date.min.year:
        return None
    if first:
        return Span(date(year, 1, 1), date(year, 6, 30))
    return Span(date(year, 7, 1), date(year, 12, 31))


def _day_of(day: int, published: date) -> date | None:
    """Return the last such day of a month that is not after the report; None where none is."""
    if not 1 <= day <= 28:
        return None
    this = published.replace(day=day)
    if this <= published:
        return this
    before = _moved(published.replace(day=1), -1)
    return before.replace(day=day) if before < published.replace(day=1) else None


def _moved(day: date, by: int) -> date:
    """Return a day so many days away, within the calendar."""
    far = (date.max - day).days if by > 0 else (day - date.min).days
    return day + timedelta(days=max(-far, min(by, far)))
