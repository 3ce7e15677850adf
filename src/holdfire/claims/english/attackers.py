"""Who acted, as far as the report says. In: Parties and text. Out: a party code or ``unknown``.

A party is named only where the words name it: as agent of the clause, as the speaker's own "it",
"we", "its forces", or as the only attacker that the whole report names. Every rule asks both
parties the same question; no rule knows a name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from holdfire.claims.english.agents import (
    BOTH,
    IT,
    OWN,
    OWN_BY,
    OWN_CLAIM,
    WEAPON,
    Agent,
    Patterns,
    agents_in,
)
from holdfire.claims.english.namings import Clause, Heard, Naming
from holdfire.claims.english.sides import patterns_of
from holdfire.claims.english.targets import refers_back
from holdfire.model import Kind, Modality, Parties, Quoted, Side, TargetKind

_ENEMY = re.compile(
    r"\benemy(?:['’]s)? (?:[\w-]+ ){0,2}?(?:attack|strike|drone|missile|raid|shelling|aircraft"
    r"|artillery|barrage|fire|struck|hit|shelled|launched|UAV)\w*",
    re.IGNORECASE,
)
_ARMED = re.compile(rf"\b(?:{WEAPON}|targets?|barrage|raid|attacks?|strikes?)\b", re.IGNORECASE)
_STRUCK = re.compile(
    rf"\b(?:{WEAPON}|attacks?|strikes?|raids?|struck|hit|attacked|shelled|bombed|targeted)\b",
    re.IGNORECASE,
)
_CONFIRMED = re.compile(r"\A(?:confirmed|acknowledged) ", re.IGNORECASE)
_DENIES_DEED = re.compile(
    r"\b(?:ever|den\w+) (?:\w+ )?(?:striking|attacking|hitting|breaking|breaching|violating"
    r"|shelling|responsib\w+|involvement)\b|\b(?:claims?|accusations?|allegations?)\b"
    r"|\bnone of its (?:actions|strikes|attacks|drones)\b",
    re.IGNORECASE,
)
_ITS_SITE = re.compile(
    r"\b(?:its|our) (?:own )?(?:[\w-]+ ){0,2}?(?:plants?|stations?|substations?|grid|refiner\w+"
    r"|facilit\w+|sites?|depots?|infrastructure|lines?|equipment|generation)\b",
    re.IGNORECASE,
)
_PASSIVE = re.compile(r"\A(?:was|were|is|are|has been|had been|have been|been)\b")
_AHEAD = re.compile(r"\b(?:will|would|may|might|could|plan\w*|intend\w*|right to|not|never)\b")
_HAPPENED = frozenset({Modality.ASSERTED, Modality.HEDGED})

Named = tuple[str, Quoted | None]


@dataclass(slots=True)
class Attackers:
    """What a report says about who acts; built once a reading.

    Parameters
    ----------
    parties : Parties
        The two parties of the case.
    text : str
        The report's text.
    heard : Heard
        What a first reading learned of the whole report; empty in that first reading.
    """

    parties: Parties
    text: str
    heard: Heard = field(default_factory=Heard)
    namings: list[Naming] = field(default_factory=list)
    _patterns: dict[str, Patterns] = field(default_factory=dict)
    _before: tuple[int, Named | None] = (-1, None)
    _owners: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        self._patterns = patterns_of(self.parties)

    def learned(self) -> Heard:
        """Return what this reading learned, for the next one."""
        found = list(self.namings)
        loose = {naming.code for naming in found}
        for code in self._patterns:
            for agent in self._agents(0, len(self.text), code):
                if agent.accused:
                    found.append(Naming(code, None, None, self._paragraph(agent.start)))
                if not _AHEAD.search(self.text[agent.start : agent.end]):
                    loose.add(code)
        return Heard(tuple(found), frozenset(loose))

    def named(self, start: int, end: int, *, accuser: str | None = None) -> Agent | None:
        """Return the one party that the words name as acting, by the strongest form.

        Parameters
        ----------
        accuser : str or None
            Party that calls it a breach: then "Xian refinery strikes" are strikes by X.
        """
        found = [
            agent
            for code in self._patterns
            for agent in self._agents(start, end, code)
            if not agent.doubtful or (accuser is not None and agent.code != accuser)
        ]
        best = min((agent.rank for agent in found), default=0)
        strongest = sorted((a for a in found if a.rank == best), key=lambda a: (a.start, a.end))
        return strongest[0] if len({agent.code for agent in strongest}) == 1 else None

    def resolve(self, clause: Clause) -> Named:
        """Return who acted in the clause, with the words where the clause itself says so."""
        found = self._said(clause)
        before, self._before = self._before, (clause.sentence[0], found)
        words = self.text[clause.start : clause.end]
        if found is None and clause.link in {"part", "vp"} and not _PASSIVE.match(words):
            shared = before[1] if before[0] == clause.sentence[0] else None
            if shared is not None and clause.kind is not Kind.INTERCEPTION:
                return shared
        if found is not None:
            if found[1] is not None and clause.kind is not Kind.INTERCEPTION:
                paragraph = self._paragraph(clause.start)
                if clause.modality in _HAPPENED:
                    named = Naming(
                        found[0], clause.speaker, clause.target, paragraph, clause.sentence
                    )
                    self.namings.append(named)
            return found
        near = self._near(clause, words) or self._against(clause, words)
        return near or self._resolved(clause, words), None

    def _against(self, clause: Clause, words: str) -> str | None:
        """Return the other party where one's site is struck, or one's speaker tells of the strike.

        The clause must hold a weapon or a verb of striking, and the other must be an attacker by
        the report's own words elsewhere; a speaker's own party must be none.
        """
        attackers = self.heard.attackers
        owners = self._owners_in(clause.start, clause.end, None)
        if not owners and clause.side is not None and clause.side not in attackers:
            owners = frozenset({clause.side})
        if len(owners) != 1 or clause.kind is Kind.INTERCEPTION or not _STRUCK.search(words):
            return None
        other = self.parties.other(min(owners))
        return other if other in attackers and not BOTH.search(words) else None

    def _near(self, clause: Clause, words: str) -> str | None:
        """Return the one party that the same speaker named as attacker in this sentence."""
        if clause.kind is Kind.INTERCEPTION or BOTH.search(words):
            return None
        codes = {each.code for each in self.namings if each.sentence == clause.sentence}
        voices = {each.speaker for each in self.namings if each.sentence == clause.sentence}
        seen = {code for code in self._patterns if self._agents(*clause.sentence, code)}
        owners = self._owners_in(clause.start, clause.end, None)
        if len(codes) != 1 or seen - codes or voices != {clause.speaker} or codes & owners:
            return None
        return min(codes)

    def passed(self, start: int, end: int) -> None:
        """Remember whose sites a sentence named, for later words that point back."""
        owners = self._owners_in(start, end, None)
        self._owners = owners or self._owners

    def _agents(self, start: int, end: int, code: str) -> list[Agent]:
        each = self._patterns[code]
        return list(agents_in(self.text, (start, end), each, code, self.parties))

    def _said(self, clause: Clause) -> Named | None:
        """Return who acted by the words of the clause or by the speaker's own pronoun."""
        start, end = clause.start, clause.end
        words = self.text[start:end]
        if clause.kind is Kind.INTERCEPTION:
            return self._shot_down(clause, words)
        accuser = clause.side if clause.kind is Kind.BREACH else None
        agent = self.named(start, end, accuser=accuser)
        if agent is None and clause.cause is not None:
            agent = self.named(*clause.cause)
        if agent is not None:
            return agent.code, self._quoted(agent.start, agent.end)
        if clause.side is None:
            return self._it(clause, words)
        return self._own(clause, words, clause.side)

    def _own(self, clause: Clause, words: str, side: str) -> Named | None:
        """Return whom a party's speaker means by "it", "our forces", "the enemy" and the like."""
        if (own := self._we(clause, words)) is not None:
            return own
        cleared = clause.denied or clause.modality is Modality.DENIED
        if clause.modality is Modality.THREATENED or (
            cleared and (_DENIES_DEED.search(words) or side in self.heard.attackers)
        ):
            return side, None
        if clause.kind is Kind.BREACH and clause.modality in _HAPPENED:
            # A party that speaks of a breach without naming anyone means the other's.
            return self.parties.other(side), None
        return None

    def _we(self, clause: Clause, words: str) -> Named | None:
        start, end, side = clause.start, clause.end, clause.side or ""
        if (match := _ENEMY.search(words)) is not None:
            at = start + match.start()
            return self.parties.other(side), self._quoted(at, start + match.end())
        if self.text[max(0, start - 8) : start] == "claimed " and OWN_CLAIM.match(
            "claimed " + words
        ):
            return side, self._quoted(start - 8, end)
        own = OWN.search(words) or OWN_BY.search(words) or OWN_CLAIM.search(words)
        if own is not None and not self._other_subject(clause):
            return side, self._quoted(start + own.start(), start + own.end())
        return None

    def _it(self, clause: Clause, words: str) -> Named | None:
        """Return the party that opens the sentence where "it" of the second half means it."""
        match = IT.match(words)
        before = self.text[clause.sentence[0] : clause.start]
        opening = {code for code, each in self._patterns.items() if each.opens.match(before)}
        named = {code for code, each in self._patterns.items() if each.any.search(before)}
        if match is None or len(opening) != 1 or opening != named:
            return None
        return min(opening), self._quoted(clause.start, clause.start + match.end())

    def _shot_down(self, clause: Clause, words: str) -> Named | None:
        """Return whose weapons were shot down: those named, else the other side's."""
        for code, each in sorted(self._patterns.items()):
            if each.defender.search(self.text, clause.start, clause.end) is not None:
                return self.parties.other(code), None
        agent = self.named(clause.start, clause.end)
        if agent is not None and agent.rank == 2 and agent.code != clause.side:
            return agent.code, self._quoted(agent.start, agent.end)
        if clause.side is not None and _ARMED.search(words):
            return self.parties.other(clause.side), None
        return None

    def _other_subject(self, clause: Clause) -> bool:
        """Return whether "it" may mean the other party, named earlier in the sentence."""
        before = self.text[clause.sentence[0] : clause.start]
        if clause.speaker:
            before = before.replace(clause.speaker, "")
        other = self._patterns[self.parties.other(clause.side or "")]
        return other.any.search(before) is not None

    def _resolved(self, clause: Clause, words: str) -> str:
        """Return the only attacker of the report, unless it is the side that was struck."""
        if len(self.heard.attackers) != 1 or len(self.heard.named) != 1 or BOTH.search(words):
            return Side.UNKNOWN.value
        (code,) = self.heard.attackers
        speakers = {naming.speaker for naming in self.heard.namings}
        if not any(self._concerns(naming, clause) for naming in self.heard.namings):
            return Side.UNKNOWN.value
        owners = self._owners_in(*clause.sentence, clause.side if _ITS_SITE.search(words) else None)
        if not owners and refers_back(words):
            owners = self._owners
        told_by_own = clause.side == code and clause.speaker not in speakers
        if code in owners or (told_by_own and not _CONFIRMED.match(words)):
            return Side.UNKNOWN.value
        return code

    def _concerns(self, naming: Naming, clause: Clause) -> bool:
        """Return whether a naming can speak of the clause's event: near by, or of such a site."""
        here = self._paragraph(clause.start)
        if naming.paragraph == here or clause.kind is Kind.INTERCEPTION:
            return True
        if clause.target is None:
            return naming.paragraph < here or naming.target is None
        loose = {None, TargetKind.ENERGY_INFRASTRUCTURE}
        known = {TargetKind.ENERGY_INFRASTRUCTURE, naming.target}
        return naming.target in loose or clause.target in known

    def _paragraph(self, at: int) -> int:
        return self.text.count("\n", 0, at)

    def _owners_in(self, start: int, end: int, own: str | None) -> frozenset[str]:
        """Return the parties whose sites or places the stretch names."""
        text = self.text[start:end]
        found = {
            party.code
            for party in self.parties
            if self._patterns[party.code].victim.search(self.text, start, end)
            or any(place in text for place in party.places)
        }
        return frozenset(found | ({own} if own else set()))

    def _quoted(self, start: int, end: int) -> Quoted:
        return Quoted(self.text[start:end], start, end)
