"""Where noun phrases end. In: tokens. Out: indexes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from holdfire.claims.slavic.tokens import Token

OPENING, _CLOSING = '«“„"', '»”"'
#: No noun phrase has more tokens.
_LONGEST = 24
IN = frozenset({"в", "у", "во", "на"})
#: Prepositions that go on with a name of office: "minister for", "one of", "speaker of".
_OF = frozenset({"по", "з", "із", "зі", "из", "при", "від", "от", "щодо"})
#: Prepositions that the dictionary reads as something else.
_ALSO = frozenset({"про", "до", "за", "для", "без", "через", "щодо", "об", "о", "над", "перед"})
HEADS = frozenset({"NOUN", "NPRO", "NUMR", ""})
BEFORE = frozenset({"ADJF", "PRTF", "NUMR", "NPRO", "ADJS"})
#: Those who are where they know it from: "a source in", "people on the market".
ORIGIN = re.compile(
    r"(?:telegram-|телеграм-)?канал|джерел|источник|собеседн|співрозмовн|дипломат|посол|посл[аи]"
    r"|чиновник|посадов"
)
_MEDIUM = re.compile(
    r"телегр|фейсб|эфир|ефір|интервью|інтерв|розмов|разговор|комм?ентар|бес[еі]д|понед|вівтор|вторн"
    r"|серед|сред|четвер|п'ятн|пятн|суб|неділ|воскр|соц|канал|брифінг|брифинг|мереж"
)
_CITING = re.compile(r"посилан|ссылк|покликан")
TIME = re.compile(
    r"(?:понеділ|понедел|вівтор|вторн|серед|сред|четвер|п'ятниц|пятниц|субот|суббот|неділ|воскрес"
    r"|січ|январ|лют|феврал|берез|март|квіт|апрел|трав|ма[йяює]|черв|июн|лип|июл|серп|август|верес"
    r"|сентябр|жовт|октябр|листопад|ноябр|груд|декабр|ніч|ночь|ночі|ночи|ранк|ранок|утр|вечер|вечір"
    r"|рок|рік|год|тиж|недел|місяц|месяц|дн[іяюе]|день|доб[аиуію]{0,2}\Z|сут|весн|літ[іо]|лет[оу]|осен|осін|зим)"
)
PERSONAL = frozenset({"він", "вона", "вони", "воно", "он", "она", "они", "оно"})


def is_preposition(token: Token) -> bool:
    """Return whether the word governs a phrase after it."""
    return token.form.pos == "PREP" or token.low in _ALSO


def modifies(words: Sequence[Token], at: int, high: int) -> bool:
    """Return whether the word goes on to its noun: an adjective, or what can be one."""
    form = words[at].form
    if words[at].low in PERSONAL:
        return False
    if form.pos in BEFORE:
        return True
    after = words[at + 1] if at + 1 < high else None
    return (
        form.adjective
        and after is not None
        and after.form.pos == "NOUN"
        and not after.capital
        and "nomn" in form.cases & after.form.cases
    )


def phrase_end(words: Sequence[Token], at: int, high: int) -> int:
    """Return where the noun phrase ends that begins at `at`."""
    high = min(high, at + _LONGEST)
    if at >= high:
        return at
    if words[at].low in OPENING:
        at = _quote_end(words, at, high)
        return at
    first = at
    while at < high and modifies(words, at, high):
        at += 1
    if at == first or (at < high and words[at].form.pos in HEADS and not is_preposition(words[at])):
        at += 1
    origin = any(ORIGIN.match(t.low) for t in words[first:at])
    return _tail(words, min(at, high), high, "nomn" in words[first].form.cases, origin)


def _quote_end(words: Sequence[Token], at: int, high: int) -> int:
    for later in range(at + 1, min(high, at + 12)):
        if words[later].low in _CLOSING or (words[later].low == "“" and words[at].low == "„"):
            return later + 1
    return at + 1


def _tail(  # noqa: PLR0911, PLR0912
    words: Sequence[Token], at: int, high: int, named: bool, origin: bool = False
) -> int:
    """Return where genitives, names and "for"-phrases after a head end."""
    while at < high:
        token = words[at]
        following = words[at + 1] if at + 1 < high else None
        if token.low in OPENING:
            closed = _quote_end(words, at, high)
            if closed - at > 6:
                return at
            at = closed
        elif is_preposition(token) or token.low in _OF:
            inside = origin and token.low in IN and following is not None
            if inside and following is not None and not _MEDIUM.match(following.low):
                return phrase_end(words, at + 1, high)
            if token.low not in _OF or following is None or TIME.match(following.low):
                return at
            if following.low in {"них", "нас"}:
                return at + 2
            if _CITING.match(following.low):
                return at
            if following.low[0].isdigit() or following.form.pos in {"NPRO", "VERB"}:
                return at
            at = phrase_end(words, at + 1, high)
        elif token.low in {"і", "та", "и", "й"}:
            if following is None or not _goes_on(following, words[at - 1], named):
                return at
            at += 1
        elif (token.low == "-" and following is not None) or (
            token.is_word and not token.low[0].isdigit() and _goes_on(token, words[at - 1], named)
        ):
            at += 1
        else:
            return at
    return at


def _goes_on(token: Token, before: Token, named: bool) -> bool:
    if token.form.pos in {
        "VERB",
        "INFN",
        "ADVB",
        "CONJ",
        "PRCL",
        "GRND",
        "PRTS",
        "PREP",
        "NPRO",
    } and not (token.capital and token.form.pos != "VERB"):
        return False
    if TIME.match(token.low) and not token.capital:
        return False
    if token.capital and token.form.name and before.capital and before.form.name:
        return True
    if token.capital:
        cases = {"nomn", "gent"} if named else {"gent", "loct", "accs", "ablt", "datv"}
        return not token.form.cases or bool(token.form.cases & cases)
    if before.form.pos in {"ADJF", "PRTF", "NUMR"} and token.form.pos in {"NOUN", "ADJF", ""}:
        return True
    return "gent" in token.form.cases


def acting_end(words: Sequence[Token], at: int, high: int) -> int | None:
    """Return where "acting minister X" ends, in its short form of two initials."""
    if at + 4 >= high or words[at].low not in {"в", "и", "і", "т"}:
        return None
    if [t.low for t in words[at + 1 : at + 4]] != [".", "о", "."]:
        return None
    return _tail(words, at + 4, high, True)
