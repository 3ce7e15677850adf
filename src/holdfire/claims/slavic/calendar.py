"""Months, weekdays and seasons in all cases. In: words, a day of publication. Out: spans of days.

The words of both languages never mean different days, so one table serves both.
"""

# ruff: noqa: E501
from __future__ import annotations

import re
from datetime import date, timedelta

from holdfire.claims.english.calendar import month_span, season_span
from holdfire.model import Span

MONTH = (
    r"(?:січ(?:ень|ня|ні|нем)|январ[яеьюи]\w?|лют(?:ий|ого|ому|им)|феврал[яеьюи]\w?|берез(?:ень|ня|ні|нем)|март[аеуо]?м?"
    r"|квіт(?:ень|ня|ні|нем)|апрел[яеьюи]\w?|трав(?:ень|ня|ні|нем)|ма[йяеюї]|черв(?:ень|ня|ні|нем)|июн[яеьюи]\w?"
    r"|лип(?:ень|ня|ні|нем)|июл[яеьюи]\w?|серп(?:ень|ня|ні|нем)|август[аеуо]?м?|верес(?:ень|ня|ні|нем)|сентябр[яеьюи]\w?"
    r"|жовт(?:ень|ня|ні|нем)|октябр[яеьюи]\w?|листопад[аіуо]?м?|ноябр[яеьюи]\w?|груд(?:ень|ня|ні|нем)|декабр[яеьюи]\w?)(?!\w)"
)
_MONTH_STEMS = (
    ("січ", "январ"), ("лют", "феврал"), ("берез", "март"), ("квіт", "апрел"), ("трав", "ма"),
    ("черв", "июн"), ("лип", "июл"), ("серп", "август"), ("верес", "сентябр"), ("жовт", "октябр"),
    ("листопад", "ноябр"), ("груд", "декабр"),
)  # fmt: skip
WEEKDAY = (
    r"(?:понеділ(?:ок|ка|ку|ком)|понедельник\w{0,2}|вівтор(?:ок|ка|ку|ком)|вторник\w{0,2}|серед(?:а|у|и|і|ою)|сред(?:а|у|ы|е|ой)"
    r"|четвер(?:г\w{0,2})?|п'ятниц\w{1,2}|пятниц\w{1,2}|субот\w{1,2}|суббот\w{1,2}|неділ(?:я|ю|і|ею)|воскресень\w{1,2})(?!\w)"
)
_DAY_STEMS = (
    ("понед",), ("вівтор", "вторник"), ("серед", "сред"), ("четвер",), ("п'ятниц", "пятниц"),
    ("субот", "суббот"), ("неділ", "воскресень"),
)  # fmt: skip
SEASON = (
    r"(?:навесні|весн(?:а|и|і|у|ою|ы|е|ой)|влітку|літ(?:о|а|ом|і)|лет(?:о|а|ом|е)|восени|осінь|осені|осінню|осень|осени|осенью"
    r"|взимку|узимку|зим(?:а|и|і|у|ою|ы|е|ой))(?!\w)"
)
_SEASON_STEMS = (("весн", "spring"), ("навесн", "spring"), ("літ", "summer"), ("влітк", "summer"),
                 ("лет", "summer"), ("восен", "autumn"), ("осін", "autumn"), ("осен", "autumn"),
                 ("зим", "winter"), ("взим", "winter"), ("узим", "winter"))  # fmt: skip
YEAR = r"(?:19|20)\d\d"
#: A day of the month with its month, and a year where one stands.
DATE = rf"\d{{1,2}} {MONTH}(?: {YEAR}(?: (?:року|года|р\.|г\.))?| (?:минулого року|прошлого года|цього року|этого года))?"
NUMERIC = r"\d{1,2}\.\d{1,2}\.(?:20)?\d\d"
MONTHLY = (
    r"(?:січнев|лютнев|березнев|квітнев|травнев|червнев|липнев|серпнев|вереснев|жовтнев|листопадов|грудне?в"
    r"|январск|февральск|мартовск|апрельск|майск|июньск|июльск|августовск|сентябрьск|октябрьск|ноябрьск"
    r"|декабрьск)(?:ий|ого|ому|им|ім|а|ої|ій|у|ою|і|их|ими|ая|ой|ую|ое|ом|ые)"
)
MANY = (
    r"(?:(?P<many>\d+|одн\w+|один|два|дві|две|три|чотири|четыре|п'?ять|шість|шесть|сім|семь|вісім|восемь"
    r"|дев'?ять|десять|двох|двух|трьох|трех|кілька|кількох|декілька|несколько|нескольких|пару) )"
)
UNITS = (
    r"(?P<unit>дн\w+|день|доб\w+|сут\w+|тиж\w+|недел\w+|місяц\w*|месяц\w*|рок\w*|рік|год\w*|лет)"
)
_LAST = re.compile(r"торік|минул|прошл|минувш|позапрошл|попередн|предыдущ")
_NEXT = re.compile(r"наступн|следующ|будущ|майбутн")


