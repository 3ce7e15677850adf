"""Time expressions as closed intervals of days. In: words and a day of publication. Out: spans.

Rules stand in the order of use; each is a pattern with a resolver. A resolver gets None as day
of publication where the report has none, and then answers only if the words are absolute.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from holdfire.claims.english import calendar
from holdfire.claims.english.calendar import DAYS, MONTHS, SEASONS
from holdfire.claims.english.days import IDIOM, idiomatic
from holdfire.claims.english.phases import PHASE, phase
from holdfire.claims.english.sieve import Row
from holdfire.model import Span
from holdfire.model.errors import BadDate

_MONTH = "|".join(MONTHS) + r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
# "March" and "may" are verbs too, so they need a preposition or a year.
_CLEAR_MONTH = "|".join(month for month in MONTHS if month not in {"march", "may"})
_DAY = "|".join(DAYS)
_SEASON = "|".join(SEASONS)
_PART = r"(?:early|mid|late)"
_HOUR = r"(?:morning|afternoon|evening|night|midday|noon)"
_DATE = (
    rf"(?:(?:{_MONTH})\.? \d{{1,2}}(?!\d)(?:,? (?:19|20)\d\d)?|\d{{1,2}} (?:{_MONTH})\b(?: (?:19"
    r"|20)\d\d)?"
    r"|(?:19|20)\d\d-\d\d-\d\d)"
)
_PERIOD = (
    rf"(?:(?:the )?(?:beginning|start|end|middle) of (?:(?:{_MONTH})(?: (?:19|20)\d\d)?|(?:19"
    r"|20)\d\d|the (?:year|month))"
    rf"|(?:{_PART}[ -])?(?:{_MONTH})\b(?:,? (?:19|20)\d\d)?(?! \d{{1,2}}\b(?!\d))"
    rf"|(?:the )?(?:{_PART}[ -])?(?:(?:last|this|this year['’]s|last year['’]s|next)"
    rf" )?(?:{_SEASON})\b(?: of)?(?: (?:19|20)\d\d(?:[-–/]\d\d(?:\d\d)?)?)?"
    r"|(?:early |mid-?|late )?(?:19|20)\d\d\b)"
)
_POINT = rf"(?:{_DATE}|(?:(?:{_PART}|last) )?(?:{_DAY})(?: {_HOUR})?|yesterday|today|{_PERIOD})"

#: A period that still runs: what has happened in it lies before the report.
_THIS = re.compile(r"(?:in )?this (?:week|month|year)\b", re.IGNORECASE)

_MANY = re.compile(r"\b(?:hours?|days?|weeks?|fortnights?|months?)\Z", re.IGNORECASE)
_WAR = re.compile(r"\b(?:war|invasion|conflict)\b", re.IGNORECASE)

Resolve = Callable[[re.Match[str], date | None], Span | None]


@dataclass(frozen=True, slots=True)
class TimeWords:
    """Where a time expression stands and the days it means."""

    start: int
    end: int
    span: Span


def times(
    text: str,
    start: int,
    end: int,
    published: date | None,
    *,
    ahead: bool = False,
    began: date | None = None,
) -> Iterator[TimeWords]:
    """Yield the time expressions of ``text[start:end]`` in order.

    `ahead` says that the clause looks forward: "in January" is then the next one; `began` is the
    first day of the war, which "since the war began" counts from.
    """
    if not _may_tell(text[start:end]):
        return
    cursor, at = _ROW.open(text, start, end), start
    while at < end and (found := cursor.next(at)):
        used = found[0][1]
        for rule, exact in found:
            span = _resolved(_WRITTEN[rule][1], exact, published)
            if span is None and began and published and _WAR.search(exact.group()):
                span = Span(began, published) if began <= published else None
            if ahead and published is not None and span is not None and span.end < published:
                later = _resolved(_later, exact, published)
                span = later or span
                if later is not None and exact.groupdict().get("link", "").lower() == "by":
                    span = Span(published, max(published, later.end))
            if published is not None and span is not None and not ahead:
                span = _past(exact.group(), span, published)
            running = _THIS.match(exact.group()) is not None
            if running and not ahead and published is not None and span is not None:
                begun = span.start <= published  # "this year September" may lie ahead
                span = Span(span.start, min(span.end, published)) if begun else span
            if span is not None:
                yield TimeWords(exact.start(), exact.end(), span)
                used = exact
                break
        at = max(used.end(), used.start() + 1)


def _past(words: str, span: Span, published: date) -> Span:
    """Return "in three weeks" of what has happened as the weeks that lie behind."""
    if (
        span.start == published < span.end
        and words.lower().startswith("in ")
        and _MANY.search(words)
    ):
        return Span(published - min(span.end - published, published - date.min), published)
    return span


def _may_tell(stretch: str) -> bool:
    """Return whether a stretch holds a digit or a word that some time expression needs."""
    if _DIGIT.search(stretch) is not None:
        return True
    return not _NEEDED.isdisjoint(_LETTERS.findall(stretch.lower()))


def _resolved(resolve: Resolve, match: re.Match[str], published: date | None) -> Span | None:
    try:
        return resolve(match, published)
    except (BadDate, ValueError, OverflowError):
        return None


def _later(match: re.Match[str], published: date | None) -> Span | None:
    return _point(match.groupdict().get("point") or "", published, future=True)


def _point(words: str, published: date | None, *, future: bool = False) -> Span | None:
    """Return the days of a date, weekday or period inside a longer expression."""
    low = words.lower().strip().removeprefix("the ")
    if (span := calendar.dated(low, published, future=future)) is not None:
        return span
    if published is None:
        return calendar.period(low, None, future=future)
    if low in {"yesterday", "today"}:
        return Span.day(published - timedelta(days=low == "yesterday"))
    weekday = next((day for day in DAYS if day in low), None)
    if weekday is not None:
        near = calendar.next_weekday if future else calendar.last_weekday
        return Span.day(near(weekday, published))
    return calendar.period(low, published, future=future)


def _since(match: re.Match[str], published: date | None) -> Span | None:
    begun = _point(match["point"], published)
    if begun is None or published is None:
        return None
    return Span(begun.start, published) if begun.start <= published else None


def _until(match: re.Match[str], published: date | None) -> Span | None:
    ended = _point(match["point"], published, future=match["link"].lower() == "until")
    if ended is None or published is None:
        return ended
    if ended.end > published:
        return Span(published, ended.end)
    if re.match(r"(?:the )?end of", match["point"], re.IGNORECASE):
        return Span.day(ended.end)
    return ended


def _between(match: re.Match[str], published: date | None) -> Span | None:
    first, last = _point(match["first"], published), _point(match["last"], published)
    if first is None or last is None or last.end < first.start:
        return None
    return Span(first.start, last.end)


def _days_of_month(match: re.Match[str], published: date | None) -> Span | None:
    first = _point(f"{match['month']} {match['one']}", published)
    last = _point(f"{match['month']} {match['two']}", published)
    return Span(first.start, last.end) if first and last else None


def _overnight(match: re.Match[str], published: date | None) -> Span | None:
    return Span(published - timedelta(days=1), published) if published else None


def _night_to(match: re.Match[str], published: date | None) -> Span | None:
    day = _point(match["point"], published)
    return Span(day.start - timedelta(days=1), day.end) if day else None


def _on(match: re.Match[str], published: date | None) -> Span | None:
    day = _point(match["point"], published)
    if day is not None and re.search(r"day night\Z", match["point"], re.IGNORECASE):
        return Span(day.start, day.start + timedelta(days=1))
    return day


def _ago(match: re.Match[str], published: date | None) -> Span | None:
    if published is None:
        return None
    return calendar.ago(match["many"], match["unit"].lower(), published)


def _recent(match: re.Match[str], published: date | None) -> Span | None:
    if published is None:
        return None
    many = match["many"] if "many" in match.re.groupindex else None
    days = calendar.length(many, match["unit"].lower())
    return Span(published - timedelta(days=days), published)


def _relative(match: re.Match[str], published: date | None) -> Span | None:
    if published is None:
        return None
    return calendar.relative(match["which"].lower(), match["unit"].lower(), published)


def _same_day(match: re.Match[str], published: date | None) -> Span | None:
    return Span.day(published) if published else None


def _day_before(match: re.Match[str], published: date | None) -> Span | None:
    return Span.day(published - timedelta(days=1)) if published else None


def _before_season(match: re.Match[str], published: date | None) -> Span | None:
    if published is None:
        return None
    season = calendar.period(match["season"].lower(), published, future=True)
    if season is None or season.start <= published:
        return None
    return Span(published, season.start - timedelta(days=1))


def _coming(match: re.Match[str], published: date | None) -> Span | None:
    if published is None:
        return None
    return calendar.period(match["season"].lower(), published, future=True)


def _extra(match: re.Match[str], published: date | None) -> Span | None:
    return idiomatic(match.group().lower(), published)


def _phase(match: re.Match[str], published: date | None) -> Span | None:
    low = match.group().lower()
    # The war's first day is the case's to say, not the calendar's.
    return None if low.startswith("since") and _WAR.search(low) else phase(low, published)


_WRITTEN: tuple[tuple[str, Resolve], ...] = (
    (PHASE, _phase),
    (IDIOM, _extra),
    (rf"\b(?:from|between) (?P<first>{_POINT})\.? (?:to|until|and|through|till)"
     rf" (?P<last>{_POINT})", _between),
    (rf"\b(?:on |from )?(?P<month>{_MONTH}) (?P<one>\d{{1,2}})\s?[-–]\s?(?P<two>\d{{1,2}})\b",
     _days_of_month),
    (rf"\b(?:in |during )?(?P<first>{_MONTH}) and (?P<last>{_PERIOD})", _between),
    (rf"\b(?:ever )?since (?P<point>{_POINT})", _since),
    (rf"\b(?:in|during) the night (?:to|of) (?P<point>{_POINT})", _night_to),
    (r"\b(?:overnight|during the night|last night|in the night|through the night)\b", _overnight),
    (rf"\b(?P<link>until|till) (?P<point>{_POINT})", _until),
    (rf"\b(?P<link>by) (?P<point>{_POINT})", _until),
    (rf"\b(?:as of|from) (?P<point>{_POINT})", _on),
    (r"\b(?:(?:early|late) )?(?:on |in the (?:early hours|morning|evening|night) of"
     rf" )?(?P<point>(?:last )?(?:{_DAY})(?: {_HOUR})?)\b(?:['’]s)?", _on),
    (r"\b(?:(?:early|late) )?(?:on |in the (?:early hours|morning|evening|night) of"
     rf" )?(?P<point>{_DATE})", _on),
    (r"\b(?P<many>an?|one|two|three|four|five|six|several|\d+) (?P<unit>day|week|month|year)s?"
     r" ago\b", _ago),
    (r"\b(?:in|over|during|for) (?:the )?(?:recent|past|last|the past|the last) (?:few |several"
     r" )?(?P<many>two|three|four|five|six|\d+)? ?(?P<unit>days|weeks|months|years|hours)\b",
     _recent),
    (r"\b(?:in )?(?P<which>last|this|next|the previous) (?P<unit>week|month|year|weekend)(?!['’]s"
     r" (?:winter|spring|summer|autumn))(?! (?:winter|spring|summer|autumn))(?:['’]s)?(?!\w)",
     _relative),
    (r"\b(?:a|one) day (?:earlier|before|ago)\b|\byesterday\b|\bthe (?:day before|previous day)\b",
     _day_before),
    (r"\ba day after\b", _day_before),
    (r"\btoday\b|\bby (?:this )?(?:evening|morning|noon)\b|\bas of \d{1,2}[:.]\d{2}\b|\b(?:later"
     r"|earlier) in the (?:morning|day|evening|afternoon)\b|\bthis (?:morning|afternoon"
     r"|evening)\b", _same_day),
    (rf"\bbefore (?:the )?(?P<season>{_SEASON})\b", _before_season),
    (rf"\b(?:in )?the (?:upcoming|coming|approaching|next) (?P<season>{_SEASON})\b", _coming),
    (rf"\b(?:back )?(?:in|at|during|over|of|for|through) (?P<point>{_PERIOD})", _on),
    (rf"\b(?P<point>(?:this year['’]s|last year['’]s|last|this) (?:{_SEASON}))\b", _on),
    (rf"\b(?P<point>(?:{_PART}[ -])?(?:{_CLEAR_MONTH})\b(?: (?:19|20)\d\d)?)", _on),
)  # fmt: skip
_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[a-z]+")
#: Every rule needs one of these words, or a digit.
_NEEDED = frozenset(
    {*MONTHS, *DAYS, *SEASONS, "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept",
     "oct", "nov", "dec", "overnight", "night", "nights", "midnight", "dawn", "daybreak",
     "sunrise", "week", "weeks", "weekend", "month", "months", "year", "years", "day", "days",
     "hour", "hours", "minutes", "yesterday", "today", "tomorrow", "tonight", "morning",
     "evening", "afternoon", "noon", "midday", "war", "invasion", "conflict",
     "nightfall", "lunchtime", "christmas", "fortnight", "fortnights", "quarter"}
)  # fmt: skip
_ROW = Row([words for words, _ in _WRITTEN])
