"""One number with its unit and whole. In: a match in a clause. Out: an Amount, or None.

A number becomes an amount only with a unit, a counted noun, or a unit carried on from before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from holdfire.claims.english.numbers import FRACTIONS, NUMBER, value_of
from holdfire.claims.english.sieve import SIEVE
from holdfire.claims.english.units import DURATIONS, FOREIGN, unit_at
from holdfire.model import Quantity
from holdfire.model.errors import BadQuantity

_AT_LEAST = (
    "upwards of", "in excess of", "not fewer than", "no less than", "well over",
    "more than", "at least", "no fewer than", "not less than",
    "over", "above",
)  # fmt: skip
_AT_MOST = (
    "not more than", "just under", "a maximum of",
    "up to", "less than", "fewer than",
    "at most", "no more than", "as many as", "as much as",
    "under", "below",
)  # fmt: skip
_NEARLY = ("nearly", "almost", "close to", "approaching")
_ABOUT = (
    "about", "around", "roughly", "some", "approximately", "perhaps", "an estimated", "exactly",
    "only", "just",
)  # fmt: skip
QUALIFIER = "|".join((*_AT_LEAST, *_AT_MOST, *_NEARLY, *_ABOUT))
#: Numbers left vague by their words.
_VAGUE: dict[str, tuple[float, float | None]] = {
    "hundreds of thousands": (200000.0, None),
    "tens of thousands": (20000.0, None),
    "tens of millions": (20000000.0, None),
    "a quarter of a million": (250000.0, 250000.0),
    "half a million": (500000.0, 500000.0),
    "half a dozen": (6.0, 6.0),
    "a couple": (2.0, 2.0),
    "scores": (40.0, None),
    "several hundred": (200.0, 999.0),
    "several thousand": (2000.0, 9999.0),
    "hundreds": (200.0, None),
    "dozens": (24.0, None),
    "thousands": (2000.0, None),
    "several": (3.0, None),
}
AMOUNT = SIEVE.add(
    rf"(?<![\w.,/-])(?:(?P<qualifier>{QUALIFIER})\s+)?"
    r"(?P<first>hundreds of thousands|tens of (?:thousands|millions)|a quarter of a million"
    r"|half a million|half a dozen|a couple|scores"
    rf"|{NUMBER}|several (?:hundred|thousand)|hundreds|dozens|thousands|several)"
    rf"(?:\s*(?P<to>to|[-–]|and)\s*(?P<second>{NUMBER})(?=\s))?"
    rf"(?:\s(?P<link>out of|of the|of)\s(?P<whole>{NUMBER}))?(?P<sep>[\s-]?)"
)
SHARE = SIEVE.add(
    rf"(?<![\w-])(?:(?P<qualifier>{QUALIFIER})\s+)?(?P<share>{'|'.join(FRACTIONS)}|most)"
    r"(?=\s+(?:of|the|its|their|entries)\b|[.,;]|\Z)(?!\s+(?:an? )?(?:hour|year|mile|day))"
)
_SUPERLATIVE = re.compile(r"\s+(?:significant|important|recent|likely|of (?:all|which)|powerful)")
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
#: Letters of the longest preposition of a date, its space, and what stands before.
_NEAR = 8
_DATED = re.compile(r"\b(?:since|in|by|of|until|from)\s\Z", re.IGNORECASE)
_MONTH = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\.?\s\Z", re.IGNORECASE
)
_DEFINITE = re.compile(r"\b(?:the|both|these|those|between|other|minus)\s\Z", re.IGNORECASE)
_RAISED = re.compile(r"\s?[A-Za-z/]+ to \d")
_PRONOUN_ONE = re.compile(
    r"\b(?:[a-z]+an|other|this|that|no|any|every|last|first|next)\s\Z", re.IGNORECASE
)
_OF = re.compile(
    r"\s+of\s+(?P<of>(?:(?!\b(?:was|were|is|are|has|have|had|after|by|in|at|on)\b)"
    r"[\w’'-]+\s?){1,7})"
)
_NOUN = re.compile(
    r"\s?(?P<noun>(?!(?:of|the|and|or|to|in|at|on|for|is|was|were|are|had|have|has|out|a|an|by|as"
    r"|more|other|sides?|parties|capitals?|countries|nations)\b)[a-z][\w-]+(?: [a-z][\w-]+){0,2})"
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity with the offsets of the words that prove it."""

    quantity: Quantity
    start: int
    end: int


