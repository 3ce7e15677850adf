"""What cannot all hold. In: versions, tallies, capacity figures, positions, conflicts. Out: pairs.

Found by rule, never by hand: start dates of one agreement that do not meet, an agreement asserted
and denied, one figure with two denominators, one party with two answers on one day.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import combinations
from typing import Any

import pyarrow as pa

from holdfire.agreements.accusations import doubts
from holdfire.agreements.version import NOT_BINDING, Version
from holdfire.model.case import Lull
from holdfire.model.span import Span
from holdfire.model.tables import CONTRADICTIONS

CANNOT, HARDLY = 1, 2
SEASON_DAYS = 92
Pair = tuple[str, str, str, str, str, str, int]


def contradictions(
    *,
    versions: Iterable[Version],
    accusations: pa.Table,
    ledger: pa.Table,
    positions: pa.Table,
    incidents: pa.Table,
    conflicts: pa.Table,
    lulls: Iterable[Lull] = (),
) -> pa.Table:
    """Return the CONTRADICTIONS table."""
    versions = list(versions)
    pairs = [
        *_dates(versions),
        *_existence(versions),
        *_lulls(list(lulls), incidents.to_pylist()),
        *_broken_lulls(list(lulls), incidents.to_pylist()),
        *_tallies(accusations.to_pylist()),
        *_denominators([row for row in ledger.to_pylist() if row["basis"] == "table"]),
        *_stances(positions.to_pylist()),
        *_events(incidents.to_pylist(), conflicts.to_pylist()),
    ]
    return CONTRADICTIONS.of(
        {
            "contradiction_id": _id(about, first, second),
            "about": about,
            "subject": subject,
            "first_id": first,
            "second_id": second,
            "first_says": first_says,
            "second_says": second_says,
            "weight": weight,
        }
        for about, subject, first, second, first_says, second_says, weight in pairs
    )


def _id(about: str, first: str, second: str) -> str:
    return "ctr-" + hashlib.sha256(f"{about}|{first}|{second}".encode()).hexdigest()[:12]


def _dates(versions: list[Version]) -> Iterator[Pair]:
    for about, field in (("effect date", "effect_from"), ("end date", "effect_to")):
        groups: dict[tuple[str, str], Version] = {}
        for version in versions:
            if getattr(version, field) is not None and version.status not in NOT_BINDING:
                groups.setdefault((version.agreement_id, str(getattr(version, field))), version)
        for (agreement, first_span), first in groups.items():
            for (other, _), second in groups.items():
                if agreement != other or first.version_id >= second.version_id:
                    continue
                a, b = getattr(first, field), getattr(second, field)
                if not a.overlaps(b):
                    yield (
                        about,
                        agreement,
                        first.version_id,
                        second.version_id,
                        f"{first_span} ({first.asserted_by})",
                        f"{b} ({second.asserted_by})",
                        CANNOT,
                    )


def _existence(versions: list[Version]) -> Iterator[Pair]:
    agreements = dict.fromkeys(version.agreement_id for version in versions)
    for agreement in agreements:
        own = [version for version in versions if version.agreement_id == agreement]
        denied = [version for version in own if version.status == "denied"]
        told = [version for version in own if version.status != "denied"]
        for denial in denied:
            for version in told[:1]:
                yield (
                    "existence",
                    agreement,
                    version.version_id,
                    denial.version_id,
                    f"{version.status.replace('_', ' ')} ({version.asserted_by})",
                    f"denied ({denial.asserted_by}{_note(denial)})",
                    CANNOT,
                )


def _note(version: Version) -> str:
    return f": {version.note}" if version.note else ""


def _lulls(lulls: list[Lull], incidents: list[dict[str, Any]]) -> Iterator[Pair]:
    """Yield two accounts of one lull at different times, with the counts of their days."""
    for a, b in combinations(lulls, 2):
        days = Span(a.since, a.to), Span(b.since, b.to)
        if (a.agreement_id, a.on_sites_of) != (b.agreement_id, b.on_sites_of) or a.none_of:
            continue
        if days[0].overlaps(days[1]):
            continue
        first, second = (
            f"{lull.statement} ({lull.said_by}); {_recorded(incidents, lull, span)}"
            for lull, span in ((a, days[0]), (b, days[1]))
        )
        yield "lull", a.agreement_id, a.lull_id, b.lull_id, first, second, CANNOT


def _broken_lulls(lulls: list[Lull], incidents: list[dict[str, Any]]) -> Iterator[Pair]:
    """Yield a lull said to be complete for a class of site, with what was reported inside it."""
    for lull in lulls:
        if lull.none_of is None:
            continue
        days = Span(lull.since, lull.to)
        for row in incidents:
            struck = lull.on_sites_of in (row["struck"], "both")
            if not struck or row["target_kind"] != lull.none_of:
                continue
            if Span(row["start"], row["end"]) in days:
                told = f"{row['start']}: {row['target_kind']}, {row['adm1']}"
                yield (
                    "lull",
                    lull.agreement_id,
                    lull.lull_id,
                    row["incident_id"],
                    f"{lull.statement} ({lull.said_by})",
                    f"{told} ({row['origins']} origin{'s' if row['origins'] != 1 else ''})",
                    CANNOT if row["credibility"] == 1 else HARDLY,
                )


def _recorded(incidents: list[dict[str, Any]], lull: Lull, days: Span) -> str:
    months = Span(days.start - timedelta(days=61), days.end + timedelta(days=31))
    struck = [
        Span(row["start"], row["end"])
        for row in incidents
        if lull.on_sites_of in (row["struck"], "both")
    ]
    inside, around = (sum(span in period for span in struck) for period in (days, months))
    return (
        f"incidents on record {days.start} to {days.end}: {inside}; from two months before "
        f"to one month after: {around}"
    )


def _tallies(rows: list[dict[str, Any]]) -> Iterator[Pair]:
    for inner, outer, why in doubts(rows):
        first, second = (
            f"{_figure(row)} {row['unit']}, {row['period_start']} to {row['period_end']}"
            f" ({row['counter']})"
            for row in (inner, outer)
        )
        cannot = why.startswith(("a shorter", "one period"))
        ids = inner["accusation_id"], outer["accusation_id"]
        subject = f"{inner['agreement_id']}: {why}"
        yield "tally", subject, *ids, first, second, CANNOT if cannot else HARDLY


def _figure(row: dict[str, Any]) -> str:
    number = row["low"] if row["low"] is not None else row["high"]
    return (
        "no number" if number is None else f"{row['qualifier']} {number:g}".removeprefix("exact ")
    )


def _denominators(rows: list[dict[str, Any]]) -> Iterator[Pair]:
    """Yield one number said of two wholes within a season: easily taken for one figure."""
    for a, b in combinations(rows, 2):
        alike = (a["country"], a["unit"], a["low"], a["high"], a["measure"], a["level"]) == (
            b["country"], b["unit"], b["low"], b["high"], b["measure"], b["level"],
        )  # fmt: skip
        if not alike or a["low"] is None or a["measure"] == "count" or _apart(a, b):
            continue
        if _whole(a) == _whole(b):
            continue
        subject = f"{a['country']} {a['sector']}"
        first, second = (
            f"{row['low']:g} {row['unit']} of {row['denominator']}, {row['as_of_end']}"
            f" ({row['speaker']})"
            for row in (a, b)
        )
        yield "capacity", subject, a["entry_id"], b["entry_id"], first, second, HARDLY


def _whole(row: dict[str, Any]) -> str:
    """Return the denominator without what is put in brackets."""
    return re.sub(r"\s*\(.*?\)", "", row["denominator"]).casefold()


def _apart(a: dict[str, Any], b: dict[str, Any]) -> bool:
    if a["as_of_end"] is None or b["as_of_end"] is None:
        return False
    return bool(abs((a["as_of_end"] - b["as_of_end"]).days) > SEASON_DAYS)


def _stances(rows: list[dict[str, Any]]) -> Iterator[Pair]:
    for a, b in combinations(rows, 2):
        if (a["party"], a["issue"]) != (b["party"], b["issue"]) or a["issue"] != "talks":
            continue
        silent = ["declined" in row["position"] for row in (a, b)]
        spoke = [any(w in row["position"] for w in ("denied", "fake")) for row in (a, b)]
        if not ((silent[0] and spoke[1]) or (silent[1] and spoke[0])):
            continue
        if (a["agreement_id"] or "") != (b["agreement_id"] or ""):
            continue
        yield (
            "stance",
            f"{a['party']} on talks",
            a["position_id"],
            b["position_id"],
            f"{a['position']} ({a['speaker']})",
            f"{b['position']} ({b['speaker']})",
            CANNOT,
        )


def _events(incidents: list[dict[str, Any]], conflicts: list[dict[str, Any]]) -> Iterator[Pair]:
    by_id = {row["incident_id"]: row for row in incidents}
    for row in conflicts:
        incident = by_id[row["incident_id"]]
        where = incident["adm1"] or "several places"
        kind = (incident["target_kind"] or "site").replace("_", " ")
        first, _, second = row["statement"].partition("; ")
        subject = f"{kind}, {where}, {incident['start']}: {row['about']}"
        yield "event", subject, row["first_claim"], row["second_claim"], first, second, CANNOT
