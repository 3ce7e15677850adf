"""Time expressions that count from the report or inside a longer period.

In: words, a day of publication. Out: a span of days, or None.
"""

# ruff: noqa: E501 -- patterns are data
from __future__ import annotations

import re
from datetime import date, timedelta

from holdfire.claims.english import calendar
from holdfire.claims.english.calendar import MONTHS
from holdfire.claims.english.numbers import ORDINALS, value_of
from holdfire.model import Span

_MONTH = "|".join(MONTHS)
_NUMBER = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|\d{1,3})"
_UNIT = r"(?:hours?|days?|weeks?|fortnights?|months?)"
_PHASES = (
    rf"(?:in |during |by )?the (?:first|second|third|fourth|last) week of (?:{_MONTH})\b(?: (?:19|20)\d\d)?",
    rf"(?:in |during |over )?the (?:first|last) {_NUMBER} (?:weeks|months) of (?:the year|this year|(?:19|20)\d\d)",
    r"in the (?:first|second|third|fourth) quarter(?: of (?:the year|this year|last year|(?:19|20)\d\d))?",
    rf"(?:on|in|during|overnight on) the night (?:of|between|from) (?:{_MONTH}) \d{{1,2}}(?: (?:to|and)"
    rf" (?:(?:{_MONTH}) )?|\s?[-–/]\s?)\d{{1,2}}\b",
    rf"(?:on|in|during) the night (?:of|between|from) \d{{1,2}}(?: (?:to|and) |\s?[-–/]\s?)\d{{1,2}} (?:{_MONTH})\b",
    rf"overnight on (?:{_MONTH}) \d{{1,2}}(?: to (?:(?:{_MONTH}) )?|\s?[-–]\s?)\d{{1,2}}\b",
    rf"(?:within|in) (?:the next |the coming |about |around |up to )?{_NUMBER} {_UNIT}\b(?! (?:of|ago|earlier|before))",
    rf"(?:in|over|during|for|within) the (?:coming|next|following) (?:few )?(?:{_NUMBER} )?(?:hours|days|weeks|months)\b",
    r"(?:over|during|in) the (?:past|last|previous) night\b",
    r"(?:over|in|during|within) the (?:past|last|previous) (?:day|24 hours|week|month|year)\b",
    r"(?:at|around|about|by|shortly after|just after|shortly before|before|after|from) (?:about )?"
    r"\d{1,2}(?:[:.]\d\d)?\s?(?:a\.?m\.?|p\.?m\.?)(?!\w)(?!,? on )|(?:at|around|by) \d{1,2}:\d\d\b(?!,? on )",
    r"on christmas (?:morning|night|eve|day)|on new year['’]s (?:morning|night|eve|day)",
    rf"last (?:{_MONTH})\b",
    r"tomorrow(?: (?:morning|evening))?|tonight",
    r"(?:by|before|until|after|at|around) (?:the )?(?:morning|evening|midday|noon|dawn|midnight|night|nightfall"
    r"|afternoon|daybreak|lunchtime)\b(?! (?:of|on))",
    r"in the (?:morning|evening|afternoon)\b(?! of)|during the (?:day|morning|evening)\b",
    r"(?:just |a few |several )?hours (?:later|after|before|earlier)\b",
    r"(?:since|at|from|until|before|by) the (?:beginning|start|middle|end) of (?:the|this|next) (?:week|month|year)",
    r"since the weekend|(?:by|before|until) the weekend",
    rf"(?:for|over) (?:the past |the last |almost |nearly |about |more than )?{_NUMBER} (?:days|weeks|months)\b",
    r"early next year|late next year|later this year|next (?:spring|summer|autumn|winter)",
    r"since (?:the )?(?:start of the |beginning of the |outbreak of the )?(?:full-scale )?(?:war|invasion|conflict)\b"
    r"(?: began| started| broke out)?",
    r"so far this (?:year|month|week)|(?:earlier|later) this (?:week|month|year)",
)
#: Source of the pattern of all of them.
PHASE = rf"\b(?:{'|'.join(_PHASES)})"
_DAY = timedelta(days=1)


def phase(low: str, published: date | None) -> Span | None:
    """Return the days of a phase of a period, or of a stretch that starts or ends now.

    Examples
    --------
    >>> phase("within two weeks", date(2031, 5, 14)).end.isoformat()
    '2031-05-28'
    """
    if published is None:
        return None
    for reader in (_edge, _lasting, _night, _part_of, _stretch, _plain):
        if (span := reader(low, published)) is not None:
            return span
    return None


def _edge(low: str, published: date) -> Span | None:  # noqa: PLR0911
    """Return "since the start of the month", "until the end of next week", "hours later"."""
    if low.endswith(("hours later", "hours after", "hours before", "hours earlier")):
        return Span(published - _DAY, published)
    if "the weekend" in low:
        sunday = calendar.last_weekday("sunday", published)
        if low.startswith("since"):
            return Span(sunday - _DAY, published)
        return Span(published, calendar.next_weekday("saturday", published))
    if found := re.match(r"(early|late) next year", low):
        year = published.year + 1
        return Span(date(year, 1, 1), date(year, 3, 31)) if found[1] == "early" else Span(
            date(year, 10, 1), date(year, 12, 31)
        )  # fmt: skip
    if found := re.match(r"next (spring|summer|autumn|winter)", low):
        return calendar.period(found[1], published, future=True)
    found = re.match(r"(\w+) the (\w+) of (the|this|next) (week|month|year)", low)
    if found is None:
        return None
    link, part, which, unit = found.groups()
    whole = calendar.relative("next" if which == "next" else "this", unit, published)
    if link == "since":
        return Span(whole.start, published)
    if part == "end" and link != "at":
        return Span(published, whole.end)
    if unit == "month":
        return calendar.month_span(whole.start.year, whole.start.month, part)
    return whole


