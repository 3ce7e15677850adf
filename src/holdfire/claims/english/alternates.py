"""Other things a number may count. In: a clause, its plain amounts. Out: more amounts to weigh.

"36 of them" counts what was counted before; "three refineries" are sites or things; "a drone" is
one. Which reading holds is the judge's to weigh.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from holdfire.claims.english.amounts import QUALIFIER, Amount, qualified
from holdfire.claims.english.numbers import NUMBER, ORDINALS, value_of
from holdfire.model import Quantity
from holdfire.model.errors import BadQuantity

#: Units that may as well be counted as things, and the other way round.
_THINGS = frozenset(
    {"sites", "units", "regions", "violations", "times", "settlements", "households", "drones"}
)
_NEW_UNITS = tuple(
    (re.compile(pattern, re.IGNORECASE), unit)
    for pattern, unit in (
        (r"\b(?:drones?|UAVs?|Shaheds?|unmanned (?:aerial vehicles|aircraft|craft))\b", "drones"),
        (r"\b(?:missiles?|rockets?|Iskanders?|Kalibrs?|Kinzhals?)\b", "missiles"),
        (r"\b(?:people|residents?|workers?|employees|wounded|killed|dead|injured|inhabitants)\b",
         "people"),
        (r"\b(?:customers?|subscribers?|consumers?)\b", "customers"),
        (r"\b(?:households?|homes?|flats?|apartments?|families)\b", "households"),
        (r"\b(?:violations?|breaches)\b", "violations"),
        (r"\b(?:attacks?|strikes?|raids?|hits?|shellings?|incidents?|fires?)\b", "times"),
        (r"\b(?:settlements|villages|towns)\b", "settlements"),
        (r"\b(?:refineries|plants|facilities|installations|depots|substations|stations)\b",
         "sites"),
    )
)  # fmt: skip
#: How far back a number looks for what it counts.
_BACK = 320
_BARE = re.compile(
    rf"(?<![\w.,/-])(?:(?P<qualifier>{QUALIFIER})\s+)?(?P<many>{NUMBER}|several|dozens|hundreds)"
    r"(?![\w%-]|[.,:]\d|\s?(?:a\.?m|p\.?m|o'clock|percent|per cent))",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_DAY = re.compile(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\.?\s\Z|\b(?:at|by|until)\s\Z",
    re.IGNORECASE,
)
_FEW = {"several": (3.0, None), "dozens": (24.0, None), "hundreds": (200.0, None)}
_ONE = re.compile(
    r"\ban?(?: [\w-]+){0,3}? (?:(?P<drones>drone|UAV|Shahed|quadcopter)"
    r"|(?P<missiles>missile|rocket)"
    r"|(?P<people>man|woman|boy|girl|child|worker|employee|technician|engineer|electrician|guard"
    r"|resident|civilian|fireman|firefighter|soldier|linesman|pensioner|teenager|driver|operator)"
    r"|(?P<count>substation|transformer|boiler house|line|tank|refinery|depot|reservoir))\b"
    r"(?![-’'])",
    re.IGNORECASE,
)
_NTH = re.compile(
    rf"\b(?P<nth>{'|'.join(ORDINALS)}|\d{{1,3}}(?:st|nd|rd|th))\b(?!-)", re.IGNORECASE
)
_SHARE = re.compile(
    rf"\b(?:(?P<qualifier>{QUALIFIER}) )?(?P<words>half|all|most|the (?:vast )?majority|a majority"
    r"|a third|two[ -]thirds|a quarter|three[ -]quarters|a fifth|a tenth|fully half)\b",
    re.IGNORECASE,
)
_SHARES = {
    "half": 50.0, "fully half": 50.0, "all": 100.0, "a third": 100 / 3, "two thirds": 200 / 3,
    "a quarter": 25.0, "three quarters": 75.0, "a fifth": 20.0, "a tenth": 10.0,
}  # fmt: skip
_LENGTH = re.compile(
    rf"\b(?:(?P<qualifier>{QUALIFIER}) )?(?P<many>{NUMBER}|half an|an?|a few|several|dozens of)"
    r"[ -](?P<unit>kilomet(?:er|re)s?|km|met(?:er|re)s?|hours?|days?|weeks?|months?|years?)\b"
    r"(?P<more> and a half)?(?! (?:ago|earlier|later|after|before))",
    re.IGNORECASE,
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
    low = max(0, at - _BACK)
    last = {}
    for pattern, unit in _NEW_UNITS:
        found = [match.start() for match in pattern.finditer(text, low, at)]
        if found:
            last[unit] = found[-1]
    return sorted(last, key=lambda unit: -last[unit])[:2]


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
