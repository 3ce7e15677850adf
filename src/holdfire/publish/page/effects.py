"""What it did to people, and what it let be repaired. In: an Account. Out: view rows.

Figures stand as they were said, each with who said it; none is added to another.
"""

from __future__ import annotations

from typing import Any

from holdfire.agreements import Version
from holdfire.model.vocabulary import Kind
from holdfire.publish.account import Account
from holdfire.publish.page.agreements import window_words
from holdfire.publish.page.words import amount, days, kind, url

#: Units of figures about people and what they live in, by their first word.
OF_PEOPLE = ("people", "customers", "households", "homes", "buildings", "regions")


def civilian(account: Account) -> dict[str, Any]:
    """Return statements on people cut off that carry a number, latest first, and how many do not.

    Returns
    -------
    dict
        ``rows``: figure, what was said, where, when, who; ``unnumbered``: statements on outages
        without such a number.
    """
    told = [row for row in account.rows("claims") if row["kind"] == Kind.OUTAGE]
    of = _incidents(account)
    counted = [row for row in told if _of_people(row)]
    counted.sort(key=lambda row: (_when(row), row["claim_id"]), reverse=True)
    rows = [
        _statement(row, of)
        | {"figure": amount(row["quantity_low"], row["quantity_high"], row["quantity_unit"])}
        for row in counted
    ]
    return {"rows": rows, "unnumbered": len(told) - len(rows)}


def repairs(account: Account) -> dict[str, Any]:
    """Return the ceasefires of one area, and what was said of repair.

    Returns
    -------
    dict
        ``local``: versions that protect an area only; ``said``: statements on repair, latest first.
    """
    of = _incidents(account)
    said = [row for row in account.rows("claims") if row["kind"] == Kind.REPAIR]
    said.sort(key=lambda row: (_when(row), row["claim_id"]), reverse=True)
    return {
        "local": [_local(account, version) for version in account.versions if version.area],
        "said": [_statement(row, of) for row in said],
    }


def _of_people(row: dict[str, Any]) -> bool:
    return (row["quantity_unit"] or "").startswith(OF_PEOPLE)


def _when(row: dict[str, Any]) -> str:
    return str(row["when_start"] or row["published_start"] or row["known_from"])


def _incidents(account: Account) -> dict[str, str]:
    return {row["claim_id"]: row["incident_id"] for row in account.rows("incident_claims")}


def _statement(row: dict[str, Any], of: dict[str, str]) -> dict[str, Any]:
    dated = row["when_start"] is not None
    start, end = ("when_start", "when_end") if dated else ("published_start", "published_end")
    return {
        "words": row["words"],
        "where": row["adm1"],
        "when": days(row[start], row[end]),
        "dated": dated,
        "start": row[start],
        "end": row[end],
        "side": row["country"] or "",
        "speaker": row["speaker"],
        "outlet": row["outlet"],
        "incident": of.get(row["claim_id"]),
        "language": row["language"],
    }


def _local(account: Account, version: Version) -> dict[str, Any]:
    return {
        "id": version.version_id,
        "title": account.case.title_of(version.agreement_id),
        "by": version.asserted_by,
        "status": version.status.replace("_", " "),
        "window": window_words(version),
        "area": version.area,
        "open": version.area_open,
        "protects": [kind(name) for name in version.protects],
        "note": version.note,
        "mediator": [name for name in version.mediator.split("|") if name],
        "url": url(version.source_url),
    }
