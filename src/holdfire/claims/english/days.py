"""Set phrases of time. In: words, a day of publication. Out: a span of days, or None."""

from __future__ import annotations

import re
from datetime import date, timedelta

from holdfire.claims.english import calendar
from holdfire.claims.english.calendar import MONTHS
from holdfire.claims.english.numbers import ORDINALS, value_of
from holdfire.model import Span

_MONTH = "|".join(MONTHS)
_SMALL = r"(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2})"
_NIGHT = (
    r"(?:(?:shortly|just|soon) (?:after|before) (?:midnight|dawn|sunrise|daybreak)"
    r"|(?:before|at|around|towards) (?:dawn|daybreak|sunrise)|in the (?:early|small) hours(?! of)"
    r"|(?:after|around|about|at) midnight)"
)
_HALF = rf"in the (?:first|second|latter) half of (?:{_MONTH})\b(?: (?:19|20)\\d\\d)?"
_EARLIER = rf"(?:some |about |around )?(?:an?|{_SMALL}) (?:days?|weeks?|months?|years?) earlier\b"
_RUNNING = (
    rf"for the (?:{'|'.join(ORDINALS)}) (?:consecutive )?(?:night|day) (?:running|in a row)"
    rf"|(?:for )?{_SMALL} (?:nights|days) (?:running|in a row)"
)
_FEAST = r"on (?:new year['’]s (?:eve|day)|christmas (?:eve|day))"
_SPAN = rf"(?:between|from) \d{{1,2}} (?:and|to) \d{{1,2}} (?:{_MONTH})\b"
_WEEKEND = r"(?:over|at|during) the weekend"
_SELDOM = r"the day before yesterday|the previous night|a fortnight (?:ago|earlier)"
_NIGHT += r"(?!,? (?:on|of) )"
_ORDER = (_NIGHT, _HALF.replace("\\\\", "\\"), _EARLIER, _RUNNING, _FEAST, _SPAN, _WEEKEND, _SELDOM)
#: Source of the pattern of all of them.
IDIOM = rf"\b(?:{'|'.join(_ORDER)})"


def idiomatic(low: str, published: date | None) -> Span | None:  # noqa: PLR0911
    """Return the days that a set phrase means.

    Examples
    --------
    >>> idiomatic("two days earlier", date(2031, 5, 14)).start.isoformat()
    '2031-05-12'
    """
    if published is None:
        return None
    day = timedelta(days=1)
    if low == "the day before yesterday":
        return Span.day(published - 2 * day)
    if low == "the previous night":
        return Span(published - 2 * day, published - day)
    if "fortnight" in low:
        return Span.week_of(published - 14 * day)
    if "weekend" in low:
        sunday = calendar.last_weekday("sunday", published)
        return Span(sunday - day, sunday)
    if ("year" in low and low.startswith("on ")) or "christmas" in low:
        month, number = (12, 24 + ("day" in low)) if "christmas" in low else (12, 31)
        month, number = (1, 1) if "year" in low and low.endswith("day") else (month, number)
        feast = date(published.year, month, number)
        return Span.day(feast if feast <= published else feast.replace(year=published.year - 1))
    if found := re.match(r"(?:between|from) (\d+) (?:and|to) (\d+) (\w+)", low):
        first = calendar.dated(f"{found[1]} {found[3]}", published)
        last = calendar.dated(f"{found[2]} {found[3]}", published)
        return Span(first.start, last.end) if first and last and first.start <= last.end else None
    if found := re.match(r"in the (\w+) half of (.+)", low):
        whole = calendar.period(found[2], published)
        if whole is None:
            return None
        if found[1] == "first":
            return Span(whole.start, whole.start.replace(day=15))
        return Span(whole.start.replace(day=16), whole.end)
    if low.endswith("earlier"):
        words = re.sub(r"^(?:some|about|around) ", "", low).split()
        many, unit = words[0], words[1].rstrip("s")
        return calendar.ago("one" if many in {"a", "an"} else many, unit, published)
    if low.endswith(("running", "in a row")):
        word = next((w for w in low.split() if w in ORDINALS or value_of(w)), "")
        count = int(ORDINALS.get(word) or value_of(word) or 2)
        return Span(published - count * day, published)
    return Span.day(published)
