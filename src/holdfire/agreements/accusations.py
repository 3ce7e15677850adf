"""Tallies of breaches. In: case table. Out: ACCUSATIONS table, same-side doubts marked.

Each tally keeps its own unit and period. Tallies are never added or subtracted; what can be said
is whether two of one side in one unit can both hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations
from typing import Any

import pyarrow as pa

from holdfire.model.case import Case
from holdfire.model.span import Span
from holdfire.model.tables import ACCUSATIONS
from holdfire.model.vocabulary import Response
from holdfire.sources.facts import Fact

#: Words of different counters for one thing; other units are compared with themselves only.
_UNITS = {
    "confirmed hits": "strikes",
    "confirmed strikes": "strikes",
    "strikes on energy": "strikes",
    "recorded breaches": "violations",
    "violation": "violations",
}
ALIKE_WHEN_NONE = {"strikes", "violations"}


def load_accusations(facts: Iterable[Fact], case: Case, *, as_of: date) -> pa.Table:
    """Return the tallies known on `as_of`, each with the ids of same-side tallies it collides with.

    Raises
    ------
    BadTable
        If a date or number cannot be; the message names the row.
    """
    rows = [row for row in (_row(fact, case) for fact in facts) if row["known_from"] <= as_of]
    for first, second, _ in doubts(rows):
        first["contradicts"].append(second["accusation_id"])
        second["contradicts"].append(first["accusation_id"])
    return ACCUSATIONS.of(rows)


def doubts(
    rows: list[dict[str, Any]],
) -> Iterator[tuple[dict[str, Any], dict[str, Any], str]]:
    """Yield pairs of same-side tallies that cannot both hold, or not easily, with the reason.

    Compared are tallies by one side of one agreement in one unit whose periods nest.
    """
    for a, b in combinations(rows, 2):
        if (a["accuser"], a["agreement_id"]) != (b["accuser"], b["agreement_id"]):
            continue
        none = 0.0 in (a["high"], b["high"])  # none of one unit is none of the other
        if _unit(a) != _unit(b) and not (none and {_unit(a), _unit(b)} == ALIKE_WHEN_NONE):
            continue
        spans = _period(a), _period(b)
        if spans[0] is None or spans[1] is None:
            continue
        inner, outer = (a, b) if spans[0] in spans[1] else (b, a)
        if _period(inner) not in _period(outer):  # type: ignore[operator]
            continue
        why = _doubt(inner, outer)
        if why:
            yield inner, outer, why


def _doubt(inner: dict[str, Any], outer: dict[str, Any]) -> str | None:
    low, high = inner["low"], outer["high"]
    if low is not None and high is not None and low > high:
        return "a shorter period is given more than the longer one that holds it"
    same_period = _period(inner) == _period(outer)
    if same_period and inner["high"] is not None and outer["low"] is not None:
        if inner["high"] < outer["low"]:
            return "one period is given two figures that do not meet"
        return None
    figures = (inner["low"], inner["high"]), (outer["low"], outer["high"])
    if not same_period and figures[0] == figures[1] and inner["low"]:
        return "the same figure is repeated for a longer period"
    starts_alike = inner["period_start"] == outer["period_start"]
    if starts_alike and inner["high"] == 0 and (outer["low"] or 0) > 0:
        return "none is reported for the first days that a later count of breaches starts from"
    return None


def _unit(row: dict[str, Any]) -> str:
    unit = str(row["unit"]).casefold()
    return _UNITS.get(unit, unit)


def _period(row: dict[str, Any]) -> Span | None:
    if row["period_start"] is None or row["period_end"] is None:
        return None
    return Span(row["period_start"], row["period_end"])


def _row(fact: Fact, case: Case) -> dict[str, Any]:
    reported = fact.span("reported_on")
    first, last = fact.span("period_from"), fact.span("period_to")
    start, end = first.start if first else None, last.end if last else None
    if start and end and end < start:
        raise fact.refuse(f"counts from {start} to {end}, which ends before it starts")
    return {
        "accusation_id": fact["accusation_id"],
        "agreement_id": fact["agreement_id"],
        "accuser": fact["accuser"],
        "accused": fact["accused"],
        "reported_start": reported.start if reported else None,
        "reported_end": reported.end if reported else None,
        "known_from": case.known_from(reported),
        "period_start": start,
        "period_end": end,
        "low": fact.number("value_low"),
        "high": fact.number("value_high"),
        "qualifier": fact["qualifier"],
        "unit": fact["unit"],
        "scope": fact["scope"],
        "counter": " / ".join(p for p in (fact["counter"], fact["speaker"]) if p),
        "response": fact["response"] or str(Response.NOT_SOUGHT),
        "contradicts": [],
        "note": fact["note"],
        "source_url": fact["source_url"],
    }
