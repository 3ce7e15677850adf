"""The capacity ledger. In: capacity facts. Out: entries with range, denominator and date."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import pyarrow as pa

from holdfire.model.case import Case
from holdfire.model.errors import BadQuantity, UnknownParty
from holdfire.model.quantity import Quantity
from holdfire.model.tables import LEDGER
from holdfire.sites.registry import Site
from holdfire.sources.facts import Fact

SECTORS = ("generation", "refining", "imports", "other")
MEASURES = (
    "lost", "restored", "available", "nameplate_struck", "limit", "installed", "planned",
    "forecast", "idle", "throughput", "count",
)  # fmt: skip
LEVELS = ("national", "company", "plant", "region")


def load_ledger(facts: Iterable[Fact], case: Case, *, as_of: date) -> pa.Table:
    """Return the ledger entries known on `as_of`; figures of different wholes stay apart.

    Raises
    ------
    BadTable
        If a share has no denominator, bounds are no range, or a word is unknown; the message
        names the row.
    """
    entries = [_entry(fact, case) for fact in facts]
    return LEDGER.of(entry for entry in entries if entry["known_from"] <= as_of)


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
    return {
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
