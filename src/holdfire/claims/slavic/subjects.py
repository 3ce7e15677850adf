"""Who keeps silent in a chunk. In: tokens. Out: the subject's tokens."""

from __future__ import annotations

import re

from holdfire.claims.slavic.clauses import Chunk
from holdfire.claims.slavic.lexicon import Lexicon
from holdfire.claims.slavic.phrases import phrase_end
from holdfire.claims.slavic.tokens import Token
from holdfire.claims.slavic.voices import voice_of

_ASKED_OF = re.compile(r"ко(?:м)?ментар\w*|ответа?|відповід[іь]|пояснен\w+|разъяснен\w+")
_FAILED = re.compile(r"не (?:удал|вдал|получ|отрим|дочека|дожда)")


def is_silence(low: str, chunk: Chunk, lexicon: Lexicon) -> bool:
    """Return whether a voice refuses, rather than an event that was not told of."""
    refused = lexicon["refuse"].search(low, chunk.start, chunk.end)
    if lexicon["not so"].search(low, chunk.start, chunk.end):
        return False
    return refused is not None and not lexicon["subordinate silence"].match(
        low, chunk.start, chunk.end
    )


def silent_source(low: str, chunk: Chunk, lexicon: Lexicon) -> tuple[Token, ...]:
    """Return the one who is silent: the subject, the body after "in", or the one who was asked."""
    words = chunk.tokens
    refused = lexicon["refuse"].search(low, chunk.start, chunk.end)
    begin = refused.start() if refused is not None else chunk.start
    if _FAILED.search(low, chunk.start, chunk.end):
        at = next((i for i, t in enumerate(words) if _ASKED_OF.fullmatch(t.low)), None)
        if at is not None and at + 1 < len(words):
            asked = at + 1 + (words[at + 1].low in {"від", "от", "у"})
            return tuple(words[asked : phrase_end(words, asked, len(words))])
    verb = next((i for i, t in enumerate(words) if t.start >= begin and t.form.finite), None)
    if verb is None:
        verb = next((i for i in reversed(range(len(words))) if words[i].form.finite), None)
    return voice_of(words, verb, lexicon) if verb is not None else ()
