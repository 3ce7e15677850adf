"""Accounts changed by a row, and what a publication says. In: an Account. Out: one to test with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from holdfire.model.tables import CLAIMS, Table
from holdfire.publish import Account
from holdfire.publish.exports import render
from holdfire.publish.redact import Publication

#: Formats that keep their text in the open.
OPEN = ("csv", "hxl", "jsonl", "geojson", "sqlite")


def with_rows(account: Account, table: Table, rows: list[dict[str, Any]]) -> Account:
    return replace(account, tables=account.tables | {table.name: table.of(rows)})


def texts(publication: Publication) -> Iterator[str]:
    for table in publication.tables.values():
        for row in table.to_pylist():
            for raw in row.values():
                yield from (str(x) for x in (raw if isinstance(raw, list) else [raw]) if x)


def every_byte(publication: Publication) -> bytes:
    return b"\n".join(data for to in OPEN for data in render(publication, to).values())


def a_claim(account: Account, **changed: Any) -> Account:
    """Return the account with its first strike told at no single site, changed as asked."""
    rows = account.rows("claims")
    first = next(r for r in rows if r["kind"] == "strike" and r["scope"] == "wave")
    first |= {"words": "strikes reported", "when_end": date(2024, 1, 1)} | changed
    return with_rows(account, CLAIMS, [first])


def struck(account: Account, number: int, known: date) -> dict[str, Any]:
    """Return a ledger row of an incident at one more site, known on a day."""
    row = next(r for r in account.rows("ledger") if r["basis"] == "incident")
    day = date(2025, 3, 1)
    return row | {
        "entry_id": f"inc-{number}", "denominator": f"nameplate of s{number}", "high": 100.0,
        "as_of_start": day, "as_of_end": day, "known_from": known,
    }  # fmt: skip