def month_number(word: str) -> int:
    """Return the month (1-12) that a folded form names."""
    for number, (first, second) in enumerate(_MONTH_STEMS, start=1):
        if word.startswith((first, second)) and (second != "ма" or not word.startswith("март")):
            return number
    return 5


def weekday_number(word: str) -> int:
    """Return the weekday (Monday is 0) that a folded form names."""
    return next(at for at, stems in enumerate(_DAY_STEMS) if word.startswith(stems))


def weekday(word: str, published: date, *, future: bool = False) -> date:
    """Return the last such weekday not after publication, or the next one not before it."""
    number = weekday_number(word)
    if future:
        return published + timedelta(days=(number - published.weekday()) % 7)
    return published - timedelta(days=(published.weekday() - number) % 7)


def dated(low: str, published: date | None, *, future: bool = False) -> Span | None:
    """Return the day of a written date; without a year, the one nearest before publication."""
    if re.fullmatch(NUMERIC, low):
        day, month, year = (int(part) for part in low.split("."))
        return Span.day(date(year + 2000 * (year < 100), month, day))
    found = re.match(rf"(\d{{1,2}}) ({MONTH})", low)
    if found is None:
        return None
    day, month = int(found[1]), month_number(found[2])
    if year_text := re.search(YEAR, low):
        return Span.day(date(int(year_text[0]), month, day))
    if published is None:
        return None
    if _LAST.search(low):
        return Span.day(date(published.year - 1, month, day))
    this = date(published.year, month, day)
    if future and this < published:
        this = date(published.year + 1, month, day)
    elif not future and this > published + timedelta(days=60):
        this = date(published.year - 1, month, day)
    return Span.day(this)


def part_of(low: str) -> str:
    """Return which part of a period the words name: early, mid, late or the whole."""
    if re.search(r"початк|початок|начал", low):
        return "early"
    if re.search(r"серед[иі]н", low):
        return "mid"
    return "late" if re.search(r"кін[ец]|кінця|конц|конец", low) else ""


def period(low: str, published: date | None, *, future: bool = False) -> Span | None:
    """Return the span of a month, season, week or year, or of its early, middle or late part."""
    year_text = re.search(YEAR, low)
    year = int(year_text[0]) if year_text else None
    if found := re.search(rf"(?<!\w){MONTH}", low):
        return _month(found[0], low, year, published, future=future)
    if found := re.search(rf"(?<!\w){SEASON}", low):
        return _season(found[0], low, year, published, future=future)
    if re.search(r"\bм[іе]сяц", low) and published:
        step = -1 if _LAST.search(low) else 1 if _NEXT.search(low) else 0
        months = published.year * 12 + published.month - 1 + step
        return month_span(months // 12, months % 12 + 1, part_of(low))
    if re.search(r"\bтиж|\bнедел", low) and published:
        return week(low, published)
    if year is None and published and re.search(r"\bрок|\bрік|\bгод|торік|цьогоріч", low):
        year = published.year + (-1 if _LAST.search(low) else 1 if _NEXT.search(low) else 0)
    if year is None:
        return None
    first, last = {"early": (1, 3), "mid": (5, 8), "late": (10, 12)}.get(part_of(low), (1, 12))
    return Span(date(year, first, 1), Span.parse(f"{year:04d}-{last:02d}").end)


def week(low: str, published: date) -> Span:
    """Return last, this or the next week, Monday to Sunday."""
    step = -1 if _LAST.search(low) else 1 if _NEXT.search(low) else 0
    whole = Span.week_of(published + timedelta(weeks=step))
    return Span(whole.start, whole.start + timedelta(days=2)) if part_of(low) == "early" else whole


def _month(
    word: str, low: str, year: int | None, published: date | None, *, future: bool
) -> Span | None:
    number = month_number(word)
    if year is None:
        if published is None:
            return None
        year = published.year
        if _LAST.search(low):
            year -= 1
        elif future and number < published.month:
            year += 1
        elif not future and date(year, number, 1) > published:
            year -= 1
    return month_span(year, number, part_of(low))


def _season(  # noqa: PLR0911
    word: str, low: str, year: int | None, published: date | None, *, future: bool
) -> Span | None:
    name = next(name for stem, name in _SEASON_STEMS if word.startswith(stem))
    if year is not None:
        return season_span(year, name)
    if published is None:
        return None
    this, previous = season_span(published.year, name), season_span(published.year - 1, name)
    if re.search(r"торік|минулого року|прошлого года|в прошлом году", low):
        return previous
    if _LAST.search(low):
        return next(
            span
            for span in (this, previous, season_span(published.year - 2, name))
            if span.end < published
        )
    if future or _NEXT.search(low):
        return this if this.end >= published else season_span(published.year + 1, name)
    if published in previous:
        return previous
    return this if this.start <= published else previous
