"""A sentence parted at its marks. In: tokens and quotations. Out: chunks, and which are speech."""

from __future__ import annotations

import re
from collections.abc import Sequence

from holdfire.claims.slavic.clauses import Chunk
from holdfire.claims.slavic.lexicon import Lexicon
from holdfire.claims.slavic.tokens import Token

_SPEECH_WORDS = 3


def chunks_of(
    text: str, words: Sequence[Token], quotes: Sequence[tuple[int, int]], lexicon: Lexicon
) -> tuple[list[Chunk], set[int]]:
    """Return the chunks of a sentence and which of them are quoted speech."""
    start, end = words[0].start, words[-1].end
    spoken = [q for q in quotes if q[1] > start and q[0] < end and _is_speech(text, q, start, end)]
    inline = [q for q in quotes if q not in spoken]
    chunks: list[Chunk] = []
    speech: set[int] = set()
    run: list[Token] = []
    mark = ""
    current: tuple[int, int] | None = None

    def close(next_mark: str) -> None:
        nonlocal mark
        if any(token.is_word for token in run):
            if current is not None:
                speech.add(len(chunks))
            chunks.append(Chunk(tuple(run), mark))
            mark = next_mark
        elif next_mark in ":;" and next_mark:
            mark = next_mark
        run.clear()

    for at, token in enumerate(words):
        inside = next((q for q in spoken if q[0] <= token.start < q[1]), None)
        if inside != current:
            close("" if current is None else "»")
            current = inside
        if inside is not None and token.start in {inside[0], inside[1] - 1}:
            continue
        kept = any(q[0] < token.start < q[1] for q in inline)
        if not kept and (token.low in {",", ";", ":"} or _is_break(words, at, lexicon)):
            close(token.low)
            continue
        if token.low in {".", "!", "?", "…"} and (
            at == len(words) - 1 or inside is not None or words[at + 1].low in "—–"
        ):
            close(".")
            continue
        run.append(token)
    close("")
    return _joined_verbs(chunks, speech, lexicon)


def _joined_verbs(
    chunks: list[Chunk], speech: set[int], lexicon: Lexicon
) -> tuple[list[Chunk], set[int]]:
    """Return the chunks cut at "and" between two verbs of saying."""
    found: list[Chunk] = []
    spoken: set[int] = set()
    for number, chunk in enumerate(chunks):
        at = None if number in speech else _second_verb(chunk, lexicon)
        if at is None:
            spoken |= {len(found)} if number in speech else set()
            found.append(chunk)
            continue
        found.append(Chunk(chunk.tokens[:at], chunk.mark))
        found.append(Chunk(chunk.tokens[at + 1 :], chunk.tokens[at].low))
    return found, spoken


def _second_verb(chunk: Chunk, lexicon: Lexicon) -> int | None:
    said, depth = False, 0
    words = chunk.tokens
    for at, token in enumerate(words):
        depth += (token.low in "«“„") - (token.low in "»”")
        if depth > 0:
            continue
        if token.low in {"і", "та", "й", "и"} and said and at + 1 < len(words):
            after = words[at + 1 : at + 3]
            if lexicon["adverb"].fullmatch(after[0].low):
                after = after[1:]
            if after and after[0].form.finite and lexicon["say"].fullmatch(after[0].low):
                return at
        said = said or (token.form.finite and lexicon["say"].fullmatch(token.low) is not None)
    return None


def _is_break(words: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Return whether a dash sets off an attribution or a second predicate ("this is")."""
    if words[at].low not in {"—", "–", "-"}:
        return False
    if at == 0 or words[at - 1].low in {",", "»", "”", '"', "!", "?", "…", "“"}:
        return True
    if at + 1 == len(words):
        return False
    after = words[at + 1]
    said = after.form.finite and lexicon["say"].fullmatch(after.low) is not None
    return said or after.low in {"це", "это"}


def _is_speech(text: str, quote: tuple[int, int], start: int, end: int) -> bool:
    """Return whether a quotation is what someone said, not a name or a few quoted words."""
    inside = text[quote[0] + 1 : quote[1] - 1]
    if quote[0] < start or quote[1] > end:
        return len(inside.split()) >= _SPEECH_WORDS
    before, after = text[start : quote[0]].rstrip(), text[quote[1] : end].lstrip()
    if len(inside.split()) < _SPEECH_WORDS and not inside.endswith((",", "!", "?")):
        return False
    opens = (
        not before
        or before.endswith((":", "—", "–"))
        or (before.endswith(",") and len(inside.split()) > _SPEECH_WORDS)
    )
    closes = (
        re.match(r"[,.]?\s*[—–-]\s", after) is not None
        or after in {"", "."}
        or after.startswith(",")
    )
    return opens and (closes or not before)
