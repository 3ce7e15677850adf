"""An interval grammar of time. In: text, a day of publication. Out: words and closed spans."""

# ruff: noqa: E501
from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from holdfire.claims.slavic import calendar
from holdfire.claims.slavic.calendar import (
    DATE,
    MANY,
    MONTH,
    MONTHLY,
    NUMERIC,
    SEASON,
    UNITS,
    WEEKDAY,
    YEAR,
)  # fmt: skip
from holdfire.claims.slavic.numerals import number_at
from holdfire.model import Span
from holdfire.model.errors import BadDate


@dataclass(frozen=True, slots=True)
class TimeWords:
    """A time expression at its offsets, resolved."""

    start: int
    end: int
    span: Span


_Resolve = Callable[[re.Match[str], date, bool], Span | None]
_PART = r"(?:(?:на )?(?:початк[уаи]|середин[іиеуы]|кінці|кінця|началу|начале|начала|концу|конце|конца|середине) )"
_DAYPART = (
    r"(?:(?:рано |пізно |поздно )?(?:уранці|вранці|зранку|ранком|утром|увечері|ввечері|вечором|вечером|вдень|удень|днем|вночі|ночью"
    r"|опівдні|після обіду|во второй половине дня|в первой половине дня) )?"
)
_WHICH = r"(?:минул\w+|прошл\w+|минувш\w+|цього|цієї|цю|этого|этой|эту|этот|це|наступн\w+|следующ\w+|поточн\w+|нинішн\w+|нынешн\w+|позапрошл\w+)"
_POINT = (
    rf"(?:{DATE}|{NUMERIC}|{WEEKDAY}|{_PART}?(?:{_WHICH} )?(?:{MONTH}|{SEASON})(?: {YEAR}(?: (?:року|года))?"
    rf"| (?:минулого року|прошлого года))?|{_PART}?(?:{_WHICH} )?(?:{YEAR} )?(?:року|года|рік|год|місяця|месяца|тижня|недели|году|році)"
    r"|вчора|вчера|сьогодні|сегодня|завтра)"
)
_YEAR_TAIL = rf"(?: {YEAR}(?: (?:року|года|р\.|г\.|році|году))?| (?:минулого року|прошлого года|цього року|этого года))?"


def _point(low: str, day: date, future: bool) -> Span | None:
    if (span := calendar.dated(low, day, future=future)) is not None:
        return span
    near = {"вчора": -1, "вчера": -1, "сьогодні": 0, "сегодня": 0, "завтра": 1}
    if low in near:
        return Span.day(day + timedelta(days=near[low]))
    if found := re.fullmatch(WEEKDAY, low):
        return Span.day(calendar.weekday(found[0], day, future=future))
    return calendar.period(low, day, future=future)


def _at(match: re.Match[str], day: date, future: bool) -> Span | None:
    return _point(match["point"], day, future)


def _weekday(match: re.Match[str], day: date, future: bool) -> Span | None:
    found = calendar.weekday(match["point"], day, future=future)
    if re.search(r"минул|прошл|минувш", match[0]) and found == day:
        found -= timedelta(days=7)
    return Span.day(found)


def _night_to(match: re.Match[str], day: date, future: bool) -> Span | None:
    span = _point(match["point"], day, future)
    return Span(span.start - timedelta(days=1), span.end) if span else None


def _days(first: int, last: int) -> _Resolve:
    return lambda _match, day, _future: Span(
        day + timedelta(days=first), day + timedelta(days=last)
    )


def _since(match: re.Match[str], day: date, future: bool) -> Span | None:
    begun = _point(match["point"], day, future)
    if begun is None:
        return None
    return Span(begun.start, day) if begun.start <= day else Span.day(begun.start)


def _until(match: re.Match[str], day: date, future: bool) -> Span | None:
    ended = _point(match["point"], day, True)
    past = _point(match["point"], day, future)
    if ended is None or past is None:
        return None
    named = re.fullmatch(
        rf"(?:{_WHICH} )?(?:(?P<month>{MONTH})|{SEASON})(?: {YEAR})?", match["point"]
    )
    if named is not None and ended.start > day:
        return Span(day, ended.start - timedelta(days=0 if named["month"] else 1))
    return Span(day, ended.end) if ended.end > day else Span.day(past.end)


def _between(match: re.Match[str], day: date, future: bool) -> Span | None:
    last = _point(match["last"], day, future)
    text = match["first"]
    if last is not None and text.isdigit():
        return Span(last.end.replace(day=int(text)), last.end)
    first = _point(text, day, future)
    if first is None or last is None or last.end < first.start:
        return None
    return Span(first.start, last.end)


