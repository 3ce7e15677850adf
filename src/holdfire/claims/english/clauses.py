"""A stretch of a sentence cut into clauses. In: a sentence. Out: pieces with their link.

A piece keeps the connector before it apart (`cut` .. `low`), so that it can be joined to its left
neighbour again when it holds no statement of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from holdfire.claims.english.declining import declines
from holdfire.claims.english.sentence import Sentence
from holdfire.claims.english.verbs import AMBIGUOUS, FINITE, GERUNDS
from holdfire.claims.english.words import listed

_COORDINATORS = listed("and but yet while although though whereas so")
_SUBORDINATORS = listed("after when because as where before")
_RELATIVES = listed("which who whose whom")
_BARE = listed("and but while although though whereas after when because")
_DASHES = frozenset("—–")
#: A subject longer than this many words is rather the tail of the clause before it.
_SUBJECT_WORDS = 9


@dataclass(frozen=True, slots=True)
class Piece:
    """Tokens `low` up to `high`; its connector starts at token `cut`."""

    cut: int
    low: int
    high: int
    link: str


def split(sentence: Sentence, low: int, high: int) -> list[Piece]:
    """Return the clauses of a stretch, in order; the first has the link ``main``."""
    cuts: list[tuple[int, int, str]] = [(low, low, "main")]
    for at in range(low + 1, high - 1):
        if sentence.in_quotes(at):
            continue
        found = _cut(sentence, at, high, cuts[-1][1], cuts[-1][2])
        if found is not None and found[1] > cuts[-1][1]:
            cuts.append(found)
    ends = [cut for cut, _, _ in cuts[1:]] + [high]
    return [Piece(*cut[:2], end, cut[2]) for cut, end in zip(cuts, ends, strict=True)]


def without_insets(
    pieces: list[Piece], states: Callable[[Piece], bool], clause: Callable[[Piece], bool]
) -> list[Piece]:
    """Return the pieces with "X, which did A, did B" put together again, or cut into A and B.

    Parameters
    ----------
    pieces : list of Piece
        Clauses in a row; an ``inset`` is followed by its ``after``.
    states : callable
        Whether an inset states something apart from its main clause.
    clause : callable
        Whether a piece is more than the subject before an inset.
    """
    found: list[Piece] = []
    for piece in pieces:
        last = found[-1] if found else None
        if last is None or piece.link not in {"inset", "after"}:
            found.append(piece)
        elif piece.link == "inset":
            bare = found.pop()
            if states(piece) and clause(bare):
                found.append(bare)
            found.append(piece if states(piece) else replace(bare, high=piece.high))
        elif last.link == "inset":
            found[-1] = replace(last, link="rel")
            found.append(replace(piece, link="main"))
        else:
            found[-1] = replace(last, high=piece.high)
    return found


def _cut(  # noqa: PLR0911
    s: Sentence, at: int, high: int, begun: int, link: str
) -> tuple[int, int, str] | None:
    word, then = s.low(at), s.low(at + 1)
    if word in {";", ":"} or word in _DASHES or (word == "-" and _spaced(s, at)):
        return (at, at + 1, "main") if s.has_clause(at + 1, high) else None
    if link == "inset":
        return (at, at + 1, "after") if word == "," else None
    if word == ",":
        if link == "aside" and s.has_clause(begun, at) and _subject_leads(s, at + 1, high):
            return at, at + 1, "main"
        return _after_comma(s, at, high, begun, link)
    if s.low(at - 1) == "," or word not in _BARE:
        if word == "who" and s.tag(at - 1)[:2] == "NN":
            return at, at, "rel"
        return None
    if link == "part" and word == "and" and s.tag(at + 1) == "VBG":
        return at, at + 1, "part"
    if then == "that" and word in {"and", "but"}:
        return at, at + (1 if s.low(at + 2) == "of" else 2), "main"
    if s.has_clause(begun, at) and _subject_leads(s, at + 1, high):
        link = "join" if word == "and" else ("main" if word in _COORDINATORS else "sub")
        if link == "sub" and (declines(s.words(begun, at)) or _just_said(s, at)):
            return None
        return at, at + 1, link
    return _verb_phrase(s, at, high, begun) if word in {"and", "but"} else None


def _after_comma(  # noqa: PLR0911
    s: Sentence, at: int, high: int, begun: int, link: str
) -> tuple[int, int, str] | None:
    then = s.low(at + 1)
    if then in _RELATIVES or (s.low(at + 2) in {"which", "whom"} and s.tag(at + 1) == "IN"):
        return (at, at + 1, "inset" if _resumes(s, at + 1, high) else "rel")
    if then == "that" and s.has_clause(begun, at) and s.has_clause(at + 2, high):
        return (at, at + 2, "main") if link == "main" and s.tag(at - 1) != "VBG" else None
    if then == "as" and s.low(at + 2) in {"did", "has", "have", "does", "do"}:
        return at, at + 1, "main"
    if then in _COORDINATORS | _SUBORDINATORS:
        start = at + 2
        if s.low(start) == "that":
            return at, start + 1, "main"
        strong = then not in {"and", "or", "so", "yet"} or link != "main" or s.has_clause(begun, at)
        nth = 3 if any(s.low(there) in _RELATIVES for there in range(start, start + 6)) else 2
        if strong and s.has_clause(start, _next_comma(s, start, high, nth)):
            return at, start, "main" if then in _COORDINATORS else "aside"
        return _verb_phrase(s, at + 1, high, begun) if then in {"and", "but"} else None
    if s.tag(at + 1) == "VBG" or then in GERUNDS:
        if s.tag(at + 2) not in FINITE and not _resumes(s, at + 1, high):
            return at, at + 1, "part"
        return None
    return None


def _verb_phrase(s: Sentence, at: int, high: int, begun: int) -> tuple[int, int, str] | None:
    """Return a cut before a second predicate of the same subject."""
    after = at + 1
    while after < high and s.tag(after) == "RB":
        after += 1
    finite = after < high and (s.tokens[after].is_finite or s.low(after) in FINITE)
    if not finite or s.tag(after)[:2] != "VB":
        return None
    says = s.low(after) in FINITE and s.low(after) not in AMBIGUOUS
    if says or s.has_clause(begun, at):
        return at, at + 1, "vp"
    return None


def _subject_leads(s: Sentence, low: int, high: int) -> bool:
    """Return whether a short subject with its finite verb stands right here."""
    verb = s.first_finite(low, high)
    if verb is None or verb == low or verb - low > _SUBJECT_WORDS:
        return False
    inner = [s.low(at) for at in range(low, verb)]
    if "," in inner or "that" in inner or inner[0] in {"to", "and"}:
        return False
    return any(s.tag(at)[:2] in {"NN", "PR", "CD", "DT", "EX"} for at in range(low, verb))


def _just_said(s: Sentence, at: int) -> bool:
    return s.low(at - 1) in FINITE


def _resumes(s: Sentence, at: int, high: int) -> bool:
    """Return whether the main clause goes on after the relative or participle opened here."""
    comma = _next_comma(s, at, high, 1)
    after = comma + 1
    while after < high and s.tag(after) == "RB":
        after += 1
    return after < high and s.tokens[after].is_finite


def _next_comma(s: Sentence, at: int, high: int, nth: int) -> int:
    while at < high:
        if s.low(at) == ",":
            nth -= 1
            if not nth:
                return at
        at += 1
    return high


def _spaced(s: Sentence, at: int) -> bool:
    mark = s.tokens[at]
    return s.text[mark.start - 1 : mark.start].isspace() and s.text[mark.end : mark.end + 1] == " "
