"""Exports. In: a Publication. Out: files, every row of them released."""

from __future__ import annotations

from collections.abc import Callable

from holdfire.publish.exports.database import as_sqlite
from holdfire.publish.exports.delimited import as_csv, as_hxl
from holdfire.publish.exports.lines import as_geojson, as_jsonl
from holdfire.publish.exports.parquet import as_parquet
from holdfire.publish.exports.sheet import as_xlsx
from holdfire.publish.redact.publication import Publication

#: Formats of one file, and of a folder of files.
SINGLE: dict[str, Callable[[Publication], bytes]] = {
    "xlsx": as_xlsx,
    "geojson": as_geojson,
    "sqlite": as_sqlite,
    "jsonl": as_jsonl,
}
FOLDER: dict[str, Callable[[Publication], dict[str, bytes]]] = {
    "csv": as_csv,
    "hxl": as_hxl,
    "parquet": as_parquet,
}


def render(publication: Publication, to: str) -> dict[str, bytes]:
    """Return the files of a format by name; a format of one file names it ``""``.

    Raises
    ------
    NotReleased
        If a row is in the tables that nobody decided to release.
    """
    publication.checked()
    return FOLDER[to](publication) if to in FOLDER else {"": SINGLE[to](publication)}


__all__ = ["FOLDER", "SINGLE", "render"]
