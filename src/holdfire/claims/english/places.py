"""Places of an event. In: a clause. Out: locative names with their words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from holdfire.model import Parties, Quoted

_NAME = (
    r"[A-ZА-ЯІЇЄҐ][\w’'-]+(?:-(?:on|na|upon)-[A-Z]\w+)?(?: (?!(?:Region|District"
    r"|Oblast)\b)[A-Z][\w’-]+){0,2}"
)
_UNIT = (
    r"(?: (?:region|district|area|oblast|province|Region|District|Oblast|Area|Province|regions))"
)
_ONE = rf"{_NAME}{_UNIT}?"
_LOCATIVE = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]ver|[Aa]cross|[Aa]round|[Oo]utside|[Ii]nside|towards?|to|from"
    r"|into|on|of|through|between"
    r"|by|entered|neighbouring|under)\s+(?:the\s+)?(?:(?:northern|southern|eastern|western"
    r"|central|neighbouring"
    r"|occupied(?: part of the)?|nearby|town of|city of|port of|village of|border town of|part of"
    r" the|suburbs of"
    r"|south|north|east|west|far)\s+){0,2}"
    rf"(?P<owner>[A-Z][\w-]+['’]s\s+)?(?P<list>{_ONE}(?:(?:, (?:the )?|,? and (?:the )?(?:in"
    rf" )?){_ONE})*)"
)
_CAPITAL = re.compile(
    r"\b(?:[Ii]n|to|on|near|over) (?P<place>the (?:capital|east of the country|west of the"
    r" country|south of the country|north of the country))\b"
)
_ONE_RE = re.compile(_ONE)
_TIME = re.compile(
    r"\A(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\A(?:January|February|March|April|May|June"
    r"|July|August"
    r"|September|October|November|December)\b|\A(?:Telegram|Facebook|Twitter|X|Truth|YouTube"
    r"|Instagram)\b"
)
_SITE_AFTER = re.compile(
    r"\s+(?:(?!an? |the )[a-z-]+ ){0,2}?(?:refinery|plant|station|substation|depot|terminal"
    r"|facility"
    r"|missiles?|drones?|summit|'s|’s)\b"
)
_LOOSE = frozenset({"to", "from", "of", "by", "through", "on", "between"})


def places_in(text: str, start: int, end: int, parties: Parties) -> tuple[Quoted, ...]:
    """Return the places that ``text[start:end]`` names for its event, each once.

    Countries that are parties are no places (they act); other names are, where a preposition of
    place stands before them.
    """
    found: dict[str, Quoted] = {}
    for quoted in _named(text, start, end, parties):
        found.setdefault(quoted.text.lower(), quoted)
    for match in _CAPITAL.finditer(text, start, end):
        words = match["place"]
        found.setdefault(words.lower(), Quoted(words, match.start("place"), match.end("place")))
    return tuple(sorted(found.values(), key=lambda quoted: quoted.start))


def _named(text: str, start: int, end: int, parties: Parties) -> Iterator[Quoted]:
    actors, governments = _actors(parties)
    for match in _LOCATIVE.finditer(text, start, end):
        preposition = match.group().split()[0].lower()
        for one in _ONE_RE.finditer(text, match.start("list"), match.end("list")):
            words = one.group()
            if _TIME.match(words) or words.split()[0] in actors or words in actors:
                continue
            if _SITE_AFTER.match(text, one.end()) or "'" in words or "’" in words:
                continue
            if preposition in _LOOSE and not _is_place(
                text, match, words, preposition, governments
            ):
                continue
            yield Quoted(words, one.start(), one.end())


@cache
def _actors(parties: Parties) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words for parties that act, and the other names of their governments."""
    actors = {party.name for party in parties}
    actors |= {word for party in parties for word in (*party.demonyms, *party.bodies)}
    governments = {name for party in parties for name in party.names} - actors
    return frozenset(actors), frozenset(governments)


def _is_place(  # noqa: PLR0911
    text: str, match: re.Match[str], words: str, preposition: str, governments: frozenset[str]
) -> bool:
    """Return whether a name after an ambiguous preposition is a place."""
    if re.search(r"(?:region|district|area|oblast|province)s?\Z", words, re.IGNORECASE):
        return True
    before = text[max(0, match.start() - 24) : match.start()]
    if preposition == "of":
        return (
            re.search(
                r"(?:invasion|town|city|outskirts|suburbs|centre|center|part|shelling|port)\s\Z",
                before,
            )
            is not None
        )
    if preposition == "on":
        return re.search(r"(?:fire|attack|strike|raid|attacks|strikes)\s\Z", before) is not None
    if preposition == "by":
        return re.search(r"(?:mediated|brokered|hosted)\s\Z", before) is not None
    if preposition == "from":
        return (
            re.search(r"(?:\d\s?(?:km|miles)|oust\w* .*|away|withdraw\w*)\s\Z", before) is not None
        )
    if preposition == "through":
        return re.search(r"(?:contacts|talks)\s\Z", before) is not None
    return False
