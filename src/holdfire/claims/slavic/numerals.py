"""Ukrainian and Russian number words. In: folded words. Out: values.

The forms of both languages never mean different numbers, so one table serves both, and
:func:`values_in` can prove the bounds of a quantity from its words.
"""

from __future__ import annotations

import re
from functools import lru_cache

from holdfire.claims.english.numbers import BEYOND

_NUMBERS: tuple[tuple[str, float], ...] = (
    (r"од(?:ин|ного|ному|ним|ном|на|ну|ной|нієї|ній|нією|не|но|нім)", 1),
    (r"дв(?:а|е|і|ух|ум|умя|ома|ох|ом|ое|оє|оих|оим)", 2),
    (r"тр(?:и|ех|ем|емя|ьох|ьом|ьома|ое|оє|оих)", 3),
    (r"(?:четыр(?:е|ех|ем|ьмя)|чотир(?:и|ьох|ьом|ма)|четверо|четверых)", 4),
    (r"(?:п'?ят(?:ь|и|ью|ьох|ьом|ьма|еро|ерых))", 5),
    (r"(?:ш[еі]ст(?:ь|и|ью|ьох|ьом|еро|ерых))", 6),
    (r"(?:семь|сем[иь]ю?|сім|сімох|семи|семьох|семеро|семерых)", 7),
    (r"(?:восемь|восьми|восемью|вісім|вісьмох|восьмеро)", 8),
    (r"(?:дев'?ят(?:ь|и|ью|ьох|еро))", 9),
    (r"(?:десят(?:ь|и|ью|ьох|еро))", 10),
    (r"(?:один+адц[ая]т(?:ь|и|ью|ьох))", 11),
    (r"(?:двенадцат|дванадцят)(?:ь|и|ью|ьох)", 12),
    (r"тринадц[ая]т(?:ь|и|ью|ьох)", 13),
    (r"(?:четырнадцат|чотирнадцят)(?:ь|и|ью|ьох)", 14),
    (r"п'?ятнадц[ая]т(?:ь|и|ью|ьох)", 15),
    (r"ш[еі]стнадц[ая]т(?:ь|и|ью|ьох)", 16),
    (r"с[еі]мнадц[ая]т(?:ь|и|ью|ьох)", 17),
    (r"(?:восемнадцат|вісімнадцят)(?:ь|и|ью|ьох)", 18),
    (r"дев'?ятнадц[ая]т(?:ь|и|ью|ьох)", 19),
    (r"двадц[ая]т(?:ь|и|ью|ьох)", 20),
    (r"тридц[ая]т(?:ь|и|ью|ьох)", 30),
    (r"сорока?", 40),
    (r"(?:пятьдесят|п'ятдесят|пятидесяти|п'ятдесяти)", 50),
    (r"(?:шестьдесят|шістдесят|шестидесяти)", 60),
    (r"(?:семьдесят|сімдесят|семидесяти)", 70),
    (r"(?:восемьдесят|вісімдесят|восьмидесяти)", 80),
    (r"дев'?яност[оа]", 90),
    (r"(?:сто|ста|сотня|сотню|сотни|сотні)", 100),
    (r"(?:двести|двісті|двухсот|двохсот)", 200),
    (r"(?:триста|трехсот|трьохсот)", 300),
    (r"(?:четыреста|чотириста|четырехсот|чотирьохсот)", 400),
    (r"(?:п'?ят(?:ьсот|сот|исот))", 500),
    (r"(?:шестьсот|шістсот)", 600),
    (r"(?:семьсот|сімсот)", 700),
    (r"(?:восемьсот|вісімсот)", 800),
    (r"(?:девятьсот|дев'ятсот)", 900),
    (r"(?:десяток|десяток|десятка)", 10),
    (r"(?:полсотни|півсотні)", 50),
    (r"(?:полтора|полторы|півтора|півтори)", 1.5),
)  # fmt: skip
_SCALES: tuple[tuple[str, float], ...] = (
    (r"(?:т[иы]сяч\w*|т[иы]с)", 1e3),
    (r"(?:м[иі]л[ьл]?[иі]?[йо]+н\w*|млн)", 1e6),
    (r"(?:м[иі]л[ьл]?[иі]?ярд\w*|миллиард\w*|млрд)", 1e9),
)
#: Words for a share, as percent; the longest first.
SHARES: tuple[tuple[str, float], ...] = (
    (r"(?:две трети|двух третей|дві третини|двох третин)", 200 / 3),
    (r"(?:три четверти|трех четвертей|три чверті|трьох чвертей)", 75.0),
    (r"(?:половин\w+)", 50.0),
    (r"(?:трет(?:ь|и|ью)|третин\w+)", 100 / 3),
    (r"(?:п'ят(?:а|ої|у|ій) частин\w+|пят(?:ая|ой|ую) част\w+)", 20.0),
    (r"(?:десят(?:а|ої|у|ій) частин\w+|десят(?:ая|ой|ую) част\w+)", 10.0),
    (r"(?:четверт(?:ь|и|ью)|чверт[ьіию]\w*)", 25.0),
)
#: Words that count how often.
TIMES: tuple[tuple[str, float], ...] = (
    (r"(?:дважды|двічі|вдруге|второй раз|во второй раз)", 2),
    (r"(?:трижды|тричі|втретє|в третий раз|третий раз)", 3),
    (r"(?:четырежды|чотири рази|вчетверте|четвертый раз|четвертий раз)", 4),
)
#: Words for an open amount and its least value.
SOME: tuple[tuple[str, float], ...] = (
    (r"(?:кілька|кількома|кількох|декілька|декількох|несколько|нескольких|нескольким|нескольку)"
     r" (?:сотень|сотен|сотні|сотням|сотнями|сотнях)", 200),
    (r"(?:кілька|кількох|декілька|несколько|нескольких) (?:десятків|десятков)", 30),
    (r"(?:кілька|кількох|декілька|несколько|нескольких) (?:тисяч|тысяч)", 3000),
    (r"(?:кілька|кількома|кількох|кільком|декілька|декількох|декількома|несколько|нескольких"
     r"|нескольким|несколькими)", 3),
    (r"(?:десятки|десятками|десятков|десятків|десятках)", 20),
    (r"(?:сотні|сотни|сотнями|сотнях|сотен|сотень)", 200),
    (r"(?:тисячі|тысячи|тысячами|тисячами)", 2000),
)  # fmt: skip
_WORD = tuple((re.compile(source), value) for source, value in _NUMBERS)
_SCALE = tuple((re.compile(source), value) for source, value in _SCALES)
_DIGITS = re.compile(r"\d+(?: \d{3})+(?!\d)(?:,\d+)?|\d+(?:[.,]\d+)?")
_PIECE = re.compile(r"\d+(?: \d{3})+(?!\d)(?:,\d+)?|\d+(?:[.,]\d+)?|[^\W\d_]+(?:'[^\W\d_]+)*")


