"""One report under way: what was named before decides what later words mean.

In: regions of sentences. Out: claims.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from holdfire.claims.judge.draft import Draft
from holdfire.claims.slavic.amounts import Amount, amount_in
from holdfire.claims.slavic.attackers import Attackers, Deed
from holdfire.claims.slavic.clauses import Chunk, parted
from holdfire.claims.slavic.frames import Frame
from holdfire.claims.slavic.kinds import kind_of
from holdfire.claims.slavic.lexicon import Lexicon
from holdfire.claims.slavic.modality import Stance, modality_of
from holdfire.claims.slavic.objects import places_in, site_in
from holdfire.claims.slavic.proposals import proposed_kind
from holdfire.claims.slavic.regions import Region
from holdfire.claims.slavic.speakers import Speaker, Speakers
from holdfire.claims.slavic.tokens import Token
from holdfire.claims.slavic.when import TimeWords, times
from holdfire.model import Claim, Kind, Modality, Quoted, Report, When

#: "We tell", "is not told": nobody whom the report quotes.
_OWN_VOICE = re.compile(r"(?:[єеиі]мо|ем|им|ую|юсь|ся|сь)\Z")
_WHILE = frozenset({"тоді", "тимчасом", "тогда"})
_ACTS = frozenset({Kind.STRIKE, Kind.DAMAGE, Kind.BREACH, Kind.INTERCEPTION, Kind.COUNT})
_GOES_ON = frozenset({Kind.OUTAGE, Kind.REPAIR, Kind.INTERCEPTION, Kind.DAMAGE})
_AHEAD = frozenset({Modality.PREDICTED, Modality.CONDITIONAL, Modality.THREATENED})


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence: its tokens, its regions, and the paragraph it stands in."""

    tokens: tuple[Token, ...]
    regions: tuple[Region, ...]
    paragraph: int
    quotes: tuple[tuple[int, int], ...] = ()


