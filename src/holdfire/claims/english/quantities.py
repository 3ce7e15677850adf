"""Reported amounts. In: a clause. Out: the amount that tells how much, with its words."""

from __future__ import annotations

import re

from holdfire.claims.english.amounts import AMOUNT, SHARE, Amount, counted, shared
from holdfire.claims.english.numbers import ORDINALS
from holdfire.claims.english.units import DURATIONS, unit_at
from holdfire.model import Kind, Quantity

_ORDINAL = re.compile(rf"\b(?:for )?the (?P<nth>{'|'.join(ORDINALS)}) time\b", re.IGNORECASE)
_DURATION = re.compile(
    r"\b(?P<words>(?:(?:about|around) )?an? (?P<unit>day|week|month|year))\b"
    r"(?! (?:ago|earlier|later|after|before))",
    re.IGNORECASE,
)
_CARRIED = re.compile(r"\b(?:number|that|those) of (?P<unit>\w+)", re.IGNORECASE)
#: Kinds for which "how long" is the amount.
_LASTING = frozenset({Kind.REPAIR, Kind.AGREEMENT, Kind.OUTAGE})
_WORST = 9


def amount_in(text: str, start: int, end: int, kind: Kind, *, figure: str = "") -> Amount | None:
    """Return the amount that ``text[start:end]`` tells, or None.

    Parameters
    ----------
    kind : Kind
        What the clause is about; durations count only for repairs, outages and agreements.
    figure : str
        Unit that a bare number carries on from the clause before it.
    """
    if (named := _CARRIED.search(text, start, end)) is not None:
        figure = unit_at(text, named.start("unit"), end)[0] or figure
    found = [counted(text, match, end, figure) for match in AMOUNT.finditer(text, start, end)]
    found += [shared(text, match, end) for match in SHARE.finditer(text, start, end)]
    found += [_nth(match) for match in _ORDINAL.finditer(text, start, end)]
    found += [_lasting(match) for match in _DURATION.finditer(text, start, end)]
    ranked = [(_rank(each.quantity.unit, kind), each.start, each) for each in found if each]
    best = min(ranked, key=lambda entry: entry[:2], default=None)
    return None if best is None or best[0] >= _WORST else best[2]


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