@lru_cache(maxsize=65536)
def number_word(word: str) -> float | None:
    """Return the value of one folded number word or figure, without scales."""
    if _DIGITS.fullmatch(word):
        value = float(word.replace(" ", "").replace(",", "."))
        return value if value < BEYOND else None
    return next((value for pattern, value in _WORD if pattern.fullmatch(word)), None)


@lru_cache(maxsize=65536)
def scale_word(word: str) -> float | None:
    """Return the factor that a folded word stands for (thousand, million ...)."""
    return next((value for pattern, value in _SCALE if pattern.fullmatch(word)), None)


def number_at(words: list[str]) -> tuple[float, int] | None:
    """Return the number that opens the folded words, and how many of them it takes.

    Examples
    --------
    >>> number_at(["двадцать", "одна", "тысяча", "абонентов"])
    (21000.0, 3)
    """
    total, group, used, last = 0.0, 0.0, 0, 1e12
    for word in words:
        value = number_word(word)
        factor = scale_word(word)
        if value is not None and (value < last or group == 0):
            group, last = group + value, value if not word[0].isdigit() else 0
        elif factor is not None:
            total, group, last = total + (group or 1) * factor, 0.0, 1e12
        else:
            break
        used += 1
    return (total + group, used) if used else None


_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_SPELLED = tuple(
    (re.compile(rf"\b{source}\b"), value)
    for table in (SHARES, TIMES, SOME)
    for source, value in table
)


def values_in(words: str) -> list[float]:
    """Return every number that the words can mean, scales and shares included."""
    low = words.lower().replace("’", "'").replace("ё", "е").replace("\u00a0", " ")
    pieces = _PIECE.findall(low.replace("\u202f", " "))
    found = []
    at = 0
    while at < len(pieces):
        read = number_at(pieces[at:])
        if read is None:
            at += 1
            continue
        found.append(read[0])
        at += read[1]
    if _CYRILLIC.search(low) is not None:
        found += [value for pattern, value in _SPELLED if pattern.search(low)]
    return found
