"""Which party words belong to. In: Parties. Out: patterns of both, and the party of a phrase.

Every rule asks both parties the same question; no rule knows a name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from holdfire.claims.slavic.tokens import folded
from holdfire.model import Parties, Party

_CYRILLIC = re.compile(r"[а-яіїєґ]")


def _stem(word: str) -> str:
    """Return a pattern for all forms of a name: short words and abbreviations stand unchanged."""
    if len(word) <= 3 or not _CYRILLIC.search(word):
        return re.escape(word)
    bare = (
        re.sub(r"(?:ий|ый|ой|ая|яя|ья|ия|ія|[аеиоуюяьйіїє])\Z", "", word) if len(word) > 4 else word
    )
    return re.escape(bare) + r"\w{0,5}"


def pattern_of(entries: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of names in all their cases; nothing matches an empty list."""
    sources = [
        r"\s+".join(_stem(word) for word in folded(entry).split()) for entry in entries if entry
    ]
    return re.compile(
        rf"(?<![\w'-])(?:{'|'.join(sorted(sources, key=len, reverse=True))})(?!\w)"
        if sources
        else r"(?!)"
    )


@dataclass(frozen=True)
class Naming:
    """One party's words as patterns over folded text."""

    code: str
    names: re.Pattern[str]
    demonyms: re.Pattern[str]
    bodies: re.Pattern[str]
    places: re.Pattern[str]

    @classmethod
    def of(cls, party: Party) -> Naming:
        """Return the patterns of a party."""
        return cls(
            party.code,
            pattern_of((party.name, *party.names)),
            pattern_of(party.demonyms),
            pattern_of(party.bodies),
            pattern_of(party.places),
        )


@dataclass(frozen=True)
class Sides:
    """Both parties' patterns."""

    parties: Parties

    @cached_property
    def namings(self) -> tuple[Naming, ...]:
        """The patterns of both parties."""
        return tuple(Naming.of(party) for party in self.parties)

    @cached_property
    def common(self) -> re.Pattern[str]:
        """Words of either party, which are no part of a site's name."""
        return re.compile("|".join(each.demonyms.pattern for each in self.namings))

    def party_of(self, phrase: str) -> str | None:
        """Return the party that a speaker's words name, if it is one; bodies outweigh names."""
        low = folded(phrase)
        for use in ("bodies", "names", "demonyms"):
            codes = {each.code for each in self.namings if getattr(each, use).search(low)}
            if len(codes) == 1:
                return codes.pop()
            if codes:
                return None
        return None
