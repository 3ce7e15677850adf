"""Frames of reported speech. In: chunks of a sentence. Out: regions of content with their source.

A frame says who speaks; what it speaks of lies behind it, before it, or inside its own chunk.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from holdfire.claims.slavic.cited import by_phrase
from holdfire.claims.slavic.clauses import Chunk, opens_subordinate
from holdfire.claims.slavic.frame import Frame
from holdfire.claims.slavic.lexicon import Lexicon
from holdfire.claims.slavic.phrases import phrase_end
from holdfire.claims.slavic.subjects import is_silence, silent_source
from holdfire.claims.slavic.tokens import Token
from holdfire.claims.slavic.voices import voice_of

__all__ = ["Frame", "frame_of"]

_CLASSES = ("deny", "accuse", "confirm", "believe", "expect", "promise", "warn")
_THREATENS = re.compile(r"погрожу|пригроз|угрожа|гроз[ия]т")
_OFFER = re.compile(r"пропозиц|предложен|вимог|требован|умов|услови|звинувач|обвинен")
_OFFER_ONLY = re.compile(r"пропозиц|предложен|вимог|требован|умов|услови")
_NAMED = re.compile(r"назва[влн]|назива|називає|называ|назовут|охарактериз")
_SURE = re.compile(r"переконан|убежден|впевнен|уверен|скептич")
_YIELDS = re.compile(r"визна|призна|підтверд|подтверд")
_EXCLUDES = re.compile(r"виключ|исключ")
_JOINS = frozenset({"і", "та", "й", "и", "а", "але", "но"})
#: What is left of a chunk when its subject is cut off must outweigh this share of it.
_SHARE = 0.35
#: So few words tell nothing without their verb.
_FEW = 3
#: A chunk of so few characters is content as a whole.
_SHORT = 45


def frame_of(
    low: str,
    chunks: Sequence[Chunk],
    at: int,
    lexicon: Lexicon,
    *,
    speech: bool,
    waits: bool = False,
) -> Frame:
    """Return what the chunk at `at` does.

    Parameters
    ----------
    speech : bool
        Whether the next chunk is quoted speech.
    waits : bool
        Whether a subject before the chunk still waits for its verb.
    """
    chunk = chunks[at]
    span = (chunk.start, chunk.end)
    if lexicon["refuse"].search(low, *span) and not speech and is_silence(low, chunk, lexicon):
        return Frame("silent", source=silent_source(low, chunk, lexicon))
    source = by_phrase(low, chunk, lexicon, _verb)
    if source is not None:
        return source
    following = chunks[at + 1] if at + 1 < len(chunks) else None
    if lexicon["passive"].fullmatch(" ".join(t.low for t in chunk.tokens if t.is_word)):
        return Frame("passive", "passive")
    verb = _verb(chunk, lexicon)
    if verb is None:
        return Frame("own")
    that = (
        following is not None
        and lexicon["that"].match(low, following.start, following.end) is not None
    )
    leads = speech or (following is not None and following.mark == ":") or that
    if (
        verb
        and opens_subordinate(chunk, lexicon)
        and not lexicon["as"].fullmatch(_first(chunk).low)
    ):
        return Frame("own")
    first = at == 0 or chunk.mark in _JOINS
    return _by_verb(low, chunk, verb, lexicon, leads=leads, that=that, first=first, waits=waits)


def _first(chunk: Chunk) -> Token:
    return next((token for token in chunk.tokens if token.is_word), chunk.tokens[0])


def _verb(chunk: Chunk, lexicon: Lexicon) -> int | None:
    """Return where the chunk's verb of saying stands outside quotation marks."""
    depth = 0
    short = ("ADJS", "PRED", "ADJF")
    for at, token in enumerate(chunk.tokens):
        if token.low in "«“„":
            depth += 1
        elif token.low in "»”":
            depth = max(0, depth - 1)
        elif (
            depth == 0
            and (token.form.finite or token.form.pos in short)
            and lexicon["say"].fullmatch(token.low)
        ):
            if token.form.pos == "ADJF" and not _SURE.match(token.low):
                continue
            negated = at and chunk.tokens[at - 1].low == "не"
            if bool(negated) == (_EXCLUDES.match(token.low) is not None) or (
                negated and _YIELDS.match(token.low)
            ):
                return at
    return None


def _class_of(word: str, lexicon: Lexicon) -> str:
    return next((name for name in _CLASSES if lexicon[name].fullmatch(word)), "say")


def _by_verb(  # noqa: PLR0911
    low: str,
    chunk: Chunk,
    verb: int,
    lexicon: Lexicon,
    *,
    leads: bool,
    that: bool,
    first: bool,
    waits: bool,
) -> Frame:
    words = chunk.tokens
    before, after = words[:verb], words[verb + 1 :]
    saying = _class_of(words[verb].low, lexicon)
    source = voice_of(words, verb, lexicon)
    told = _document(words, verb, lexicon)
    if any(lexicon["as"].fullmatch(token.low) for token in before if token.is_word):
        return Frame("aside", saying, told or source or after)
    if before and before[0].low == "так" and not leads:
        return Frame("back", saying, source)
    about_this = lexicon["about this"].search(low, chunk.start, chunk.end)
    if about_this is not None and not leads:
        return Frame("back", saying, source)
    first = first or (
        waits
        and verb < 2
        and (not source or lexicon["does"].fullmatch(words[verb].low) is not None)
    )
    ahead = bool(source) and source[0].start < words[verb].start
    if told is not None:
        source, ahead = told, False
    if leads and (that or ahead or first or not source):
        return Frame("lead", saying, source, bare=not source)
    if not ahead and not first and _opens(before, lexicon) and not _weighty(after, source, lexicon):
        joined = any(lexicon["joining"].fullmatch(token.low) for token in before)
        lone = lexicon["no trail"].fullmatch(words[verb].low) and not source
        return Frame("own") if joined or lone else Frame("trail", saying, source)
    if leads:
        return Frame("lead", saying, source, bare=not source)
    return _within(low, chunk, verb, lexicon, saying=saying, source=source)


