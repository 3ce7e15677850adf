"""Frames of attribution. In: a stretch of a sentence. Out: who says it, and where the content is.

Four frames: "X said that ..." (`before`), "..., X said" (`after`), "according to X"
(`according`), and the participle "..., adding that ..." (`participle`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from holdfire.claims.english import phrases
from holdfire.claims.english.sentence import BE, HAVE, QUOTES, Sentence
from holdfire.claims.english.statement import Source
from holdfire.claims.english.verbs import AMBIGUOUS, FINITE, GERUNDS, INVERTED, SPOKEN, Saying

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
_OUTLET = re.compile(
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
    if group is None:
        return None
    back = at - 1
    while s.tag(back) == "RB" or s.low(back) in {"also", "already"}:
        back -= 1
    before = s.low(back)
    if before in BE or (s.tag(back) in {"MD", "TO"} and s.low(back - 1) not in {"likes", "used"}):
        return None
    if before in {"did", "does", "do"}:
        return None
    if before in HAVE:
        return group if s.low(at) not in {"say", "tell"} else None
    if s.tokens[at].is_finite or (s.tag(at) in {"VB", "VBN"} and s.tag(back)[:2] in {"NN", "PR"}):
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
    return Source(start, end, saying, (first.start, last.end))


def _speaks(s: Sentence, verb: int, noun: tuple[int, int]) -> bool:
    """Return whether the noun phrase can be the speaker of the verb; anyone can "say"."""
    return s.low(verb) in SPOKEN or phrases.can_speak(s, *noun)


def before(s: Sentence, low: int, high: int) -> Frame | None:
    """Return the frame "X said (that) ..." that opens the stretch."""
    verb = s.first_finite(low, high)
    if verb is None or verb == low:
        return None
    main = verb
    if s.low(verb) in HAVE:
        main += 1
        while s.tag(main) == "RB":
            main += 1
    if main >= high - 1 or (saying := is_saying(s, main)) is None:
        return None
    noun = phrases.subject(s, low, verb)
    if noun is None or not _speaks(s, main, noun):
        return None
    if s.low(noun[0]) in {"it", "they", "we", "one"} and s.low(main) in {"read", "see", "show"}:
        return None
    start, via = content_start(s, main, high, saying)
    if start >= high:
        return None
    source = source_of(s, noun, saying, (low, start))
    if via:
        source = Source(source.start, source.end, saying, source.frame, via)
    return Frame(source, main, (start, high), subject=noun)


def content_start(  # noqa: PLR0912
    s: Sentence, verb: int, high: int, saying: Saying
) -> tuple[int, tuple[int, int] | None]:
    """Return where the content starts after the verb, and the outlet it was told to."""
    at, via = verb + 1, None
    if s.low(verb) in {"told", "tells", "tell", "informed", "reminded", "warned"}:
        end = at
        while end < min(high, at + 9) and s.low(end) not in {"that", ",", ":"} | set(QUOTES):
            if s.tokens[end].is_finite:
                break
            end += 1
        if s.low(end) in {"that", ",", ":"} | set(QUOTES):
            heard = s.words(at, end)
            if _OUTLET.search(heard.lower()) and s.low(at) not in {"this", "the", "our"}:
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
        at += 1
    return at, via


def after(s: Sentence, low: int, high: int) -> Frame | None:
    """Return the frame "..., X said ..." that closes the stretch or stands in its middle."""
    for at in range(low + 2, high):
        if s.in_quotes(at):
            continue
        inverted = s.low(at) in INVERTED and (s.low(at - 1) == "," or s.low(at - 1) in QUOTES)
        saying = is_saying(s, at)
        if inverted and s.tag(at + 1)[:1] in {"D", "N", "P", "C", "J"}:
            found = _inverted(s, low, at, high)
        elif saying is not None:
            found = _trailing(s, low, at, high, saying)
        else:
            continue
        if found is not None:
            return found
    return None


def _inverted(s: Sentence, low: int, at: int, high: int) -> Frame | None:
    noun = phrases.following(s, at + 1, high)
    if not phrases.can_speak(s, *noun) or not (low < at - 1):
        return None
    if s.finites(*noun) or (s.low(at) == "told" and not s.has_clause(low, at)):
        return None
    tail = _tail_end(s, noun[1], high)
    source = source_of(s, noun, FINITE[s.low(at)], (at, tail))
    return Frame(source, at, (low, at), tail=(tail, high), subject=noun)


def _trailing(  # noqa: PLR0911
    s: Sentence, low: int, at: int, high: int, saying: Saying
) -> Frame | None:
    joint = at - 1
    while joint >= low and s.low(joint) != "," and s.low(joint) not in QUOTES:
        joint -= 1
    if joint <= low or s.tag(joint + 1) in {"CC", "IN", "WDT", "WP", "WRB", "VBG"}:
        return None
    if s.low(joint) == "," and s.low(joint + 1) in {"the", "its"} and s.low(at) in AMBIGUOUS:
        return None
    verb = s.first_finite(joint + 1, at + 1)
    verb = at if verb is None else verb
    if verb != at and s.low(verb) not in HAVE | {"likes"}:
        return None
    if any(s.tag(there) in {"WP", "WDT"} for there in range(joint + 1, verb)):
        return None
    noun = phrases.subject(s, joint + 1, verb)
    if noun is None or not _speaks(s, at, noun):
        return None
    end = _tail_end(s, at + 1, high)
    if s.finites(at + 1, end) or any(s.low(there) == "that" for there in range(at + 1, end)):
        return None
    if any(s.low(there) in QUOTES for there in range(at + 1, end)):
        return None
    source = source_of(s, noun, saying, (joint + 1, end))
    via = _told_via(s, at, end)
    if via:
        source = Source(source.start, source.end, saying, source.frame, via)
    return Frame(source, at, (low, joint), tail=(end, high), subject=noun)


def _told_via(s: Sentence, at: int, end: int) -> tuple[int, int] | None:
    """Return the outlet in "told a radio station" or "said through an intermediary"."""
    start = at + 1
    if s.low(start) == "through":
        start += 1
    elif (
        s.low(at) not in {"told", "tells"}
        or s.low(start) in {"this", "the", "our"}
        or not _OUTLET.search(s.words(start, end).lower())
    ):
        return None
    stop = start
    while stop < end and s.low(stop) not in {"on", "by", "when", "last", ","}:
        stop += 1
    return (s.tokens[start].start, s.tokens[stop - 1].end) if stop > start else None


def _tail_end(s: Sentence, at: int, high: int) -> int:
    """Return where the frame's own tail (recipient, day, occasion) ends."""
    while at < high and s.low(at) not in {",", ";", ":", ".", "—", "and", "when", "while", "after"}:
        if s.low(at) in QUOTES:
            return at
        at += 1
    return at


