"""The case's own tables. In: tables/*.csv of a case. Out: checked rows by table name."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from holdfire.model.errors import BadDate, BadTable
from holdfire.model.span import Span
from holdfire.sources.table import read_rows
from holdfire.sources.text import read_bytes

#: Table -> (column of the id, columns that every row must fill).
TABLES: dict[str, tuple[str, tuple[str, ...]]] = {
    "sites": ("site_id", ("name_en", "kind", "country", "source_url")),
    "units": ("adm1", ("iso_3166_2", "country")),
    "agreement_versions": (
        "version_id",
        ("agreement_id", "asserted_by", "asserted_by_side", "status", "source_url"),
    ),
    "clauses": ("version_id", ("binds",)),
    "positions": ("position_id", ("party", "issue", "position", "speaker", "source_url")),
    "capacity_facts": (
        "fact_id",
        ("side", "sector", "measure", "level", "metric", "unit", "source_url"),
    ),
    "winters": ("row_id", ("winter", "side", "sector", "input", "unit", "basis")),
    "fleets": ("fleet_id", ("side", "sector", "unit_class", "basis", "source_url")),
    "accusations": ("accusation_id", ("accuser", "accused", "unit", "source_url")),
}


@dataclass(frozen=True, slots=True)
class Fact:
    """One row of a case table, with where it stands for error messages."""

    table: Path
    row: int
    values: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.values.get(column, "").strip()

    def number(self, column: str) -> float | None:
        """Return a number, or None where the cell is empty.

        Raises
        ------
        BadTable
            If the cell holds something else.
        """
        if not self[column]:
            return None
        try:
            return float(self[column])
        except ValueError:
            raise self.refuse(f"{column} {self[column]!r} is not a number") from None

    def span(self, column: str) -> Span | None:
        """Return a span of days, or None where the cell is empty.

        Raises
        ------
        BadTable
            If the date does not exist.
        """
        try:
            return Span.parse(self[column]) if self[column] else None
        except BadDate as error:
            raise self.refuse(f"{column}: {error}") from error

    def refuse(self, what: str, step: str = "Correct the row.") -> BadTable:
        """Return the error that names this row."""
        return BadTable(self.table, what, step, self.row)


def read_facts(case: Path) -> dict[str, list[Fact]]:
    """Return the rows of every case table; a table the case does not have is empty.

    Raises
    ------
    BadTable
        If a table misses a column, a row misses a required value or repeats an id.
    """
    return {
        name: _read(case / "tables" / f"{name}.csv", key, (key, *required))
        for name, (key, required) in TABLES.items()
    }


def _read(path: Path, key: str, required: tuple[str, ...]) -> list[Fact]:
    if not path.exists():
        return []
    header, rows = read_rows(path, read_bytes(path))
    missing = [column for column in required if column not in header]
    if missing:
        raise BadTable(path, f"has no column {', '.join(missing)}", "Correct the header.")
    seen: dict[str, int] = {}
    facts = []
    for number, row in enumerate(rows, start=1):
        fact = Fact(path, number, row)
        empty = [column for column in required if not fact[column]]
        if empty:
            raise fact.refuse(f"has no {', '.join(empty)}")
        if fact[key] in seen:
            raise fact.refuse(f"repeats the id {fact[key]!r} of row {seen[fact[key]]}")
        seen[fact[key]] = number
        facts.append(fact)
    return facts
