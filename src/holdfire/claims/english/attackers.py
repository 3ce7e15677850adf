"""Who acted, as far as a clause says. In: Parties and text. Out: a party code or ``unknown``.

A party is named only where the words of the clause name it: as agent, or as the speaker's own "it",
"we", "its forces", "the enemy". What the rest of the report makes likely is weighed by the judge.
Every rule asks both parties the same question; no rule knows a name.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from holdfire.claims.english.agents import (
    IT,
    OWN,
    OWN_BY,
    OWN_CLAIM,
    WEAPON,
    Agent,
    Patterns,
    agents_in,
)
from holdfire.claims.english.namings import Clause
from holdfire.claims.english.sides import patterns_of
from holdfire.model import Kind, Modality, Parties, Quoted, Side

_ENEMY = re.compile(
    r"\benemy(?:['’]s)? (?:[\w-]+ ){0,2}?(?:attack|strike|drone|missile|raid|shelling|aircraft"
    r"|artillery|barrage|fire|struck|hit|shelled|launched|UAV)\w*",
    re.IGNORECASE,
)
_ARMED = re.compile(rf"\b(?:{WEAPON}|targets?|barrage|raid|attacks?|strikes?)\b", re.IGNORECASE)
_DENIES_DEED = re.compile(
    r"\b(?:ever|den\w+) (?:\w+ )?(?:striking|attacking|hitting|breaking|breaching|violating"
    r"|shelling|responsib\w+|involvement)\b|\b(?:claims?|accusations?|allegations?)\b"
    r"|\bnone of its (?:actions|strikes|attacks|drones)\b",
    re.IGNORECASE,
)
_HAPPENED = frozenset({Modality.ASSERTED, Modality.HEDGED})

Named = tuple[str, Quoted | None]


class Attackers:
    """What the clauses of a report say about who acts.

    Parameters
    ----------
    parties : Parties
        The two parties of the case.
    text : str
        The report's text.
    """

    def __init__(self, parties: Parties, text: str) -> None:
        self.parties, self.text = parties, text
        self._patterns: dict[str, Patterns] = patterns_of(parties)
        self.agents = {
            code: list(agents_in(text, (0, len(text)), each, code, parties))
            for code, each in self._patterns.items()
        }
        self._ordered = {code: sorted(found, key=_start) for code, found in self.agents.items()}

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
        """Return who acted by the words of the clause, with those words; ``unknown`` else."""
        return self._said(clause) or (Side.UNKNOWN.value, None)

    def _agents(self, start: int, end: int, code: str) -> list[Agent]:
        found = self._ordered[code]
        first = bisect_left(found, start, key=_start)
        past = bisect_left(found, end, lo=first, key=_start)
        return [each for each in found[first:past] if each.end <= end]

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
        if clause.modality is Modality.THREATENED or (cleared and _DENIES_DEED.search(words)):
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

    def _quoted(self, start: int, end: int) -> Quoted:
        return Quoted(self.text[start:end], start, end)


def _start(agent: Agent) -> int:
    return agent.start
