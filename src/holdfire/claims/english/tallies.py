"""Amounts that are no plain number. In: a clause. Out: ordinals, shares, pairs, durations."""

# ruff: noqa: E501 -- patterns are data
from __future__ import annotations

import re
from collections.abc import Iterator

from holdfire.claims.english.amounts import QUALIFIER, Amount, qualified
from holdfire.claims.english.numbers import NUMBER, ORDINALS, value_of
from holdfire.claims.english.sieve import SIEVE
from holdfire.model import Quantity

_NTH = "|".join(ORDINALS)
_EVENT = (
    r"(?:attacks?|strikes?|raids?|hits?|barrages?|waves?|assaults?|salvos?|time|night|day|week|round"
    r"|such|loss|blackouts?|outages?|case|incident|violations?|breach|meeting|session)"
)
_ORDINAL = SIEVE.add(
    rf"\b(?:the |its |their |his )?(?P<nth>{_NTH}|first|\d{{1,3}}(?:st|nd|rd|th))(?= (?:[\w-]+ ){{0,3}}?{_EVENT}\b"
    r"| (?:this|since|in|on|and)\b|[.,;]|\Z)"
)
_IN = SIEVE.add(
    rf"\b(?:(?P<qualifier>{QUALIFIER}) )?(?P<part>one|two|three|four|five|six|seven|eight|nine)"
    r" (?:in|out of) (?:every )?(?P<whole>two|three|four|five|six|seven|eight|nine|ten)\b"
)
_SET = {"both": 2.0, "a pair": 2.0, "a single": 1.0, "a dozen": 12.0, "another dozen": 12.0,
        "twice": 2.0, "once": 1.0, "thrice": 3.0, "half a dozen": 6.0, "another": 1.0,
        "several": 3.0}  # fmt: skip
_WORDS = SIEVE.add(rf"\b(?P<words>{'|'.join(sorted(_SET, key=len, reverse=True))})\b")
_LONG = SIEVE.add(rf"\b(?P<many>{NUMBER})-(?P<unit>minute|hour|day|week|month|year)\b")
_THEM = SIEVE.add(
    rf"\b(?:(?P<qualifier>{QUALIFIER}) )?(?P<many>{NUMBER})(?= of (?:them|these|those|which|the|its|their|his)\b"
    r"| (?:had|have|has|were|was|are|is|remain(?:ed|s)?|lost)\b|[.,;](?!\d)|\Z)"
)
_BOTH = SIEVE.add(
    rf"\bbetween (?P<low>{NUMBER}) and (?P<high>{NUMBER})\s?(?P<unit>hours|days|weeks|months|drones|missiles|percent|per cent|%|MW|GW)?"
)
_FORTNIGHT = SIEVE.add(r"\b(?:about )?a fortnight\b")


def amounts(text: str, start: int, end: int) -> Iterator[Amount]:
    """Yield the amounts of ``text[start:end]`` that are written in another way than by a number."""
    for match in _ORDINAL.finditer(text, start, end):
        word = match["nth"].lower()
        nth = 1.0 if word == "first" else float(ORDINALS.get(word) or re.sub(r"\D", "", word))
        yield Amount(Quantity.exactly(nth, "times"), *match.span("nth"))
    for match in _IN.finditer(text, start, end):
        part, whole = value_of(match["part"]) or 1.0, value_of(match["whole"]) or 1.0
        if part <= whole:
            share = round(100 * part / whole, 4)
            low, high = qualified((match["qualifier"] or "").lower(), share, share)
            yield Amount(Quantity(low, high, "percent"), *match.span())
    for match in _WORDS.finditer(text, start, end):
        word = match["words"].lower()
        value, unit = _SET[word], "times" if word in {"twice", "once", "thrice"} else "count"
        high = None if word == "several" else value
        yield Amount(Quantity(value, high, unit), *match.span("words"))
    for match in _LONG.finditer(text, start, end):
        many = value_of(match["many"])
        if many is not None:
            amount = Quantity.exactly(many, match["unit"].lower() + "s")
            yield Amount(amount, *match.span())
    for match in _BOTH.finditer(text, start, end):
        low, high = value_of(match["low"]), value_of(match["high"])
        if low is not None and high is not None and low <= high:
            unit = (match["unit"] or "count").lower()
            unit = {"per cent": "percent", "%": "percent", "mw": "MW", "gw": "GW"}.get(unit, unit)
            if unit != "percent" or high <= 100:
                yield Amount(Quantity(low, high, unit), match.start(), match.end())
    for match in _THEM.finditer(text, start, end):
        many = value_of(match["many"])
        if many is not None:
            low, high = qualified((match["qualifier"] or "").lower(), many, many)
            yield Amount(Quantity(low, high, "count"), *match.span())
    for match in _FORTNIGHT.finditer(text, start, end):
        yield Amount(Quantity.exactly(14.0, "days"), *match.span())
