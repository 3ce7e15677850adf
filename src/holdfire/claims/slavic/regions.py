"""A sentence parted into regions. In: tokens and quotations. Out: content with its source."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from holdfire.claims.slavic.clauses import Chunk, has_predicate, opens_subordinate
from holdfire.claims.slavic.frames import Frame, frame_of
from holdfire.claims.slavic.kinds import kind_of
from holdfire.claims.slavic.lexicon import Lexicon
from holdfire.claims.slavic.tokens import Token

_SPEECH_WORDS = 3
_ASKED = re.compile(
    r"скільки|сколько|чи\b|яки[йм]|яка|каки?[йе]|какая|кто|хто|когда|коли|чому|почему"
)


@dataclass(slots=True)
class Region:
    """Chunks of content and the frame that governs them, if any."""

    chunks: list[Chunk]
    frame: Frame | None = None
    quoted: bool = False
    joined: bool = field(default=False)


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
        if token.low in {".", "!", "?", "…"} and (at == len(words) - 1 or inside is not None):
            close(".")
            continue
        run.append(token)
    close("")
    return chunks, speech


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


def regions_of(  # noqa: PLR0912, PLR0915
    text: str, low: str, words: Sequence[Token], quotes: Sequence[tuple[int, int]], lexicon: Lexicon
) -> list[Region]:
    """Return the regions of a sentence in the order of its words."""
    chunks, speech = chunks_of(text, words, quotes, lexicon)
    regions: list[Region] = []
    pending: list[Chunk] = []
    source: Frame | None = None
    aside: Frame | None = None
    trailed = 0
    after = ""

    def flush(frame: Frame | None, *, quoted: bool = False) -> None:
        if pending:
            regions.append(Region(list(pending), frame, quoted))
            pending.clear()

    for at, chunk in enumerate(chunks):
        if at in speech:
            flush(source or aside)
            if at - 1 in speech and regions and regions[-1].quoted and chunk.mark != "»":
                regions[-1].chunks.append(chunk)
            else:
                regions.append(Region([chunk], source, quoted=True))
            continue
        if after and opens_subordinate(chunk, lexicon):
            if after == "silent" and chunk.tokens[0].form.pos != "GRND":
                regions[-1].chunks.append(chunk)
            continue
        after = ""
        frame = frame_of(low, chunks, at, lexicon, speech=at + 1 in speech)
        if frame.form == "own":
            pending.append(chunk)
        elif frame.form == "lead":
            frame = _with_subject(frame, pending, lexicon)
            flush(source or aside)
            source = frame
        elif frame.form in {"trail", "passive"}:
            flush(frame)
            for region in regions[trailed:]:
                region.frame = region.frame or frame
            trailed = len(regions)
            source = source or frame
            after = "trail"
        elif frame.form == "aside":
            if pending and all(lexicon["joining"].fullmatch(t.low) for t in pending[-1].tokens):
                pending.pop()
                flush(source or aside)
                source = frame
            aside = _aside(frame, chunk, chunks, at, pending, regions)
            source = source or aside
        elif frame.form == "back":
            flush(source or aside)
            regions.append(Region([], frame))
            source = frame
            after = "back"
        elif frame.form == "silent":
            _silent(frame, chunk, pending, regions, source)
            after = "silent"
        else:
            flush(source or aside)
            pending += _contents(low, frame, lexicon)
            source = frame
    flush(source or aside)
    return regions


def _with_subject(frame: Frame, pending: list[Chunk], lexicon: Lexicon) -> Frame:
    """Return the frame with the subject that a relative clause parts from its verb."""
    if len(pending) < 2 or frame.bare is False or has_predicate(pending[0], lexicon):
        return frame
    if not all(opens_subordinate(each, lexicon) for each in pending[1:]):
        return frame
    source = pending[0].tokens
    pending.clear()
    return replace(frame, source=source)


def _contents(low: str, frame: Frame, lexicon: Lexicon) -> list[Chunk]:
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


def _aside(  # noqa: PLR0917
    frame: Frame,
    chunk: Chunk,
    chunks: Sequence[Chunk],
    at: int,
    pending: list[Chunk],
    regions: list[Region],
) -> Frame:
    """Take in "according to X": it governs what stands around it in the sentence."""
    if pending and at + 1 < len(chunks) and chunks[at + 1].mark in {",", ""}:
        pending.append(Chunk(chunk.tokens, chunk.mark, aside=True))
    elif not pending:
        for region in regions:
            region.frame = region.frame or frame
    if frame.content:
        pending.append(Chunk(frame.content, chunk.mark))
    return frame


def _silent(
    frame: Frame, chunk: Chunk, pending: list[Chunk], regions: list[Region], source: Frame | None
) -> None:
    """Close what was said, and keep the refusal with what it refuses as one clause."""
    asked = [each for each in pending if _ASKED.match(each.tokens[0].low)]
    said = [each for each in pending if each not in asked]
    if said:
        regions.append(Region(said, source))
    regions.append(Region([*asked, chunk], frame))
    pending.clear()
