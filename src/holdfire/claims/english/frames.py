"""Frames of attribution. In: a stretch of a sentence. Out: who says it, and where the content is.

Frames that open or surround a stretch: "X said that ..." (`before`), "according to X"
(`according`), and the participle "..., adding that ..." (`participle`). See `trailing` for
"..., X said".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from holdfire.claims.english import phrases
from holdfire.claims.english.sentence import BE, HAVE, QUOTES, Sentence
from holdfire.claims.english.statement import Source
from holdfire.claims.english.verbs import FINITE, GERUNDS, PHRASAL, SPOKEN, Saying
from holdfire.claims.english.words import listed

_TAIL = re.compile(
    r"\s*(?:,\s*)?(?:(?:(?:late|early|earlier)\s+)*on\s+(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"(?:\s+(?:morning|evening|night|afternoon))?"
    r"|(?:late|earlier|later)?\s*(?:last|this)\s+(?:week|month|year|summer|spring|autumn|winter)"
    r"|earlier|later|yesterday|today|again|also|in\s+(?:early|mid|late)?[ -]?(?:january|february"
    r"|march|april|may|june|july|august|september|october|november|december)(?:\s+\d{4})?"
    r"|(?:in|during|at)\s+(?:an?|the|his|her|their|its)\s+(?:\w+\s+){0,2}?(?:statement|post"
    r"|interview"
    r"|briefing|conference|address|message|comment|remarks?|report|summer|speech|morning|evening)"
    r"(?:\s+on\s+[A-Z]\w+)?"
    r"|on\s+(?:Telegram|Facebook|X|Twitter|social media|television|state TV|Truth Social)"
    r"|to\s+(?:reporters|journalists)|by\s+(?:phone|telephone))(?=[\s,:])",
    re.IGNORECASE,
)
OUTLET = re.compile(
    r"\b(?:agency|television|tv|radio|newspaper|outlet|broadcaster|daily|channel)\b"
)


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame found: its source, and the tokens of verb, content, and what else stands there."""

    source: Source
    verb: int
    content: tuple[int, int]
    left: tuple[int, int] | None = None
    tail: tuple[int, int] | None = None
    subject: tuple[int, int] | None = None


def is_saying(s: Sentence, at: int) -> Saying | None:  # noqa: PLR0911
    """Return how the verb at `at` takes its content, or None where it is no active saying."""
    word = s.low(at)
    group = FINITE.get(word)
    if group is None or (word in PHRASAL and s.low(at + 1) != PHRASAL[word]):
        return None
    back = at - 1
    while s.tag(back) == "RB" or s.low(back) in {"also", "already"}:
        back -= 1
    before = s.low(back)
    if before in {"would", "could", "can"} and word == "say" and s.low(at + 1) in _ONLY:
        return group
    if before in BE or (s.tag(back) in {"MD", "TO"} and s.low(back - 1) not in {"likes", "used"}):
        return None
    if before in {"did", "does", "do"}:
        return None
    if before in HAVE:
        return group if s.low(at) not in {"say", "tell"} else None
    # '"...," the mayor, visibly tired, told a crowd': small models take this for a participle.
    apposed = s.tag(at) == "VBN" and s.low(at - 1) == "," and s.tag(at + 1) in {"DT", "PRP", "NNS"}
    if (
        s.tokens[at].is_finite
        or apposed
        or (s.tag(at) in {"VB", "VBN"} and s.tag(back)[:2] in {"NN", "PR"})
    ):
        return group
    if s.low(at - 2) == "likes" and before == "to":
        return group
    return None


def source_of(s: Sentence, noun: tuple[int, int], saying: Saying, frame: tuple[int, int]) -> Source:
    """Return the source that a noun phrase (as tokens) names inside its frame."""
    low, high = noun
    first, last = s.tokens[max(frame[0], 0)], s.tokens[max(frame[1] - 1, 0)]
    start = s.tokens[low].start if low < high else first.start
    end = s.tokens[high - 1].end if low < high else first.start
    if s.text[max(start, end - 2) : end] in {"'s", "’s"}:
        end -= 2
    elif s.text[max(start, end - 2) : end] in {"s'", "s’"}:
        end -= 1
    return Source(start, end, saying, (first.start, last.end))


