"""Which time expression governs a clause. In: a scene, drafts. Out: candidates with their signs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from holdfire.claims.judge.draft import Draft, Scene
from holdfire.model import Modality, Span

#: Prepositions that turn the time behind them.
_LEADS = frozenset(
    {"before", "by", "until", "till", "from", "since", "after", "to", "for", "within"}
)
_AHEAD = frozenset({Modality.PREDICTED, Modality.CONDITIONAL, Modality.THREATENED})


@dataclass(frozen=True, slots=True)
class Days:
    """A time expression and the days it means; `how` names another than the plain reading."""

    start: int
    end: int
    span: Span
    how: str = ""

    @property
    def value(self) -> str:
        """The days as text, for comparison with a label."""
        return f"{self.span.start}/{self.span.end}"


def candidates(
    scene: Scene, drafts: Sequence[Draft], at: int, kind: str, before: Span | None
) -> tuple[list[Days | None], list[list[str]]]:
    """Return the candidates (None first: no time) and the signs of each.

    Parameters
    ----------
    drafts, at
        All drafts, and which of them is meant; its modality is the judged one.
    before : Span or None
        Days judged for the clause before, which "the same day" points to.
    """
    draft = drafts[at]
    ahead = draft.claim.modality in _AHEAD
    start, end = draft.claim.words.start, draft.claim.words.end
    low, high = draft.sentence
    found = [Days(*each) for each in scene.times(low, high, ahead=ahead, before=before)]
    mates = [
        (mate.claim.words.start, mate.claim.words.end)
        for mate in drafts[max(0, at - 8) : at + 9]
        if mate.sentence == draft.sentence and mate is not draft
    ]
    ways: dict[int, set[str]] = {}
    for each in found:
        ways.setdefault(each.start, set()).add(each.how)
    own = [each for each in found if start <= each.start < end]
    family = "ahead" if ahead else "refusal" if kind == "no_comment" else "event"
    none = [
        "none",
        f"none|kind={kind}",
        f"none|own={len(own[:2])}",
        f"none|times={len(found[:3])}",
        f"none|own={len(own[:2])}|kind={kind}",
        f"none|link={draft.link}|own={bool(own)}",
        f"none|{family}",
    ]
    signs = [none]
    for order, each in enumerate(found):
        where = _where(each, (start, end), mates, scene.text[low : each.start])
        inside = "" if where != "own" else str(min(2, own.index(each)))
        length = "day" if each.span.days <= 2 else "weeks" if each.span.days < 32 else "long"
        signs.append(
            [
                f"where={where}{inside}",
                f"where={where}|{family}",
                f"where={where}|kind={kind}",
                f"where={where}|own={bool(own)}",
                f"where={where}|link={draft.link}",
                f"where={where}|{length}",
                f"{length}|{family}",
                f"order={min(order, 3)}",
                f"spoken={draft.claim.speaker is not None}|where={where}",
                f"how={each.how}",
                f"how={each.how}|{family}",
                f"how={each.how}|surely={draft.claim.modality}",
                f"how={each.how}|kind={kind}",
                f"how={each.how}|first={_first(scene, each)}",
                f"how={each.how}|last={_last(scene, each)}",
                f"how={each.how}|{length}",
                f"how={each.how}|among={','.join(sorted(ways[each.start]))}",
            ]
        )
    return [None, *found], signs


def _first(scene: Scene, each: Days) -> str:
    """Return the first word, or the one before where it is a preposition of time."""
    lead = scene.words(max(0, each.start - 12), each.start)[-1:]
    return (
        (lead + scene.words(each.start, each.end)[:1])[0]
        if lead and lead[0] in _LEADS
        else (next(iter(scene.words(each.start, each.end)), ""))
    )


def _last(scene: Scene, each: Days) -> str:
    return next(reversed(scene.words(each.start, each.end)), "")


def _where(
    each: Days, clause: tuple[int, int], mates: Sequence[tuple[int, int]], opening: str
) -> str:
    if clause[0] <= each.start < clause[1]:
        return "own"
    side = "before" if each.start < clause[0] else "after"
    if any(low <= each.start < high for low, high in mates):
        near = next(m for m in mates if m[0] <= each.start < m[1])
        touching = clause[0] - near[1] if side == "before" else near[0] - clause[1]
        return f"mate {side} {'near' if touching < 8 else 'far'}"
    return "opens" if len(opening) < 4 else f"frame {side}"
