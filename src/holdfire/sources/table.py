"""Rows of a table of sourced mentions to reports. In: .csv or .parquet. Out: Reports."""

from __future__ import annotations

import csv
import hashlib
import io
import math
import re
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from holdfire.model.errors import BadDate, BadTable, UnknownParty
from holdfire.model.party import Parties
from holdfire.model.report import Report
from holdfire.model.span import Span
from holdfire.model.vocabulary import Form, Side
from holdfire.sources.mapping import ROW_FIELDS, Mapping
from holdfire.sources.text import decode, is_readable, read_bytes

#: A day as event data sets write it: YYYYMMDD.
_COMPACT = re.compile(r"\A(\d{4})(\d{2})(\d{2})\Z")
#: Furthest north and east, and how finely a place is kept: no finer than a tenth of a degree.
_FURTHEST = {"lat": 90.0, "lon": 180.0}
MAX_TABLE_BYTES = 500_000_000
_MAP = "Correct the table or its mapping."
_FIX = "Correct the row, or leave the value empty if it is not known."


def read_rows(path: Path, data: bytes) -> tuple[list[str], list[dict[str, str]]]:
    """Return a table's column names, and its rows as text by column name.

    Raises
    ------
    BadTable
        If the file is no table or a row has more or fewer values than the header.
    """
    if path.suffix.lower() == ".parquet":
        try:
            table = pq.read_table(pa.BufferReader(data))
        except pa.ArrowInvalid as error:
            raise BadTable(path, "is not a Parquet file", "Save it again as Parquet.") from error
        return list(table.column_names), [
            {key: "" if value is None else str(value) for key, value in row.items()}
            for row in table.to_pylist()
        ]
    reader = csv.reader(io.StringIO(decode(data, path), newline=""))
    try:
        header, *lines = [line for line in reader if line]
    except (csv.Error, ValueError) as error:
        raise BadTable(path, f"cannot be read as CSV ({error})", _MAP) from error
    if len(set(header)) != len(header):
        raise BadTable(path, "names a column twice", _MAP)
    for number, line in enumerate(lines, start=1):
        if len(line) != len(header):
            what = f"has {len(line)} values for {len(header)} columns"
            raise BadTable(path, what, "Quote values that hold commas.", number)
    return header, [dict(zip(header, line, strict=True)) for line in lines]


def read_table(
    path: Path, mapping: Mapping, parties: Parties, *, today: date, undated_known_from: date
) -> tuple[list[Report], bytes]:
    """Return one report per row, and the table's bytes; all rows or none.

    Raises
    ------
    BadTable
        If a mapped column is missing, an id stands twice, a date is impossible, a side is
        unknown, or a share has no denominator; the message names the row.
    """
    data = read_bytes(path, max_bytes=MAX_TABLE_BYTES)
    header, rows = read_rows(path, data)
    missing = sorted(set(mapping.columns.values()) - set(header))
    if missing:
        raise BadTable(path, f"has no column {', '.join(missing)}", _MAP)
    digest = hashlib.sha256(data).hexdigest()
    context = _Context(path, digest, mapping, parties, today, undated_known_from)
    seen, reports = dict[str, int](), []
    for number, raw in enumerate(rows, start=1):
        row = {field: _cell(raw[column]) for field, column in mapping.columns.items()}
        if not is_readable("".join(row.values())):
            raise BadTable(path, "holds controls or half a letter", _FIX, number)
        for field in ("when", "published"):
            row[field] = _COMPACT.sub(r"\1-\2-\3", row.get(field, ""))
        if row["id"] in seen:
            what = f"repeats the id {row['id']!r} of row {seen[row['id']]}"
            raise BadTable(path, what, "Give every row its own id.", number)
        seen[row["id"]] = number
        try:
            reports.append(_report(row, number, context))
        except (BadDate, UnknownParty) as error:
            raise BadTable(path, str(error), _FIX, number) from error
    return reports, data


def _cell(value: str) -> str:
    """Return a value on one line: a line break in it must not pass for another cell."""
    return " ".join(value.split())


@dataclass(frozen=True, slots=True)
class _Context:
    """What every row of one table shares."""

    path: Path
    digest: str
    mapping: Mapping
    parties: Parties
    today: date
    undated_known_from: date


def _report(row: dict[str, str], number: int, context: _Context) -> Report:
    path, mapping, parties, today = context.path, context.mapping, context.parties, context.today
    for field in ("id", "when", "words", "outlet", "source_url"):
        if not row[field]:
            raise BadTable(path, f"has no {mapping.columns[field]}", _FIX, number)
    published = Span.parse(row["published"]) if row.get("published") else None
    when = Span.parse(row["when"])
    if mapping.when_is == "publication" and when.days == 1:
        when = Span(when.start - timedelta(days=1), when.end)
        row["when"] = str(when)
    if published and published.start > today:
        raise BadDate(str(published), "is a publication date in the future")
    if when.start > min(today, published.end if published else today):
        raise BadDate(str(when), "is an event after its own report")
    if row.get("speaker_side"):
        parties.side(row["speaker_side"])
    if row.get("attacker") and row["attacker"] != Side.UNKNOWN:
        row["attacker"] = parties[row["attacker"]].code
    if row.get("target_kind") in mapping.target_kinds:
        row["target_kind"] = str(mapping.target_kinds[row["target_kind"]])
    _check_quantity(row, path, number)
    _round_place(row, path, number)
    text = "\n".join(f"{field}: {row[field]}" for field in ROW_FIELDS if row.get(field))
    return Report(
        form=Form.ROW,
        outlet=row["outlet"],
        outlet_side=parties.side(row.get("outlet_side") or Side.UNKNOWN),
        language=mapping.language,
        published=published,
        known_from=published.end if published else context.undated_known_from,
        title="",
        text=text,
        source_url=row["source_url"],
        original_sha256=context.digest,
        table=path.name,
        row=number,
    )


def _round_place(row: dict[str, str], path: Path, number: int) -> None:
    """Round a point to a tenth of a degree, before anything is stored of it."""
    if bool(row.get("lat")) != bool(row.get("lon")):
        raise BadTable(path, "gives a latitude or a longitude alone", _FIX, number)
    for field, furthest in _FURTHEST.items():
        if not row.get(field):
            continue
        try:
            degrees = float(row[field])
        except ValueError:
            degrees = math.nan
        if not abs(degrees) <= furthest:
            raise BadTable(path, f"{row[field]!r} is no {field}", _FIX, number)
        row[field] = f"{degrees:.1f}"


def _check_quantity(row: dict[str, str], path: Path, number: int) -> None:
    value, unit = row.get("quantity_value", ""), row.get("quantity_unit", "")
    if not value:
        return
    try:
        amount = float(value)
    except ValueError:
        raise BadTable(path, f"{value!r} is not a number", _FIX, number) from None
    if not unit:
        raise BadTable(path, f"the amount {amount:g} has no unit", _FIX, number)
    if unit.strip() in ("%", "percent") and not row.get("quantity_of"):
        what = f"{amount:g} percent has no denominator"
        raise BadTable(path, what, "Write '% of ...' or map quantity_of.", number)
    if (
        not math.isfinite(amount)
        or amount < 0
        or (unit.startswith(("%", "percent")) and amount > 100)
    ):
        raise BadTable(path, f"{amount:g} {unit} cannot be", _FIX, number)


__all__ = ["read_rows", "read_table"]
