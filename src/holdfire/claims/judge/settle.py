"""The judge: proposals of the rules, settled over a whole report. In: Scene, drafts. Out: claims.

The grammar finds clauses and speakers, and proposes kind, modality and attacker. The judge weighs
its proposals with the words of the clause and with what the rest of the report says, and picks
object, attacker, voice, days, places and amount among what the report names. The words of a clause
and a speaker that the grammar found stay as they are.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any, Protocol

from holdfire.claims.judge import actors, days, kinds, objects, spots, sums, voices
from holdfire.claims.judge.concepts import Concepts
from holdfire.claims.judge.draft import Draft, Scene, Sum
from holdfire.claims.judge.linear import Labels, Ranker
from holdfire.claims.verify import doubt
from holdfire.model import Claim, Kind, Modality, Quantity, Quoted, Span, TargetKind, When

#: Fields picked among candidates.
RANKED = ("voice", "target", "attacker", "when", "place", "quantity")
#: Label of a clause that is no claim.
NO_CLAIM = "none"
#: A claim left out is worse than one too many: people see the words of both.
DOUBT = 1.0
#: Kinds this near to each other are rivals.
CLOSE = 1.5


@dataclass(frozen=True, slots=True)
class Option:
    """One candidate of a choice.

    Parameters
    ----------
    value : str or None
        What it stands for, as a label would say it; None is "none of them".
    span : (int, int) or None
        Offsets of its words, where it has some.
    """

    value: str | None
    span: tuple[int, int] | None = None


NOTHING = Option(None)


class Weigher(Protocol):
    """What decides; the one that learns records the signs instead."""

    def kind(self, draft: Draft, signs: list[str]) -> tuple[str, str]: ...  # noqa: D102
    def modality(self, draft: Draft, signs: list[str]) -> str: ...  # noqa: D102
    def pick(  # noqa: D102
        self, field: str, draft: Draft, options: Sequence[Option], signs: list[list[str]]
    ) -> int: ...


@dataclass(frozen=True, slots=True)
class Judge:
    """Decides by stored weights.

    Parameters
    ----------
    kinds, modalities : Labels
    rankers : dict of Ranker
        By field of `RANKED`.
    """

    kinds: Labels
    modalities: Labels
    rankers: dict[str, Ranker]

    def kind(self, draft: Draft, signs: list[str]) -> tuple[str, str]:
        """Return the kind and its rival.

        The kind is `NO_CLAIM` where that outweighs every kind: by `DOUBT` where the rules propose
        a claim, by twice as much where they also name its speaker. The rival is the next kind
        where the two are within `CLOSE`, else "".
        """
        told = draft.proposed and draft.claim.speaker is not None
        return choice(self.kinds.sums(signs), DOUBT * (draft.proposed + told))

    def modality(self, draft: Draft, signs: list[str]) -> str:
        """Return the modality."""
        return self.modalities.best(signs)

    def pick(
        self,
        field: str,
        draft: Draft,
        options: Sequence[Option],
        signs: list[list[str]],
    ) -> int:
        """Return the index of the option that the signs speak for."""
        return self.rankers[field].best(signs)


@cache
def judge_of(name: str) -> Judge:
    """Return the judge whose weights are packaged under a name."""
    source = files("holdfire.claims.judge").joinpath(f"weights_{name}.json")
    return judge_from(json.loads(source.read_text(encoding="utf-8")))


def judge_from(held: Mapping[str, Any]) -> Judge:
    """Return the judge of given weights."""
    return Judge(
        Labels(held["kind"]),
        Labels(held["modality"]),
        {field: Ranker(held[field]) for field in RANKED},
    )


def choice(sums: Mapping[str, float], doubt: float = DOUBT) -> tuple[str, str]:
    """Return the kind and its rival from the sums of all labels."""
    kinds = sorted((-total, label) for label, total in sums.items() if label != NO_CLAIM)
    (best, kind), (following, other) = kinds[0], kinds[1]
    if sums.get(NO_CLAIM, -99.0) > doubt - best:
        kind = NO_CLAIM
    return kind, other if following - best <= CLOSE else ""


def settle(
    scene: Scene, drafts: Sequence[Draft], concepts: Concepts, weigher: Weigher
) -> list[Claim]:
    """Return the drafts' claims as judged; clauses judged to be no claim are left out."""
    return Session(scene, list(drafts), concepts, weigher).claims()