def speaks(s: Sentence, verb: int, noun: tuple[int, int]) -> bool:
    """Return whether the noun phrase can be the speaker of the verb; anyone can "say"."""
    return s.low(verb) in SPOKEN or phrases.can_speak(s, *noun)


def before(s: Sentence, low: int, high: int) -> Frame | None:  # noqa: PLR0911
    """Return the frame "X said (that) ..." that opens the stretch."""
    low = phrases.clause_start(s, low, high)
    verb = phrases.main_verb(s, low, high)
    if verb is None or verb == low:
        return None
    main = verb
    if s.low(verb) in HAVE or (s.tag(verb) == "MD" and s.low(verb + 1) == "say"):
        main += 1
        while s.tag(main) == "RB":
            main += 1
    if main >= high - 1 or (saying := is_saying(s, main)) is None:
        return None
    noun = phrases.subject(s, low, verb)
    if noun is None or not speaks(s, main, noun):
        return None
    if s.low(noun[0]) in {"it", "they", "we", "one"} and s.low(main) in {"read", "see", "show"}:
        return None
    through = quoted_as(s, main, high)
    if through is not None:
        inner, start = through
        source = source_of(s, inner, Saying.SAY, (low, start))
        outer = (s.tokens[noun[0]].start, s.tokens[noun[1] - 1].end)
        source = Source(source.start, source.end, Saying.SAY, source.frame, outer)
        return Frame(source, main, (start, high), subject=inner) if start < high else None
    cut = _citing_that(s, main + 1, high)
    start, via = (cut, None) if cut else content_start(s, main, high, saying)
    if start >= high:
        return None
    source = relayed(s, noun, source_of(s, noun, saying, (low, start)), cut or verb)
    if via:
        source = Source(source.start, source.end, saying, source.frame, via)
    return Frame(source, main, (start, high), subject=noun)


def content_start(  # noqa: PLR0912
    s: Sentence, verb: int, high: int, saying: Saying
) -> tuple[int, tuple[int, int] | None]:
    """Return where the content starts after the verb, and the outlet it was told to."""
    at, via = verb + 1, None
    while s.low(at) in _ONLY and s.low(verb) == "say":
        at += 1
    if s.low(verb) in PHRASAL and PHRASAL[s.low(verb)] == "out":
        at += 1
    if s.low(verb) in {"told", "tells", "tell", "informed", "reminded", "warned"}:
        end = at
        while end < min(high, at + 9) and s.low(end) not in {"that", ",", ":"} | set(QUOTES):
            if s.tokens[end].is_finite:
                break
            end += 1
        if s.low(end) in {"that", ",", ":"} | set(QUOTES):
            heard = s.words(at, end)
            if OUTLET.search(heard.lower()) and s.low(at) not in {"this", "the", "our"}:
                via = (s.tokens[at].start, s.tokens[end - 1].end)
            at = end
        elif s.low(verb).startswith("t"):
            while at < end and s.tag(at)[:2] in {"NN", "PR", "DT", "JJ"} and at < verb + 5:
                at += 1
                if s.tag(at - 1)[:2] in {"NN", "PR"} and s.tag(at)[:2] not in {"NN", "JJ"}:
                    break
    while at < high:
        match = _TAIL.match(s.text, s.tokens[at - 1].end)
        if match is None or match.end() >= s.tokens[high - 1].end:
            break
        while at < high and s.tokens[at].start < match.end():
            at += 1
    if saying not in {Saying.DENY, Saying.CALL}:
        for there in range(at, min(high, at + 12)):
            if s.low(there) == "that" and s.tag(there) in {"IN", "WDT", "DT"}:
                if s.finites(at, there) == 0 and s.has_clause(there + 1, high):
                    at = there
                break
    while at < high and s.low(at) in {"that", ",", ":"}:
        if s.low(at) == "that" and _points(s, at, high):
            break
        at += 1
    return at, via