def _period(match: re.Match[str], day: date, future: bool) -> Span | None:
    return calendar.period(match[0], day, future=future)


def _weekend(match: re.Match[str], day: date, future: bool) -> Span | None:
    ahead = future or re.search(r"наступн|следующ", match[0])
    sunday = calendar.weekday("неділя", day, future=bool(ahead))
    if not ahead and day.weekday() == 5:
        sunday = day + timedelta(days=1)
    return Span(sunday - timedelta(days=1), sunday)


def _length(unit: str) -> int:
    table = (("дн", 1), ("ден", 1), ("доб", 1), ("сут", 1), ("тиж", 7), ("недел", 7), ("міс", 30),
             ("мес", 30), ("р", 365), ("год", 365), ("лет", 365))  # fmt: skip
    return next(days for stem, days in table if unit.startswith(stem))


def _past(match: re.Match[str], day: date, _future: bool) -> Span | None:
    many, unit = match["many"], match["unit"]
    if many:
        read = number_at(many.split())
        count = int(read[0]) if read else 3
    else:
        loose = re.search(r"останн|последн|минул|прошедш", match[0]) is not None
        plural = re.search(r"(?:ів|ях|ями|ей|ель|цев|лет)\Z", unit) or (
            loose and re.search(r"(?:тижні|недели|дні|дни|місяці|месяцы|роки|годы)\Z", unit)
        )
        count = {1: 7, 7: 4, 30: 3, 365: 3}[_length(unit)] if plural else 1
    return Span(day - timedelta(days=max(1, count * _length(unit))), day)


def _recent(match: re.Match[str], day: date, _future: bool) -> Span | None:
    length = _length(match["unit"] or match["other"])
    return Span(day - timedelta(days={1: 7, 7: 28, 30: 90, 365: 1095}[length]), day)


def _ago(match: re.Match[str], day: date, _future: bool) -> Span | None:
    read = number_at((match["many"] or "один").split())
    count, length = int(read[0]) if read else 3, _length(match["unit"])
    if length == 1:
        return Span.day(day - timedelta(days=count))
    if length == 7:
        return Span.week_of(day - timedelta(weeks=count))
    if length == 30:
        months = day.year * 12 + day.month - 1 - count
        return Span.parse(f"{months // 12:04d}-{months % 12 + 1:02d}")
    return Span.parse(f"{day.year - count:04d}")


def _season_months(match: re.Match[str], day: date, future: bool) -> Span | None:
    stems = (
        ("ос", "осінь"),
        ("зим", "зима"),
        ("весн", "весна"),
        ("літн", "літо"),
        ("летн", "літо"),
    )
    name = next(season for stem, season in stems if match["season"].startswith(stem))
    return calendar.period(name, day, future=future)


def _after(match: re.Match[str], day: date, _future: bool) -> Span | None:
    read = number_at((match["many"] or "один").split())
    return Span.day(day + timedelta(days=(int(read[0]) if read else 3) * _length(match["unit"])))


def _half(match: re.Match[str], day: date, future: bool) -> Span | None:
    whole = calendar.period(match["point"], day, future=future)
    if whole is None:
        return None
    middle = whole.start + timedelta(days=14)
    first = match["which"].startswith("пер")
    return Span(whole.start, middle) if first else Span(middle + timedelta(days=1), whole.end)


def _quarter(match: re.Match[str], day: date, _future: bool) -> Span | None:
    stems = (("пер",), ("друг", "втор"), ("трет",), ("четв",))
    number = next(at for at, each in enumerate(stems) if match["which"].startswith(each))
    year = int(match["year"]) if match["year"] else day.year - (3 * number + 1 > day.month)
    return Span(date(year, 3 * number + 1, 1), Span.parse(f"{year:04d}-{3 * number + 3:02d}").end)


def _of_month(match: re.Match[str], day: date, _future: bool) -> Span | None:
    month = calendar.month_number(match[0])
    return Span.parse(f"{day.year - (month > day.month):04d}-{month:02d}")


def _part_of_day(match: re.Match[str], day: date, future: bool) -> Span | None:
    return _point(match["point"], day, future) if match["point"] else Span.day(day)


def _war(_match: re.Match[str], day: date, _future: bool) -> Span | None:
    return Span(date(2022, 2, 24), day) if day > date(2022, 2, 24) else None


