"""Versions side by side. In: an Account. Out: what the templates show of agreements."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from holdfire.agreements import BottomLine, Version, window
from holdfire.model.span import Span
from holdfire.publish.account import Account
from holdfire.publish.page.words import days, kind, url

#: Latest incidents that a table of verdicts lists; the table of findings holds all.
LISTED = 200
SYMBOL = {
    "supported": "supported",
    "verified": "verified",
    "contested": "contested",
    "not_supported": "alleged",
}


def agreements(account: Account) -> list[dict[str, Any]]:
    """Return each agreement with its versions and their bottom lines."""
    lines: dict[str, dict[str, BottomLine]] = defaultdict(dict)
    for line in account.lines:
        lines[line.version_id][line.accused] = line
    groups: dict[str, list[dict[str, Any]]] = {}
    for version in account.versions:
        groups.setdefault(version.agreement_id, []).append(
            {
                "id": version.version_id,
                "short": version.version_id.rsplit("-", 1)[-1],
                "by": version.asserted_by,
                "side": version.asserted_by_side,
                "said": _said(version.published),
                "status": version.status.replace("_", " "),
                "window": window_words(version),
                "covered": _covered(version, account),
                "area": " and ".join(version.area)
                + (" and places not named" if version.area_open else ""),
                "binds": ", ".join(version.binds),
                "protects": ", ".join(kind(k) for k in version.protects) or "energy sites at large",
                "note": version.note,
                "breach": version.breach_clause,
                "url": url(version.source_url),
                "source": version.source_url,
                "lines": [
                    lines[version.version_id].get(code) for code in account.case.parties.codes
                ],
            }
        )
    return [
        {
            "id": agreement,
            "title": account.case.title_of(agreement),
            "versions": [row for row in rows if _assessed(row)],
            "others": [row for row in rows if not _assessed(row)],
            "dated": sum(any(x and (x.alleged or x.unsettled) for x in r["lines"]) for r in rows),
            "range": [_spread(rows, i) for i in range(2)],
        }
        for agreement, rows in groups.items()
    ]


def _said(published: Span | None) -> str:
    return days(published.start, published.end) if published else "on a day not recorded"


def _covered(version: Version, account: Account) -> bool:
    """Return whether the record reaches into the version's days at all."""
    _, possible = window(version)
    return possible is None or possible.start <= account.last_covered


def _spread(rows: list[dict[str, Any]], index: int) -> str:
    asked = [row for row in rows if row["lines"][index] is not None and _assessed(row)]
    lines = [row["lines"][index] for row in asked if row["covered"]]
    if asked and not lines:
        return "not covered by the record"
    if not lines:
        return "not assessable"
    low, high = min(x.alleged for x in lines), max(x.alleged for x in lines)
    still_open = max(x.unsettled for x in lines)
    text = f"{low} alleged" if low == high else f"{low} to {high} alleged, by version"
    return text + (f", up to {still_open} open" if still_open else "")


def _assessed(row: dict[str, Any]) -> bool:
    return row["window"] != "no dates asserted" and row["status"] not in (
        "proposed",
        "denied",
        "suspended",
    )


def window_words(version: Version) -> str:
    """Return the days that an asserter gives, in words; what is not stated is said."""
    _, possible = window(version)
    if possible is None or (version.effect_from is None and version.effect_to is None):
        return "no dates asserted"
    start, end = version.effect_from, version.effect_to
    first = days(start.start, start.end) if start else "start not stated"
    last = days(end.start, end.end) if end else "end not stated"
    return f"{first} → {last}"


def changing(account: Account, agreement_id: str) -> dict[str, Any] | None:
    """Return the incidents whose verdict depends on the version, one column a dated version."""
    versions = [
        v
        for v in account.versions
        if v.agreement_id == agreement_id and (v.effect_from or v.effect_to) and window(v)[1]
    ]
    columns = {v.version_id: v for v in versions}
    if len(columns) < 2:
        return None
    incidents = {row["incident_id"]: row for row in account.rows("incidents")}
    parts = {row["part_of"] for row in incidents.values() if row["part_of"]}
    cells: dict[tuple[str, str], dict[str, dict[str, Any]]] = defaultdict(dict)
    for finding in account.rows("findings"):
        if finding["version_id"] in columns and finding["accused"] != "unknown":
            cells[finding["incident_id"], finding["accused"]][finding["version_id"]] = finding
    rows, unsettled = [], 0
    for (incident_id, accused), found in cells.items():
        verdicts = {
            _verdict(f) for f in found.values() if accused in columns[f["version_id"]].binds
        }
        if not any(f["in_scope"] for f in found.values()):
            continue
        if len(found) < len(columns):  # a finding is withheld: nothing to compare
            continue
        if "outside" not in verdicts:
            unsettled += "open" in verdicts
            continue
        row = incidents[incident_id]
        rows.append(
            {
                "id": incident_id,
                "start": row["start"],
                "end": row["end"],
                "struck": row["struck"] or "",
                "days": days(row["start"], row["end"]),
                "kind": kind(row["target_kind"]),
                "where": row["adm1"],
                "accused": accused,
                "wave": incident_id in parts,
                "cells": [
                    {"verdict": _verdict(found[v]), "reason": found[v]["reason"]} for v in columns
                ],
            }
        )
    rows.sort(key=lambda row: (row["start"], row["id"]))
    left, rows = max(len(rows) - LISTED, 0), rows[-LISTED:]
    heads = [
        {"short": v.version_id.rsplit("-", 1)[-1], "by": v.asserted_by, "window": window_words(v)}
        for v in versions
    ]
    if not rows:
        return None
    name = account.case.title_of(agreement_id)
    return {"title": name, "heads": heads, "rows": rows, "unsettled": unsettled, "left": left}


def _verdict(finding: dict[str, Any]) -> str:
    if finding["in_scope"]:
        return SYMBOL[finding["standing"]]
    settled = finding["would_change"].startswith("Another reading")
    return "outside" if settled else "open"


def accusations(account: Account) -> list[dict[str, Any]]:
    """Return the tallies as stated, each in its own unit and period."""
    rows = []
    for row in account.rows("accusations"):
        period = "period not stated"
        if row["period_start"] and row["period_end"]:
            period = days(row["period_start"], row["period_end"])
        rows.append(
            row
            | {
                "period": period,
                "agreement": account.case.title_of(row["agreement_id"]),
                "said": days(row["reported_start"], row["reported_end"]),
                "figure": _figure(row),
                "url": url(row["source_url"]),
            }
        )
    return rows


def _figure(row: dict[str, Any]) -> str:
    low, high, qualifier = row["low"], row["high"], row["qualifier"]
    if low is None and high is None:
        return qualifier or "no number"
    number = low if low is not None else high
    word = (
        ""
        if qualifier in ("exact", "one night")
        else f"{qualifier} "
        if "in 24" not in qualifier
        else ""
    )
    return f"{word}{number:g}" + (" in 24 hours" if "in 24" in qualifier else "")
