"""How surely a clause is said. In: its words and frame. Out: a Modality, first rule that fits."""

from __future__ import annotations

import re
from dataclasses import dataclass

from holdfire.claims.slavic.lexicon import Lexicon
from holdfire.model import Kind, Modality

_NOT_NEGATION = (
    "менш", "менее", "більш", "более", "тільки", "только", "лише", "лишь", "виключ", "исключ",
    "відомо", "известно", "раз", "ясно", "мен", "перед", "баліст", "баллист",
)  # fmt: skip
_BINDING = frozenset({Kind.POSITION, Kind.DEESCALATION, Kind.BREACH})


@dataclass(frozen=True, slots=True)
class Stance:
    """What the frame decided: class of its verb, and whether the speaker's own party would act."""

    saying: str = ""
    own_harm: bool = False


def modality_of(  # noqa: PLR0911
    low: str, span: tuple[int, int], kind: Kind, stance: Stance, lexicon: Lexicon
) -> Modality:
    """Return how surely the speaker commits to the clause, in the order of the guidelines."""

    def has(use: str) -> bool:
        return lexicon[use].search(low, *span) is not None

    if kind is Kind.NO_COMMENT:
        return Modality.DECLINED
    if kind is Kind.OTHER and has("unverified"):
        return Modality.ASSERTED
    opens = lexicon["condition"].match(low, *span) is not None
    denies = stance.saying == "deny" and kind is not Kind.POSITION
    if (
        denies
        or has("not so")
        or (kind not in _BINDING and not opens and is_negated(low, span, kind, lexicon))
    ):
        return Modality.DENIED
    conditional = has("if")
    if stance.saying == "threat" and not conditional:
        return Modality.THREATENED
    if stance.own_harm and has("threat") and not conditional:
        return Modality.THREATENED
    if conditional:
        return Modality.CONDITIONAL
    if stance.saying in {"promise", "expect"} and kind is not Kind.AGREEMENT:
        return Modality.PREDICTED
    if has("future"):
        return Modality.PREDICTED
    if stance.saying in {"believe", "passive"} or has("maybe"):
        return Modality.HEDGED
    return Modality.ASSERTED


def is_negated(low: str, span: tuple[int, int], kind: Kind, lexicon: Lexicon) -> bool:
    """Return whether the clause tells that its event is not so."""
    if kind in {Kind.CAPACITY, Kind.OUTAGE}:
        return False
    if kind is Kind.OTHER and not lexicon["harmed"].search(low, *span):
        return False
    for match in lexicon["negated"].finditer(low, *span):
        rest = low[match.end() : match.end() + 14].lstrip()
        if match.group() == "не" and rest.startswith(_NOT_NEGATION):
            continue
        if re.match(r"[\w'-]+(?:ти|ть|тися|ться)(?!\w)", low[match.end() : span[1]].lstrip()):
            continue
        head = lexicon.predicate(kind).search(low, *span)
        if head is not None and match.start() > head.end() and match.group() == "не":
            continue
        before = low[max(span[0], match.start() - 3) : match.start()]
        if (
            before.rstrip().endswith((",", "а", "—"))
            and kind is not Kind.OTHER
            and ", а не" in low[span[0] : match.end()]
        ):
            continue
        return True
    return False
