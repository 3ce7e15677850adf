"""A Ukrainian or Russian report as the judge sees it. In: folded text, Sides. Out: Scene."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TypeVar

from holdfire.claims.dates import in_figures
from holdfire.claims.gazetteer import Gazetteer
from holdfire.claims.judge.actors import FIRM
from holdfire.claims.judge.concepts import Concepts
from holdfire.claims.judge.draft import Mention, Mentions, Scene
from holdfire.claims.slavic.amounts import amounts_in
from holdfire.claims.slavic.attackers import Attackers
from holdfire.claims.slavic.lexicon import Lexicon
from holdfire.claims.slavic.morphology import form_of
from holdfire.claims.slavic.objects import places_in
from holdfire.claims.slavic.sides import Sides
from holdfire.claims.slavic.tokens import Token
from holdfire.claims.slavic.when import times
from holdfire.model import Quoted, Report

_Spot = TypeVar("_Spot", Quoted, Token)
_WORD = re.compile(r"[а-яіїєґa-z][\w'-]*|\d[\d.,]*|[%«»:;?—]")
_CAPITAL = re.compile(r"[А-ЯІЇЄҐЁ][\w'’ʼ-]+(?:[ -][А-ЯІЇЄҐЁ][\w'’ʼ-]+)?")
#: Adjectives of a region and their towns: one stem leads to the other.
_ADJECTIVE = re.compile(
    r"(?:с?ьк|ск|цьк|цк)(?:ий|ого|ому|им|ім|а|ої|ій|у|ою|і|их|ая|ой|ую|ое|ом|ый)\Z"
)
_REGION = re.compile(r"(?:щин|чин)(?:а|и|і|у|ою)\Z")
#: Tables whose words colour a clause in any language.
_USES = ("refuse", "negated", "not so", "if", "future", "maybe", "threat", "unverified", "general",
         "enemy", "own", "violent", "peaceful", "harmed", "figure", "own deed")  # fmt: skip


@cache
def concepts_of(language: str) -> Concepts:
    """Return the concepts of a language's own tables."""
    from holdfire.claims.slavic.extractor import lexicon_of  # noqa: PLC0415

    lexicon = lexicon_of(language)
    tables = {f"does {kind}": table for kind, table in lexicon.predicates.items()}
    tables |= {f"names {kind}": table for kind, table in lexicon.nouns.items()}
    tables |= {f"use {name}": lexicon.words[name] for name in _USES}
    return Concepts.of(tables)


def scene_of(
    report: Report,
    attackers: Attackers,
    gazetteer: Gazetteer,
    sentences: Sequence[Sequence[Token]],
) -> Scene:
    """Return the whole report in view."""
    sides, text, low, lexicon = attackers.sides, report.text, attackers.low, attackers.lexicon
    tokens = [token for sentence in sentences for token in sentence]
    places = [
        place for sentence in sentences for place in places_in(report.text, sentence, lexicon, ())
    ]
    places.sort(key=_start)
    published = report.published.end if report.published else None
    acting = _ordered(attackers.everywhere())
    names = list(_names(low, sides))
    # A party's own words are hidden from the judge: it may learn nothing about who they are.
    named = frozenset(at for each in names for at in range(each.start, each.end))
    return Scene(
        text,
        lambda start, end: words_of(text, low, start, end, named),
        _objects(low, lexicon),
        acting,
        acting.below(FIRM),
        _ordered(_lands(text, low, lexicon, gazetteer)),
        _ordered(names),
        attackers.outlet,
        sides.parties.codes,
        lambda start, end, *, ahead, before: (
            [
                (each.start, each.end, each.span, "")
                for each in times(low, start, end, published, ahead=ahead)
            ]
            or [(*each, "") for each in in_figures(text, start, end, published)]
        ),
        lambda start, end: tuple(_between(places, start, end)),
        lambda start, end: amounts_in(low, _between(tokens, start, end)),
    )


def _start(each: Quoted | Token) -> int:
    return each.start


def _between(found: Sequence[_Spot], start: int, end: int) -> Sequence[_Spot]:
    """Return what begins between two offsets, of things in the order of the text."""
    first = bisect_left(found, start, key=_start)
    return found[first : bisect_left(found, end, lo=first, key=_start)]


def words_of(
    text: str, low: str, start: int, end: int, named: frozenset[int] = frozenset()
) -> list[str]:
    """Return the folded words of a stretch, numbers as ``#`` and names as ``Xx``."""
    found = []
    for match in _WORD.finditer(low, start, end):
        word = match.group()
        if word[0].isdigit():
            found.append("#")
        elif match.start() in named or (text[match.start()].isupper() and found):
            found.append("Xx")
        else:
            found.append(word)
    return found


def _objects(low: str, lexicon: Lexicon) -> Mentions:
    found = [
        Mention(match.start(), match.end(), kind.value, rank)
        for rank, kind in enumerate(lexicon.targets)
        for match in lexicon.target(kind).finditer(low)
    ]
    kept: list[Mention] = []
    for each in sorted(found, key=lambda one: (one.start, one.rank)):
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return Mentions(kept)


def _names(low: str, sides: Sides) -> Iterator[Mention]:
    for naming in sides.namings:
        for pattern in (naming.names, naming.demonyms, naming.bodies):
            for match in pattern.finditer(low):
                yield Mention(match.start(), match.end(), naming.code)


def _lands(text: str, low: str, lexicon: Lexicon, gazetteer: Gazetteer) -> Iterator[Mention]:
    for match in _CAPITAL.finditer(text):
        code = _land(low[match.start() : match.end()], lexicon.language, gazetteer)
        if code is not None:
            yield Mention(match.start(), match.end(), code)


def _land(words: str, language: str, gazetteer: Gazetteer) -> str | None:
    first = re.split(r"[ -]", words)[0]
    lemmas = [words, first, form_of(first, language).lemma]
    adjective = _ADJECTIVE.sub("", first)
    if adjective != first:
        lemmas += [adjective + ending for ending in _ENDINGS]
    region = _REGION.sub("", first)
    if region != first:
        lemmas += [region + ending for ending in _ENDINGS]
    for lemma in lemmas:
        if (code := gazetteer.party_of(lemma)) is not None:
            return code
    return None


_ENDINGS = (
    "",
    "ь",
    "а",
    "я",
    "и",
    "і",
    "е",
    "о",
    "в",
    "ів",
    "ов",
    "ськ",
    "ск",
    "іж",
    "іжжя",
    "ожье",
    "к",
)


def _ordered(mentions: Iterable[Mention]) -> Mentions:
    return Mentions(sorted(mentions, key=lambda each: (each.start, each.end, each.what)))