def _points(s: Sentence, at: int, high: int) -> bool:
    """Return whether "that" points at a noun ("rejects that charge and ...")."""
    return s.tag(at + 1)[:2] in {"NN", "VB"} and (
        at + 2 >= high or s.low(at + 2) in {"and", "but", ",", ".", "as", ";"}
    )


def according(s: Sentence, low: int, high: int) -> Frame | None:
    """Return the frame "according to X", wherever it stands in the stretch."""
    for at in range(low, high - 2):
        if s.low(at) == "according" and s.low(at + 1) == "to" and not s.in_quotes(at):
            noun = phrases.following(s, at + 2, high)
            if noun[0] >= noun[1]:
                return None
            source = relayed(s, noun, source_of(s, noun, Saying.SAY, (at, noun[1])), noun[1])
            end = noun[1]
            while end < high and s.low(end) != ",":
                end += 1
            if not s.has_clause(low, at) and end < high - 1:
                return Frame(source, at, (end, high), left=(low, at), subject=noun)
            return Frame(source, at, (low, at), tail=(end, high), subject=noun)
    return None


def participle(s: Sentence, at: int, high: int) -> tuple[Saying, int] | None:
    """Return how the participle at `at` ("adding that ...") takes its content, and its start."""
    saying = GERUNDS.get(s.low(at))
    if saying is None:
        return None
    return saying, content_start(s, at, high, saying)[0]


def _citing_that(s: Sentence, at: int, high: int) -> int | None:
    """Return where the content starts in "reported, citing two officials, that ..."."""
    if s.low(at) != "," or s.low(at + 1) not in {"citing", "quoting"}:
        return None
    for there in range(at + 3, min(high - 1, at + 20)):
        if s.low(there) == "," and s.low(there + 1) == "that":
            return there + 2
    return None


def quoted_as(s: Sentence, verb: int, high: int) -> tuple[tuple[int, int], int] | None:
    """Return X and where the content starts in "Y quoted X as saying (that) ..."."""
    if s.low(verb) not in {"quoted", "cited", "quotes", "cites"}:
        return None
    for at in range(verb + 2, min(high - 1, verb + 14)):
        if s.low(at) == "as" and s.low(at + 1) in _SAYING_SO:
            start = at + 2
            while start < high and s.low(start) in {"that", ",", ":"}:
                start += 1
            return (verb + 1, at), start
        if s.tokens[at].is_finite:
            return None
    return None


_ONLY = listed("only merely just little")
_SAYING_SO = listed("saying telling warning adding confirming claiming noting insisting denying")


def relayed(s: Sentence, noun: tuple[int, int], source: Source, end: int) -> Source:
    """Return the source cited inside or right after the noun phrase, with the citing one as via."""
    for at in range(noun[0] + 1, end):
        if s.low(at) not in {"citing", "quoting"}:
            continue
        inner = cited(s, at, end)
        if inner is None:
            return source
        last = at - 1 if s.low(at - 1) == "," else at
        outer = (s.tokens[noun[0]].start, s.tokens[min(noun[1], last) - 1].end)
        return Source(inner.start, inner.end, source.saying, source.frame, outer)
    return source


def cited(s: Sentence, at: int, high: int) -> Source | None:
    """Return the source in "citing two officials"; None where no speaker is cited."""
    if s.low(at) not in {"citing", "quoting", "cites", "cited", "quoted"}:
        return None
    noun = phrases.following(s, at + 1, high)
    if noun[0] >= noun[1] or not phrases.can_speak(s, *noun):
        return None
    return source_of(s, noun, Saying.SAY, (at, noun[1]))
