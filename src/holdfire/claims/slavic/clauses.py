"""Content parted into clauses. In: chunks of a region. Out: stretches of tokens, one claim each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from holdfire.claims.slavic.lexicon import Lexicon
from holdfire.claims.slavic.numerals import number_word
from holdfire.claims.slavic.tokens import Token

_NOTHING = frozenset({
    "немає", "нема", "нет", "неможливо", "невозможно", "неизвестно", "невідомо", "варте", "варто",
    "годі",
})  # fmt: skip
_CONTRAST = frozenset({"а", "але", "но", "однак", "однако", "проте", "зато", "натомість"})


@dataclass(frozen=True, slots=True)
class Chunk:
    """Tokens between marks; `mark` is what stands before it."""

    tokens: tuple[Token, ...]
    mark: str
    aside: bool = False

    @property
    def start(self) -> int:
        """Offset of its first character."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Offset after its last character."""
        return self.tokens[-1].end


def parted(
    low: str, chunks: Sequence[Chunk], lexicon: Lexicon, *, led: bool = False
) -> list[list[Chunk]]:
    """Return the chunks grouped into clauses.

    A clause begins at a chunk with a predicate of its own, unless a subordinate word opens it,
    the clause before still waits for its predicate, or the chunk tells of nothing on its own; where
    a frame led the content, its first word only joins.
    """
    groups: list[list[Chunk]] = []
    complete = turned = False
    for chunk in (piece for each in chunks for piece in _halves(low, each)):
        predicate = has_predicate(chunk, lexicon)
        opens = opens_subordinate(chunk, lexicon) and not (led and not groups)
        own = (
            predicate
            and not opens
            and not chunk.aside
            and not chunk.tokens[0].low.startswith(("один", "одна", "одне"))
        )
        turns = complete and not predicate and chunk.tokens[0].low in _CONTRAST
        if not groups or (complete and own) or chunk.mark == ";" or turns:
            if groups and not complete and len(groups) > 1 and turned:
                _rejoin(groups)
            groups.append([chunk])
            complete, turned = predicate and not opens, turns
            continue
        groups[-1].append(chunk)
        complete = complete or (predicate and not opens and not chunk.aside)
    if turned and not complete and len(groups) > 1:
        _rejoin(groups)
    return groups


def _rejoin(groups: list[list[Chunk]]) -> None:
    """Give the last clause back to the one before: it never came to a predicate."""
    last = groups.pop()
    groups[-1].extend(last)


def is_elliptic(chunk: Chunk) -> bool:
    """Return whether a number with a dash or "this is" goes on with an earlier predicate."""
    if any(token.form.finite for token in chunk.tokens):
        return False
    dash = any(token.low in "—–" for token in chunk.tokens[1:])
    this = chunk.tokens[0].low in {"це", "это"}
    return (dash or this) and any(number_word(token.low) is not None for token in chunk.tokens)


def has_predicate(chunk: Chunk, lexicon: Lexicon) -> bool:
    """Return whether the chunk holds a finite verb, a short passive, or a dash for it."""
    if is_elliptic(chunk) or any(token.low in "—–" for token in chunk.tokens[1:]):
        return True
    if lexicon.language == "uk" and _is_stated(chunk):
        return True
    return any(
        token.form.finite or token.form.pos == "ADJS" or token.low in _NOTHING
        for token in chunk.tokens
    )


def _is_stated(chunk: Chunk) -> bool:
    """Return whether a full adjective is the predicate: "the station is lost"."""
    subject = len(chunk.tokens) == 1
    for at, token in enumerate(chunk.tokens):
        if token.form.pos in {"ADJF", "PRTF"} and "nomn" in token.form.cases:
            after = chunk.tokens[at + 1] if at + 1 < len(chunk.tokens) else None
            if subject and (after is None or after.form.pos in {"PREP", "ADVB"}):
                return True
        elif token.form.pos in {"NOUN", "NPRO"} and "nomn" in token.form.cases:
            subject = True
    return False


def opens_subordinate(chunk: Chunk, lexicon: Lexicon) -> bool:
    """Return whether a subordinate word, a participle or a gerund opens the chunk."""
    words = [token for token in chunk.tokens[:3] if token.is_word]
    if not words:
        return False
    sub = lexicon["subordinate"]
    if words[0].form.pos == "GRND":
        return True
    if words[0].form.pos in {"PRTF", "ADJF"} and not has_predicate(chunk, lexicon):
        return True
    if sub.match(" ".join(word.low for word in words)):
        return True
    return (
        len(words) > 1 and words[0].form.pos == "PREP" and sub.fullmatch(words[1].low) is not None
    )


def _halves(low: str, chunk: Chunk) -> list[Chunk]:
    """Return the chunk cut at "and" where a number with a dash follows on either side."""
    for at, token in enumerate(chunk.tokens[1:-1], start=1):
        if token.low not in {"і", "та", "и", "а", "й"}:
            continue
        left, right = chunk.tokens[:at], chunk.tokens[at + 1 :]
        dashed = any(t.low in "—–" for t in right)
        counted = all(any(number_word(t.low) is not None for t in half) for half in (left, right))
        if dashed and counted and any(t.form.finite for t in left):
            return [Chunk(left, chunk.mark), Chunk(right, token.low)]
    return [chunk]
