"""Which party a speaker or a phrase belongs to. In: Parties, words. Out: a code, or None."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from holdfire.claims.english.agents import Patterns, patterns
from holdfire.model import Parties

#: A name in an outlet's own title, or where somebody merely stays, is no membership.
_TITLE = re.compile(r" (?:Times|Post|Independent|News|Herald|Journal|Tribune|Today|Agency)\b")
_STAYS = re.compile(
    r"(?<!inistry )(?<!overnment )\b(?:in|to|on|for|near|with|from|against|about) (?:the )?\Z"
)


@dataclass(slots=True)
class Sides:
    """The sides of a report's speakers, heard in order.

    Parameters
    ----------
    parties : Parties
        The two parties of the case.
    """

    parties: Parties
    _patterns: dict[str, Patterns] = field(default_factory=dict)
    _bodies: dict[str, str | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._patterns = patterns_of(self.parties)

    def party_of(self, words: str) -> str | None:
        """Return the party whose name, demonym or body stands first in the words."""
        found = [
            (match.start(), code)
            for code, each in self._patterns.items()
            if (match := each.any.search(words)) is not None
        ]
        return min(found)[1] if found else None

    def side_of(self, speaker: str) -> str | None:
        """Return the party that a speaker belongs to ("an envoy in X" belongs to none)."""
        found = [
            (match.start(), code)
            for code, each in self._patterns.items()
            for match in each.any.finditer(speaker)
            if not _TITLE.match(speaker, match.end())
            and not _STAYS.search(speaker[: match.start()])
        ]
        return min(found)[1] if found else None

    def belongs(self, speaker: str) -> str | None:
        """Return the speaker's party; "the ministry" belongs where the last one named did."""
        side = self.side_of(speaker)
        head = re.search(r"\b(?:ministry|staff|military|army|command|service)\b", speaker, re.I)
        if head is None:
            return side
        body = head.group().lower()
        if re.fullmatch(rf"the {body}", speaker, re.IGNORECASE):
            return self._bodies.get(body)
        self._bodies[body] = side
        return side


_CACHE: dict[Parties, dict[str, Patterns]] = {}


def patterns_of(parties: Parties) -> dict[str, Patterns]:
    """Return the compiled patterns of both parties, built once."""
    if parties not in _CACHE:
        _CACHE[parties] = {party.code: patterns(party) for party in parties}
    return _CACHE[parties]
