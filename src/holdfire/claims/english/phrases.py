"""The noun phrase of a speaker. In: tokens around a verb of saying. Out: the phrase's tokens."""

from __future__ import annotations

import re

from holdfire.claims.english import persons
from holdfire.claims.english.sentence import Sentence
from holdfire.claims.english.verbs import FINITE
from holdfire.claims.english.words import listed

_LEADING = re.compile(
    r"(?:(?:an?|one|two|three|several|few) (?:days?|weeks?|months?|hours?|years?) "
    r"(?:earlier|later|before|ago)|earlier|later|meanwhile|also|however|separately|still|then"
    r"|now|yesterday|today|(?:(?:by|on|until|early|late) )*"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"(?: (?:morning|afternoon|evening|night))?|hours (?:after|later)"
    r"|after|before|when|while|and|but|nevertheless|what|for (?:his|her|its|their) part"
    r"|last (?:week|month|year)|moreover|in turn|at the same time)\b[ ,]*",
    re.IGNORECASE,
)
_CALENDAR = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july"
    r"|august|september|october|november|december",
    re.IGNORECASE,
)


def subject(s: Sentence, low: int, high: int) -> tuple[int, int] | None:
    """Return the tokens of the subject before a verb, adverbials and appositions cut."""
    while high > low and (s.tag(high - 1) in {"RB", "RBR", "MD"} or s.low(high - 1) in _FILLERS):
        high -= 1
    parts = _parts(s, low, high)
    while len(parts) > 1 and _is_adverbial(s, *parts[0]):
        parts.pop(0)
    if not parts:
        return None
    start, end = parts[0]
    start = _skip_leading(s, start, end)
    if start >= end:
        return None
    rest = [part for part in parts[1:] if s.tag(part[0]) not in {"WP", "WDT", "IN", "WP$", "VBN"}]
    if rest:
        start, end = _with_apposition(s, (start, end), rest[0])
    end = _cut_day(s, start, _cut_relative(s, start, end))
    if s.low(end - 1) in {"itself", "himself", "herself", "themselves"}:
        end -= 1
    return (start, end) if start < end else None


_FILLERS = listed("has have had also earlier later")


def following(s: Sentence, low: int, high: int) -> tuple[int, int]:
    """Return the noun phrase that starts at `low`, up to the clause's next joint."""
    if s.low(low) in {"the"} and s.low(low + 1) == "the":
        low += 1
    end = low
    while end < high:
        word = s.low(end)
        if word in {",", ".", ";", ":", "—", "–", "(", ")"} or word in '"“”':
            break
        # "people who advise the government" stays whole; a clause after a comma does not.
        if word in {"which", "whom", "whose"} and end > low:
            break
        if word in {"when", "after", "while", "as", "because"} and end > low:
            break
        end += 1
    if s.low(end) == "," and _names_office(s, low, end) and s.tag(end - 1)[:3] in {"NN", "NNS"}:
        after = end + 1
        while after < high and s.tag(after) == "NNP":
            after += 1
        # "according to the utility's chief, Jon Ask, ..."
        if 2 <= after - end - 1 <= 4 and (after == high or s.low(after) in {",", "."}):
            end = after
    named = s.low(end) == "," and s.tag(end - 1) == "NNP"
    if named and _names_office(s, end + 1, high, _roles(s, low, end)):
        after = end + 1
        while after < high and s.low(after) not in {",", ".", ";"}:
            after += 1
        end = after
    return low, _cut_day(s, low, end)


def main_verb(s: Sentence, low: int, high: int) -> int | None:
    """Return the first finite verb that is no participle ("footage posted on X shows")."""
    verb = s.first_finite(low, high)
    if verb is None or s.tag(verb) != "VBD" or s.tag(verb + 1) not in {"IN", "TO"}:
        return verb
    if s.low(verb) in FINITE and s.low(verb) not in _POSTED:
        return verb
    for at in range(verb + 2, min(high, verb + 9)):
        if s.low(at) in {",", "and", "but", "that", ";"}:
            return verb
        if s.tokens[at].is_finite:
            return at if s.low(at) in FINITE or s.low(at) in {"has", "have", "had"} else verb
    return verb


_POSTED = listed("published posted released seen cited quoted obtained reviewed briefed reported")


def clause_start(s: Sentence, low: int, high: int) -> int:
    """Return where the main clause starts after "Asked whether ..., " or "Speaking in ..., "."""
    at = low + (s.low(low) in {"when", "if", "while", "once"})
    opens = s.tag(at) == "VBN" or s.low(at) in _ASKED
    if not opens or at >= high or not s.tokens[low].text[0].isupper():
        return low
    for comma in range(at + 2, min(high - 2, at + 30)):
        opens_subject = s.tag(comma + 1)[:2] in {"NN", "DT", "PR", "CD", "JJ"}
        if s.low(comma) == "," and opens_subject and s.has_clause(comma + 1, high):
            return comma + 1
    return low


