"""Who acted, as far as the report says. In: Parties and text. Out: a party code or ``unknown``.

Every rule asks both parties the same question; no rule knows a name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from holdfire.model import Parties, Party, Quoted, Side

_DEED = (
    r"(?:\w+[- ]){0,3}?(?:attacks?|strikes?|raids?|drones?|missiles?|shelling|barrages?"
    r"|bombardments?"
    r"|violations?|bombs?|rockets?|artillery|assaults?|aircraft|UAVs?|troops|forces|soldiers)"
)
_ACTS = (
    r"(?:struck|strik(?:e|es|ing)|attack(?:ed|s|ing)|hit|hits|hitting|shelled|bombed|target(?:ed"
    r"|s|ing)?|launched"
    r"|resumed|intensified|continue[sd]?|destroyed|blew|broke|violated|breached|carried out|fired"
    r"|accused of"
    r"|stepped up|may resume|will|plans? to|reserves? the right|stockpiled|killed)"
)
_CLAIMED = (
    r"(?:has |have |had )?(?:not |never |also )?(?:yet )?(?:claimed|confirmed"
    r"|acknowledged) (?:responsibility for )?(?:the|a|an|this|that)? ?[\"“]?(?:\w+"
    r" )?(?:attack|strike|raid|responsibility|hit)"
)
_OWNED = (
    r"(?:refiner|power (?:plant|station|system|grid)|energy|oil (?:depot|plant)|gas |grid"
    r"|substations?|infrastructure|facilit|region|cities|towns)"
)


_OWN = re.compile(
    r"\b(?:our|its) (?:forces|troops|drones|army|military)\b|\bwe (?:struck|hit|attacked|will)\b"
    r"|\A(?:confirmed|claimed)\b|\b(?:[Ss]ecurity [Ss]ervice|military|army|special services?"
    r"|special forces)"
    r" (?:had |has |have )?(?:struck|hit|attacked|carried out)"
)
_ENEMY = re.compile(r"\benemy\b", re.IGNORECASE)
_PRONOUN = re.compile(
    rf"(?:it|they|we)\b (?:has |have |had |also |will |only )*{_ACTS}\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Patterns:
    deed: re.Pattern[str]
    agent: re.Pattern[str]
    subject: re.Pattern[str]
    accused: re.Pattern[str]
    victim: re.Pattern[str]
    any: re.Pattern[str]


def _any_of(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda w: (-len(w), w)))


def _patterns(party: Party) -> _Patterns:
    names = [party.name, *party.names, *party.bodies]
    named = rf"(?:{_any_of(names)})"
    adjective = (
        rf"(?:(?:{_any_of([*party.demonyms])})|{named}['’]s)"
        if party.demonyms
        else rf"{named}['’]s"
    )
    either = rf"(?:{_any_of([*names, *party.demonyms])})"
    return _Patterns(
        re.compile(rf"\b{adjective} (?!source|official){_DEED}\b"),
        re.compile(
            rf"\bby (?:the )?(?:retreating |regular )?{either}\b(?!['’]s (?:refin|power|energy))"
        ),
        re.compile(
            rf"\b(?:the )?{either}(?:['’]s)?(?: (?:military|forces|army|troops|themselves|side"
            rf"|drones|missiles))?(?:,[^,]{{0,40}},)?"
            r" (?:has |have |had |was |were |is |are |also |then |again |repeatedly |virtually "
            rf"|nevertheless |does not |did not |not |will )*{_ACTS}\b"
        ),
        re.compile(
            rf"\b(?:(?:accus\w+|blam\w+|describ\w+) (?:the )?(?:\w+ )?{either}|{either}"
            rf" (?:{_CLAIMED}))"
        ),
        re.compile(
            rf"\b(?:{either} (?:has |had )?lost|(?:on|against|at|across|over) (?:the )?(?:\w+"
            rf" ){{0,2}}?{adjective}|{adjective} (?:[\w-]+ ){{0,2}}?{_OWNED})"
        ),
        re.compile(rf"\b{either}\b"),
    )


@dataclass(slots=True)
class Attackers:
    """What a report says about who acts; built once a report.

    Parameters
    ----------
    parties : Parties
        The two parties of the case.
    text : str
        The report's text.
    """

    parties: Parties
    text: str
    accused: frozenset[str] = frozenset()
    _patterns: dict[str, _Patterns] = field(default_factory=dict)
    _known: tuple[str, ...] = ()
    _last: str | None = None
    _actor: str | None = None

    def __post_init__(self) -> None:
        self._patterns = patterns_of(self.parties)
        self._known = tuple(
            code
            for code, patterns in self._patterns.items()
            if code in self.accused
            or any(
                pattern.search(self.text)
                for pattern in (patterns.deed, patterns.agent, patterns.subject, patterns.accused)
            )
        )

    def named(self, start: int, end: int) -> tuple[str, Quoted] | None:
        """Return the party that the clause itself names as acting, with the words."""
        best: tuple[int, int, str, Quoted] | None = None
        for code, patterns in self._patterns.items():
            ranked = (patterns.agent, patterns.accused, patterns.subject, patterns.deed)
            for rank, pattern in enumerate(ranked):
                match = pattern.search(self.text, start, end)
                if match is not None:
                    words = Quoted(match.group(), match.start(), match.end())
                    candidate = (rank > 1, match.start(), code, words)
                    if best is None or candidate[:2] < best[:2]:
                        best = candidate
        return (best[2], best[3]) if best else None

    def party_of(self, words: str) -> str | None:
        """Return the party whose name, demonym or body stands first in the words."""
        found = [
            (match.start(), code)
            for code, patterns in self._patterns.items()
            if (match := patterns.any.search(words)) is not None
        ]
        return min(found)[1] if found else None

    def victim(self, start: int, end: int) -> str | None:
        """Return the party whose site the clause names."""
        found = [
            (match.start(), code)
            for code, patterns in self._patterns.items()
            if (match := patterns.victim.search(self.text, start, end)) is not None
        ]
        if found:
            return min(found)[1]
        owners = [
            party.code
            for party in self.parties
            if any(place in self.text[start:end] for place in party.places)
        ]
        return owners[0] if len(owners) == 1 else None

    def resolve(
        self, start: int, end: int, *, speaker: str | None, defended: bool
    ) -> tuple[str, Quoted | None]:
        """Return who acted in the clause, with the words where the clause itself says so.

        Parameters
        ----------
        speaker : str or None
            Party of the speaker.
        defended : bool
            Whether the clause tells of shooting down: the other side's weapons.
        """
        words = self.text[start:end]
        named = self.named(start, end)
        if named is not None and not (defended and named[0] == speaker):
            self._last = named[0]
            return named
        inferred = self._inferred(words, start, end, speaker, defended)
        if inferred is not None:
            self._last = inferred
            return inferred, None
        return (self._last if self._known and self._last else Side.UNKNOWN.value), None

    def _inferred(
        self, words: str, start: int, end: int, speaker: str | None, defended: bool
    ) -> str | None:
        """Return who acted by who speaks, whose site it is, or who else acts in the report."""
        if speaker is not None and (defended or _ENEMY.search(words)):
            return self.parties.other(speaker)
        if speaker is not None and _OWN.search(words):
            return speaker
        if _PRONOUN.match(words):
            return speaker or self._actor
        if len(self._known) == 1:
            return self._known[0]
        victim = self.victim(start, end)
        if victim is None and speaker is not None and self._last is None:
            victim = speaker
        return self.parties.other(victim) if self._known and victim is not None else None

    def acted(self, start: int, end: int) -> None:
        """Remember the party that opens a sentence, to whom "it" may point next."""
        opening = self.party_of(self.text[start : min(end, start + 24)])
        if opening is not None:
            self._actor = opening


_CACHE: dict[Parties, dict[str, _Patterns]] = {}


def patterns_of(parties: Parties) -> dict[str, _Patterns]:
    """Return the compiled patterns of both parties, built once."""
    if parties not in _CACHE:
        _CACHE[parties] = {party.code: _patterns(party) for party in parties}
    return _CACHE[parties]
