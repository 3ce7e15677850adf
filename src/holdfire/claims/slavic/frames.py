"""Frames of reported speech. In: chunks of a sentence. Out: regions of content with their source.

A frame says who speaks; what it speaks of lies behind it, before it, or inside its own chunk.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from holdfire.claims.slavic.clauses import Chunk, opens_subordinate
from holdfire.claims.slavic.lexicon import Lexicon
from holdfire.claims.slavic.subjects import is_silence, silent_source, subject_of
from holdfire.claims.slavic.tokens import Token

_CLASSES = ("deny", "accuse", "confirm", "believe", "expect", "promise", "warn")
_OPENING = '«“„"'
_THREATENS = re.compile(r"погрожу|пригроз|угрожа|гроз[ия]т")
_OFFER = re.compile(r"пропозиц|предложен|вимог|требован|умов|услови|звинувач|обвинен")
_OFFER_ONLY = re.compile(r"пропозиц|предложен|вимог|требован|умов|услови")
_NAMED = re.compile(r"назва[влн]|назива|называ|охарактериз")


@dataclass(frozen=True, slots=True)
class Frame:
    """What a chunk does.

    Parameters
    ----------
    form : str
        ``lead`` (content follows), ``trail`` (content went before), ``aside`` (around it),
        ``object`` and ``about`` (content in the same chunk), ``back`` (the sentence before),
        ``silent``, ``passive``, or ``own`` (no frame).
    saying : str
        Class of its verb.
    source, content : tuple of Token
        The speaker's tokens; the content's, where it lies in the chunk.
    via : tuple of Token
        Tokens of the one who cites the source.
    bare : bool
        Whether no subject stands before its verb.
    """

    form: str
    saying: str = ""
    source: tuple[Token, ...] = ()
    content: tuple[Token, ...] = ()
    via: tuple[Token, ...] = ()
    bare: bool = False


def frame_of(
    low: str, chunks: Sequence[Chunk], at: int, lexicon: Lexicon, *, speech: bool
) -> Frame:
    """Return what the chunk at `at` does; `speech` tells that the next chunk is quoted speech."""
    chunk = chunks[at]
    span = (chunk.start, chunk.end)
    if lexicon["refuse"].search(low, *span) and not speech and is_silence(low, chunk, lexicon):
        return Frame("silent", source=silent_source(low, chunk, lexicon))
    source = _by_phrase(low, chunk, lexicon)
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
    if opens_subordinate(chunk, lexicon) and not lexicon["as"].fullmatch(_first(chunk).low):
        return Frame("own")
    return _by_verb(
        low, chunk, verb, lexicon, leads=leads, colon=not that and not speech, first=at == 0
    )


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
            if token.form.pos == "ADJF" and not re.match(
                r"переконан|убежден|впевнен|уверен", token.low
            ):
                continue
            negated = at and chunk.tokens[at - 1].low == "не"
            if not negated or re.match(r"виключ|исключ|визна|призна", token.low):
                return at
    return None


def _class_of(word: str, lexicon: Lexicon) -> str:
    return next((name for name in _CLASSES if lexicon[name].fullmatch(word)), "say")


def _by_phrase(low: str, chunk: Chunk, lexicon: Lexicon) -> Frame | None:
    """Return the frame of "according to X" and its like, or of the passive in a phrase."""
    words = chunk.tokens
    begin = next((token.start for token in words if token.is_word), chunk.start)
    match = lexicon["source"].match(low, begin, chunk.end)
    cited = lexicon["citing"].search(low, chunk.start, chunk.end)
    if cited is not None and (verb := _verb(chunk, lexicon)) is not None:
        via = [t for t in words if t.end <= cited.start() and t is not words[verb]]
        limit = words[verb].start if words[verb].start > cited.end() else chunk.end
        after = tuple(t for t in words if cited.end() <= t.start < limit)
        led = bool(via) and words[verb].start > begin and via[0].start < words[verb].start
        return Frame(
            "lead" if led else "trail",
            "say",
            after,
            via=tuple(t for t in via if not lexicon["as"].fullmatch(t.low)),
        )
    if match is None:
        return None
    longest = max(
        (
            m
            for m in (
                lexicon["own source"].match(low, begin, chunk.end),
                lexicon["bare source"].match(low, begin, chunk.end),
            )
            if m
        ),
        key=lambda m: m.end(),
        default=None,
    )
    if longest is not None and longest.re is lexicon["bare source"]:
        return Frame("aside", "hedge")
    if longest is not None:
        pronoun = tuple(t for t in words if t.end <= longest.end())
        return Frame("aside", "say", pronoun)
    after = tuple(t for t in words if t.start >= match.end())
    believing = (
        "believe" if re.match(r"на думку|по мнению|по убежд|на перекон", match.group()) else "say"
    )
    finite = next((i for i, t in enumerate(after) if t.form.finite), None)
    if finite is not None:
        cut = _phrase_end(after)
        return Frame("aside", believing, after[:cut], content=after[cut:])
    return Frame("aside", believing, after)


def _phrase_end(words: Sequence[Token]) -> int:
    """Return where a genitive phrase ends that no comma closes."""
    at = 0
    while at < len(words) and (
        "gent" in words[at].form.cases or words[at].low in "«»" or words[at].form.pos == "ADJF"
    ):
        at += 1
    return max(at, 1)


def _by_verb(  # noqa: PLR0911
    low: str, chunk: Chunk, verb: int, lexicon: Lexicon, *, leads: bool, colon: bool, first: bool
) -> Frame:
    words = chunk.tokens
    before, after = words[:verb], words[verb + 1 :]
    saying = _class_of(words[verb].low, lexicon)
    if any(lexicon["as"].fullmatch(token.low) for token in before if token.is_word):
        at = next(i for i, t in enumerate(before) if lexicon["as"].fullmatch(t.low))
        return Frame("aside", saying, (*before[at + 1 :], *after))
    about_this = lexicon["about this"].search(low, chunk.start, chunk.end)
    if about_this is not None and not leads:
        rest = tuple(
            t for t in (*before, *after) if not about_this.start() <= t.start < about_this.end()
        )
        return Frame("back", saying, rest)
    source = (
        before
        if any(t.is_word and not lexicon["adverb"].fullmatch(t.low) for t in before)
        else after
    )
    if about_this is not None:
        source = tuple(t for t in source if not about_this.start() <= t.start < about_this.end())
    bare = source is after and not first
    if leads and not (bare and colon):
        return Frame("lead", saying, source, bare=bare)
    subject = any(
        t.is_word
        and not lexicon["adverb"].fullmatch(t.low)
        and t.form.pos in {"NOUN", "NPRO", "ADJF", ""}
        for t in before
    )
    joined = any(lexicon["joining"].fullmatch(token.low) for token in before)
    if joined or (lexicon["no trail"].fullmatch(words[verb].low) and not subject):
        return Frame("own")
    if not subject and not first:
        return Frame("trail", saying, after)
    about = next((i for i, t in enumerate(after) if lexicon["about"].fullmatch(t.low)), None)
    if about is not None and subject:
        keep = about if lexicon.language == "ru" else about + 1
        return Frame("about", saying, before, after[keep:])
    threat = _THREATENS.match(words[verb].low) is not None
    saying = "threat" if threat else saying
    low_after = low[chunk.start : chunk.end]
    turned_down = saying == "deny" and _OFFER.search(low_after) is not None
    if subject and (turned_down or saying == "promise" or threat):
        return Frame(
            "self",
            "position" if turned_down and _OFFER_ONLY.search(low_after) else saying,
            subject_of(before),
            words,
        )
    if subject and (saying in {"deny", "confirm"} or _NAMED.match(words[verb].low)):
        named = _NAMED.match(words[verb].low) is not None
        return Frame(
            "object", "named" if named else saying, before, after if named else words[verb:]
        )
    return Frame("own") if subject or first else Frame("trail", saying, after)
