"""What a verb of saying makes of the words after it. In: verb and content. Out: where it starts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from holdfire.claims.english.sentence import QUOTES, Sentence
from holdfire.claims.english.verbs import Saying
from holdfire.claims.english.words import listed

_SHARES = listed("half third quarter fifth sixth tenth dozens hundreds thousands")
_PLACED = re.compile(r"\b(?:at|to|around|above|below|between|near|under|over)\b")
_WITH_NOUN = listed(
    "announce announced announces note noted notes predict predicted predicts forecast declared "
    "declare suggested suggest suggests recalled stressed observed"
)
_REPORTED = re.compile(
    r"\b(?:report|claim|allegation|accusation|assertion|statement)s?\s+(?:by [\w' ]+ )?that\b", re.I
)
_OFFER = re.compile(
    r"\b(?:offer|proposal|demand|request|call|plan|idea|truce|ceasefire|terms|deal|extension"
    r"|concession|ultimatum)s?\b",
    re.I,
)
_ACCUSED = re.compile(
    r"\b(?:accus|alleg|claim|report|involvement|responsib|breach|violat|attack)", re.I
)


@dataclass(frozen=True, slots=True)
class Opened:
    """Where a content starts; `whole` keeps it in one piece, `forced` decides a field."""

    low: int
    whole: bool = False
    forced: str = ""


def opened(  # noqa: PLR0911, PLR0912
    s: Sentence, saying: Saying, verb: int, start: int, high: int, *, subject: int
) -> Opened | None:
    """Return how the content opens, or None where the verb does not introduce any."""
    text = s.words(start, high)
    that = s.low(start - 1) == "that" and s.finites(start, high) > 0
    # "rejects that charge": the word points at a noun and opens no clause.
    clause = (that or s.has_clause(start, high)) and s.low(start) != "that"
    quoted = start < high and s.in_quotes(min(start + 1, high - 1))
    if saying is Saying.CALL:
        return Opened(start, whole=True, forced="position")
    if saying is Saying.DESCRIBE:
        if re.search(r"\bas\b", text) is None:
            told = s.low(verb).startswith("describ") and start < high
            return Opened(start, whole=True) if told else None
        return Opened(start + (s.low(start) == "as"), whole=True)
    if saying is Saying.ACCUSE and s.low(verb).startswith("blam"):
        return Opened(start, whole=True)
    if saying is Saying.ACCUSE:
        return Opened(start, whole=True) if re.search(r"\b(?:of|for)\b", text) else None
    if saying is Saying.PUT:
        return _figure(s, verb, start, high, text)
    if saying is Saying.DENY:
        return _denied(s, start, text, subject, clause)
    if saying is Saying.HEDGE and not clause:
        return _figure(s, verb, start, high, text)
    if clause or quoted:
        return Opened(start)
    if saying is Saying.WARN:
        for at in range(start, min(start + 6, high - 1)):
            if s.low(at) == "of":
                return Opened(at + 1, whole=True, forced="warned")
    if saying is Saying.PROMISE:
        return Opened(verb, whole=True, forced="promised")
    if saying is Saying.CLAIM:
        return Opened(verb, whole=True) if start < high else None
    if saying is Saying.REPORT:
        return Opened(start)
    # "spoke of a pause", "boasted of a strike", "complained about the cuts".
    if s.low(start) in {"of", "about"} and start + 1 < high and saying is Saying.SAY:
        return Opened(start + 1, whole=True)
    if s.low(verb) in _WITH_NOUN and start < high:
        return Opened(verb, whole=True)
    return None


def _figure(s: Sentence, verb: int, start: int, high: int, text: str) -> Opened | None:
    word = s.low(verb)
    number = any(
        s.tag(at) == "CD" or s.low(at) in _SHARES | set(QUOTES) for at in range(start, high)
    )
    if word.startswith(("put", "estimat")) and number and _PLACED.search(text):
        return Opened(verb, whole=True, forced="figure")
    if word.startswith("date") and re.search(r"\b(?:from|to)\b", text):
        return Opened(verb, whole=True)
    if word.startswith(("gave", "give")) and number and re.search(r"\bas\b", text):
        return Opened(start, whole=True, forced="figure")
    if word.startswith("count") and number:
        bare = s.tag(high - 1) == "CD"
        return Opened(verb if bare else start, whole=True, forced="figure" if bare else "")
    return None


def _denied(s: Sentence, start: int, text: str, subject: int, clause: bool) -> Opened | None:
    if (found := _REPORTED.search(text)) is not None:
        at = start
        if re.match(r"as\s+\w+\s", text):
            at += 2
        return Opened(at, whole=True, forced="denied") if found else None
    if clause:
        return Opened(start, whole=True, forced="denied")
    if _OFFER.search(text) and not _ACCUSED.search(text):
        return Opened(subject, whole=True, forced="position")
    return Opened(subject, whole=True, forced="denied")
