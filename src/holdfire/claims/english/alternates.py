"""Other things a number may count. In: a clause, its plain amounts. Out: more amounts to weigh.

"36 of them" counts what was counted before; "three refineries" are sites or things; "a drone" is
one. Which reading holds is the judge's to weigh.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from holdfire.claims.english.amounts import QUALIFIER, Amount, qualified
from holdfire.claims.english.numbers import NUMBER, ORDINALS, value_of
from holdfire.claims.english.sieve import SIEVE, folded
from holdfire.model import Quantity
from holdfire.model.errors import BadQuantity

#: Units that may as well be counted as things, and the other way round.
_THINGS = frozenset(
    {"sites", "units", "regions", "violations", "times", "settlements", "households", "drones"}
)
_NEW_UNITS = re.compile(
    r"\b(?:(?P<drones>drones?|uavs?|shaheds?|unmanned (?:aerial vehicles|aircraft|craft))"
    r"|(?P<missiles>missiles?|rockets?|iskanders?|kalibrs?|kinzhals?)"
    r"|(?P<people>people|residents?|workers?|employees|wounded|killed|dead|injured|inhabitants)"
    r"|(?P<customers>customers?|subscribers?|consumers?)"
    r"|(?P<households>households?|homes?|flats?|apartments?|families)"
    r"|(?P<violations>violations?|breaches)"
    r"|(?P<times>attacks?|strikes?|raids?|hits?|shellings?|incidents?|fires?)"
    r"|(?P<settlements>settlements|villages|towns)"
    r"|(?P<sites>refineries|plants|facilities|installations|depots|substations|stations))\b"
)
#: How far back a number looks for what it counts.
_BACK = 320
_BARE = SIEVE.add(
    rf"(?<![\w.,/-])(?:(?P<qualifier>{QUALIFIER})\s+)?(?P<many>{NUMBER}|several|dozens|hundreds)"
    r"(?![\w%-]|[.,:]\d|\s?(?:a\.?m|p\.?m|o'clock|percent|per cent))"
)
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_DAY = re.compile(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\.?\s\Z|\b(?:at|by|until)\s\Z",
    re.IGNORECASE,
)
_FEW = {"several": (3.0, None), "dozens": (24.0, None), "hundreds": (200.0, None)}
_ONE = SIEVE.add(
    r"\ban?(?: [\w-]+){0,3}? (?:(?P<drones>drone|UAV|Shahed|quadcopter)"
    r"|(?P<missiles>missile|rocket)"
    r"|(?P<people>man|woman|boy|girl|child|worker|employee|technician|engineer|electrician|guard"
    r"|resident|civilian|fireman|firefighter|soldier|linesman|pensioner|teenager|driver|operator)"
    r"|(?P<count>substation|transformer|boiler house|line|tank|refinery|depot|reservoir))\b"
    r"(?![-’'])"
)
_NTH = SIEVE.add(rf"\b(?P<nth>{'|'.join(ORDINALS)}|\d{{1,3}}(?:st|nd|rd|th))\b(?!-)")
_SHARE = SIEVE.add(
    rf"\b(?:(?P<qualifier>{QUALIFIER}) )?(?P<words>half|all|most|the (?:vast )?majority|a majority"
    r"|a third|two[ -]thirds|a quarter|three[ -]quarters|a fifth|a tenth|fully half)\b"
)
_SHARES = {
    "half": 50.0, "fully half": 50.0, "all": 100.0, "a third": 100 / 3, "two thirds": 200 / 3,
    "a quarter": 25.0, "three quarters": 75.0, "a fifth": 20.0, "a tenth": 10.0,
}  # fmt: skip
_LENGTH = SIEVE.add(
    rf"\b(?:(?P<qualifier>{QUALIFIER}) )?(?P<many>{NUMBER}|half an|an?|a few|several|dozens of)"
    r"[ -](?P<unit>kilomet(?:er|re)s?|km|met(?:er|re)s?|hours?|days?|weeks?|months?|years?)\b"
    r"(?P<more> and a half)?(?! (?:ago|earlier|later|after|before))"
)
_LENGTHS = {"kilomet": "km", "km": "km", "met": "m"}
_FLOW = re.compile(r"\s?(?:(?:metric )?tonnes|(?:metric )?tons|cubic met(?:er|re)s)"
                   r"(?: of (?:crude|oil|gas))? (?:a|per) day\b")  # fmt: skip


def names_one(stretch: str) -> bool:
    """Return whether a stretch without any number may still name one of something, or all."""
    return _ONE.search(stretch) is not None or _SHARE.search(stretch) is not None


def more(text: str, start: int, end: int, plain: Sequence[Amount]) -> Iterator[Amount]:
    """Yield readings that the plain rules do not give, in no order."""
    for each in plain:
        yield from _otherwise(text, end, each)
    yield from _bare(text, start, end)
    for match in _ONE.finditer(text, start, end):
        yield Amount(Quantity.exactly(1.0, match.lastgroup or "count"), *match.span())
    for match in _NTH.finditer(text, start, end):
        word = match["nth"].lower()
        nth = float(ORDINALS.get(word) or re.sub(r"\D", "", word))
        yield Amount(Quantity.exactly(nth, "times"), *match.span("nth"))
    yield from _shares(text, start, end)
    yield from _lengths(text, start, end)


def _otherwise(text: str, end: int, each: Amount) -> Iterator[Amount]:
    """Yield the same number as a number of things, of gas by the billion, or a day."""
    quantity = each.quantity
    if quantity.unit in _THINGS:
        yield replace(each, quantity=replace(quantity, unit="count"))
    if quantity.unit == "Mt":
        yield replace(each, quantity=replace(quantity, unit="Mt/y"))
    big = max(bound for bound in (quantity.low, quantity.high) if bound is not None)
    if quantity.unit == "m3" and big >= 1e9:
        for unit in ("bcm", "bcm/y"):
            yield replace(each, quantity=_scaled(quantity, 1e-9, unit))
    if quantity.unit in {"t", "m3"} and _FLOW.search(text, each.start, min(end, each.end + 24)):
        yield replace(each, quantity=replace(quantity, unit=f"{quantity.unit}/d"))
        if quantity.unit == "m3" and big >= 1e6:
            yield replace(each, quantity=_scaled(quantity, 1e-6, "mcm/d"))


def _scaled(quantity: Quantity, scale: float, unit: str) -> Quantity:
    low, high = (
        None if bound is None else round(bound * scale, 9)
        for bound in (quantity.low, quantity.high)
    )
    return Quantity(low, high, unit, quantity.of)


def _bare(text: str, start: int, end: int) -> Iterator[Amount]:
    """Yield numbers without a unit as things, and as what was last counted before them."""
    for match in _BARE.finditer(text, start, end):
        written = match["many"].lower()
        if _YEAR.match(written) or _DAY.search(text, max(0, match.start() - 12), match.start()):
            continue
        low: float | None
        high: float | None
        if written in _FEW:
            low, high = _FEW[written]
        elif (value := value_of(written)) is not None:
            low, high = qualified((match["qualifier"] or "").lower(), value, value)
        else:
            continue
        for unit in ("count", *_before(text, match.start())):
            yield Amount(Quantity(low, high, unit), *match.span())


def _before(text: str, at: int) -> list[str]:
    """Return the units named last and last but one before an offset."""
    ends, named = _named(text)
    found: list[str] = []
    for start, unit in (named[n] for n in range(bisect_right(ends, at) - 1, -1, -1)):
        if start < at - _BACK or len(found) == 2:
            break
        if unit not in found:
            found.append(unit)
    return found


@lru_cache(maxsize=4)  # one pass over a report, not one for each of its numbers
def _named(text: str) -> tuple[list[int], list[tuple[int, str]]]:
    """Return where each naming of a unit ends, and where it starts with its unit."""
    found = list(_NEW_UNITS.finditer(folded(text)[0]))
    return [each.end() for each in found], [(each.start(), str(each.lastgroup)) for each in found]


def _shares(text: str, start: int, end: int) -> Iterator[Amount]:
    for match in _SHARE.finditer(text, start, end):
        word = match["words"].lower().replace("-", " ")
        if word in _SHARES:
            value = _SHARES[word]
            bounds = qualified((match["qualifier"] or "").lower(), value, value)
            if match["qualifier"] and match["qualifier"].lower() == "just under":
                bounds = (round(0.9 * value, 6), value)
        else:
            bounds = (50.0, None)
        try:
            yield Amount(Quantity(*bounds, "percent"), *match.span())
        except BadQuantity:
            continue


def _lengths(text: str, start: int, end: int) -> Iterator[Amount]:
    """Yield distances, and stretches of time that the plain rules leave out."""
    for match in _LENGTH.finditer(text, start, end):
        written, word = match["many"].lower(), match["unit"].lower()
        unit = next((u for stem, u in _LENGTHS.items() if word.startswith(stem)), "")
        unit = unit or (word if word.endswith("s") else word + "s")
        many = {"half an": 0.5, "a": 1.0, "an": 1.0, "a few": 3.0, "several": 3.0,
                "dozens of": 24.0}.get(written)  # fmt: skip
        many = many if many is not None else value_of(written)
        if many is None:
            continue
        many += 0.5 if match["more"] else 0.0
        low, high = qualified((match["qualifier"] or "").lower(), many, many)
        if written in {"a few", "several", "dozens of"}:
            low, high = many, None
        yield Amount(Quantity(low, high, unit), *match.span())
