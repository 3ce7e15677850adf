"""Sources named without a verb of saying: "according to". In: a chunk. Out: its frame."""

from __future__ import annotations

import re
from collections.abc import Callable

from holdfire.claims.slavic.clauses import Chunk
from holdfire.claims.slavic.frame import Frame
from holdfire.claims.slavic.lexicon import Lexicon
from holdfire.claims.slavic.phrases import phrase_end
from holdfire.claims.slavic.tokens import Token
from holdfire.claims.slavic.voices import voice_of

_BELIEVING = re.compile(r"на (?:\w+ )?думку|по (?:\w+ )?мнению|по убежд|на (?:\w+ )?перекон")


def by_phrase(
    low: str, chunk: Chunk, lexicon: Lexicon, verb_of: Callable[[Chunk, Lexicon], int | None]
) -> Frame | None:
    """Return the frame of "according to X" and its like, or of one who cites another."""
    words = chunk.tokens
    begin = next((token.start for token in words if token.is_word), chunk.start)
    cited = lexicon["citing"].search(low, chunk.start, chunk.end)
    if cited is not None:
        return _cited(chunk, cited, lexicon, verb_of(chunk, lexicon))
    match = lexicon["source"].match(low, begin, chunk.end)
    if match is None:
        return None
    own, bare = (lexicon[use].match(low, begin, chunk.end) for use in ("own source", "bare source"))
    if bare is not None and (own is None or bare.end() > own.end()):
        return Frame("aside", "hedge", content=_after(words, bare.end()))
    if own is not None:
        pronoun = tuple(t for t in words if t.end <= own.end())
        return Frame("aside", "say", pronoun, content=_after(words, own.end()))
    after = _after(words, match.end())
    believing = "believe" if _BELIEVING.match(match.group()) else "say"
    end = phrase_end(after, 0, len(after)) if after else 0
    rest = after[end:]
    told = any(t.form.finite for t in rest)
    return Frame("aside", believing, after[:end], content=rest if told else ())


def _after(words: tuple[Token, ...], offset: int) -> tuple[Token, ...]:
    return tuple(t for t in words if t.start >= offset)


def _cited(chunk: Chunk, cited: re.Match[str], lexicon: Lexicon, verb: int | None) -> Frame | None:
    words = chunk.tokens
    after = _after(words, cited.end())
    source = after[: phrase_end(after, 0, len(after))]
    if verb is None:
        return Frame("cites", "say", source) if source else None
    via = voice_of(words, verb, lexicon)
    led = bool(via) and via[0].start < words[verb].start
    if led and words[verb].start > cited.end():
        rest = words[verb + 1 :]
        if rest and lexicon["about"].fullmatch(rest[0].low):
            keep = 1 if lexicon.language == "ru" else 2
            return Frame("about", "say", source, rest[keep - 1 :], via)
    return Frame("lead" if led else "trail", "say", source, via=via)
