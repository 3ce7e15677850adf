"""Energy sites named in a clause. In: text. Out: class of the object, and a proper name."""

from __future__ import annotations

import re

from holdfire.claims.english.objects import CLASSES, MORE
from holdfire.claims.english.sieve import SIEVE
from holdfire.claims.english.words import listed
from holdfire.claims.judge.draft import Mention
from holdfire.model import Parties, Quoted, TargetKind

_KINDS = tuple(kind for kind, _ in (*CLASSES, *MORE))
_PATTERNS = [SIEVE.add(pattern) for _, pattern in (*CLASSES, *MORE)]
#: Those that one clause is asked about.
_COMPILED = tuple(zip(_KINDS, _PATTERNS, strict=True))[: len(CLASSES)]
_SITE_NOUN = (
    r"(?:(?:[a-z-]+ ){0,2}?(?:power (?:plant|station)|plant|refinery|substation|sub-station|depot"
    r"|terminal"
    r"|station|facility"
    r"|hub|storage|field|complex|NPP|TPP|HPP))"
)
_SITE = re.compile(rf"(?P<name>[A-ZА-ЯІЇЄҐ][\w’'-]+(?: [A-Z][\w’'-]+){{0,2}}) {_SITE_NOUN}\b")
_NOT_NAMES = listed(
    "The A An In At On One Two Three Four Several Some Its Their That This Another Thermal Nuclear "
    "Twenty Most Each Every Last Energy Power Gas Oil Western Eastern European Every Local All "
    "Both New Other No Its Our Your Many Such When While After Before As But And If Two Six Seven "
    "Eight Nine Ten Northern Southern Central Regional Underground Floating Offshore Onshore Hydro "
    "Coal Solar Wind State National"
)


def target_in(text: str, start: int, end: int) -> tuple[TargetKind, Quoted] | None:
    """Return the class of the first energy object named, with its words.

    A nuclear plant outranks its line; otherwise the object named first decides.
    """
    found: list[tuple[int, int, TargetKind, Quoted]] = []
    for rank, (kind, pattern) in enumerate(_COMPILED):
        for match in pattern.finditer(text, start, end):
            words = Quoted(text[match.start() : match.end()], match.start(), match.end())
            found.append((match.start(), rank, kind, words))
            break
    if not found:
        return None
    nuclear = [each for each in found if each[2] is TargetKind.NUCLEAR]
    thermal = [each for each in found if each[2] is TargetKind.THERMAL]
    if thermal and found and min(found)[2] is TargetKind.ENERGY_INFRASTRUCTURE:
        nuclear = nuclear or thermal
    best = nuclear[0] if nuclear else min(found)
    return best[2], best[3]


def mentions(text: str) -> list[Mention]:
    """Return every energy object that a text names, in order; the sharpest class of each words."""
    found = [
        Mention(match.start(), match.end(), kind.value, rank)
        for rank, (kind, pattern) in enumerate(zip(_KINDS, _PATTERNS, strict=True))
        for match in pattern.finditer(text)
    ]
    kept: list[Mention] = []
    for each in sorted(found, key=lambda one: (one.start, one.rank)):
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return kept


def site_in(text: str, start: int, end: int, parties: Parties) -> Quoted | None:
    """Return the named site in a clause ("Norrvik refinery"); adjectives of a party are no name."""
    common = {word for party in parties for word in (*party.demonyms, *party.names, party.name)}
    for match in _SITE.finditer(text, start, end):
        low = match.start()
        words = match["name"].split()
        while words and (
            words[0] in common or words[0] in _NOT_NAMES or words[0].endswith(("'s", "’s"))
        ):
            low += len(words[0]) + 1
            words.pop(0)
        if not words or words[-1] in {"Region", "District", "Ministry", "Service"}:
            continue
        return Quoted(text[low : match.end()], low, match.end())
    return None
