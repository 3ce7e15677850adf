"""Exports: each format gives back what went in; hostile words stay words; bytes are settled."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
import zipfile
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.model.errors import CannotWrite, NotReleased
from holdfire.publish.exports import FOLDER, SINGLE, render
from holdfire.publish.exports.cells import cell, clean, is_formula, neutral, plain, value
from holdfire.publish.put import put
from holdfire.publish.redact import Publication
from tests.publish.conftest import ABOUT, make

FORMATS = (*SINGLE, *FOLDER)
NUMBERS = ("int64", "double")


def expected(publication: Publication, name: str) -> list[list]:
    return [[value(raw) for raw in row.values()] for row in publication.tables[name].to_pylist()]


@given(st.text(max_size=40))
def test_neutral_text_is_no_formula_and_can_be_undone(text: str) -> None:
    text = clean(text)
    safe = neutral(text)
    assert plain(safe) == text
    assert not re.match(r"[\s\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r]", safe)


@given(st.text(max_size=40))
def test_clean_text_is_seen_as_it_is(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", clean(text))
    if text.isalnum():
        assert clean(text) == text


def test_numbers_are_no_formulas() -> None:
    assert [cell(-2.5), cell(-1), cell(True), cell(None)] == ["-2.5", "-1", "true", ""]
    with pytest.raises(TypeError, match="no form for bytes"):
        value(b"x")


@pytest.mark.parametrize("to", ["csv", "hxl"])
def test_csv_comes_back(hostile: Publication, to: str) -> None:
    files = render(hostile, to)
    for name, table in hostile.declared.items():
        rows = list(csv.reader(io.StringIO(files[f"{name}.csv"].decode(), newline="")))
        assert rows.pop(0) == [c.name for c in table.columns]
        if to == "hxl":
            tags = rows.pop(0)
            assert all(re.fullmatch(r"#[a-z0-9]+(\+[a-z0-9_]+)*", tag) for tag in tags)
        back = [
            [_typed(c, text) for c, text in zip(table.columns, row, strict=True)] for row in rows
        ]
        assert back == [[raw if raw != "" else None for raw in r] for r in expected(hostile, name)]
        texts = [text for row in rows for text in row]
        assert not any(is_formula(text) and not text.startswith("'") and not _number(text)
                       for text in texts)  # fmt: skip


def _number(text: str) -> bool:
    return re.fullmatch(r"-?[\d.]+(e-?\d+)?", text) is not None


def _typed(column, text: str):
    kind = str(column.kind)
    if text == "":
        return None
    if kind == "bool":
        return text == "true"
    if kind in NUMBERS:
        return int(text) if kind == "int64" else float(text)
    return plain(text)


def test_parquet_comes_back_with_its_meaning(hostile: Publication) -> None:
    files = render(hostile, "parquet")
    for name, declared in hostile.declared.items():
        table = pq.read_table(pa.BufferReader(files[f"{name}.parquet"]))
        assert [[value(v) for v in r.values()] for r in table.to_pylist()] == expected(
            hostile, name
        )
        assert table.schema.metadata[b"holdfire.snapshot"].decode() == ABOUT["snapshot"]
        for column in declared.columns:
            held = table.schema.field(column.name)
            assert held.metadata[b"meaning"].decode() == column.meaning
            assert (held.type, held.nullable) == (column.kind, column.optional)


MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def _sheets(data: bytes) -> dict[str, list[dict[str, object]]]:
    """Read the workbook with nothing but a zip and an XML reader."""
    with zipfile.ZipFile(io.BytesIO(data)) as box:
        names = box.namelist()
        assert not any("calcChain" in n or "vba" in n or "externalLink" in n for n in names)
        shared = [
            "".join(t.text or "" for t in item.iter(f"{MAIN}t"))
            for item in ElementTree.fromstring(box.read("xl/sharedStrings.xml"))
        ]
        book = ElementTree.fromstring(box.read("xl/workbook.xml"))
        titles = [sheet.attrib["name"] for sheet in book.iter(f"{MAIN}sheet")]
        found = {}
        for number, title in enumerate(titles, start=1):
            root = ElementTree.fromstring(box.read(f"xl/worksheets/sheet{number}.xml"))
            assert not list(root.iter(f"{MAIN}f")), title
            assert not list(root.iter(f"{MAIN}hyperlink")), title
            found[title] = [
                {
                    re.sub(r"\d", "", c.attrib["r"]): shared[int(c.find(f"{MAIN}v").text)]
                    if c.attrib.get("t") == "s"
                    else (c.attrib.get("t"), c.find(f"{MAIN}v").text)
                    for c in row
                }
                for row in root.iter(f"{MAIN}row")
            ]
    return found


def test_a_workbook_comes_back_without_formulas_or_links(hostile: Publication) -> None:
    sheets = _sheets(render(hostile, "xlsx")[""])
    assert [list(row.values()) for row in sheets["about"][1:]] == [list(x) for x in ABOUT.items()]
    for name in hostile.declared:
        for row, want in zip(sheets[name][1:], expected(hostile, name), strict=True):
            got = [v for v in row.values() if isinstance(v, str)]
            texts = [v for v in want if isinstance(v, str) and v]
            assert [_unescaped(v) for v in got] == texts
            numbers = [v[1] for v in row.values() if not isinstance(v, str)]
            assert [float(v) for v in numbers] == pytest.approx(
                [float(v) for v in want if isinstance(v, int | float)]
            )


def _unescaped(text: str) -> str:
    return re.sub(r"_x005F_", "_", text)


def test_text_longer_than_a_cell_is_cut_and_says_so(hostile: Publication) -> None:
    declared = hostile.declared["positions"]
    rows = hostile.tables["positions"].to_pylist()[:1]
    rows[0]["position"] = "x" * 40_000
    long = replace(hostile, tables=hostile.tables | {"positions": declared.of(rows)})
    sheet = _sheets(render(long, "xlsx")[""])["positions"]
    cut = next(v for v in sheet[1].values() if isinstance(v, str) and v.startswith("xx"))
    assert len(cut) == 32_767
    assert cut.endswith("[cut: the CSV holds all]")


def test_sqlite_comes_back_and_holds_its_keys(hostile: Publication, tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    path.write_bytes(render(hostile, "sqlite")[""])
    with closing(sqlite3.connect(path)) as base:
        assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert base.execute("PRAGMA foreign_key_check").fetchall() == []
        assert dict(base.execute("SELECT * FROM about")) == ABOUT
        for name in hostile.declared:
            got = [list(row) for row in base.execute(f'SELECT * FROM "{name}"')]
            want = [
                [int(v) if isinstance(v, bool) else v for v in r] for r in expected(hostile, name)
            ]
            assert sorted(map(str, got)) == sorted(map(str, want))
        keys = base.execute("PRAGMA foreign_key_list(findings)").fetchall()
        assert {(key[2], key[3]) for key in keys} == {
            ("incidents", "incident_id"), ("versions", "version_id"),
        }  # fmt: skip


def test_json_lines_come_back_and_are_inert_in_html(hostile: Publication) -> None:
    data = render(hostile, "jsonl")[""]
    assert not re.search(rb"[^\x0a\x20-\x7e]|[<>&]", data)
    first, *lines = [json.loads(line) for line in data.splitlines()]
    assert first == {"about": ABOUT}
    for name in hostile.declared:
        rows = [line["row"] for line in lines if line["table"] == name]
        want = [{k: _plain(v) for k, v in r.items()} for r in hostile.tables[name].to_pylist()]
        assert rows == want


def _plain(raw):
    if isinstance(raw, list):
        return [clean(each) for each in raw]
    return clean(raw) if isinstance(raw, str) else raw.isoformat() if isinstance(raw, date) else raw


def test_geojson_names_units_and_draws_nothing(hostile: Publication) -> None:
    body = json.loads(render(hostile, "geojson")[""])
    assert body["type"] == "FeatureCollection"
    assert body["holdfire"] == ABOUT
    assert len(body["features"]) == hostile.tables["incidents"].num_rows
    for feature in body["features"]:
        assert feature["type"] == "Feature"
        assert feature["geometry"] is None
        assert {"adm1", "iso_3166_2"} <= set(feature["properties"])


@pytest.mark.parametrize("to", FORMATS)
def test_the_same_publication_gives_the_same_bytes(to: str) -> None:
    assert render(make(), to) == render(make(), to)


@pytest.mark.parametrize("to", FORMATS)
def test_every_format_says_what_it_is(hostile: Publication, to: str) -> None:
    files = render(hostile, to)
    beside = {"csv": "datapackage.json", "hxl": "about.csv"}.get(to)
    carriers = [files[beside]] if beside else list(files.values())
    if to == "xlsx":
        carriers = [zipfile.ZipFile(io.BytesIO(carriers[0])).read("xl/sharedStrings.xml")]
    for data in carriers:
        for key in ("licence", "as_of", "snapshot", "worldview", "profile"):
            assert ABOUT[key].encode() in data, (to, key)


@pytest.mark.parametrize("to", FORMATS)
def test_an_undecided_row_stops_every_format(hostile: Publication, to: str) -> None:
    less = hostile.released | {"findings": frozenset()}
    with pytest.raises(NotReleased, match=r"findings: id-0 is not released to public\. Release it"):
        render(replace(hostile, released=less), to)


def test_a_table_that_cannot_leave_stops_too(hostile: Publication) -> None:
    more = hostile.tables | {"sites": pa.table({"site_id": ["x"]})}
    with pytest.raises(NotReleased, match="sites: the table is not released"):
        render(replace(hostile, tables=more), "csv")


def test_files_come_all_or_none(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "a").write_bytes(b"old")
    with pytest.raises(CannotWrite, match="cannot write"):
        put({tmp_path / "b" / "c": b"1", tmp_path / "a" / "d": b"2"})
    assert (tmp_path / "a").read_bytes() == b"old"
    assert list((tmp_path / "b").iterdir()) == []
    put({tmp_path / "a": b"new", tmp_path / "e" / "f": b"3"})
    assert (tmp_path / "a").read_bytes() == b"new"
    assert not list(tmp_path.rglob("*.aside"))
