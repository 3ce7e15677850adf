"""A sentence read into statements. In: a sentence. Out: statements with their sources.

The order of reading: "according to", then frames that close the stretch, then clauses, each of
which may open with a frame of its own. The innermost source wins.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from holdfire.claims.english import clauses, contents, frames, subjects, wordings
from holdfire.claims.english.clauses import Piece
from holdfire.claims.english.declining import declines, joins_refusal
from holdfire.claims.english.sentence import QUOTES, Sentence
from holdfire.claims.english.statement import Source, Statement
from holdfire.claims.english.verbs import Saying
from holdfire.claims.english.words import listed

#: Kinds that a relative clause or participle states apart from its main clause.
_KEPT_APART = listed("strike outage damage breach capacity repair position")
_OPENERS = listed(
    "however nevertheless meanwhile moreover but and that so nonetheless also yet though still "
    "while although whereas or then instead separately where when because after"
)


@dataclass(slots=True)
class Reader:
    """Reads one sentence.

    Parameters
    ----------
    sentence : Sentence
        The sentence.
    kind_of : callable
        Names the kind that a clause's words speak of, "" where none: weak clauses without one
        stay with their neighbour.
    """

    sentence: Sentence
    kind_of: Callable[[str], str]
    _group: int = field(default=0)

    def statements(self) -> list[Statement]:
        """Return the statements of the sentence in the order of its words."""
        found = self._read(0, len(self.sentence.tokens), None)
        return sorted(found, key=lambda statement: (statement.start, statement.end))

    def _read(
        self, low: int, high: int, source: Source | None, link: str = "main"
    ) -> list[Statement]:
        s = self.sentence
        low, high = self._open(low, high)
        if low >= high:
            return []
        if s.is_quotation(low, high):
            return [self._state(low, high, source, link)]
        for at in range(low + 1, high - 1):
            joint = s.low(at) in {";", ":"} and not s.in_quotes(at)
            joint = joint and s.low(at + 1) not in QUOTES
            if joint and s.has_clause(low, at) and s.has_clause(at + 1, high):
                return self._read(low, at, source, link) + self._read(at + 1, high, source)
        frame = frames.according(s, low, high) or wordings.worded(s, low, high)
        if frame is not None:
            self._group += 1
            found = self._read(*frame.content, frame.source, link)
            if frame.tail and s.has_clause(*frame.tail):
                found += self._read(*frame.tail, frame.source)
            return found
        frame = frames.after(s, low, high)
        if frame is not None and not declines(s.words(low, high)):
            return self._framed_after(frame, link)
        return self._clauses(low, high, source, link)

    def _open(self, low: int, high: int) -> tuple[int, int]:
        """Drop connectors that open a stretch, and marks at its ends."""
        s = self.sentence
        low, high = s.trim(low, high)
        while low < high and s.low(low) in _OPENERS and s.tag(low) not in {"DT", "WDT"}:
            if s.low(low) == "that" and s.low(low + 1) == "of":
                break
            low, high = s.trim(low + 1, high)
        return low, high

    def _framed_after(self, frame: frames.Frame, link: str) -> list[Statement]:
        s, (low, high) = self.sentence, frame.content
        tail_low, tail_high = frame.tail or (high, high)
        self._group += 1
        source, rest = frame.source, []
        start = tail_low
        while start < tail_high and s.low(start) in {",", "and", "but"}:
            start += 1
        if start < tail_high:
            if inner := frames.cited(s, start, tail_high):
                source = subjects.through(inner, source)
            elif spoken := frames.participle(s, start, tail_high):
                rest = self._content(
                    subjects.again(s, source, spoken[0], start), start, spoken[1], tail_high
                )
            elif s.tag(start) not in {"WDT", "WP", "WRB", "VBG", "IN"} or s.low(start) in {"if"}:
                rest = self._rest(low, high, start, tail_high, source)
                if rest and rest[0].start <= s.tokens[low].start:
                    return rest
        bare = rest and not s.has_clause(low, high) and not s.is_quotation(low, high)
        if bare and not self.kind_of(s.words(low, high)):
            return rest
        return self._read(low, high, source, link) + rest

    def _rest(self, low: int, high: int, start: int, end: int, source: Source) -> list[Statement]:
        """Return what follows a frame in mid-sentence; a condition stays in one piece with it."""
        s = self.sentence
        condition = s.low(low) in {"if", "unless", "as", "until"} and s.has_clause(start, end)
        # "The plant, he said, was hit": the frame stands between subject and verb.
        parted = s.tokens[start].is_finite and s.finites(low, high) == 0
        if condition or parted:
            a, b = s.trim(low, end)
            return [self._state(a, b, source, "main")]
        if s.has_clause(start, end) or s.in_quotes(min(start + 1, end - 1)):
            return self._read(start, end, source)
        return []

    def _clauses(self, low: int, high: int, source: Source | None, link: str) -> list[Statement]:
        s = self.sentence
        quiet = self._then_silent(low, high)
        if quiet is not None and (own := subjects.of(s, low, quiet)) is not None:
            silence = replace(self._state(quiet + 1, high, source or own, "vp"), silent=True)
            return [*self._clauses(low, quiet, source, link), silence]
        frame = frames.before(s, low, high)
        if frame is not None and not declines(s.words(low, frame.content[0])):
            opened = self._framed_before(frame, low, link)
            if opened is not None:
                return opened
        pieces = clauses.split(s, low, high)
        if link != "main":
            pieces[0] = replace(pieces[0], link=link)
        return self._pieces(pieces, source)

    def _then_silent(self, low: int, high: int) -> int | None:
        """Return the "but" of "X confirmed a fire but gave no details", if one stands there."""
        s = self.sentence
        for at in range(low + 2, high - 2):
            if s.low(at) not in {"but", "and"} or s.in_quotes(at) or not s.tokens[at + 1].is_finite:
                continue
            frame = frames.before(s, low, at)
            if frame is not None and declines(s.words(at + 1, high)):
                return at if not declines(s.words(low, at)) else None
        return None

    def _framed_before(self, frame: frames.Frame, low: int, link: str) -> list[Statement] | None:
        """Return the statements of "X said A and B", or None where the verb says nothing."""
        s, (start, high) = self.sentence, frame.content
        self._group += 1
        source = frame.source
        pieces = clauses.split(s, start, high)
        first = pieces[0]
        opened = contents.opened(s, frame.source.saying, frame.verb, start, first.high, subject=low)
        if opened is None:
            return None
        if s.is_quotation(start, high):
            return [self._state(start, high, source, link)]
        for piece in pieces[1:]:
            if piece.link == "part" and (inner := frames.cited(s, piece.low, piece.high)):
                source = subjects.through(inner, source)
                pieces = [each for each in pieces if each is not piece]
        if opened.whole:
            low_, forced = opened.low, opened.forced
            done = [self._state(low_, first.high, source, link, forced=forced)]
            return done + self._pieces(pieces[1:], source, done)
        pieces[0] = Piece(opened.low, opened.low, first.high, link)
        return self._pieces(pieces, source)

    def _content(self, source: Source, verb: int, start: int, high: int) -> list[Statement]:
        """Return the statements after a participle or a second verb of saying."""
        s = self.sentence
        pieces = clauses.split(s, start, high) if start < high else []
        if not pieces:
            return []
        opened = contents.opened(s, source.saying, verb, start, pieces[0].high, subject=verb)
        if opened is None:
            return []
        if opened.whole:
            done = [self._state(opened.low, pieces[0].high, source, "main", forced=opened.forced)]
            return done + self._pieces(pieces[1:], source, done)
        pieces[0] = Piece(opened.low, opened.low, pieces[0].high, "main")
        return self._pieces(pieces, source)

    def _pieces(
        self, pieces: list[Piece], source: Source | None, before: list[Statement] | None = None
    ) -> list[Statement]:
        """Return the statements of clauses in a row; a weak one joins its left neighbour."""
        s = self.sentence
        found: list[Statement] = []
        speaking = source
        for piece in pieces:
            low, high = self._open(piece.low, piece.high)
            if low >= high:
                continue
            text = s.words(low, high)
            last = found[-1] if found else None
            if piece.link in {"vp", "part"} and (spoken := self._second_saying(piece, low)):
                speaker = speaking or subjects.of(s, pieces[0].low, pieces[0].high)
                if speaker is not None:
                    new = self._content(
                        subjects.again(s, speaker, spoken[0], low), low, spoken[1], high
                    )
                    if new:
                        found += new
                        continue
            inner = frames.before(s, low, high) if not s.is_quotation(low, high) else None
            if declines(text) or (joins_refusal(text) and last is not None and last.silent):
                found.append(self._silence(low, high, source, pieces[0], piece.link))
                continue
            if inner is not None and piece.link != "rel":
                new = self._framed_before(inner, low, piece.link) or []
                if new:
                    found += new
                    speaking = source or inner.source
                    continue
            if piece.link == "rel" and (inner_source := subjects.relative(s, low, high)):
                self._group += 1
                forced = "position" if inner_source.saying is Saying.DENY else ""
                found.append(self._state(low, high, inner_source, "rel", forced=forced))
                continue
            if last is not None and piece.link == "aside" and not self.kind_of(text):
                continue
            if last is not None and self._joins(piece, text, last):
                end = s.tokens[high - 1].end
                found[-1] = replace(last, end=end)
                continue
            found.append(self._state(low, high, source, piece.link))
        return [part for whole in found for part in self._nominal(whole)]

    def _joins(self, piece: Piece, text: str, last: Statement) -> bool:
        """Return whether a clause has no statement of its own and stays with the one before."""
        if piece.link == "main" or last.silent:
            return False
        kind, left = self.kind_of(text), self.kind_of(self.sentence.text[last.start : last.end])
        if piece.link in {"join", "vp"}:
            if text.lower().startswith(("nobody", "no one")):
                return False
            return not kind or kind == left
        if piece.link in {"rel", "part"}:
            return kind not in _KEPT_APART
        return not kind

    def _second_saying(self, piece: Piece, low: int) -> tuple[Saying, int] | None:
        s = self.sentence
        if piece.link == "part":
            return frames.participle(s, low, piece.high)
        at = low
        while s.tag(at) == "RB":
            at += 1
        saying = frames.is_saying(s, at) if s.tokens[at].is_finite else None
        if saying is None:
            return None
        return saying, frames.content_start(s, at, piece.high, saying)[0]

    def _silence(
        self, low: int, high: int, source: Source | None, first: Piece, link: str
    ) -> Statement:
        """Return a refusal; a second predicate shares the subject of the first clause."""
        own = subjects.silent(self.sentence, low, high) or source
        if own is None and link in {"vp", "part"}:
            own = subjects.of(self.sentence, first.low, first.high)
        return replace(self._state(low, high, own, link), silent=True)

    def _nominal(self, whole: Statement) -> list[Statement]:
        """Return a clause, and apart from it the attack that a noun phrase in it tells of."""
        text = self.sentence.text
        cut = contents.nominal_attack(text, whole.start, whole.end)
        if whole.silent or whole.quoted or cut is None:
            return [whole]
        if not self.kind_of(text[whole.start : cut.low]):
            return [whole]
        noun = replace(whole, start=cut.start, end=cut.high, link="noun", forced="")
        return [replace(whole, end=cut.low), noun]

    def subject(self) -> Source | None:
        """Return who acts in the sentence, if it can speak elsewhere."""
        return subjects.of(self.sentence, 0, len(self.sentence.tokens))

    def _state(
        self, low: int, high: int, source: Source | None, link: str, *, forced: str = ""
    ) -> Statement:
        s = self.sentence
        quoted = s.is_quotation(low, high)
        low, high = s.trim(low, high)
        start, end = s.tokens[low].start, s.tokens[high - 1].end
        return Statement(start, end, source, link, forced=forced, quoted=quoted, group=self._group)
