"""One report under way: what was named before decides what later words mean.

In: sentences with their statements. Out: claims.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from holdfire.claims.english import heads, kinds, modality, targets
from holdfire.claims.english.attackers import Attackers
from holdfire.claims.english.namings import Clause
from holdfire.claims.english.places import places_in
from holdfire.claims.english.sides import Sides
from holdfire.claims.english.sieve import SIEVE
from holdfire.claims.english.speakers import Speaker, Speakers
from holdfire.claims.english.statement import Source, Statement
from holdfire.claims.english.tokens import Token
from holdfire.claims.judge.draft import Draft
from holdfire.model import Claim, Kind, Modality, Parties, Quoted, Report

_ACTS = frozenset({Kind.STRIKE, Kind.DAMAGE, Kind.BREACH, Kind.INTERCEPTION, Kind.COUNT})
_AHEAD = frozenset({Modality.PREDICTED, Modality.CONDITIONAL, Modality.THREATENED})
_LEADING = re.compile(r"(?:(?:Back )?[Ii]n|At|Near|Across|Over|Outside|On) [^,.;]{3,60},")
_DEMANDS = re.compile(
    r"\b(?:welcomed|condemned|urged|considers|requires|demands|demanded|rejects"
    r"|rejected|wants|insists|refuses)\b"
)
#: After a demand this turns down the demand; after a report it denies the report.
_DECLINES = re.compile(r"(?:[\w'’]+ ){0,3}?(?:reject|refus)\w+ (?:both|them|it|this|that)\b")
_NOT_US = re.compile(r"(?:it|they|we) (?:has|have|had|did|does|do) (?:not|never)\b", re.IGNORECASE)
_UNTRUE = SIEVE.add(
    r"\b(?:lies?|baseless|groundless|disinformation|false|fake|fabricat\w+|untrue|not true"
    r"|nonsense|nothing to do with reality)\b"
)


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence: where it stands, what it states, and who acts in it."""

    start: int
    end: int
    statements: tuple[Statement, ...]
    subject: Source | None
    paragraph: int = 0
    tokens: tuple[Token, ...] = ()


