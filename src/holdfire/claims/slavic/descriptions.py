"""What tells more of a noun, and what a frame holds. In: chunks, frames. Out: answers, chunks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from holdfire.claims.slavic.clauses import Chunk, has_predicate
from holdfire.claims.slavic.frame import Frame
from holdfire.claims.slavic.kinds import kind_of
from holdfire.claims.slavic.lexicon import Lexicon
from holdfire.claims.slavic.phrases import ORIGIN
from holdfire.claims.slavic.tokens import Token


def describes(chunk: Chunk, lexicon: Lexicon) -> bool:
    """Return whether the chunk only tells more of the noun before it."""
    words = chunk.tokens[chunk.tokens[0].low == "не" :]
    if not words:
        return False
    if re.match(r"як(?:ий|а|і|ого|у|ої)\Z|котор", words[0].low):
        return True
    if has_predicate(chunk, lexicon):
        return False
    led = len(words) > 1 and (
        words[1].form.pos in {"PREP", "INFN"} or words[1].low in {"до", "з", "к", "с"}
    )
    return words[0].form.pos == "PRTF" or (words[0].form.pos == "ADJF" and led)


def is_person(words: Sequence[Token]) -> bool:
    """Return whether the phrase means people without a name."""
    return any(t.form.living or ORIGIN.match(t.low) for t in words) and not any(
        t.capital and t.form.name and "nomn" in t.form.cases and len(t.low) > 4 for t in words[1:]
    )


def contents_of(low: str, frame: Frame, lexicon: Lexicon) -> list[Chunk]:
    """Return the content of a frame's own chunk, cut at "and" between things of two kinds."""
    words = frame.content
    if not any(token.is_word for token in words):
        return []
    for at, token in enumerate(words[1:-1], start=1):
        if token.low not in {"і", "та", "и", "а", "й"} or frame.form != "about":
            continue
        kinds = [
            kind_of(low, (half[0].start, half[-1].end), lexicon)
            for half in (words[:at], words[at + 1 :])
        ]
        if None not in kinds and kinds[0] is not kinds[1]:
            return [Chunk(words[:at], ""), Chunk(words[at + 1 :], ";")]
    return [Chunk(words, "")]
