"""Declared tables: one schema each. In: column declarations. Out: Arrow schemas and checks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

TEXT, INT, REAL, FLAG, DAY = pa.string(), pa.int64(), pa.float64(), pa.bool_(), pa.date32()


def many(kind: pa.DataType) -> pa.DataType:
    """Return the list type of `kind`."""
    return pa.list_(kind)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its type, unit, meaning and where its values come from.

    Parameters
    ----------
    name : str
        Column name; a raw number carries its unit in the name or in `unit`.
    kind : pyarrow.DataType
        Arrow type.
    meaning : str
        One plain sentence.
    source : str
        ``report``, ``case``, ``decision``, or the room that derives it.
    unit : str
        Unit of a number; empty otherwise.
    optional : bool
        Whether the value may be absent (unknown is absent, never a placeholder).
    """

    name: str
    kind: pa.DataType
    meaning: str
    source: str
    unit: str = ""
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A declared table.

    Parameters
    ----------
    name, meaning : str
        Name (also the Parquet file's stem) and what one row is.
    columns : tuple of Column
        In order.
    """

    name: str
    meaning: str
    columns: tuple[Column, ...]

    @property
    def schema(self) -> pa.Schema:
        """The Arrow schema, nullability included."""
        return pa.schema(
            [pa.field(col.name, col.kind, nullable=col.optional) for col in self.columns]
        )

    def of(self, rows: Iterable[Mapping[str, Any]]) -> pa.Table:
        """Return an Arrow table of the rows.

        Raises
        ------
        ValueError
            If a row lacks a required value or carries an undeclared column: a programming
            mistake, never the user's.
        """
        rows = list(rows)
        names = [col.name for col in self.columns]
        for row in rows:
            unknown = set(row) - set(names)
            missing = [c.name for c in self.columns if not c.optional and row.get(c.name) is None]
            if unknown or missing:
                message = f"{self.name}: undeclared {sorted(unknown)}, missing {missing}"
                raise ValueError(message)
        columns = {name: [row.get(name) for row in rows] for name in names}
        return pa.table(columns, schema=self.schema)