def counted(text: str, match: re.Match[str], end: int, carried: str) -> Amount | None:
    """Return the amount of a number found by `AMOUNT`.

    Parameters
    ----------
    carried : str
        Unit that a bare number takes over from the clause before it; "" where none.
    """
    bounds = _range(text, match)
    digits = match.end() - len(match["sep"])
    if bounds is None or _is_no_amount(text, match) or FOREIGN.match(text, digits, end):
        return None
    unit, scale, stop = unit_at(text, match.end(), end)
    if _YEAR.match(match["first"]) and (
        not unit or _DATED.search(text, max(0, match.start() - _NEAR), match.start())
    ):
        return None
    if unit:
        if unit == "t":
            unit, scale = ("Mt", 1e-6) if (bounds[1] or bounds[0] or 0) >= 1e6 else ("t", 1.0)
        found = _OF.match(text, stop, end)
        whole = text[match.start("whole") : stop] if match["whole"] else None
        of = found["of"].strip() if found else whole
    elif carried:
        unit, of, stop = carried, None, digits
    else:
        noun = _counted_noun(text, match, end)
        if noun is None:
            return None
        unit, of, stop = "count", noun, digits
    if match["first"].lower() == "several" and not (unit in DURATIONS or match["link"]):
        return None
    return _amount(bounds, scale, unit, of, (match.start(), stop))


def shared(text: str, match: re.Match[str], end: int) -> Amount | None:
    """Return the share found by `SHARE`, in percent of its whole."""
    word, found = match["share"].lower(), _OF.match(text, match.end(), end)
    if word == "most" and _SUPERLATIVE.match(text, match.end(), end):
        return None
    if word == "most":
        bounds: tuple[float | None, float | None] = (50.0, None)
    else:
        value = FRACTIONS[word]
        bounds = qualified((match["qualifier"] or "").lower(), value, value)
    of = found["of"].strip() if found else None
    return _amount(bounds, 1.0, "percent", of, match.span())


def _amount(
    bounds: tuple[float | None, float | None],
    scale: float,
    unit: str,
    of: str | None,
    where: tuple[int, int],
) -> Amount | None:
    low, high = (None if bound is None else bound * scale for bound in bounds)
    try:
        return Amount(Quantity(low, high, unit, of), *where)
    except BadQuantity:
        return None


def qualified(qualifier: str, low: float, high: float) -> tuple[float | None, float | None]:
    """Return the range that a qualifier makes of a number ("nearly 10" is 9 to 10)."""
    if qualifier in _AT_LEAST:
        return low, None
    if qualifier in _AT_MOST:
        return None, high
    if qualifier in _NEARLY:
        return round(0.9 * low, 6), high
    return low, high


def _range(text: str, match: re.Match[str]) -> tuple[float | None, float | None] | None:
    """Return the bounds that the number's words give."""
    first, second = match["first"].lower(), (match["second"] or "").lower()
    if first in _VAGUE:
        return _VAGUE[first]
    low = value_of(first)
    if low is None:
        return None
    apart = text[match.start("to") : match.end("to")] == "and"
    high = value_of(second) if second and not apart else low
    # "two to three million" scales both numbers.
    for scale in ("million", "thousand", "billion"):
        if second.endswith(scale) and not first.endswith(scale) and not apart:
            low = value_of(f"{first} {scale}") or low
    return qualified((match["qualifier"] or "").lower(), low, low if high is None else high)


def _is_no_amount(text: str, match: re.Match[str]) -> bool:
    """Return whether the words before the number make it a date, a pronoun or an old value."""
    before = text[max(0, match.start() - 14) : match.start()]
    if _DEFINITE.search(before) or _MONTH.search(before):
        return True
    return before.endswith("from ") and _RAISED.match(text, match.end("first")) is not None


def _counted_noun(text: str, match: re.Match[str], end: int) -> str | None:
    """Return the noun that a number without unit counts, or None where it counts none."""
    noun = _NOUN.match(text, match.end() - len(match["sep"]), end)
    if noun is None or match["sep"] == "-":
        return None
    if match["first"].lower() in {"one", "a"}:
        if _PRONOUN_ONE.search(text[max(0, match.start() - 14) : match.start()]):
            return None
        if re.match(r"(?:of|large|small|day|side|step|hand)\b", noun["noun"]):
            return None
    return noun["noun"]
