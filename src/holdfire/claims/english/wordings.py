"""Rarer frames of attribution. In: a stretch of a sentence. Out: a Frame, or None.

"In the words of X", "per X", "as X put it", "by X's count", "X was quoted as saying that".
"""

from __future__ import annotations

from collections.abc import Iterator

from holdfire.claims.english import phrases
from holdfire.claims.english.frames import Frame, relayed, source_of
from holdfire.claims.english.sentence import Sentence
from holdfire.claims.english.verbs import FINITE, Saying
from holdfire.claims.english.words import listed

#: "in the words of X", "by the count of X", "in X's view".
_VIEWS = listed(
    "words view views opinion account telling estimate estimates estimation count reckoning tally "
    "assessment version judgment judgement phrase eyes calculation calculations admission"
)
_PUT = listed(
    "put puts said says told noted notes wrote described describes explained reported confirmed "
    "acknowledged admitted warned stressed announced sees saw recalled phrased claimed"
)
_QUOTED = listed("quoted cited reported heard recorded")
_MARKS = frozenset({",", ".", ";", ":", "—", "–"})


def worded(s: Sentence, low: int, high: int) -> Frame | None:
    """Return the frame "in the words of X", "as X put it", "per X" or "X was quoted as saying"."""
    for at in range(low, high - 2):
        if s.in_quotes(at):
            continue
        found = next(_at(s, at, low, high), None)
        if found is not None:
            return found
    return None


def _at(s: Sentence, at: int, low: int, high: int) -> Iterator[Frame]:
    word = s.low(at)
    joint = at == low or s.low(at - 1) in _MARKS or s.in_quotes(at - 2)
    if word in {"in", "by"} and joint:
        yield from _viewed(s, at, low, high)
    if word == "per" and joint and s.tag(at + 1) in {"DT", "PRP$", "NNP", "CD"}:
        yield from _around(s, (at, *phrases.following(s, at + 1, high)), low, high)
    if word == "as" and joint:
        yield from _as_put(s, at, low, high)
    if word in {"what", "how"} and s.low(at - 1) in {"is", "was", "'s"}:
        yield from _is_what(s, at, low, high)
    if word in _QUOTED and s.low(at - 1) in {"was", "were", "is", "are", "been"}:
        yield from _quoted(s, at, low, high)


def _viewed(s: Sentence, at: int, low: int, high: int) -> Iterator[Frame]:
    """Yield "in the words of X" and "in X's view"."""
    own = s.tag(at + 1) == "PRP$" and s.low(at + 2) in _VIEWS
    if own and phrases.can_speak(s, at + 1, at + 2):
        yield from _around(s, (at, at + 1, at + 3), low, high, (at + 1, at + 2))
        return
    for there in range(at + 1, min(at + 9, high)):
        if s.low(there) in _MARKS:
            return
        if s.low(there) not in _VIEWS:
            if s.tokens[there].is_finite:
                return
            continue
        if s.low(there + 1) == "of":
            noun = phrases.following(s, there + 2, high)
        elif s.low(there - 1).endswith(("'s", "s'", "’s", "s’")) and (
            there + 1 >= high or s.low(there + 1) in _MARKS
        ):
            noun = (at + 1, there)
        else:
            return
        if phrases.can_speak(s, *noun):
            yield from _around(s, (at, noun[0], max(noun[1], there + 1)), low, high, noun)
        return


def _as_put(s: Sentence, at: int, low: int, high: int) -> Iterator[Frame]:
    """Yield "as X put it" and "as confirmed by X"."""
    verb = at + 1
    if s.low(verb) in FINITE and s.low(verb + 1) == "by":
        noun = phrases.following(s, verb + 2, high)
        if phrases.can_speak(s, *noun):
            yield from _around(s, (at, *noun), low, high)
        return
    while verb < min(high, at + 10) and s.low(verb) not in _MARKS:
        if s.low(verb) in _PUT and verb > at + 1 and s.tokens[verb].is_finite:
            end = verb + 1
            while end < high and s.low(end) not in _MARKS and not s.in_quotes(end):
                end += 1
            # "as X put it": nothing but "it", a recipient or a day may follow the verb.
            if s.finites(verb + 1, end) or end - verb > 6 or s.low(verb + 1) == "that":
                return
            if phrases.can_speak(s, at + 1, verb):
                yield from _around(s, (at, at + 1, end), low, high, (at + 1, verb))
            return
        verb += 1


def _is_what(s: Sentence, at: int, low: int, high: int) -> Iterator[Frame]:
    """Yield '"..." is what X promised' and '"..." is how X sums it up'."""
    if at - 1 <= low or not s.in_quotes(max(low, at - 3)):
        return
    for verb in range(at + 2, min(high, at + 10)):
        known = s.low(verb) in FINITE or s.low(verb).startswith(("sum", "see", "saw"))
        if s.tokens[verb].is_finite and known and phrases.can_speak(s, at + 1, verb):
            source = source_of(s, (at + 1, verb), Saying.SAY, (at, high))
            yield Frame(source, verb, (low, at - 1), subject=(at + 1, verb))
            return


def _around(
    s: Sentence,
    frame: tuple[int, int, int],
    low: int,
    high: int,
    noun: tuple[int, int] | None = None,
) -> Iterator[Frame]:
    """Yield a frame that stands before, after or inside its content."""
    at, first, end = frame
    noun = noun or (first, end)
    if noun[0] >= noun[1] or not phrases.can_speak(s, *noun):
        return
    after = end
    while after < high and s.low(after) not in _MARKS and not s.in_quotes(after):
        after += 1
    source = relayed(s, noun, source_of(s, noun, Saying.SAY, (at, end)), end)
    if s.has_clause(low, at):
        yield Frame(source, at, (low, at), tail=(after, high), subject=noun)
    elif s.has_clause(after, high) or (after + 1 < high and s.in_quotes(after + 1)):
        yield Frame(source, at, (after, high), subject=noun)


def _quoted(s: Sentence, at: int, low: int, high: int) -> Iterator[Frame]:
    """Yield "X was quoted (by Y) as saying that ..."."""
    then = at + 1
    while then < min(high, at + 8) and s.low(then) != "as":
        then += 1
    if s.low(then) != "as" or s.low(then + 1) not in {"saying", "telling", "warning", "adding"}:
        return
    verb = at - 1
    while verb > low and s.tag(verb - 1) in {"MD", "RB"}:
        verb -= 1
    if verb - 1 > low and s.low(verb - 1) in {"has", "have", "had"}:
        verb -= 1
    noun = phrases.subject(s, low, verb)
    if noun is None or not phrases.can_speak(s, *noun):
        return
    start = then + 2
    while start < high and s.low(start) in {"that", ",", ":"}:
        start += 1
    if start >= high:
        return
    source = source_of(s, noun, Saying.SAY, (low, start))
    yield Frame(source, at, (start, high), subject=noun)