def _lasting(low: str, published: date) -> Span | None:
    """Return "for six weeks" as the stretch that ends with the report."""
    found = re.match(rf"(?:for|over) .*?({_NUMBER}) (days|weeks|months)\Z", low)
    if found is None:
        return None
    return Span(published - _length(found[1], found[2]) * _DAY, published)


def _night(low: str, published: date) -> Span | None:
    found = re.search(rf"({_MONTH}) (\d+)\D+?(?:({_MONTH}) )?(\d+)\Z", low)
    if found and ("night" in low):
        first = calendar.dated(f"{found[1]} {found[2]}", published)
        last = calendar.dated(f"{found[3] or found[1]} {found[4]}", published)
    elif found := re.search(rf"(\d+)\D+(\d+) ({_MONTH})\Z", low):
        first = calendar.dated(f"{found[1]} {found[3]}", published)
        last = calendar.dated(f"{found[2]} {found[3]}", published)
    else:
        return None
    return Span(first.start, last.end) if first and last and first.start <= last.end else None


def _part_of(low: str, published: date) -> Span | None:
    if found := re.search(rf"the (\w+) week of ({_MONTH})(?: (\d{{4}}))?", low):
        # A week of a month soon to come is announced, not remembered.
        near = published + 60 * _DAY
        whole = calendar.period(" ".join(filter(None, found.groups()[1:])), near)
        if whole is None:
            return None
        if found[1] == "last":
            return Span(whole.end - 6 * _DAY, whole.end)
        first = whole.start + 7 * (int(ORDINALS.get(found[1], 1)) - 1) * _DAY
        return Span(first, first + 6 * _DAY)
    if found := re.search(
        r"the (first|last) (\S+) (weeks|months) of (?:the year|this year|(\d{4}))", low
    ):
        year = int(found[4] or published.year)
        many = int(value_of(found[2]) or 1)
        if found[3] == "weeks":
            return Span(date(year, 1, 1), date(year, 1, 1) + (7 * many - 1) * _DAY)
        ends = calendar.month_span(year, min(many, 12) if found[1] == "first" else 12).end
        starts = date(year, 1 if found[1] == "first" else max(1, 13 - many), 1)
        return Span(starts, ends)
    return _quarter(low, published)


def _quarter(low: str, published: date) -> Span | None:
    found = re.search(r"the (\w+) quarter(?: of (?:(last year)|.*?(\d{4}))?)?", low)
    if found is None:
        return None
    year = int(found[3] or published.year - bool(found[2]))
    last = 3 * int(ORDINALS.get(found[1], 1))
    return Span(date(year, last - 2, 1), calendar.month_span(year, last).end)


def _stretch(low: str, published: date) -> Span | None:
    """Return "within two weeks", "in the coming days", "over the past day"."""
    if found := re.search(rf"(?:within|in)\D*?({_NUMBER}) ({_UNIT})\Z", low):
        return Span(published, published + _length(found[1], found[2]) * _DAY)
    if found := re.search(rf"(?:coming|next|following) (?:few )?(?:({_NUMBER}) )?({_UNIT})\Z", low):
        usual = {"hours": 1, "days": 7, "weeks": 28, "months": 90}[found[2]]
        days = _length(found[1], found[2]) if found[1] else usual
        return Span(published, published + days * _DAY)
    if "night" in low and re.search(r"past|last|previous", low):
        return Span(published - _DAY, published)
    if found := re.search(r"(?:past|last|previous) (day|24 hours|week|month|year)\Z", low):
        days = {"day": 1, "24 hours": 1, "week": 7, "month": 30, "year": 365}[found[1]]
        return Span(published - days * _DAY, published)
    return None


def _length(many: str, unit: str) -> int:
    count = float(value_of(many) or 1)
    one = {"hour": 1 / 24, "day": 1, "week": 7, "fortnight": 14, "month": 30}[unit.rstrip("s")]
    return max(1, round(count * one))


def _plain(low: str, published: date) -> Span | None:
    if found := re.fullmatch(rf"last ({_MONTH})", low):
        month = calendar.month_number(found[1]) or 1
        year = published.year - (month >= published.month)
        return calendar.month_span(year, month)
    if "christmas" in low or "new year" in low:
        eve = low.endswith("eve")
        month, day = (12, 25 - eve) if "christmas" in low else (12, 31) if eve else (1, 1)
        feast = date(published.year, month, day)
        return Span.day(feast if feast <= published else feast.replace(year=published.year - 1))
    if low.startswith("tomorrow"):
        return Span.day(published + _DAY)
    if found := re.search(r"this (year|month|week)", low):
        whole = calendar.relative("this", found[1], published)
        return (
            Span(published, whole.end) if low.startswith("later") else Span(whole.start, published)
        )
    return Span.day(published)