_SOURCES: tuple[tuple[str, _Resolve], ...] = (
    (rf"{_DAYPART}(?:[ву]|за) ніч на (?P<point>{_POINT})", _night_to),
    (rf"(?:[ву]ночі|ночью|в ночь|ніч|ночь) (?:на|проти|під) (?P<point>{_POINT})", _night_to),
    (rf"(?:[ву] ніч |в ночь )(?:з|із|с|со) {WEEKDAY} на (?P<point>{WEEKDAY})", _night_to),
    (rf"(?:з|із|від|с|со|от) (?P<first>\d{{1,2}}|{DATE}|{WEEKDAY}|{MONTH}{_YEAR_TAIL}) (?:до|по) (?P<last>{DATE}|{WEEKDAY}"
     rf"|{MONTH}{_YEAR_TAIL})", _between),
    (rf"(?P<first>\d{{1,2}}) ?[—-] ?(?P<last>{DATE})", _between),
    (rf"(?P<first>\d{{1,2}}) (?:і|та|и) (?P<last>{DATE})", _between),
    (rf"(?:починаючи |начиная )?(?:з|із|зі|від|с|со|от) (?:(?:самого )?(?P<whole>початку|начала) )?(?P<point>{_POINT})", _since),
    (rf"(?:до|по|к|ко|ближе к) (?P<point>{_POINT})", _until),
    (rf"(?:[ву]ночі|ночью) [ву]о? (?P<point>{WEEKDAY})", _night_to),
    (rf"(?:[ву] )?(?P<which>перш\w+|перв\w+|друг\w+|втор\w+) половин\w+ (?P<point>{MONTH}{_YEAR_TAIL})", _half),
    (rf"(?:[ву]о? |за )?(?P<which>перш\w+|перв\w+|друг\w+|втор\w+|трет\w+|четверт\w+) квартал\w*(?: (?P<year>{YEAR})(?: року| года)?)?",
     _quarter),
    (rf"{_DAYPART}(?:[ву]о?|на|за|проти|от|від) (?:{_WHICH} )?(?P<point>{DATE}|{NUMERIC})", _at),
    (rf"{_DAYPART}(?P<point>{DATE}|{NUMERIC})", _at),
    (rf"(?:{_DAYPART}(?:[ву]о?|на) (?:{_WHICH} )?|{_WHICH} |{_DAYPART.replace(')?', ')')}|(?:ранок|вечір|вечора|ранку|утро|вечер|вечера|утра)"
     rf" )(?P<point>{WEEKDAY})", _weekday),
    (r"(?:минулої|цієї|попередньої|цю|минулу) н[оі]ч[іь]?|(?:прошлой|минувшей|этой|прошедшей) ночью"
     r"|(?:протягом|упродовж|впродовж) (?:минулої )?ночі|(?:за|всю) (?:минулу |прошедшую |минувшую |всю )?(?:ніч|ночь)"
     r"|в течение (?:прошедшей |минувшей )?ночи|[ву]ночі|ночью|в ночь", _days(-1, 0)),
    (r"(?:за|протягом|упродовж|впродовж|в течение) (?:минул\w+ |останн\w+ |прошедш\w+ |последн\w+ |минувш\w+ |прошл\w+ )?"
     r"(?:добу|доби|сутки|суток|день|дня)", _days(-1, 0)),
    (r"(?:минулої|прошлой) доби|за минулу добу", _days(-1, 0)),
    (r"[ву]чора|вчера|напередодні|накануне|(?:добою|днем|на день) раніше|(?:сутками|днем|на день) ранее|(?:сутки|день|добу) (?:назад|тому)",
     _days(-1, -1)),
    (r"позавчора|позавчера|двома днями раніше|двумя днями ранее", _days(-2, -2)),
    (r"сьогодні|сегодня|цього ранку|сьогодні вранці|этим утром|цього дня", _days(0, 0)),
    (r"завтра", _days(1, 1)),
    (r"(?:на|у|в|протягом|в течение|за)? ?(?:(?:минул|прошл|наступн|следующ|ц|эт)\w+ )?вихідн\w+|(?:на|в) (?:(?:прошл|минувш|следующ|эт)\w+ )?выходны\w+",
     _weekend),
    (r"(?:за|протягом|упродовж|впродовж|в течение) (?:останн\w+ |минул\w+ |последн\w+ |прошедш\w+ )?(?P<many>три|3) "
     r"(?P<season>осінн|осенн|зимов|зимн|весня|весен|літн|летн)\w+ м[іе]сяц\w+", _season_months),
    (rf"(?:за|протягом|упродовж|впродовж|в течение|в|у) (?:останн\w+|последн\w+|минул\w+|прошедш\w+|минувш\w+) {MANY}?{UNITS}", _past),
    (r"останнім\w? (?P<unit>тижн\w+|днями|місяц\w+)|в последн\w+ (?P<other>недел\w+|дни|месяц\w+)", _recent),
    (rf"(?:через|за) {MANY}(?P<unit>дн\w+|тиж\w+|недел\w+)(?= |\.|,|\Z)", _after),
    (r"(?:від|з|із|зі|от|с|со) (?:самого )?(?:початку|начала) (?:повномасштабно\w+ |полномасштабно\w+ )?"
     r"(?:вторгнення|війни|вторжения|войны|боевых действий|бойових дій)", _war),
    (r"[ву]чорашн\w+|вчерашн\w+", _days(-1, -1)),
    (r"(?:нічн|ночн)\w{1,3}(?= (?:[\w'-]+ )?(?:атак|удар|обстр|нал[іе]т|нальот|прил))|за підсумками доби|по итогам суток"
     r"|(?:тієї|цієї) ж ночі|в (?:ту|эту) же ночь", _days(-1, 0)),
    (MONTHLY, _of_month),
    (rf"(?:к|до|ближе к|під) (?:полудн[юя]|обеду|обіду|обеда|вечеру|вечера|вечора|утру|утра|ранку|полуночи|півночі|полудня|кінця дня|кінця доби"
     rf"|конца дня|конца суток)(?: (?P<point>{WEEKDAY}))?", _part_of_day),
    (rf"(?:протягом|упродовж|впродовж|в течение) {MANY}?(?P<unit>тижня|тижнів|недели|недель|місяця|місяців|месяца|месяцев|днів|дней)",
     _past),
    (r"(?:за) (?P<many>два|дві|две|три|чотири|четыре|п'ять|пять|\d+)? ?(?P<unit>тижден\w*|тижн\w+|неделю|недели|місяц\w*|месяц\w*)", _past),
    (rf"{MANY}?(?P<unit>дн\w+|день|тиж\w+|недел\w+|місяц\w*|месяц\w*|рок\w*|рік|год\w*|лет) (?:тому|назад)", _ago),
    (rf"(?:торік|цьогоріч) (?:{SEASON}|[ув] {MONTH})|{SEASON} (?:торік|(?:минулого|цього) року|(?:прошлого|этого) года)"
     rf"|(?:{_WHICH} )?{SEASON} {YEAR}(?:[—-]\d{{2,4}})?(?: (?:року|года|годов|років|рр\.|гг\.))?|{_WHICH} {SEASON}", _period),
    (rf"(?:у|в|на|до|за|протягом|в течение|к)? ?{_PART}(?:{_WHICH} )?(?:{MONTH}|{SEASON}){_YEAR_TAIL}", _period),
    (rf"(?:[ву]|за|протягом|в течение|впродовж|упродовж) (?:{_WHICH} |весь )?{MONTH}{_YEAR_TAIL}", _period),
    (rf"{MONTH} {YEAR}(?: (?:року|года))?", _period),
    (r"навесні|влітку|восени|[ву]зимку|весной|летом|осенью|зимой", _period),
    (rf"(?:[ву]|на|за|протягом|в течение) {_PART}?{YEAR}(?:-\w+)? (?:році|року|году|года|рік|год)", _period),
    (r"торік|цьогоріч|(?:минулого|цього|наступного) (?:року|місяця|тижня)|[ву] (?:минулому|цьому|наступному) (?:році|місяці)"
     r"|(?:в|на) (?:прошлом|этом|следующем|будущем) (?:году|месяце)|на (?:прошлой|этой|следующей|минувшей) неделе"
     rf"|{_PART}(?:{_WHICH} )?(?:року|года|місяця|месяца|тижня|недели)", _period),
)  # fmt: skip
_RULES = tuple(
    (re.compile(rf"(?<![\w'-])(?:{source})(?![\w'])"), rule) for source, rule in _SOURCES
)


def times(
    low: str, start: int, end: int, published: date | None, *, ahead: bool = False
) -> Iterator[TimeWords]:
    """Yield the time expressions between two offsets of folded text, in order.

    Parameters
    ----------
    low : str
        Text as :func:`holdfire.claims.slavic.tokens.folded` makes it.
    published : date or None
        Day of publication; without one nothing relative is resolved.
    ahead : bool
        Whether the clause looks forward: a weekday is then the next one.
    """
    if published is None:
        return
    part = low[start:end]
    taken: list[tuple[int, int, Span]] = []
    for pattern, resolve in _RULES:
        for match in pattern.finditer(part):
            if any(match.start() < b and a < match.end() for a, b, _ in taken):
                continue
            try:
                span = resolve(match, published, ahead)
            except (BadDate, ValueError, OverflowError, StopIteration, IndexError):
                continue
            if span is not None:
                taken.append((match.start(), match.end(), span))
    for first, last, span in sorted(taken, key=lambda each: each[:2]):
        begin = start + first + len(part[first:last]) - len(part[first:last].lstrip())
        yield TimeWords(begin, start + last, span)
