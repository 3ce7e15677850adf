"""An English report as the judge sees it. In: Report, Parties. Out: Scene."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache

from holdfire.claims.dates import in_figures
from holdfire.claims.english.agents import Agent
from holdfire.claims.english.places import places_in
from holdfire.claims.english.quantities import amounts_in
from holdfire.claims.english.sides import patterns_of
from holdfire.claims.english.targets import mentions
from holdfire.claims.english.variants import Time, variants
from holdfire.claims.english.when import times
from holdfire.claims.gazetteer import Gazetteer
from holdfire.claims.judge.actors import FIRM
from holdfire.claims.judge.draft import Mention, Mentions, Scene
from holdfire.model import Parties, Party, Quoted, Report, Span

_WORD = re.compile(r"[A-Za-z][\w'’-]*|\d[\d.,]*\w*|[%\"“”:;?]")
_SITES = (
    r"(?:refiner(?:y|ies)|plants?|stations?|substations?|grid|depots?|terminals?|ports?|pipelines?"
    r"|facilit(?:y|ies)|infrastructure|sites?|cit(?:y|ies)|towns?|regions?|territory|soil)"
)
_NO_NAME = r"(?!(?:In|At|On|The|Two|Three|Both|From|For|By|After|Its|A|An|Near)\b)"
_PLACE = re.compile(
    rf"(?P<name>{_NO_NAME}[A-Z][\w-]+(?:[- ](?:(?:on|na|upon)-)?[A-Z][\w-]+)?)"
    r"(?P<unit> (?:[Rr]egions?|[Oo]blasts?|[Dd]istricts?|[Pp]rovinces?|[Kk]rai|[Tt]erritory))?"
)
#: Places without a name of their own, and parts of countries.
_NAMELESS = re.compile(
    r"\bthe (?:capital|peninsula|republic|city|left bank|right bank|border (?:area|regions?|zone)"
    r"|regional capital|(?:west|east|south|north|centre|center)(?: of the country)?)\b"
    r"(?: of the [A-Z]\w+)?|\b(?:southern|northern|eastern|western|central|north-?eastern"
    r"|south-?eastern|north-?western|south-?western) (?=[A-Z])[A-Z]\w+"
)
#: Words that point to the day of the clause before.
_POINTING = re.compile(
    r"\b(?:(?:on )?(?:that|the same) (?:day|night|evening|morning)"
    r"|(?P<later>(?:on )?the (?:next|following) (?:day|night|morning)|a day later))\b"
)
#: What a party plans or may do, it has not done.
_AHEAD = re.compile(r"\b(?:will|would|may|might|could|plan\w*|intend\w*|right to|not|never)\b")
_NAME = re.compile(r"(?:[A-Z][\w’'-]+)(?:[- ](?:(?:on|na|upon)-)?[A-Z][\w’'-]+){0,2}")


def scene_of(
    report: Report,
    parties: Parties,
    gazetteer: Gazetteer,
    agents: Mapping[str, Sequence[Agent]],
) -> Scene:
    """Return the whole report in view; `agents` are the namings of each party as acting."""
    text = report.text
    acting = [
        Mention(agent.start, agent.end, code, agent.rank + FIRM * agent.doubtful)
        for code, found in agents.items()
        for agent in found
        if not _AHEAD.search(text, agent.start, agent.end)
    ]
    agents_found = _ordered(acting)
    names = [
        Mention(match.start(), match.end(), code)
        for code, pattern in patterns_of(parties).items()
        for match in pattern.any.finditer(text)
    ]
    written = cache(lambda start, end, ahead: _written(report, parties, (start, end), ahead=ahead))
    # A party's own words are hidden from the judge: it may learn nothing about who they are.
    named = frozenset(at for each in names for at in range(each.start, each.end))
    return Scene(
        text,
        cache(lambda start, end: words_of(text, start, end, named)),
        Mentions(mentions(text)),
        agents_found,
        agents_found.below(FIRM),
        _ordered([*_lands(text, gazetteer), *_owned(text, parties)]),
        _ordered(names),
        report.outlet_side if report.outlet_side in parties.codes else None,
        parties.codes,
        # A sentence is asked about once for each of its clauses.
        cache(
            lambda start, end, *, ahead, before: list(
                _times(report, written(start, end, ahead), (start, end), before=before)
            )
        ),
        cache(lambda start, end: _places(text, (start, end), parties, gazetteer)),
        cache(lambda start, end: amounts_in(text, start, end)),
    )


def words_of(text: str, start: int, end: int, named: frozenset[int] = frozenset()) -> list[str]:
    """Return the words of a stretch in lower case, numbers as ``#`` and names as ``Xx``.

    `named` holds the offsets at which a party is named; those words are names, too.
    """
    found = []
    for match in _WORD.finditer(text, start, end):
        word = match.group()
        if word[0].isdigit():
            found.append("#")
        elif match.start() in named or (word[0].isupper() and found):
            found.append("Xx")
        else:
            found.append(word.lower().replace("’", "'"))
    return found


def _lands(text: str, gazetteer: Gazetteer) -> Iterator[Mention]:
    for match in _NAME.finditer(text):
        code = gazetteer.party_of(match.group())
        if code is not None:
            yield Mention(match.start(), match.end(), code)


def _owned(text: str, parties: Parties) -> Iterator[Mention]:
    """Yield countries that something stands in, and sites that an adjective gives to a party."""
    for party in parties:
        for match in _owning(party).finditer(text):
            yield Mention(match.start(), match.end(), party.code)


@cache
def _owning(party: Party) -> re.Pattern[str]:
    demonyms = "|".join(map(re.escape, party.demonyms)) or "(?!)"
    return re.compile(
        rf"\b(?:in|inside|within|across|throughout) (?:[a-z]+ ){{0,2}}{re.escape(party.name)}\b"
        rf"|\b(?:{demonyms}|{re.escape(party.name)}['’]s) (?:[\w-]+ ){{0,3}}?{_SITES}\b"
    )


def _written(report: Report, parties: Parties, span: tuple[int, int], *, ahead: bool) -> list[Time]:
    """Return the times of a stretch that no other clause has a part in."""
    published = report.published.end if report.published else None
    first: list[Time] = []
    began = parties.began
    for each in times(report.text, *span, published, ahead=ahead, began=began):
        if ahead or published is None or each.span.start <= published:
            first.append((each.start, each.end, each.span, ""))
    # "On Friday" may be the last or the next one: both are weighed.
    for each in times(report.text, *span, published, ahead=not ahead, began=began):
        if all(each.span != days or each.start != at for at, _, days, _ in first):
            first.append((each.start, each.end, each.span, "the other way"))
    if not first:
        first += [(*each, "") for each in in_figures(report.text, *span, published)]
    return first


def _times(
    report: Report, written: Sequence[Time], span: tuple[int, int], *, before: Span | None
) -> Iterator[Time]:
    published = report.published.end if report.published else None
    first = [*written]
    if before is not None:
        for match in _POINTING.finditer(report.text, *span):
            step = timedelta(days=match["later"] is not None and before.end < date.max)
            days = Span(before.start + step, before.end + step)
            first.append((match.start(), match.end(), days, "points back"))
    yield from first
    known = {(at, days) for at, _, days, _ in first}
    for time in variants(report.text, span, first, published, before):
        if (time[0], time[2]) not in known:
            known.add((time[0], time[2]))
            yield time


def _places(
    text: str, span: tuple[int, int], parties: Parties, gazetteer: Gazetteer
) -> tuple[Quoted, ...]:
    """Return names after a preposition of place, and every name that the gazetteer knows."""
    found = {place.start: place for place in places_in(text, *span, parties)}
    actors = _actors(parties)
    for match in _NAMELESS.finditer(text, *span):
        found.setdefault(match.start(), Quoted(match.group(), match.start(), match.end()))
    for match in _PLACE.finditer(text, *span):
        known = match["unit"] or gazetteer.knows(match["name"])
        new = not any(p.start <= match.start() < p.end for p in found.values())
        if known and new and match["name"] not in actors:
            found[match.start()] = Quoted(match.group(), match.start(), match.end())
    return tuple(found[start] for start in sorted(found))


@cache
def _actors(parties: Parties) -> frozenset[str]:
    return frozenset(word for party in parties for word in (*party.demonyms, *party.bodies))


def _ordered(mentions: Iterator[Mention] | list[Mention]) -> Mentions:
    return Mentions(sorted(mentions, key=lambda each: (each.start, each.end, each.what)))