def _opens(before: Sequence[Token], lexicon: Lexicon) -> bool:
    return all(
        not t.is_word or lexicon["adverb"].fullmatch(t.low) or lexicon["joining"].fullmatch(t.low)
        for t in before
    )


def _weighty(after: Sequence[Token], source: Sequence[Token], lexicon: Lexicon) -> bool:
    """Return whether more than the speaker follows the verb: "who", not "promised to mend"."""
    if source:
        return False
    return any(t.form.pos == "INFN" or lexicon["about"].fullmatch(t.low) for t in after[:3])


def _document(words: Sequence[Token], verb: int, lexicon: Lexicon) -> tuple[Token, ...] | None:
    """Return whose paper it is in "says a statement of X"."""
    if not lexicon["stands in"].fullmatch(words[verb].low):
        return None
    at = next(
        (i for i in range(verb + 1, len(words)) if lexicon["paper"].fullmatch(words[i].low)), None
    )
    if at is None:
        return None
    end = phrase_end(words, at + 1, len(words)) if at + 1 < len(words) else at + 1
    body = tuple(words[at + 1 : end])
    first = body[0] if body else None
    named = first is not None and (
        first.low in '«„"' or "gent" in first.form.cases or first.capital
    )
    return body if named else ()


def _within(  # noqa: PLR0911
    low: str, chunk: Chunk, verb: int, lexicon: Lexicon, *, saying: str, source: tuple[Token, ...]
) -> Frame:
    """Return the frame of a chunk that holds its content too, beside the verb."""
    words = chunk.tokens
    after = words[verb + 1 :]
    word = words[verb].low
    open_ended = bool(source) or verb < 2
    about = next((i for i, t in enumerate(after) if lexicon["about"].fullmatch(t.low)), None)
    if (
        about is not None
        and about < 4
        and open_ended
        and saying != "deny"
        and not lexicon["does"].fullmatch(word)
    ):
        rest = after[about:] if lexicon.language == "ru" else after[about + 1 :]
        content = tuple(t for t in rest if t not in source)
        return Frame("about", saying, source, content)
    told = _before_verb(words, verb, lexicon)
    if told and source and source[0].start > words[verb].start:
        return Frame("about", saying, source, told)
    threat = _THREATENS.match(word) is not None
    saying = "threat" if threat else saying
    whole = low[chunk.start : chunk.end]
    turned_down = saying == "deny" and _OFFER.search(whole) is not None
    own = _content(words, source, lexicon)
    if source and (turned_down or saying == "promise" or threat):
        only = turned_down and _OFFER_ONLY.search(whole) is not None
        return Frame("self", "position" if only else saying, source, own)
    if open_ended and _NAMED.match(word):
        return Frame("object", "named", source, _past(own, words[verb]))
    if saying == "confirm" and verb and words[verb - 1].low == "не":
        return Frame("self", "say", source, words)
    if open_ended and saying == "confirm":
        past = _past(own, words[verb])
        return Frame("object", saying, source, past if len(past) > _FEW else own)
    if saying == "deny" or (lexicon["does"].fullmatch(word) is not None):
        return Frame("self", saying, source, own)
    return Frame("own")


def _before_verb(words: tuple[Token, ...], verb: int, lexicon: Lexicon) -> tuple[Token, ...]:
    """Return what a verb of saying tells of in a phrase before it ("about the attack told")."""
    if verb < 2 or lexicon["about"].fullmatch(words[0].low) is None:
        return ()
    return words[lexicon.language == "uk" : verb]


def _content(
    words: tuple[Token, ...], source: tuple[Token, ...], lexicon: Lexicon
) -> tuple[Token, ...]:
    """Return the words without a subject that opens them, or all where little else is left."""
    whole = words[-1].end - words[0].start
    if not source or whole <= _SHORT:
        return words
    rest = tuple(t for t in words if t.start >= source[-1].end)
    ahead = [t for t in words if t.end <= source[0].start and t.is_word and t.form.pos != "PREP"]
    if not rest or not all(lexicon["adverb"].fullmatch(t.low) for t in ahead):
        return words
    return rest if rest[-1].end - rest[0].start >= _SHARE * whole else words


def _past(words: tuple[Token, ...], verb: Token) -> tuple[Token, ...]:
    """Return what follows the verb, if it opens the words."""
    at = next((i for i, t in enumerate(words) if t.start == verb.start), None)
    return words[at + 1 :] if at is not None and at <= 1 and words[at + 1 :] else words