def according(s: Sentence, low: int, high: int) -> Frame | None:
    """Return the frame "according to X", wherever it stands in the stretch."""
    for at in range(low, high - 2):
        if s.low(at) == "according" and s.low(at + 1) == "to" and not s.in_quotes(at):
            noun = phrases.following(s, at + 2, high)
            if noun[0] >= noun[1]:
                return None
            source = source_of(s, noun, Saying.SAY, (at, noun[1]))
            end = noun[1]
            while end < high and s.low(end) != ",":
                end += 1
            if not s.has_clause(low, at):
                return Frame(source, at, (end, high), left=(low, at), subject=noun)
            return Frame(source, at, (low, at), tail=(end, high), subject=noun)
    return None


def participle(s: Sentence, at: int, high: int) -> tuple[Saying, int] | None:
    """Return how the participle at `at` ("adding that ...") takes its content, and its start."""
    saying = GERUNDS.get(s.low(at))
    if saying is None:
        return None
    return saying, content_start(s, at, high, saying)[0]


def cited(s: Sentence, at: int, high: int) -> Source | None:
    """Return the source in "citing two officials"; None where no speaker is cited."""
    if s.low(at) not in {"citing", "quoting", "cites", "cited", "quoted"}:
        return None
    noun = phrases.following(s, at + 1, high)
    if noun[0] >= noun[1] or not phrases.can_speak(s, *noun):
        return None
    return source_of(s, noun, Saying.SAY, (at, noun[1]))
