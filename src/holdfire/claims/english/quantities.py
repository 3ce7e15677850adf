"""Reported amounts. In: a clause. Out: the amount that tells how much, with its words."""

from __future__ import annotations

import re

from holdfire.claims.english import alternates, tallies
from holdfire.claims.english.amounts import AMOUNT, SHARE, Amount, counted, shared
from holdfire.claims.english.numbers import NUMBER, ORDINALS
from holdfire.claims.english.sieve import SIEVE
from holdfire.claims.english.units import DURATIONS, unit_at
from holdfire.model import Kind, Quantity

_ORDINAL = SIEVE.add(rf"\b(?:for )?the (?P<nth>{'|'.join(ORDINALS)}) time\b")
_DURATION = SIEVE.add(
    r"\b(?P<words>(?:(?:about|around) )?an? (?P<unit>day|week|month|year))\b"
    r"(?! (?:ago|earlier|later|after|before))"
)
_CARRIED = SIEVE.add(r"\b(?:number|that|those) of (?P<unit>\w+)")
#: Kinds for which "how long" is the amount.
_LASTING = frozenset({Kind.REPAIR, Kind.AGREEMENT, Kind.OUTAGE})
_WORST = 9
_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[a-z]+")
_NEEDED = frozenset(
    {*re.findall(r"[a-z]+", NUMBER), *ORDINALS, "first", "half", "third", "thirds", "quarter",
     "quarters", "fifth", "fifths", "tenth", "eighth", "sixth", "most", "dozen", "dozens",
     "hundreds", "thousands", "millions", "scores", "several", "both", "pair", "couple", "single",
     "twice", "once", "thrice", "another", "fortnight", "day", "week", "month", "year"}
)  # fmt: skip


def amount_in(text: str, start: int, end: int, kind: Kind, *, figure: str = "") -> Amount | None:
    """Return the amount that ``text[start:end]`` tells, or None.

    Parameters
    ----------
    kind : Kind
        What the clause is about; durations count only for repairs, outages and agreements.
    figure : str
        Unit that a bare number carries on from the clause before it.
    """
    found = _plain(text, start, end, figure)
    ranked = [(_rank(each.quantity.unit, kind), each.start, each) for each in found if each]
    best = min(ranked, key=lambda entry: entry[:2], default=None)
    return None if best is None or best[0] >= _WORST else best[2]


def _may_count(stretch: str) -> bool:
    """Return whether a stretch holds a digit or a word that some amount needs."""
    if _DIGIT.search(stretch) is not None:
        return True
    if not stretch.isascii() and any(letter.isdigit() for letter in stretch):
        return True  # raised and ringed digits, too
    if alternates.names_one(stretch):
        return True
    return not _NEEDED.isdisjoint(_LETTERS.findall(stretch.lower()))


def amounts_in(text: str, start: int, end: int) -> list[Amount]:
    """Return every amount that ``text[start:end]`` may tell, in order, one for each stretch."""
    if not _may_count(text[start:end]):
        return []
    found = {(each.start, each.quantity.unit): each for each in tallies.amounts(text, start, end)}
    plain = [each for each in _plain(text, start, end, "") if each is not None]
    found |= {(each.start, each.quantity.unit): each for each in plain}
    for each in alternates.more(text, start, end, [*found.values()]):
        found.setdefault((each.start, each.quantity.unit), each)
    return sorted(found.values(), key=lambda each: (each.start, each.end))


def _plain(text: str, start: int, end: int, figure: str) -> list[Amount | None]:
    if (named := _CARRIED.search(text, start, end)) is not None:
        figure = unit_at(text, named.start("unit"), end)[0] or figure
    found = [counted(text, match, end, figure) for match in AMOUNT.finditer(text, start, end)]
    found += [shared(text, match, end) for match in SHARE.finditer(text, start, end)]
    found += [_nth(match) for match in _ORDINAL.finditer(text, start, end)]
    found += [_lasting(match) for match in _DURATION.finditer(text, start, end)]
    return found


def _nth(match: re.Match[str]) -> Amount:
    nth = float(ORDINALS[match["nth"].lower()])
    return Amount(Quantity.exactly(nth, "times"), *match.span("nth"))


def _lasting(match: re.Match[str]) -> Amount:
    unit = match["unit"].lower() + "s"
    amount = Quantity.exactly(7.0, "days") if unit == "weeks" else Quantity.exactly(1.0, unit)
    return Amount(amount, *match.span("words"))


def _rank(unit: str, kind: Kind) -> int:
    """Return how far a unit is from what the clause is about; `_WORST` refuses it."""
    if unit in DURATIONS:
        return 3 if kind in _LASTING else _WORST
    return {"regions": 2, "times": 1, "count": 1}.get(unit, 0)
