"""Exports read back with nothing of ours. In: a publication, a format. Out: columns, text cells."""

from __future__ import annotations

import io
import json
import re
import sqlite3
import zipfile
from contextlib import closing
from html import unescape

import pyarrow as pa
import pyarrow.parquet as pq

from holdfire.publish.exports import render
from holdfire.publish.redact import Publication


def columns_of(publication: Publication, to: str) -> dict[str, list[str]]:
    """Return the columns of each table as a reader of the format finds them."""
    files = render(publication, to)
    names = list(publication.declared)
    if to in ("csv", "hxl"):
        return {n: files[f"{n}.csv"].decode().split("\n", 1)[0].split(",") for n in names}
    if to == "parquet":
        return {n: pq.read_schema(pa.BufferReader(files[f"{n}.parquet"])).names for n in names}
    if to == "jsonl":
        rows = [json.loads(line) for line in files[""].splitlines()[1:]]
        return {row["table"]: list(row["row"]) for row in rows}
    if to == "geojson":
        return {"incidents": list(json.loads(files[""])["features"][0]["properties"])}
    if to == "sqlite":
        with closing(sqlite3.connect(":memory:")) as base:
            base.deserialize(files[""])
            return {n: [r[1] for r in base.execute(f"PRAGMA table_info('{n}')")] for n in names}
    return {n: rows[0] for n, rows in sheets(files[""]).items() if rows}


def sheets(data: bytes) -> dict[str, list[list[str]]]:
    """Return the text cells of a workbook by sheet, row by row."""
    with zipfile.ZipFile(io.BytesIO(data)) as box:
        shared = [
            unescape("".join(re.findall(r"<t(?: [^>]*)?>([^<]*)</t>", item)))
            for item in re.findall(r"<si>.*?</si>", box.read("xl/sharedStrings.xml").decode(), re.S)
        ]
        titles = re.findall(r'<sheet name="([^"]+)"', box.read("xl/workbook.xml").decode())
        return {
            title: [
                [shared[int(n)] for n in re.findall(r't="s"><v>(\d+)</v>', row)]
                for row in re.findall(
                    r"<row .*?</row>", box.read(f"xl/worksheets/sheet{number}.xml").decode(), re.S
                )
            ]
            for number, title in enumerate(titles, start=1)
        }
