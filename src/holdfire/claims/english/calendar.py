"""Calendar arithmetic of the time grammar. In: words, a day of publication. Out: spans of days."""

from __future__ import annotations

import re
from datetime import date, timedelta

from holdfire.claims.english.numbers import value_of
from holdfire.model import Span

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_MONTH_WORDS = frozenset({*MONTHS, "jan", "feb", "aug", "sept", "sep", "oct", "nov", "dec"})
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
#: First month of each season (meteorological, northern hemisphere).
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}

_YEAR = re.compile(r"\b((?:19|20)\d\d)(?:[-–/](\d{2,4}))?\b")
_ISO = re.compile(r"((?:19|20)\d\d)-(\d\d)-(\d\d)")
_MONTH_DAY = re.compile(r"([a-z]{3,9})\.? (\d{1,2})(?!\d)(?:,? ((?:19|20)\d\d))?\Z")
_DAY_MONTH = re.compile(r"(\d{1,2}) ([a-z]{3,9})(?: ((?:19|20)\d\d))?\Z")


def month_number(word: str) -> int | None:
    """Return the month (1-12) that a name or its abbreviation means."""
    for number, name in enumerate(MONTHS, start=1):
        if word == name or (len(word) >= 3 and name.startswith(word)):
            return number
    return None


def dated(low: str, published: date | None, *, future: bool = False) -> Span | None:
    """Return the day of a written date; without a year, the one nearest before publication."""
    if found := _ISO.fullmatch(low):
        return Span.day(date(int(found[1]), int(found[2]), int(found[3])))
    if found := _MONTH_DAY.fullmatch(low):
        name, day, year = found.groups()
    elif found := _DAY_MONTH.fullmatch(low):
        day, name, year = found.groups()
    else:
        return None
    month = month_number(name)
    if month is None:
        return None
    if year:
        return Span.day(date(int(year), month, int(day)))
    if published is None:
        return None
    return Span.day(_nearest(month, int(day), published, future))


def _nearest(month: int, day: int, published: date, future: bool) -> date:
    """Return the day in the year that fits: in the past, unless the future is meant or near."""
    this = date(published.year, month, day)
    if future:
        return this if this >= published else date(published.year + 1, month, day)
    # A day shortly ahead of the report is announced, not remembered.
    return this if this <= published + timedelta(days=60) else date(published.year - 1, month, day)


def last_weekday(name: str, published: date) -> date:
    """Return the last such weekday that is not after publication."""
    return published - timedelta(days=(published.weekday() - DAYS.index(name)) % 7)


def next_weekday(name: str, published: date) -> date:
    """Return the first such weekday that is not before publication."""
    return published + timedelta(days=(DAYS.index(name) - published.weekday()) % 7)


def month_span(year: int, month: int, part: str = "") -> Span:
    """Return a month, or its early (1-10), middle (11-20) or late (21-end) days."""
    whole = Span.parse(f"{year:04d}-{month:02d}")
    first = whole.start
    if part in {"early", "beginning", "start"}:
        return Span(first, first.replace(day=10))
    if part in {"mid", "middle"}:
        return Span(first.replace(day=11), first.replace(day=20))
    if part in {"late", "end"}:
        return Span(first.replace(day=21), whole.end)
    return whole


def season_span(year: int, name: str) -> Span:
    """Return the season that starts in `year`; a winter ends in the year after."""
    first = SEASONS[name]
    last = Span.parse(f"{year + (first == 12):04d}-{(first + 1) % 12 + 1:02d}")
    return Span(date(year, first, 1), last.end)


def period(low: str, published: date | None, *, future: bool = False) -> Span | None:
    """Return the span of a month, season or year, or of its early, middle or late part."""
    found = _YEAR.search(low)
    year = int(found[1]) if found else None
    part = _part(low)
    words = re.split(r"[ -]", low)
    season = next((word for word in words if word in SEASONS), None)
    if season is not None:
        return _season(season, low, year, published, future)
    month = next((number for word in words if (number := _month(word)) is not None), None)
    if month is not None:
        if year is None:
            if published is None:
                return None
            year = published.year
            if future and month < published.month:
                year += 1
            elif not future and date(year, month, 1) > published:
                year -= 1
        return month_span(year, month, part)
    if year is None:
        if published is None or "year" not in words:
            return None
        year = published.year
    quarters = {"early": (1, 3), "beginning": (1, 3), "start": (1, 3), "mid": (5, 8),
                "middle": (5, 8), "late": (10, 12), "end": (10, 12)}  # fmt: skip
    first, last = quarters.get(part, (1, 12))
    return Span(date(year, first, 1), Span.parse(f"{year:04d}-{last:02d}").end)


def _part(low: str) -> str:
    found = re.search(r"\b(early|mid|late|beginning|start|middle|end)(?=\b|\d)", low)
    return found[1] if found else ""


def _month(word: str) -> int | None:
    return month_number(word) if word in _MONTH_WORDS else None


def _season(  # noqa: PLR0911
    name: str, low: str, year: int | None, published: date | None, future: bool
) -> Span | None:
    if year is not None:
        return season_span(year, name)
    if published is None:
        return None
    this = season_span(published.year, name)
    previous = season_span(published.year - 1, name)
    if "last year" in low:
        return previous
    if low.startswith(("last", "late last")):
        return this if this.end < published else previous if previous.end < published else (
            season_span(published.year - 2, name)
        )  # fmt: skip
    if future:
        return this if this.end >= published else season_span(published.year + 1, name)
    if "this" in low:
        return previous if published in previous else this
    if published in previous:
        return previous
    # A winter ahead is nearer to the reader of an autumn report than the one behind.
    return this if this.start <= published + timedelta(days=92) else previous


def ago(many: str, unit: str, published: date) -> Span:
    """Return the day, week, month or year so long before publication."""
    count = int(value_of(many) or (3 if many == "several" else 1))
    if unit == "day":
        return Span.day(published - timedelta(days=count))
    if unit == "week":
        return Span.week_of(published - timedelta(weeks=count))
    if unit == "month":
        months = published.year * 12 + published.month - 1 - count
        return month_span(months // 12, months % 12 + 1)
    return Span.parse(f"{published.year - count:04d}")


def length(many: str | None, unit: str) -> int:
    """Return the days of "the past N units"; without a number, of "recent units"."""
    one = {"hours": 1 / 24, "days": 1, "weeks": 7, "months": 30, "years": 365}[unit]
    usual = {"hours": 24, "days": 7, "weeks": 4, "months": 3, "years": 3}[unit]
    return max(1, round(one * (value_of(many) or usual if many else usual)))


def relative(which: str, unit: str, published: date) -> Span:
    """Return last, this or next week, weekend, month or year."""
    step = {"last": -1, "the previous": -1, "this": 0, "next": 1}[which]
    if unit == "year":
        return Span.parse(f"{published.year + step:04d}")
    if unit == "month":
        months = published.year * 12 + published.month - 1 + step
        return month_span(months // 12, months % 12 + 1)
    week = Span.week_of(published + timedelta(weeks=step))
    return week if unit == "week" else Span(week.end - timedelta(days=1), week.end)