_PLACING = listed("in at from across near over inside by since until for on")
_ASKED = listed(
    "asked pressed questioned quizzed reached contacted speaking writing talking addressing "
    "responding replying commenting briefing visiting answering touring arriving challenged "
    "prompted cornered pushed invited approached"
)


def can_speak(s: Sentence, low: int, high: int) -> bool:
    """Return whether the noun phrase can be a speaker: a name, an office, people, a body."""
    for at in range(low, high):
        word = s.low(at)
        bare = word.removesuffix("'s").removesuffix("'")
        name = s.tag(at).startswith("NN") and s.tokens[at].text[0].isupper()
        if name and not _CALENDAR.fullmatch(bare):
            return True
        if (
            word in persons.SPEAKING
            or persons.is_doer(word)
            or (at == low and word in persons.PRONOUNS)
        ):
            return True
    return s.low(high - 1) in {"other", "others"}


def _parts(s: Sentence, low: int, high: int) -> list[tuple[int, int]]:
    parts, begin = [], low
    for at in range(low, high + 1):
        if at == high or s.low(at) == ",":
            if begin < at:
                parts.append((begin, at))
            begin = at + 1
    return parts


def _is_adverbial(s: Sentence, low: int, high: int) -> bool:
    if s.tag(low) in {"IN", "RB", "TO", "VBG", "VBN", "CC", "WRB"} or s.low(low) in {"despite"}:
        return True
    return _LEADING.fullmatch(s.words(low, high) + " ") is not None


def _skip_leading(s: Sentence, low: int, high: int) -> int:
    """Return the first token after time words that stand before the subject without comma."""
    low = _skip_place(s, low, high)
    while low < high - 1 and s.tag(low) == "RB" and s.low(low).endswith("ly"):
        low += 1
    while low < high:
        match = _LEADING.match(s.text, s.tokens[low].start)
        if match is None or match.end() >= s.tokens[high - 1].end:
            return low
        while low < high and s.tokens[low].start < match.end():
            low += 1
    return low


def _skip_place(s: Sentence, low: int, high: int) -> int:
    """Return the first token after a place without comma: "In Lund the ministry announced"."""
    if s.low(low) not in _PLACING:
        return low
    for at in range(low + 2, min(high, low + 6)):
        if s.tag(at) in {"DT", "PRP$"}:
            return at
        if s.tag(at - 1) not in {"NNP", "NNPS", "DT", "NN", "CD"}:
            break
    return low


def _with_apposition(
    s: Sentence, head: tuple[int, int], apposition: tuple[int, int]
) -> tuple[int, int]:
    first = s.low(head[0])
    named = s.tag(apposition[0]) == "NNP"
    if first in {"its", "his", "her", "their", "the"} and named and not _names_office(s, *head):
        return apposition
    if s.tag(head[1] - 1) == "NNP" and _names_office(s, *apposition, _roles(s, *head)):
        return head[0], apposition[1]
    if named and s.tag(apposition[1] - 1) == "NNP" and _names_office(s, *head):
        return head[0], apposition[1]
    return head


def _roles(s: Sentence, low: int, high: int) -> frozenset[str]:
    """Return what may stand after the name; only a person's whole name has a mere role."""
    whole = high - low in {2, 3} and all(s.tag(at) == "NNP" for at in range(low, high))
    return persons.ROLES if whole else persons.OFFICES


def _names_office(
    s: Sentence, low: int, high: int, offices: frozenset[str] = persons.OFFICES
) -> bool:
    """Return whether the words up to the next comma are an office ("the bank's chairman")."""
    for at in range(low, high):
        if s.low(at) in {",", ".", ";"} or s.tokens[at].is_finite:
            return False
        if s.low(at) in offices:
            return True
    return False


def _cut_relative(s: Sentence, low: int, high: int) -> int:
    for at in range(low + 1, high):
        if s.low(at) in {"who", "which", "whose"}:
            return at
    return high


def _cut_day(s: Sentence, low: int, high: int) -> int:
    """Return the end of the phrase without a reporting day ("on Friday", "last week")."""
    for at in range(low + 1, high):
        word, then = s.low(at), s.low(at + 1)
        if word == "on" and _CALENDAR.fullmatch(then):
            if s.tag(at - 1) in {"VBN", "VBD", "JJ"} and at - 1 > low:
                continue
            return at
        if word in {"last", "this", "late", "early", "earlier", "later", "yesterday"} and (
            then in {"week", "month", "on", "year", ""}
            or _CALENDAR.fullmatch(then)
            or at + 1 == high
        ):
            return at
        if word == "in" and then in {"a", "an"}:
            return at
    return high
