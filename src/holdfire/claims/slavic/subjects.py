"""Who acts or keeps silent in a chunk. In: tokens. Out: the subject's tokens."""

from __future__ import annotations

from collections.abc import Sequence

from holdfire.claims.slavic.clauses import Chunk
from holdfire.claims.slavic.lexicon import Lexicon
from holdfire.claims.slavic.tokens import Token

_OPENING = '«“„"'


def is_silence(low: str, chunk: Chunk, lexicon: Lexicon) -> bool:
    """Return whether a voice refuses, rather than an event that was not told of."""
    refused = lexicon["refuse"].search(low, chunk.start, chunk.end)
    if lexicon["not so"].search(low, chunk.start, chunk.end):
        return False
    gerund = any(
        t.form.pos == "GRND"
        for t in chunk.tokens
        if refused and t.end <= refused.end() + 1 and t.start >= refused.start()
    )
    return (
        refused is not None
        and not gerund
        and not lexicon["subordinate"].match(low, chunk.start, chunk.end)
    )


def silent_source(low: str, chunk: Chunk, lexicon: Lexicon) -> tuple[Token, ...]:
    """Return the one who is silent: the subject, or the body after "in"."""
    words = chunk.tokens
    refused = lexicon["refuse"].search(low, chunk.start, chunk.end)
    limit = refused.start() if refused else chunk.end
    head = [t for t in words if t.start < limit]
    if not head:
        return tuple(t for t in words if refused is not None and t.start >= refused.end())
    if head[0].low in {"в", "у", "во"}:
        return tuple(head[: 1 + _body_end(head[1:])])
    pronoun = next((t for t in head if lexicon["there"].fullmatch(t.low)), None)
    if pronoun is not None:
        return (pronoun,)
    end = 0
    while end < len(head) and (end == 0 or not _ends_subject(head, end)):
        end += 1
    subject = tuple(head[:end])
    if (
        len(subject) > 1
        and subject[-1].form.plural
        and not subject[-1].capital
        and "nomn" not in subject[-1].form.cases
    ):
        subject = subject[:-1]
    return subject if any("nomn" in t.form.cases or not t.form.cases for t in subject) else ()


def subject_of(words: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the nominative phrase that opens the words, without what is acted on."""
    begin = next(
        (
            i
            for i, t in enumerate(words)
            if t.is_word and "nomn" in t.form.cases and t.form.pos in {"NOUN", "ADJF", ""}
        ),
        0,
    )
    end = begin
    while end < len(words) and (end == begin or not _ends_subject(words, end)):
        end += 1
    return words[begin:end]


def _body_end(words: Sequence[Token]) -> int:
    """Return how many tokens after "in" name the body."""
    if words and words[0].low in _OPENING:
        return next(
            (i + 1 for i, t in enumerate(words) if t.low in "»”" or (i and t.low == '"')), 1
        )
    at = 0
    while at < len(words) and (
        at == 0 or words[at].capital or (words[at - 1].form.pos == "ADJF" and at < 3)
    ):
        if words[at].form.pos == "PREP":
            break
        at += 1
    return at


def _ends_subject(words: Sequence[Token], at: int) -> bool:
    token = words[at]
    if token.form.pos in {"PREP", "ADVB", "CONJ", "PRCL", "VERB"} or (
        not token.is_word and token.low not in "«»"
    ):
        return True
    previous = words[at - 1]
    agree = previous.form.pos == "ADJF"
    return (
        not agree and not token.capital and token.low not in "«»" and "gent" not in token.form.cases
    )