@dataclass(slots=True)
class Session:
    """One report before the judge: what was settled last decides what later words mean."""

    scene: Scene
    drafts: list[Draft]
    concepts: Concepts
    weigher: Weigher
    kind: str = ""
    struck: str | None = None
    acted: str | None = None
    days: Span | None = None
    voice: Draft | None = None

    def claims(self) -> list[Claim]:
        """Return the settled claims in the order of the words."""
        paragraphs = _paragraphs(self.drafts)
        found = []
        for at, draft in enumerate(self.drafts):
            claim = self._claim(at, draft, paragraphs[draft.paragraph])
            if claim is not None:
                found.append(claim)
        return found

    def _claim(self, at: int, draft: Draft, paragraph: tuple[int, int]) -> Claim | None:
        named = kinds.measures(self.scene, draft)
        words = kinds.word_signs(self.scene, draft, self.concepts, named)
        frame = kinds.frame_signs(self.drafts, at, self.kind, named)
        kind, rival = self.weigher.kind(draft, [*words, *frame])
        if kind == NO_CLAIM:
            return None
        signs = [*words, *frame, *kinds.modality_signs(kind)]
        surely = _surely(draft, kind, self.weigher.modality(draft, signs))
        claim = replace(draft.claim, kind=Kind(kind), modality=Modality(surely))
        settled = replace(draft, claim=claim)
        claim = self._voiced(at, settled, kind)
        if claim is not settled.claim:
            settled = replace(draft, claim=claim)
        self.drafts[at] = settled
        aimed = self._aimed(settled, (kind, rival), paragraph)
        mute = kind == Kind.NO_COMMENT
        places = () if mute else self._places(at, kind)
        when = self._when(at, kind)
        # An amount within the words of a time is weighed as such.
        quantity, quantity_words = self._measured(settled, kind, when)
        claim = replace(
            claim,
            **aimed,
            site=None if mute else claim.site,
            places=places,
            when=when,
            quantity=quantity,
            quantity_words=quantity_words,
        )
        self.kind = kind
        if claim.speaker is not None:
            self.voice = replace(settled, claim=claim)
        return claim

    def _voiced(self, at: int, draft: Draft, kind: str) -> Claim:
        """Return the claim, in the voice before where its sentence only goes on."""
        claim, last = draft.claim, self.voice
        told = claim.speaker is not None or claim.anonymous
        if told or last is None or last.paragraph != draft.paragraph:
            return claim
        speaker = last.claim.speaker
        assert speaker is not None
        signs = voices.candidates(self.scene, self.drafts, at, last, kind)
        if self.weigher.pick("voice", draft, [NOTHING, Option(speaker.text)], signs) == 0:
            return claim
        return replace(claim, speaker=speaker, anonymous=last.claim.anonymous)

    def _aimed(
        self, draft: Draft, judged: tuple[str, str], paragraph: tuple[int, int]
    ) -> dict[str, Any]:
        """Return the claim's object and its attacker, by field."""
        mentions, signs = objects.candidates(self.scene, draft, judged, self.struck)
        options = [Option(m.what, (m.start, m.end)) if m else NOTHING for m in mentions]
        chosen = mentions[self.weigher.pick("target", draft, options, signs)]
        spans = (
            (draft.claim.words.start, draft.claim.words.end), draft.sentence, paragraph,
        )  # fmt: skip
        codes, signs = actors.candidates(self.scene, draft, judged, self.acted, spans)
        options = [Option(code) for code in codes]
        attacker = codes[self.weigher.pick("attacker", draft, options, signs)]
        self.struck = chosen.what if chosen else self.struck
        self.acted = attacker if attacker is not None else self.acted
        same = attacker == draft.claim.attacker
        return {
            "target_kind": TargetKind(chosen.what) if chosen else None,
            "target_words": self.scene.quoted(chosen) if chosen else None,
            "attacker": attacker,
            "attacker_words": draft.claim.attacker_words if same else None,
        }

    def _when(self, at: int, kind: str) -> When | None:
        found, signs = days.candidates(self.scene, self.drafts, at, kind, self.days)
        options = [Option(d.value, (d.start, d.end)) if d else NOTHING for d in found]
        chosen = found[self.weigher.pick("when", self.drafts[at], options, signs)]
        if chosen is None:
            return None
        self.days = chosen.span
        text = self.scene.text[chosen.start : chosen.end]
        return When(Quoted(text, chosen.start, chosen.end), chosen.span)

    def _measured(
        self, draft: Draft, kind: str, when: When | None
    ) -> tuple[Quantity | None, Quoted | None]:
        """Return the amount that the claim tells, with its words."""
        found, signs = sums.candidates(self.scene, draft, kind, when)
        chosen = found[self.weigher.pick("quantity", draft, [_sum(s) for s in found], signs)]
        if chosen is None:
            return None, None
        words = Quoted(self.scene.text[chosen.start : chosen.end], chosen.start, chosen.end)
        return chosen.quantity, words

    def _places(self, at: int, kind: str) -> tuple[Quoted, ...]:
        found, signs = spots.candidates(self.scene, self.drafts, at, kind)
        draft = self.drafts[at]
        kept = [
            place
            for place, own in zip(found, signs, strict=True)
            if self.weigher.pick("place", draft, [NOTHING, _spot(place)], [["out"], own]) == 1
        ]
        return tuple({place.text.lower(): place for place in reversed(kept)}.values())[::-1]


def _sum(amount: Sum | None) -> Option:
    if amount is None:
        return NOTHING
    quantity = amount.quantity
    value = f"{quantity.low}..{quantity.high} {quantity.unit}"
    return Option(value, (amount.start, amount.end))


def _spot(place: Quoted) -> Option:
    return Option(place.text, (place.start, place.end))


def _surely(draft: Draft, kind: str, weighed: str) -> str:
    """Return the modality; a refusal is declined, and a frame of denial denies."""
    if kind == Kind.NO_COMMENT:
        return Modality.DECLINED
    foreign = draft.claim.anonymous and draft.side is None
    if weighed == Modality.THREATENED and foreign:
        return Modality.PREDICTED  # only who would do the harm can threaten it
    if weighed == Modality.ASSERTED and (doubted := doubt(draft.claim.words.text, kind)):
        return doubted  # else the verifier would refuse the claim
    denies = "den" in (draft.forced or draft.saying).lower() and kind != Kind.POSITION
    return Modality.DENIED if denies and draft.claim.modality is Modality.DENIED else weighed


def _paragraphs(drafts: Sequence[Draft]) -> dict[int, tuple[int, int]]:
    found: dict[int, tuple[int, int]] = {}
    for draft in drafts:
        low, high = found.get(draft.paragraph, draft.sentence)
        found[draft.paragraph] = (min(low, draft.sentence[0]), max(high, draft.sentence[1]))
    return found