class Reading:
    """The second half of extraction: statements into claims, sentence by sentence."""

    def __init__(self, parties: Parties, report: Report, extractor: str) -> None:
        self.parties, self.report, self.text = parties, report, report.text
        self.extractor = extractor
        self._report_id = report.report_id  # hashes the whole text
        names = {name for party in parties for name in (party.name, *party.names)}
        self.speakers = Speakers(report.text, frozenset(names))
        self.attackers = Attackers(parties, report.text)
        self.sides = Sides(parties)
        self._kind_before: Kind | None = None
        self._demanded = False

    def sentence(self, said: Said) -> list[Draft]:
        """Return the drafts of one sentence, a claim or not."""
        found = [self._draft(each, said) for each in said.statements]
        if said.subject is not None and not any(each.source for each in said.statements):
            self.speakers.mention(said.subject.start, said.subject.end)
        return found

    def _draft(self, said: Statement, sentence: Said) -> Draft:
        words = self.text[said.start : said.end]
        proposed = self._kind(said, words)
        kind = proposed or Kind.OTHER
        speaker = self._speaker(said, words, kind, sentence)
        side = self.sides.belongs(speaker.words.text) if speaker.words else None
        if kind is Kind.STRIKE and side is None and kinds.kind_of(words) is Kind.DEESCALATION:
            kind = Kind.DEESCALATION
        surely = self._modality(said, words, kind, side)
        self._demanded = kind is Kind.POSITION
        leading = self._leading(said, sentence)
        attacker = self._attacker(
            said, sentence, kind=kind, surely=surely, speaker=speaker, side=side
        )
        if proposed in _ACTS | {Kind.TALKS, Kind.AGREEMENT, Kind.OUTAGE}:
            self._kind_before = kind
        silent = kind is Kind.NO_COMMENT
        site = None if silent else targets.site_in(self.text, said.start, said.end, self.parties)
        places = () if silent else self._places(said, leading, sentence)
        claim = Claim(
            report_id=self._report_id,
            words=Quoted(words, said.start, said.end),
            kind=kind,
            modality=surely,
            extractor=self.extractor,
            speaker=speaker.words,
            anonymous=speaker.anonymous,
            via=speaker.via,
            attacker=attacker[0],
            attacker_words=attacker[1],
            site=site,
            places=places,
        )
        return Draft(
            claim,
            proposed=proposed is not None,
            named=str(kinds.kind_of(words) or ""),
            link=said.link,
            saying=said.source.saying.name if said.source else "",
            forced=said.forced,
            quoted=said.quoted,
            sentence=(sentence.start, sentence.end),
            paragraph=sentence.paragraph,
            side=side,
            head=heads.signs(
                heads.head_of([t for t in sentence.tokens if said.start <= t.start < said.end])
            ),
        )

    def _quoted(self, start: int, end: int) -> Quoted:
        return Quoted(self.text[start:end], start, end)

    def _speaker(self, said: Statement, words: str, kind: Kind, sentence: Said) -> Speaker:
        if said.source is not None:
            return self.speakers.resolve(said.source)
        if said.quoted and (last := self.speakers.last()) is not None:
            return Speaker(last, False, None)
        own = modality.is_unverified(words) or (kind is Kind.POSITION and _DEMANDS.search(words))
        if own and sentence.subject is not None and said.link == "main":
            low = self.text[sentence.subject.start : sentence.subject.end].lower()
            if low not in {"it", "there"}:
                return self.speakers.resolve(sentence.subject)
        return Speaker(None, modality.is_agentless(words), None)

    def _kind(self, said: Statement, words: str) -> Kind | None:  # noqa: PLR0911
        if said.silent:
            return Kind.NO_COMMENT
        named = kinds.kind_of(words)
        if said.forced == "figure" and named in {None, Kind.CAPACITY, Kind.OTHER}:
            return self._kind_before or named or Kind.OTHER
        if said.forced == "position":
            return Kind.BREACH if named is Kind.BREACH else Kind.POSITION
        if (said.forced == "denied" and named in {None, Kind.POSITION, Kind.OTHER}) or (
            said.source is not None and _UNTRUE.search(words)
        ):
            if self._demanded and _DECLINES.match(words):
                return Kind.POSITION
            return self._kind_before or Kind.OTHER
        own_deed = named is Kind.DEESCALATION and said.source is not None and _NOT_US.match(words)
        if own_deed:
            return Kind.STRIKE
        if named is not None:
            return None if said.source is None and kinds.is_general(words) else named
        if said.quoted:
            return Kind.POSITION
        if said.link != "main" or (said.source is None and kinds.is_general(words)):
            return None
        # The outlet's own sentence counts only where it speaks of an energy site.
        told = said.source is not None or targets.target_in(self.text, said.start, said.end)
        return Kind.OTHER if told else None

    def _modality(self, said: Statement, words: str, kind: Kind, side: str | None) -> Modality:
        forced = said.forced or ("passive" if modality.is_agentless(words) else "")
        if said.source is not None and _UNTRUE.search(words):
            forced = "denied"
        if kind is Kind.POSITION and forced == "denied":
            forced = "position"
        actor = self.sides.party_of(words)
        told = actor is not None and modality.tells_plans(words)
        harms = told if side is None else actor in {None, side} or "next" in words
        return modality.modality_of(
            words,
            kind=kind,
            saying=said.source.saying if said.source else None,
            forced=forced,
            harms=harms,
        )

    def _attacker(
        self,
        said: Statement,
        sentence: Said,
        *,
        kind: Kind,
        surely: Modality,
        speaker: Speaker,
        side: str | None,
    ) -> tuple[str | None, Quoted | None]:
        if kind not in _ACTS and kind is not Kind.OUTAGE:
            return None, None
        name = speaker.words.text if speaker.words else None
        noun = [each for each in sentence.statements if each.link == "noun"]
        cause = next(((n.start, n.end) for n in noun if 0 <= n.start - said.end < 30), None)
        clause = Clause(
            said.start, said.end, (sentence.start, sentence.end), kind, surely, name, side, cause,
            said.forced == "denied",
        )  # fmt: skip
        return self.attackers.resolve(clause)

    def _leading(self, said: Statement, sentence: Said) -> tuple[int, int] | None:
        """Return the adverbial before the first comma of the sentence, if it governs the clause."""
        match = _LEADING.match(self.text, sentence.start, sentence.end)
        if match is None or match.end() > said.start:
            return None
        return match.span()

    def _places(
        self, said: Statement, leading: tuple[int, int] | None, sentence: Said
    ) -> tuple[Quoted, ...]:
        own = places_in(self.text, said.start, said.end, self.parties)
        if own:
            return own
        if leading is not None and (found := places_in(self.text, *leading, self.parties)):
            return found
        if said.link == "rel":
            found = places_in(self.text, sentence.start, said.start, self.parties)
            return found[-1:]
        if said.link == "join" or (said.link == "main" and said is not sentence.statements[0]):
            first = _LEADING.match(self.text, sentence.start, sentence.end)
            return places_in(self.text, *first.span(), self.parties) if first else ()
        return ()
