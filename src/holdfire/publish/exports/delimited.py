"""CSV with a codebook, and CSV with HXL tags. In: a Publication. Out: files by name."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from typing import Any

from holdfire.model.tables.codebook import HEADER, rows
from holdfire.publish.exports.cells import cell
from holdfire.publish.exports.tags import tag
from holdfire.publish.redact.publication import Publication

_TYPES = {"string": "string", "int64": "integer", "double": "number", "bool": "boolean"}


def as_csv(publication: Publication) -> dict[str, bytes]:
    """Return one CSV a table, `codebook.csv`, and `datapackage.json` with the rest about them."""
    files = {
        f"{name}.csv": _lines(publication, name, [[c.name for c in table.columns]])
        for name, table in publication.declared.items()
    }
    files["codebook.csv"] = _written([list(HEADER), *codebook(publication)])
    files["datapackage.json"] = _package(publication)
    return files


def as_hxl(publication: Publication) -> dict[str, bytes]:
    """Return one CSV a table with a row of HXL hashtags below its header, and `about.csv`."""
    files = {}
    for name, table in publication.declared.items():
        heads = [[c.name for c in table.columns], [tag(name, c) for c in table.columns]]
        files[f"{name}.csv"] = _lines(publication, name, heads)
    about: list[list[Any]] = [["name", "value"], ["#meta+name", "#meta+value"]]
    about += [[key, words] for key, words in publication.about.items()]
    files["about.csv"] = _written(about[:2], about[2:])
    return files


def codebook(publication: Publication) -> list[list[str]]:
    """Return one row per column that leaves."""
    return [list(row) for row in rows(publication.declared.values())]


def _lines(publication: Publication, name: str, heads: list[list[str]]) -> bytes:
    rows = (row.values() for row in publication.tables[name].to_pylist())
    return _written(heads, rows)


def _written(heads: Iterable[Iterable[str]], rows: Iterable[Iterable[Any]] = ()) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows(heads)
    writer.writerows([cell(raw) for raw in row] for row in rows)
    return out.getvalue().encode()


def _package(publication: Publication) -> bytes:
    about = publication.about
    body = {
        "profile": "tabular-data-package",
        "name": "holdfire-publication",
        "title": about["title"],
        "licenses": [{"name": about["licence"]}],
        "holdfire": about,
        "notes": (
            "Lists are JSON; an empty cell is absent; an apostrophe stands before text that a "
            "spreadsheet would take for a formula."
        ),
        "resources": [
            {
                "name": name,
                "path": f"{name}.csv",
                "description": table.meaning,
                "schema": {"fields": [_field(column) for column in table.columns]},
            }
            for name, table in publication.declared.items()
        ],
    }
    return (json.dumps(body, ensure_ascii=False, indent=1) + "\n").encode()


def _field(column: Any) -> dict[str, str]:
    kind = str(column.kind)
    shape = "date" if kind.startswith("date") else _TYPES.get(kind, "array")
    return {"name": column.name, "type": shape, "description": column.meaning}
