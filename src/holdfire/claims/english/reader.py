"""A sentence read into statements. In: a sentence. Out: statements with their sources.

The order of reading: "according to", then frames that close the stretch, then clauses, each of
which may open with a frame of its own. The innermost source wins.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from holdfire.claims.english import (
    asides,
    clauses,
    contents,
    frames,
    joining,
    labels,
    sharing,
    silence,
    stances,
    subjects,
    trailing,
    wordings,
)
from holdfire.claims.english.clauses import Piece
from holdfire.claims.english.declining import declines, joins_refusal
from holdfire.claims.english.sentence import QUOTES, Sentence
from holdfire.claims.english.statement import Source, Statement
from holdfire.claims.english.verbs import Saying
from holdfire.claims.english.words import listed

#: A shorter sentence without a verb is a heading ("Refining.").
_FEWEST = 4
_OPENERS = listed(
    "however nevertheless meanwhile moreover but and that so nonetheless also yet though still "
    "while although whereas or then instead separately where when because after"
)
_CONDITIONS = listed("if unless as until where when once while although though should even by")


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
        s = self.sentence
        if len(s.tokens) < _FEWEST and not s.quoted and not s.finites(0, len(s.tokens)):
            return []
        found = self._read(0, len(s.tokens), None)
        if s.low(len(s.tokens) - 1) == "?":
            # A question that nobody is quoted with states nothing.
            found = [each for each in found if each.source is not None or each.silent]
        return sorted(found, key=lambda statement: (statement.start, statement.end))

    def _read(  # noqa: PLR0911
        self, low: int, high: int, source: Source | None, link: str = "main"
    ) -> list[Statement]:
        s = self.sentence
        low, high = self._open(low, high)
        if low >= high:
            return []
        if s.is_quotation(low, high):
            return self._quotation(low, high, source, link)
        colon = labels.label_end(s, low, high)
        if colon is not None and source is not None:
            if s.in_quotes(min(colon + 2, high - 1)):
                return [
                    self._state(low, colon, source, link),
                    *self._read(colon + 1, high, source),
                ]
        elif colon is not None:
            if (named := labels.labelled(s, low, colon, high)) is not None:
                self._group += 1
                return self._read(*named.content, named.source, link)
            low = colon + 1
        for at in range(low + 1, high - 1):
            joint = s.low(at) in {";", ":"} and not s.in_quotes(at)
            joint = joint and s.low(at + 1) not in QUOTES
            if joint and s.has_clause(low, at) and s.has_clause(at + 1, high):
                left, right = self._read(low, at, source, link), self._read(at + 1, high, source)
                return sharing.across(left, right)
        frame = frames.according(s, low, high) or wordings.worded(s, low, high)
        if frame is not None and frame.left and s.tokens[frame.content[0] + 1].is_finite:
            # "Repairs, according to X, may take weeks": the frame parts subject and verb.
            return [self._state(low, high, frame.source, link)]
        if frame is not None:
            self._group += 1
            found = self._read(*frame.content, frame.source, link)
            if frame.tail and s.has_clause(*frame.tail):
                found += self._read(*frame.tail, frame.source)
            return found
        frame = trailing.after(s, low, high)
        if frame is not None and not declines(s.words(low, high)):
            return self._framed_after(frame, link)
        return self._clauses(low, high, source, link)

    def _quotation(self, low: int, high: int, source: Source | None, link: str) -> list[Statement]:
        """Return a statement for each sentence that is quoted."""
        parts = self.sentence.quoted_sentences(low, high)
        return [self._state(first, last, source, link) for first, last in parts]

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
            elif s.low(start) == "without" and declines(s.words(start, tail_high)):
                rest = [replace(self._state(start, tail_high, source, "part"), silent=True)]
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
        dropped = s.low(low - 1) in _CONDITIONS
        opens = dropped or s.low(low) in _CONDITIONS
        condition = opens and s.finites(low, high) <= 1 and s.has_clause(start, end)
        # "The plant, he said, was hit": the frame stands between subject and verb.
        verb = start
        while verb < end - 1 and s.tag(verb) == "RB":
            verb += 1
        parted = s.tag(verb) in {"VBD", "VBZ", "VBP", "MD", "VB"} and s.finites(low, high) == 0
        if condition or parted:
            a, b = s.trim(low - dropped, end)
            return [self._state(a, b, source, "main")]
        if s.has_clause(start, end) or s.in_quotes(min(start + 1, end - 1)):
            return self._read(start, end, source)
        return []

    def _clauses(self, low: int, high: int, source: Source | None, link: str) -> list[Statement]:
        s = self.sentence
        quiet = silence.then_silent(s, low, high)
        if quiet is not None and (own := subjects.of(s, low, quiet)) is not None:
            mute = replace(self._state(quiet + 1, high, source or own, "vp"), silent=True)
            return [*self._clauses(low, quiet, source, link), mute]
        frame = frames.before(s, low, high)
        if frame is not None and not declines(s.words(low, frame.content[0])):
            opened = self._framed_before(frame, low, link)
            if opened is not None:
                return opened
        pieces = clauses.split(s, low, high)
        if link != "main":
            pieces[0] = replace(pieces[0], link=link)
        return self._pieces(pieces, source)

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
            return self._quotation(start, high, source, link)
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
        pieces = clauses.without_insets(
            pieces,
            lambda piece: self.kind_of(s.words(piece.low, piece.high)) in joining.KEPT_APART,
            lambda piece: s.has_clause(piece.low, piece.high),
        )
        for piece in pieces:
            low, high = self._open(piece.low, piece.high)
            if low >= high:
                continue
            text = s.words(low, high)
            last = found[-1] if found else None
            if piece.link in {"vp", "part"} and (
                spoken := subjects.speaks_again(s, piece.link, low, piece.high)
            ):
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
            if last is not None and joining.joins(piece.link, text, last, self.kind_of(text)):
                end = s.tokens[high - 1].end
                found[-1] = replace(last, end=end)
                continue
            own = source or stances.speaker(
                s, piece.link, (low, high), (pieces[0].low, pieces[0].high)
            )
            found.append(self._state(low, high, own, piece.link))
        return [part for whole in found for part in asides.told(s.text, whole, self.subject)]

    def _silence(
        self, low: int, high: int, source: Source | None, first: Piece, link: str
    ) -> Statement:
        """Return a refusal; a second predicate shares the subject of the first clause."""
        shared = (first.low, first.high) if link in {"vp", "part"} else None
        own = silence.speaker(self.sentence, low, high, source, shared)
        return replace(self._state(low, high, own, link), silent=True)

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
