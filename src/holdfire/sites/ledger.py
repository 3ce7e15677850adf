"""The capacity ledger. In: capacity facts. Out: entries with range, denominator and date."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import pyarrow as pa

from holdfire.model.case import Case
from holdfire.model.errors import BadQuantity, UnknownParty
from holdfire.model.quantity import Quantity
from holdfire.model.tables import CAPACITY, LEDGER
from holdfire.sites.balance import UNIT, Balance
from holdfire.sites.registry import Site
from holdfire.sources.facts import Fact

SECTORS = ("generation", "refining", "imports", "other")
MEASURES = (
    "lost", "restored", "available", "nameplate_struck", "limit", "installed", "planned",
    "forecast", "idle", "throughput", "count",
)  # fmt: skip
LEVELS = ("national", "company", "plant", "region")


def load_ledger(
    facts: Iterable[Fact], case: Case, *, as_of: date, beside: Iterable[dict[str, Any]] = ()
) -> pa.Table:
    """Return the ledger entries known on `as_of`; figures of different wholes stay apart.

    Parameters
    ----------
    facts : iterable of Fact
        The case's table of capacity figures.
    case : Case
        The parties.
    as_of : date
        Later figures are left out.
    beside : iterable of dict
        Entries out of claims and incidents; see `entries`.

    Raises
    ------
    BadTable
        If a share has no denominator, bounds are no range, a part exceeds its whole, or a word is
        unknown; the message names the row.
    """
    entries = [_entry(fact, case) for fact in facts]
    return LEDGER.of(entry for entry in (*entries, *beside) if entry["known_from"] <= as_of)


def capacity(ledger: pa.Table, case: Case, *, since: date, as_of: date) -> pa.Table:
    """Return available capacity per party and sector, week by week; see `Balance`."""
    rows = ledger.to_pylist()
    days = [since + timedelta(days=7 * n) for n in range((as_of - since).days // 7 + 1)]
    return CAPACITY.of(
        {
            "country": party,
            "sector": sector,
            "day": day,
            "unit": balance.unit,
            "low": found.low,
            "best": found.best,
            "high": found.high,
            "whole_low": found.whole.low,
            "whole_high": found.whole.high,
            "stated_low": found.stated.low,
            "stated_high": found.stated.high,
            "struck_since": found.struck_since,
            "back_since": found.back_since,
            "entries": list(found.entries),
            "conflict": list(found.conflict),
        }
        for party in case.parties.codes
        for sector in UNIT
        for balance in (Balance(rows, party, sector),)
        for day in dict.fromkeys((*days, as_of))
        if (found := balance.on(day)) is not None
    )


def _entry(fact: Fact, case: Case) -> dict[str, Any]:
    for column, words in (("sector", SECTORS), ("measure", MEASURES), ("level", LEVELS)):
        if fact[column] not in words:
            raise fact.refuse(f"{column} {fact[column]!r} is unknown", f"Use {', '.join(words)}.")
    spoken = fact.span("as_of")
    try:
        case.parties.side(fact["side"])
        bounds = fact.number("value_low"), fact.number("value_high")
        quantity = Quantity(*bounds, fact["unit"], fact["denominator"] or None).with_denominator()
    except (BadQuantity, UnknownParty) as error:
        raise fact.refuse(str(error)) from error
    whole = _whole(fact, quantity)
    period = fact.span("period_from")
    return {
        "basis": "table",
        "period_start": period.start if period else None,
        **whole,
        "entry_id": fact["fact_id"],
        "country": fact["side"],
        "sector": fact["sector"],
        "measure": fact["measure"],
        "level": fact["level"],
        "metric": fact["metric"],
        "as_of_start": spoken.start if spoken else None,
        "as_of_end": spoken.end if spoken else None,
        "known_from": case.known_from(fact.span("published") or spoken),
        "low": quantity.low,
        "high": quantity.high,
        "unit": quantity.unit,
        "denominator": quantity.of or "absolute",
        "speaker": fact["asserted_by"],
        "speaker_kind": fact["counter"],
        "note": fact["note"],
        "source_url": fact["source_url"],
    }


def _whole(fact: Fact, quantity: Quantity) -> dict[str, Any]:
    """Return the numbers of the whole, where the source gives any; a part is never more."""
    low, high, unit = fact.number("whole_low"), fact.number("whole_high"), fact["whole_unit"]
    if low is None and high is None:
        return {"whole_low": None, "whole_high": None, "whole_unit": None}
    try:
        whole = Quantity(low, high, unit)
    except BadQuantity as error:
        raise fact.refuse(f"whole: {error}") from error
    if quantity.unit == unit and high is not None and (quantity.low or 0.0) > high:
        what = f"{quantity.low:g} {unit} {fact['measure']} of a whole of {high:g}"
        raise fact.refuse(what, "A part cannot exceed its whole: correct one of them.")
    return {"whole_low": whole.low, "whole_high": whole.high, "whole_unit": unit}


def nameplate(sites: Iterable[Site]) -> list[dict[str, Any]]:
    """Return nameplate held in the registry per country, class and unit, low and high.

    Sites that are the sum of others are left out, so nothing is counted twice.
    """
    totals: dict[tuple[str, str, str], list[float]] = {}
    for site in sites:
        if site.is_sum or site.capacity_low is None or site.capacity_high is None:
            continue
        total = totals.setdefault((site.country, str(site.kind), site.capacity_unit), [0, 0, 0])
        total[0] += 1
        total[1] += site.capacity_low
        total[2] += site.capacity_high
    return [
        {"country": c, "kind": k, "unit": u, "sites": int(n), "low": low, "high": high}
        for (c, k, u), (n, low, high) in sorted(totals.items())
    ]
