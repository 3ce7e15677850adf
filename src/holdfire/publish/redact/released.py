"""An account of what may leave, and of nothing else. In: a Publication. Out: an Account.

Page, brief and document run on it as on the working account. A column that does not leave is
absent or empty, a table that never leaves has no rows, and bottom lines are counted again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pyarrow as pa

from holdfire.agreements import bottom_lines, from_table
from holdfire.incidents import Weights
from holdfire.model.case import Case, Gap
from holdfire.model.release import Policy
from holdfire.model.tables import REPORTS, TABLES
from holdfire.model.tables.schema import TEXT, Column, Table
from holdfire.publish.account import Account, Publicity
from holdfire.publish.redact.columns import LEAVE
from holdfire.publish.redact.lulls import WITHHELD
from holdfire.publish.redact.publication import Publication, Row

#: What stands for a value that a row cannot do without and that does not leave, by type.
_EMPTY: dict[str, Any] = {
    "string": "", "int64": 0, "double": 0.0, "bool": False, "date32[day]": date.min,
}  # fmt: skip
#: Where the absence of words would say something else.
_INSTEAD = {
    ("versions", "area"): "an area not named here",
    ("versions", "mediator"): "a mediator not named here",
    ("claims", "words"): "",
}


def released(account: Account, publication: Publication) -> Account:
    """Return an account that holds only what the publication lets out.

    Parameters
    ----------
    account : Account
        As assessed: of it only parties, titles, units and digests of the inputs are taken.
    publication : Publication
        Its redaction.

    Raises
    ------
    NotReleased
        If a row is in the publication that nobody decided to release.
    """
    checked = publication.checked()
    tables = {
        table.name: _whole(table, checked[table.name].to_pylist() if table.name in checked else [])
        for table in TABLES
        if table.name in account.tables
    }
    tables["reports"] = _reports(tables["claims"])
    versions = from_table(tables["versions"])
    return Account(
        case=_case(account.case, publication),
        as_of=publication.as_of,
        tables=tables,
        versions=versions,
        lines=bottom_lines(
            tables["findings"], tables["incidents"], versions, account.case.parties.codes
        ),
        nameplate=checked["site_classes"].to_pylist() if "site_classes" in checked else [],
        inputs=account.inputs,
        weights=Weights(0, (), WITHHELD),
        units=dict(account.units),
        publication=_publicity(publication, checked),
    )


def _publicity(publication: Publication, checked: dict[str, pa.Table]) -> Publicity:
    return Publicity(
        profile=publication.profile,
        licence=publication.about["licence"],
        rows={name: table.num_rows for name, table in checked.items()},
        withheld=tuple((row["what"], row["reason"], row["count"]) for row in publication.report()),
        struck=tuple(checked["struck"].to_pylist()) if "struck" in checked else (),
    )


def _case(case: Case, publication: Publication) -> Case:
    """Return the case without words or names that the publication does not hold."""
    last = date.fromisoformat(publication.about["last_covered"])
    after = Gap(last + timedelta(days=1), None, "both", "none", "")
    return replace(
        case,
        coverage=(after,) if last < publication.as_of else (),
        lulls=publication.lulls,
        families=(),
        third_bodies=(),
        llm=None,
        release=Policy(),
    )


def _whole(table: Table, rows: list[Row]) -> pa.Table:
    """Return the rows under the declared schema, with what does not leave absent or empty."""
    fill = {column.name: _fill(table, column) for column in table.columns}
    amend = _AMENDED.get(table.name, _as_it_is)
    ids = {row[table.columns[0].name] for row in rows}
    return table.of(
        amend(
            {
                name: row[name] if row.get(name) is not None else empty
                for name, empty in fill.items()
            },
            ids,
        )
        for row in rows
    )


def _fill(table: Table, column: Column) -> Any:
    if column.optional:
        return None
    if str(column.kind).startswith("list"):
        return []
    if column.kind == TEXT and column.name in LEAVE.get(table.name, {}):
        return _INSTEAD.get((table.name, column.name), WITHHELD)
    return _EMPTY[str(column.kind)]


def _as_it_is(row: Row, _: set[Any]) -> Row:
    return row


def _capacity(row: Row, _: set[Any]) -> Row:
    """Return the range that statements leave: what strikes took since would be damage."""
    return row | {"low": row["stated_low"], "high": row["stated_high"]}


def _claim(row: Row, _: set[Any]) -> Row:
    """Return the claim with all of the words that leave as its quote, and nothing around."""
    return row | {"span_start": 0, "span_end": len(row["words"]), "evidence": []}


def _accusation(row: Row, ids: set[Any]) -> Row:
    return row | {"contradicts": [other for other in row["contradicts"] if other in ids]}


_AMENDED: dict[str, Callable[[Row, set[Any]], Row]] = {
    "capacity": _capacity,
    "claims": _claim,
    "accusations": _accusation,
}


def _reports(claims: pa.Table) -> pa.Table:
    """Return what released claims tell of their reports, to be counted: no title, text, address."""
    told = {row["report_id"]: row for row in claims.to_pylist()}
    fill = {column.name: _fill(REPORTS, column) for column in REPORTS.columns}
    return REPORTS.of(
        {name: row.get(name, empty) for name, empty in fill.items()} for row in told.values()
    )
