"""Whose words a chunk tells. In: tokens of a chunk, its verb. Out: the speaker's noun phrase."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from holdfire.claims.slavic.lexicon import Lexicon
from holdfire.claims.slavic.phrases import (
    BEFORE,
    HEADS,
    IN,
    OPENING,
    PERSONAL,
    TIME,
    acting_end,
    is_preposition,
    modifies,
    phrase_end,
)
from holdfire.claims.slavic.tokens import Token

_COUNTING = re.compile(
    r"од[иі]н|одн[аоеіи]|кілька|несколько|двоє|двое|троє|трое|більшість|большинство"
)
_SELF = re.compile(r"сам(?:ому|ій|их|ом|ой)")
_POSSESSIVE = frozenset({"його", "її", "їх", "їхня", "їхній", "їхні", "его", "ее", "их"})
_ACTING = re.compile(r"исполняющ|виконуюч|виконувач")
_PLANT = re.compile(
    r"(?:т[еэ]с|т[еэ]ц|а[еэ]с|з?а[еэ]с|г[еэ]с|га[еэ]с|нпз|гпз|нпс|др[еэ]с|гр[еэ]с|бпла|бплп)\Z"
)


@dataclass(frozen=True, slots=True)
class Voice:
    """A noun phrase that may be the subject: ``words[start:end]``."""

    start: int
    end: int
    head: Token
    placed: bool = False


def voice_of(words: Sequence[Token], verb: int, lexicon: Lexicon) -> tuple[Token, ...]:
    """Return the subject of a verb: a phrase that agrees with it, or "in" a body.

    Parameters
    ----------
    verb : int
        Index of the verb among the words.
    """
    asked = words[verb].form.agrees
    for low, high in ((0, verb), (verb + 1, len(words))):
        found = voices_in(words, low, high, asked, lexicon)
        chosen = _chosen(found, words, asked, lexicon)
        if chosen is not None:
            end = chosen.end - _is_object(words, chosen, verb, lexicon)
            return tuple(words[chosen.start : end])
    there = next((t for t in words if t.low == "там"), None)
    return (there,) if there is not None else ()


def _chosen(
    found: Sequence[Voice], words: Sequence[Token], asked: str, lexicon: Lexicon
) -> Voice | None:
    subjects = [each for each in found if not each.placed]
    bodies = [each for each in found if each.placed]
    body = lexicon["body"]
    strong = [
        each
        for each in subjects
        if body.fullmatch(each.head.low)
        or (_is_strong(each, words) and not (each.start == 0 and _is_deed(each.head, lexicon)))
    ]
    if strong:
        told = [each for each in strong if asked == "plur" and "plur" in each.head.form.subject]
        return (told or strong)[0]
    if bodies:
        return bodies[0]
    return None


def _is_object(words: Sequence[Token], voice: Voice, verb: int, lexicon: Lexicon) -> bool:
    """Return whether the last word before the verb is what it acts on, though it could belong."""
    last = words[voice.end - 1]
    negated = words[verb - 1].low == "не"
    if voice.end - voice.start < 2 or voice.end != verb - negated:
        return False
    if (
        last.capital
        or not last.is_word
        or ("nomn" in last.form.cases - {"gent"} - {"accs"} and negated)
    ):
        return False
    if not negated:
        return last.low.endswith("ння") and voice.head.form.living
    deed = _is_deed(last, lexicon)
    return deed or last.form.plural


def _is_deed(token: Token, lexicon: Lexicon) -> bool:
    """Return whether the noun is an event rather than anybody: a fire, an attack."""
    return any(lexicon.noun(kind).fullmatch(token.low) for kind in lexicon.nouns)


def _is_strong(voice: Voice, words: Sequence[Token]) -> bool:
    """Return whether the phrase means a person or a name rather than a thing."""
    part = words[voice.start : voice.end]
    return (
        voice.head.form.living
        or voice.head.low in PERSONAL
        or voice.head.capital
        or any(t.capital and t.form.name and "nomn" in t.form.cases for t in part[1:])
        or part[0].low in OPENING
    )


def voices_in(
    words: Sequence[Token], low: int, high: int, asked: str, lexicon: Lexicon
) -> list[Voice]:
    """Return the phrases between two indexes that can be the subject of such a verb."""
    found: list[Voice] = []
    at, lead = low, -1
    while at < high:
        token = words[at]
        if _is_lead(words, at, high):
            lead = at
        if (is_preposition(token) or token.low in IN) and acting_end(words, at, high) is None:
            at += at + 1 < high and _SELF.fullmatch(words[at + 1].low) is not None
            end = phrase_end(words, at + 1, high)
            body = (
                token.low in IN and asked in {"plur", ""} and _is_body(words, at + 1, end, lexicon)
            )
            if body:
                found.append(Voice(at + 1, end, words[min(at + 1, end - 1)], True))
            at = max(end, at + 1)
            continue
        acting = acting_end(words, at, high)
        if acting is not None:
            found.append(Voice(at, acting, words[at + 4]))
            at = acting
            continue
        head = _head(words, at, high)
        if head is None or lexicon["adverb"].fullmatch(token.low):
            at += 1
            continue
        end = phrase_end(words, at, high)
        if token.low in OPENING:
            if _is_name(words[head]):
                found.append(Voice(at, end, words[head]))
            at = max(end, at + 1)
            continue
        if _agrees(words, at, head, end, asked):
            begin = at - (at > low and words[at - 1].low in _POSSESSIVE)
            begin = lead if 0 <= lead < at <= lead + 3 else begin
            found.append(Voice(begin, end, words[head]))
            at = max(end, at + 1)
        else:
            at += 1
    return found


def _is_lead(words: Sequence[Token], at: int, high: int) -> bool:
    """Return whether a participle with its agent opens a phrase ("appointed by")."""
    if at + 2 >= high or words[at].form.pos not in {"PRTF", "ADJF"}:
        return False
    after = words[at + 1]
    return (
        "nomn" in words[at].form.cases and after.form.pos == "NOUN" and "ablt" in after.form.cases
    )


def _is_name(token: Token) -> bool:
    return "nomn" in token.form.cases or not token.form.cases


def _is_body(words: Sequence[Token], at: int, end: int, lexicon: Lexicon) -> bool:
    """Return whether the phrase after "in" names a body rather than a medium, a time, a place."""
    part = [t for t in words[at:end] if t.is_word]
    if not part or part[0].low[0].isdigit() or TIME.match(part[0].low):
        return False
    if len(part) > 1 and part[0].form.pos == "ADJF" and TIME.match(part[1].low):
        return False
    if any(lexicon["medium"].fullmatch(t.low) for t in part[:2] if not t.capital):
        return False
    first = part[0]
    return first.form.pos in {"NOUN", "ADJF", "PRTF", ""} or first.capital


def _head(words: Sequence[Token], at: int, high: int) -> int | None:
    """Return the index of the noun of a phrase that begins at `at`."""
    token = words[at]
    if token.low in OPENING and token.low:
        return at + 1 if at + 1 < high and words[at + 1].is_word else None
    if not token.is_word or token.low[0].isdigit() or _PLANT.match(token.low):
        return None
    if _ACTING.match(token.low):
        return at
    while at < high and modifies(words, at, high):
        if words[at].form.pos == "NUMR" or _COUNTING.fullmatch(words[at].low):
            return at
        if (
            at + 1 >= high
            or not words[at + 1].is_word
            or words[at + 1].form.pos not in HEADS | BEFORE
        ):
            return at if "nomn" in words[at].form.cases else None
        at += 1
    return at if at < high and words[at].form.pos in HEADS else None


def _agrees(words: Sequence[Token], at: int, head: int, end: int, asked: str) -> bool:
    noun = words[head]
    if TIME.match(noun.low) and not noun.form.living:
        return False
    if any(t.form.cases and "nomn" not in t.form.cases for t in words[at : head + 1] if t.is_word):
        return False
    if not noun.form.cases or not asked:
        return noun.capital or not noun.form.cases or bool(noun.form.subject)
    numbers = noun.form.subject
    if asked == "plur":
        joined = any(t.low in {"і", "та", "и", "й"} for t in words[head + 1 : end + 1])
        return "plur" in numbers or joined
    if noun.form.pos == "NPRO" or noun.form.living or noun.form.name:
        return numbers != {"plur"}
    short = noun.end - noun.start <= 6 and noun.capital and not numbers
    return (
        asked in numbers or short or (asked == "sing" and numbers != {"plur"}) or "sing" in numbers
    )
