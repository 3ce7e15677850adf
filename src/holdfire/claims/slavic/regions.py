"""A sentence parted into regions. In: tokens and quotations. Out: content with its source."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from holdfire.claims.slavic.chunks import chunks_of
from holdfire.claims.slavic.clauses import Chunk, has_predicate, opens_subordinate
from holdfire.claims.slavic.descriptions import contents_of, describes, is_person
from holdfire.claims.slavic.frames import Frame, frame_of
from holdfire.claims.slavic.lexicon import Lexicon
from holdfire.claims.slavic.tokens import Token
from holdfire.claims.slavic.voices import voices_in

_ASKED = re.compile(
    r"скільки|сколько|чи\b|яки[йм]|яка|які|каки[йе]|какая|кто|хто|когда|коли|чому|почему|де\b|где"
    r"|будет ли|чей|чия|чье|як\b|как\b|навіщо|зачем|[\w'-]+ ли\b"
)


#: So many chunks or regions back something is still looked for.
_NEAR = 8
_NARROW = frozenset({"self", "object", "about"})
_INNER = _NARROW | {"lead"}


@dataclass(slots=True)
class Region:
    """Chunks of content and the frame that governs them, if any."""

    chunks: list[Chunk]
    frame: Frame | None = None
    quoted: bool = False
    joined: bool = field(default=False)


def regions_of(
    text: str, low: str, words: Sequence[Token], quotes: Sequence[tuple[int, int]], lexicon: Lexicon
) -> list[Region]:
    """Return the regions of a sentence in the order of its words."""
    chunks, speech = chunks_of(text, words, quotes, lexicon)
    builder = _Builder(low, lexicon, chunks, speech)
    for at in range(len(chunks)):
        builder.take(at)
    builder.flush(builder.source or builder.around)
    return builder.regions


@dataclass(slots=True)
class _Builder:
    """The regions so far, and what waits for its frame."""

    low: str
    lexicon: Lexicon
    chunks: Sequence[Chunk]
    speech: set[int]
    regions: list[Region] = field(default_factory=list)
    pending: list[Chunk] = field(default_factory=list)
    source: Frame | None = None
    around: Frame | None = None
    trailed: int = 0
    after: str = ""
    skip: int = -1

    def flush(self, frame: Frame | None) -> None:
        """Close what waits, under a frame."""
        if self.pending:
            self.regions.append(Region(list(self.pending), frame))
            self.pending.clear()

    def take(self, at: int) -> None:
        """Take the next chunk in."""
        chunk = self.chunks[at]
        if at in self.speech:
            self._speech(at)
            return
        if at == self.skip:
            return
        frame = frame_of(
            self.low,
            self.chunks,
            at,
            self.lexicon,
            speech=at + 1 in self.speech,
            waits=self._waits(),
        )
        if self.after and frame.form == "cites" and self.regions:
            self._relayed(frame)
            return
        if self.after and opens_subordinate(chunk, self.lexicon) and frame.form != "silent":
            if self.after == "silent" and chunk.tokens[0].form.pos != "GRND":
                self.regions[-1].chunks.append(chunk)
            return
        self.after = ""
        if frame.form == "trail" and self._is_interposed(at):
            frame = replace(frame, form="aside")
        self._framed(frame, at)

    def _framed(self, frame: Frame, at: int) -> None:
        chunk = self.chunks[at]
        if frame.form in {"own", "cites"}:
            self._own(chunk)
        elif frame.form == "lead":
            frame = self._with_subject(frame, at)
            self.flush(self.source or self.around)
            if not frame.source and self.source is not None:
                frame = replace(frame, source=self.source.source)
            self.source = frame
        elif frame.form in {"trail", "passive"}:
            self._trail(self._extended(frame, at))
        elif frame.form == "aside":
            self._aside(frame, at)
        elif frame.form == "back":
            self.flush(self.source or self.around)
            self.regions.append(Region([], frame))
            self.source = frame
            self.after = "back"
        elif frame.form == "silent":
            self._silent(frame, chunk)
        else:
            self._object(self._with_subject(frame, at))

    def _own(self, chunk: Chunk) -> None:
        narrow = self.source is not None and self.source.form in _NARROW
        if (
            narrow
            and has_predicate(chunk, self.lexicon)
            and not opens_subordinate(chunk, self.lexicon)
        ):
            self.flush(self.source)
            self.source = None
        self.pending.append(chunk)

    def _speech(self, at: int) -> None:
        chunk = self.chunks[at]
        self.flush(self.source or self.around)
        if at - 1 in self.speech and self.regions and self.regions[-1].quoted and chunk.mark != "»":
            self.regions[-1].chunks.append(chunk)
        else:
            self.regions.append(Region([chunk], self.source, quoted=True))
        self.after = ""

    def _trail(self, frame: Frame) -> None:
        if not frame.source and frame.form == "trail" and self.source is not None:
            frame = replace(frame, source=self.source.source)
        inner = self.source
        if inner is not None and inner.source and inner.form in _INNER and self.pending:
            self.flush(replace(inner, via=inner.via or frame.source))
        self.flush(frame)
        for region in self.regions[self.trailed :]:
            region.frame = region.frame or frame
        self.trailed = len(self.regions)
        self.source = self.source or frame
        self.after = "trail"

    def _object(self, frame: Frame) -> None:
        before = self.source
        self.flush(before or self.around)
        if not frame.source and before is not None:
            frame = replace(frame, source=before.source, via=before.via)
        self.pending += contents_of(self.low, frame, self.lexicon)
        self.source = frame

    def _is_interposed(self, at: int) -> bool:
        """Return whether the frame stands inside a clause that still waits for its predicate."""
        if not self.pending or at + 1 >= len(self.chunks) or at + 1 in self.speech:
            return False
        following = self.chunks[at + 1]
        if following.mark not in {",", "—", "–", "-"} or opens_subordinate(following, self.lexicon):
            return False
        waits = [each for each in self.pending[-_NEAR:] if not each.aside]
        last = waits[-1] if waits else None
        if last is not None and last.mark in {":", ";"}:
            waits = [last]
        return not any(
            has_predicate(each, self.lexicon) and not opens_subordinate(each, self.lexicon)
            for each in waits
        )

    def _waits(self) -> bool:
        """Return whether a subject that something parts from its verb still waits for it."""
        pending = self.pending
        return (
            1 < len(pending) < _NEAR
            and not has_predicate(pending[0], self.lexicon)
            and all(
                each.aside or opens_subordinate(each, self.lexicon) or self._is_short(each)
                for each in pending[1:]
            )
        )

    def _names(self, chunk: Chunk) -> bool:
        words = chunk.tokens
        found = voices_in(words, 0, len(words), "", self.lexicon)
        return bool(found) and not opens_subordinate(chunk, self.lexicon)

    def _is_short(self, chunk: Chunk) -> bool:
        return len(chunk.tokens) < 6 and not has_predicate(chunk, self.lexicon)

    def _with_subject(self, frame: Frame, at: int) -> Frame:
        """Return the frame with the subject that a relative clause parts from its verb."""
        pending, own = self.pending, self.chunks[at].tokens
        if not self._waits() or (
            frame.source and frame.source[0].start < own[min(2, len(own) - 1)].start
        ):
            return frame
        named = [each for each in reversed(pending) if not each.aside and self._names(each)]
        if not named:
            return frame
        first = named[0].tokens
        found = voices_in(first, 0, len(first), "", self.lexicon)
        source = first[found[0].start : found[0].end]
        relay = self.around.source if self.around is not None else ()
        if is_person(source) and len(pending) == 2 and describes(pending[1], self.lexicon):
            source = (*source, *pending[1].tokens)
        pending.clear()
        content = frame.content or own
        return replace(frame, source=source, via=relay, content=content)

    def _extended(self, frame: Frame, at: int) -> Frame:
        """Return the frame with the description that tells an unnamed speaker apart."""
        following = self.chunks[at + 1] if at + 1 < len(self.chunks) else None
        own = self.chunks[at].tokens
        if (
            following is None
            or not frame.source
            or following.mark != ","
            or frame.source[-1].end != own[-1].end
            or not describes(following, self.lexicon)
            or not is_person(frame.source)
        ):
            return frame
        self.skip = at + 1
        return replace(frame, source=(*frame.source, *following.tokens))

    def _relayed(self, frame: Frame) -> None:
        """Let the one whom a relay cites speak instead of it."""
        relay = self.regions[-1].frame
        for region in reversed(self.regions):
            if region.frame is not relay or relay is None:
                break
            region.frame = replace(relay, source=frame.source, via=relay.source)
        if relay is not None:
            self.source = replace(relay, source=frame.source, via=relay.source)

    def _aside(self, frame: Frame, at: int) -> None:
        """Take in "according to X": it governs what stands around it in the sentence."""
        chunk, pending = self.chunks[at], self.pending
        frame = self._extended(frame, at)
        joining = self.lexicon["joining"]
        if pending and all(joining.fullmatch(t.low) for t in pending[-1].tokens):
            pending.pop()
            self.flush(self.source or self.around)
            self.source = frame
        new = any(has_predicate(each, self.lexicon) for each in pending[-_NEAR:]) and (
            self.source is None or self.source.form in _NARROW
        )
        if frame.content and new:
            self.flush(self.source or self.around)
            self.source = frame
        if pending and at + 1 < len(self.chunks) and self.chunks[at + 1].mark in {",", "", "—"}:
            pending.append(Chunk(chunk.tokens, chunk.mark, aside=True))
        elif not pending:
            for region in self.regions[-_NEAR:]:
                region.frame = region.frame or frame
        if frame.content:
            pending.append(Chunk(frame.content, chunk.mark))
        self.around = frame
        inside = bool(pending) or not self.regions or self.source is None
        self.source = frame if inside and frame.saying != "hedge" else self.source or frame

    def _silent(self, frame: Frame, chunk: Chunk) -> None:
        """Close what was said, and keep the refusal with what it refuses as one clause."""
        asked = [each for each in self.pending if _ASKED.match(self.low, each.start, each.end)]
        said = [each for each in self.pending if each not in asked]
        if said:
            self.regions.append(Region(said, self.source))
        if not frame.source and self.source is not None:
            frame = replace(frame, source=self.source.source)
        self.regions.append(Region([*asked, chunk], frame))
        self.pending.clear()
        self.after = "silent"
