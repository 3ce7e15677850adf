"""Attribution that closes a stretch or parts it. In: a stretch of a sentence. Out: a Frame.

"..., X said", "..., X, head of Y, says", '"...," scoffed X'.
"""

from __future__ import annotations

from dataclasses import replace

from holdfire.claims.english import phrases
from holdfire.claims.english.frames import (
    OUTLET,
    Frame,
    is_saying,
    quoted_as,
    relayed,
    source_of,
    speaks,
)
from holdfire.claims.english.sentence import QUOTES, Sentence
from holdfire.claims.english.statement import Source
from holdfire.claims.english.verbs import AMBIGUOUS, FINITE, HAVING, INVERTED, MANNER, Saying

_GOVERNING = {Saying.PUT, Saying.ACCUSE, Saying.CALL, Saying.DESCRIBE}


def after(s: Sentence, low: int, high: int) -> Frame | None:
    """Return the frame "..., X said ..." that closes the stretch or stands in its middle."""
    for at in range(low + 2, high):
        if s.in_quotes(at):
            continue
        closed = s.low(at - 1) in QUOTES
        inverted = s.low(at) in INVERTED and (s.low(at - 1) == "," or closed)
        inverted |= closed and s.low(at) in MANNER
        saying = is_saying(s, at)
        if saying is None and s.low(at) in MANNER and s.tokens[at].is_finite:
            saying = Saying.SAY if _after_quote(s, low, at) else None
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
    bare = next((there for there in range(*noun) if s.low(there) in {"who", "that"}), noun[1])
    if s.finites(noun[0], bare) or (s.low(at) == "told" and not s.has_clause(low, at)):
        return None
    tail = _tail_end(s, noun[1], high)
    source = source_of(s, noun, FINITE.get(s.low(at), Saying.SAY), (at, tail))
    return Frame(source, at, (low, at), tail=(tail, high), subject=noun)


def _trailing(  # noqa: PLR0911, PLR0912
    s: Sentence, low: int, at: int, high: int, saying: Saying
) -> Frame | None:
    joint = at - 1
    while joint >= low and s.low(joint) != "," and s.low(joint) not in QUOTES:
        joint -= 1
    if _bare_verb(s, joint, at):
        joint = _before_apposition(s, low, joint)
    if joint <= low or s.tag(joint + 1) in {"CC", "IN", "WDT", "WP", "WRB", "VBG"}:
        return None
    # ", the reports" and ", its claims" are nouns.
    if (
        s.low(joint) == ","
        and at == joint + 2
        and s.low(at) in AMBIGUOUS
        and s.tag(joint + 1) in {"DT", "PRP$"}
    ):
        return None
    verb = s.first_finite(joint + 1, at + 1)
    verb = at if verb is None else verb
    # "two people briefed on the talks said": the first verb is a participle.
    if (
        verb != at
        and s.tag(verb) == "VBD"
        and s.tag(verb + 1) in {"IN", "RP", "TO"}
        and verb > joint + 1
    ):
        verb = s.first_finite(verb + 1, at + 1) or at
    if verb != at and s.low(verb) not in HAVING:
        return None
    if any(s.tag(there) in {"WP", "WDT"} for there in range(joint + 1, verb)):
        return None
    noun = phrases.subject(s, joint + 1, verb)
    # "..., X put the deficit at 2 GW": the verb has its own content behind it.
    if noun is None or s.low(at + 1) in {"to", "that"} or saying in _GOVERNING:
        return None
    closing = at + 1 >= high or s.low(at + 1) in {",", "."}
    if not speaks(s, at, noun) and not (closing and s.low(at) not in AMBIGUOUS):
        return None
    end = _tail_end(s, at + 1, high)
    if s.finites(at + 1, end) or any(s.low(there) == "that" for there in range(at + 1, end)):
        return None
    if any(s.low(there) in QUOTES for there in range(at + 1, end)):
        return None
    source = relayed(s, noun, source_of(s, noun, saying, (joint + 1, end)), at)
    if through := quoted_as(s, at, end + 1):
        inner = source_of(s, through[0], Saying.SAY, (joint + 1, end))
        source = replace(inner, via=(source.start, source.end))
    via = _told_via(s, at, end)
    if via:
        source = Source(source.start, source.end, saying, source.frame, via)
    return Frame(source, at, (low, joint), tail=(end, high), subject=noun)


def _after_quote(s: Sentence, low: int, at: int) -> bool:
    """Return whether only a noun phrase stands between a quotation and the verb."""
    for back in range(at - 1, max(low, at - 9), -1):
        if s.low(back) in QUOTES:
            return True
        if s.tokens[back].is_finite:
            return False
    return False


def _bare_verb(s: Sentence, joint: int, at: int) -> bool:
    """Return whether nothing but an auxiliary stands between the comma and the verb."""
    between = range(joint + 1, at)
    return s.low(joint) == "," and all(
        s.low(there) in HAVING or s.tag(there) in {"RB", "MD"} for there in between
    )


def _before_apposition(s: Sentence, low: int, comma: int) -> int:
    """Return the joint before the head of the apposition that ends at the comma; `low` if none."""
    joints: list[int] = []
    for back in range(comma - 1, low, -1):
        if s.low(back) == "," or s.low(back) in QUOTES or s.low(back) in {";", ":", "—"}:
            joints.append(back)
            if len(joints) == 2 or s.low(back) != ",":
                break
    if len(joints) != 2:
        return low
    opens, joint = joints
    aside = s.low(opens + 1) in {"who", "whose", "which", "known", "himself", "herself"}
    plain = s.finites(joint + 1, opens) == 0 and (aside or s.finites(opens + 1, comma) == 0)
    first = s.tag(joint + 1)
    if plain and (first[:2] in {"NN", "DT", "PR", "CD", "JJ"}) and opens - joint < 12:
        return joint
    return low


def _told_via(s: Sentence, at: int, end: int) -> tuple[int, int] | None:
    """Return the outlet in "told a radio station" or "said through an intermediary"."""
    start = at + 1
    if s.low(start) == "through":
        start += 1
    elif (
        s.low(at) not in {"told", "tells"}
        or s.low(start) in {"this", "the", "our"}
        or not OUTLET.search(s.words(start, end).lower())
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
