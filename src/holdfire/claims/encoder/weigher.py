"""The judge's weights and the encoder's scores, added. In: a judge, a hearing. Out: a Weigher."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from holdfire.claims.encoder.hearing import PICKS, Hearing
from holdfire.claims.judge.draft import Draft
from holdfire.claims.judge.settle import DOUBT, Judge, Option, choice
from holdfire.claims.score import WIDER

#: How much the encoder counts beside the judge's sums; set on tests/gold/mixing.jsonl.
MIX = {
    "kind": 1.0, "modality": 1.5, "target": 1.5, "attacker": 1.5, "voice": 1.0,
    "when": 0.5, "quantity": 1.0, "place": 1.0,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class HearingJudge:
    """Decides by the judge's weights and by what the encoder heard.

    Parameters
    ----------
    judge : Judge
    hearing : Hearing
    order : (str, str)
        The parties as the encoder was shown them.
    """

    judge: Judge
    hearing: Hearing
    order: tuple[str, str]

    def kind(self, draft: Draft, signs: list[str]) -> tuple[str, str]:
        """Return the kind and its rival, as `Judge.kind` does."""
        told = draft.proposed and draft.claim.speaker is not None
        sums = self._sums("kind", draft, self.judge.kinds.sums(signs))
        return choice(sums, DOUBT * (draft.proposed + told))

    def modality(self, draft: Draft, signs: list[str]) -> str:
        """Return the modality."""
        sums = self._sums("modality", draft, self.judge.modalities.sums(signs))
        return max(sums, key=lambda label: sums[label])

    def pick(
        self, field: str, draft: Draft, options: Sequence[Option], signs: list[list[str]]
    ) -> int:
        """Return the index of the best option."""
        sums = self.judge.rankers[field].sums(signs)
        heard = self._heard(field, draft, options)
        totals = [own + MIX[field] * more for own, more in zip(sums, heard, strict=True)]
        return max(range(len(totals)), key=lambda at: (totals[at], -at))

    def _sums(self, name: str, draft: Draft, own: dict[str, float]) -> dict[str, float]:
        shares = self.hearing.shares(_span(draft), name)
        return {label: total + MIX[name] * shares.get(label, 0.0) for label, total in own.items()}

    def _heard(self, field: str, draft: Draft, options: Sequence[Option]) -> list[float]:
        span = _span(draft)
        if field in PICKS:
            return self.hearing.picks(span, field, [each.span for each in options])
        shares = self.hearing.shares(span, field)
        return [shares.get(self._answer(field, each.value), 0.0) for each in options]

    def _answer(self, field: str, value: str | None) -> str:
        if field == "voice":
            return "outlet" if value is None else "goes on"
        if value is None:
            return "none"
        if field == "attacker" and value in self.order:
            return ("first", "second")[self.order.index(value)]
        return WIDER.get(value, value)


def _span(draft: Draft) -> tuple[int, int]:
    return draft.claim.words.start, draft.claim.words.end