@dataclass(slots=True)
class Reading:
    """The second half of extraction: regions into claims, sentence by sentence."""

    report: Report
    low: str
    lexicon: Lexicon
    attackers: Attackers
    extractor: str
    speakers: Speakers = field(init=False)
    unit: str = ""
    kind: Kind | None = None
    official: Speaker = field(default_factory=Speaker)
    _paragraph: int = -1
    _report_id: str = field(init=False)
    _violent: bool = field(init=False)

    def __post_init__(self) -> None:
        self.speakers = Speakers(self.report.text, self.lexicon)
        self._report_id = self.report.report_id  # hashes the whole text
        self._violent = self.lexicon["violent"].search(self.low) is not None

    def sentence(self, said: Said) -> list[Draft]:
        """Return the drafts of one sentence, a claim or not."""
        start, end = said.tokens[0].start, said.tokens[-1].end
        around = self._times(start, end)
        claims: list[Draft] = []
        question = self.report.text[start:end].endswith("?")
        if said.paragraph != self._paragraph:
            self._paragraph, self.official = said.paragraph, Speaker()
        for region in said.regions:
            speaker = self._speaker(region.frame, around, region)
            if question and region.frame is None:
                continue
            for clause in self._clauses(region):
                draft = self._draft(clause, region, speaker, said, around)
                if draft is not None:
                    claims.append(draft)
        last = claims[-1].claim if claims else None
        told = last is not None and last.speaker is not None and not last.anonymous
        self.official = Speaker(last.speaker) if told and last is not None else Speaker()
        return claims

    def back_source(self, said: Said) -> Speaker | None:
        """Return who said the sentence before, where this one is only its attribution."""
        if len(said.regions) != 1 or said.regions[0].chunks:
            return None
        frame = said.regions[0].frame
        if frame is None or frame.form != "back":
            return None
        return self._speaker(frame, self._times(said.tokens[0].start, said.tokens[-1].end))

    def _times(self, start: int, end: int) -> list[TimeWords]:
        published = self.report.published.end if self.report.published else None
        return list(times(self.low, start, end, published))

    def _silent_voice(self, region: Region | None) -> Speaker:
        """Return who keeps silent where no subject stands: the one who spoke before."""
        tokens = region.chunks[-1].tokens if region is not None else ()
        if any(_OWN_VOICE.search(t.low) for t in tokens if t.form.finite):
            return Speaker()
        return self.speakers.last

    def _speaker(
        self, frame: Frame | None, around: Sequence[TimeWords], region: Region | None = None
    ) -> Speaker:
        if frame is None:
            return Speaker()
        if frame.form == "passive" or frame.saying == "hedge":
            return Speaker(None, True)
        if frame.form == "silent" and not frame.source:
            return self._silent_voice(region)
        bare = not frame.source and frame.form == "lead"
        if bare or (frame.saying == "say" and frame.source and self._is_pronoun(frame)):
            return self.speakers.last
        found = self.speakers.speaker(frame.source, around)
        if (
            frame.via
            and (via := Speakers(self.report.text, self.lexicon).speaker(frame.via, around)).words
        ):
            return Speaker(found.words, found.anonymous, via.words)
        return found

    def _is_pronoun(self, frame: Frame) -> bool:
        words = " ".join(token.low for token in frame.source if token.is_word)
        return self.lexicon["own source"].fullmatch(words) is not None

    def _clauses(self, region: Region) -> list[tuple[Chunk, ...]]:
        if not region.chunks:
            return []
        frame = region.frame
        led = frame is not None and frame.form == "lead"
        if frame is not None and frame.form == "silent":
            return [tuple(region.chunks)]
        return [tuple(group) for group in parted(self.low, region.chunks, self.lexicon, led=led)]

    def _span(self, clause: Sequence[Chunk], region: Region) -> tuple[Token, ...]:
        """Return the clause's tokens without joining words and framing asides at its edges."""
        chunks = list(clause)
        while chunks and chunks[-1].aside:
            chunks.pop()
        while chunks and chunks[0].aside:
            chunks.pop(0)
        words = [token for chunk in chunks for token in chunk.tokens]
        led = region.frame is not None and region.frame.form == "lead"
        opening = self.lexicon["that"] if led else self.lexicon["joining"]
        if len(words) > 2 and words[0].low in _WHILE and words[1].low in {"як", "как"}:
            words = words[2:]
        while words and (
            not (words[0].is_word or words[0].low in '«"“„')
            or self.lexicon["joining"].fullmatch(words[0].low)
            or (
                opening.fullmatch(words[0].low)
                and words[0].low not in {"чи", "скільки", "коли", "сколько", "когда"}
            )
        ):
            words.pop(0)
        while words and not (words[-1].is_word or words[-1].low in '»"”%)'):
            words.pop()
        return tuple(words)

    def _draft(
        self,
        clause: Sequence[Chunk],
        region: Region,
        speaker: Speaker,
        said: Said,
        around: Sequence[TimeWords],
    ) -> Draft | None:
        words = self._span(clause, region)
        if not words:
            return None
        start, end = words[0].start, words[-1].end
        frame = region.frame
        proposed = proposed_kind(self.low, (start, end), region, clause, self.lexicon, self.kind)
        kind = proposed or Kind.OTHER
        goes_on = frame is None and (
            kind in _GOES_ON or self.lexicon["figure"].search(self.low, start, end)
        )
        if goes_on and said.regions[0] is region and speaker.words is None:
            speaker = self.official
        saying = frame.saying if frame else ""
        name = speaker.words.text if speaker.words else ""
        side = self.attackers.side_of(name) if name else None
        passive = self.lexicon["passive"].search(self.low, start, end) is not None and not name
        stance = Stance("passive" if passive else saying, own_harm=side is not None)
        surely = modality_of(self.low, (start, end), kind, stance, self.lexicon)
        when = self._when((start, end), said, around, kind, surely)
        attacker = self._attacker(
            Deed(start, end, kind, surely, side, name.lower(), saying, said.paragraph), region
        )
        site = site_in(self.report.text, words, self.lexicon, self.attackers.sides.common)
        if proposed in _ACTS | {Kind.OUTAGE, Kind.TALKS, Kind.AGREEMENT, Kind.CAPACITY}:
            self.kind = kind
        closed = [(t.start, t.end) for t in around]
        closed += [(q.start, q.end) for q in (site, speaker.words) if q is not None]
        amount = self._amount(words, kind, closed[: len(around)])
        several = amount is not None and amount.quantity.unit in {"sites", "times"}
        if kind is Kind.STRIKE and several and when is not None and when.span.days > 2:
            kind = Kind.COUNT
        silent = kind is Kind.NO_COMMENT
        claim = Claim(
            report_id=self._report_id,
            words=self._quoted(start, end),
            kind=kind,
            modality=surely,
            extractor=self.extractor,
            speaker=speaker.words,
            anonymous=speaker.anonymous or (passive and speaker.words is None),
            via=speaker.via,
            attacker=attacker[0],
            attacker_words=attacker[1],
            site=None if silent else site,
            places=() if silent else places_in(self.report.text, words, self.lexicon, closed),
            when=When(self._quoted(when.start, when.end), when.span) if when else None,
            quantity=amount.quantity if amount else None,
            quantity_words=self._quoted(amount.start, amount.end) if amount else None,
        )
        return Draft(
            claim,
            proposed=proposed is not None,
            named=str(kind_of(self.low, (start, end), self.lexicon) or ""),
            link="join" if region.joined else "main",
            saying=saying,
            forced=frame.form if frame else "",
            quoted=region.quoted,
            sentence=(said.tokens[0].start, said.tokens[-1].end),
            paragraph=said.paragraph,
            side=side,
        )

    def _quoted(self, start: int, end: int) -> Quoted:
        return Quoted(self.report.text[start:end], start, end)

    def _when(
        self,
        span: tuple[int, int],
        said: Said,
        around: Sequence[TimeWords],
        kind: Kind,
        surely: Modality,
    ) -> TimeWords | None:
        if kind is Kind.NO_COMMENT:
            return None
        published = self.report.published.end if self.report.published else None
        own = list(times(self.low, *span, published, ahead=surely in _AHEAD))
        if own:
            return own[0]
        before = [each for each in around if each.end <= span[0]]
        return before[-1] if before else (around[0] if around else None)

    def _attacker(self, deed: Deed, region: Region) -> tuple[str | None, Quoted | None]:
        if deed.kind is Kind.OUTAGE:
            peaceful = self.lexicon["peaceful"].search(self.low, deed.start, deed.end)
            if not self._violent or peaceful or deed.modality in _AHEAD:
                return None, None
        elif deed.kind not in _ACTS:
            return None, None
        return self.attackers.resolve(deed)

    def _amount(
        self, words: Sequence[Token], kind: Kind, taken: Sequence[tuple[int, int]]
    ) -> Amount | None:
        if kind in {Kind.NO_COMMENT, Kind.POSITION}:
            return None
        amount = amount_in(self.low, words, taken, unit=self.unit)
        if amount is not None:
            self.unit = amount.quantity.unit
        return amount
