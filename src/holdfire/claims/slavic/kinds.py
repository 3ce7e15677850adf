"""What a clause is about. In: folded words. Out: a Kind, by the head predicate."""

from __future__ import annotations

import re

from holdfire.claims.slavic.lexicon import Lexicon
from holdfire.model import Kind

#: Kinds whose words outweigh the plain predicate they stand with.
_FIRST = (Kind.BREACH, Kind.DEESCALATION, Kind.COUNT, Kind.OUTAGE)
_VERBS = (
    Kind.INTERCEPTION, Kind.OTHER, Kind.DAMAGE, Kind.STRIKE, Kind.REPAIR, Kind.AGREEMENT,
    Kind.TALKS, Kind.POSITION, Kind.CAPACITY,
)  # fmt: skip
_NOUNS = (
    Kind.INTERCEPTION, Kind.BREACH, Kind.AGREEMENT, Kind.TALKS, Kind.OUTAGE, Kind.REPAIR,
    Kind.DAMAGE, Kind.STRIKE, Kind.DEESCALATION, Kind.CAPACITY, Kind.OTHER, Kind.POSITION,
)  # fmt: skip


def kind_of(low: str, span: tuple[int, int], lexicon: Lexicon) -> Kind | None:
    """Return the kind of a stretch of folded text: strong words, then verbs, then nouns.

    Among verbs the one named first decides, among nouns likewise; the order of kinds only breaks
    ties.
    """
    for kind in _FIRST:
        if lexicon.predicate(kind).search(low, *span):
            return kind
    return _earliest(low, span, lexicon, verbs=True) or _earliest(low, span, lexicon, verbs=False)


def _earliest(low: str, span: tuple[int, int], lexicon: Lexicon, *, verbs: bool) -> Kind | None:
    best: tuple[int, int, Kind] | None = None
    for rank, kind in enumerate(_VERBS if verbs else _NOUNS):
        pattern = lexicon.predicate(kind) if verbs else lexicon.noun(kind)
        match: re.Match[str] | None = pattern.search(low, *span)
        if match is not None and (best is None or (match.start(), rank) < best[:2]):
            best = (match.start(), rank, kind)
    return best[2] if best else None
