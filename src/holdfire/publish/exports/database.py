"""A SQLite file that opens in Datasette. In: a Publication. Out: bytes.

Plain tables with primary and foreign keys; `about` says what it is, `codebook` what columns mean.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing

from holdfire.model.tables import Table
from holdfire.model.tables.codebook import HEADER
from holdfire.publish.exports.cells import value
from holdfire.publish.exports.delimited import codebook
from holdfire.publish.redact.publication import Publication
from holdfire.publish.release import SHAPES

_TYPES = {"int64": "INTEGER", "double": "REAL", "bool": "INTEGER"}


def as_sqlite(publication: Publication) -> bytes:
    """Return the database; the same publication gives the same bytes with one SQLite version."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as base:
        base.execute("PRAGMA page_size = 4096")
        base.execute("PRAGMA foreign_keys = ON")
        base.execute("BEGIN")
        base.execute("CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL)")
        base.executemany("INSERT INTO about VALUES (?, ?)", publication.about.items())
        heads = ", ".join(f'"{name}" TEXT NOT NULL' for name in HEADER)
        base.execute(f'CREATE TABLE codebook ({heads}, PRIMARY KEY ("table", "column"))')
        marks = ", ".join("?" * len(HEADER))
        base.executemany(f"INSERT INTO codebook VALUES ({marks})", codebook(publication))
        for name in _parents_first(publication):
            _fill(base, publication, name)
        base.execute("COMMIT")
        base.execute("VACUUM")
        return base.serialize()


def _fill(base: sqlite3.Connection, publication: Publication, name: str) -> None:
    declared, key = publication.declared[name], SHAPES[name].key
    columns = [
        f'"{column.name}" {_TYPES.get(str(column.kind), "TEXT")}'
        + ("" if column.optional else " NOT NULL")
        for column in declared.columns
    ]
    columns.append(f"PRIMARY KEY ({', '.join(_quoted(key))})")
    columns += [
        f'FOREIGN KEY ("{column}") REFERENCES "{other}" ("{SHAPES[other].key[0]}")'
        for column, other in _references(publication, declared)
    ]
    base.execute(f'CREATE TABLE "{name}" ({", ".join(columns)})')
    marks = ", ".join("?" * len(declared.columns))
    rows = publication.tables[name].to_pylist()
    base.executemany(
        f'INSERT INTO "{name}" VALUES ({marks})', ([value(raw) for raw in r.values()] for r in rows)
    )


def _references(publication: Publication, declared: Table) -> list[tuple[str, str]]:
    held = {column.name for column in declared.columns}
    return [
        (column, other)
        for column, other in SHAPES[declared.name].follows
        if other in publication.declared and column in held
    ]


def _parents_first(publication: Publication) -> list[str]:
    follows = {name: {o for _, o in SHAPES[name].follows} for name in publication.declared}
    return sorted(publication.declared, key=lambda name: bool(follows[name] - {"*"}))


def _quoted(names: tuple[str, ...]) -> list[str]:
    return [f'"{name}"' for name in names]
