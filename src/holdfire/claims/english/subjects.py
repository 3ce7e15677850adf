"""Sources named by the subject of a clause. In: tokens of a clause. Out: a Source, or None."""

from __future__ import annotations

from dataclasses import replace

from holdfire.claims.english import frames, phrases
from holdfire.claims.english.declining import joins_refusal
from holdfire.claims.english.sentence import Sentence
from holdfire.claims.english.statement import Source
from holdfire.claims.english.verbs import Saying


def of(s: Sentence, low: int, high: int) -> Source | None:
    """Return the subject of the clause as a source, if it can speak at all."""
    low = phrases.clause_start(s, low, high)
    verb = s.first_finite(low, high)
    noun = phrases.subject(s, low, verb) if verb is not None else None
    if noun is None or not phrases.can_speak(s, *noun):
        return None
    return frames.source_of(s, noun, Saying.SAY, (low, verb or low))


def again(s: Sentence, source: Source, saying: Saying, at: int) -> Source:
    """Return the source speaking once more; its first reporting day does not pass on."""
    token = s.tokens[at]
    return replace(source, saying=saying, frame=(token.start, token.end))


def through(inner: Source, outer: Source) -> Source:
    """Return the cited source with the citing one as its relay."""
    return replace(inner, via=(outer.start, outer.end), frame=outer.frame)


def speaks_again(s: Sentence, link: str, low: int, high: int) -> tuple[Saying, int] | None:
    """Return how a second verb of saying ("..., adding that", "and said") takes its content."""
    if link == "part":
        return frames.participle(s, low, high)
    at = low
    while s.tag(at) == "RB":
        at += 1
    saying = frames.is_saying(s, at) if s.tokens[at].is_finite else None
    if saying is None:
        return None
    return saying, frames.content_start(s, at, high, saying)[0]


def silent(s: Sentence, low: int, high: int) -> Source | None:
    """Return who keeps silent in a clause of refusal; None where the clause has no subject."""
    start = phrases.clause_start(s, low, high)
    verb = s.first_finite(start, high)
    noun: tuple[int, int] | None = None
    if joins_refusal(s.words(low, high)):
        noun = phrases.following(s, low + 2, high)
    elif s.low(low) in {"which", "who"} and low > 1:
        noun = _antecedent(s, low)
    elif s.low(start) in {"there", "nothing", "no"}:
        noun = next(
            (
                phrases.following(s, at + 1, high)
                for at in range(start, high)
                if s.low(at) == "from"
            ),
            None,
        )
        if noun is None and s.low(start) == "no" and verb is not None:
            noun = (low, verb)
    elif s.low(low) in {"neither", "nobody", "none"} and verb is not None:
        noun = (low, verb)
    elif verb is not None and verb > start:
        noun = phrases.subject(s, start, verb)
    if noun is None or noun[0] >= noun[1]:
        return None
    return frames.source_of(s, noun, Saying.SAY, (low, high))


def _antecedent(s: Sentence, at: int) -> tuple[int, int] | None:
    """Return the noun phrase right before a relative pronoun."""
    end = at - 1 if s.low(at - 1) == "," else at
    low = end
    while low > 0 and (s.tag(low - 1)[:2] in {"NN", "JJ", "CD"} or s.low(low - 1) == "of"):
        low -= 1
    if low > 0 and s.tag(low - 1) in {"DT", "PRP$"}:
        low -= 1
    return (low, end) if low < end else None


def relative(s: Sentence, low: int, high: int) -> Source | None:
    """Return who judges in "which Norland regarded as a breach"."""
    verb = s.first_finite(low + 1, high) if s.low(low) == "which" else None
    saying = frames.is_saying(s, verb) if verb is not None else None
    if verb is None or saying not in {Saying.DESCRIBE, Saying.DENY, Saying.CALL}:
        return None
    noun = phrases.subject(s, low + 1, verb)
    if noun is None or not phrases.can_speak(s, *noun):
        return None
    return frames.source_of(s, noun, saying, (low, verb + 1))
