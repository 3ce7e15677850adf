"""Refusals inside a longer clause. In: tokens. Out: where a refusal starts and whose it is."""

from __future__ import annotations

from holdfire.claims.english import frames, subjects
from holdfire.claims.english.declining import declines
from holdfire.claims.english.sentence import Sentence
from holdfire.claims.english.statement import Source


def then_silent(s: Sentence, low: int, high: int) -> int | None:
    """Return the "but" of "X confirmed a fire but gave no details", if one stands there."""
    for at in range(low + 2, high - 2):
        if s.low(at) not in {"but", "and", "yet"} or s.in_quotes(at):
            continue
        if not s.tokens[at + 1].is_finite:
            continue
        frame = frames.before(s, low, at)
        if frame is not None and declines(s.words(at + 1, high)):
            return at if not declines(s.words(low, at)) else None
    return None


def speaker(
    s: Sentence, low: int, high: int, source: Source | None, first: tuple[int, int] | None
) -> Source | None:
    """Return who keeps silent; a second predicate shares the subject of the first clause."""
    own = subjects.silent(s, low, high) or source
    if own is None and first is not None:
        own = subjects.of(s, *first)
    return own
