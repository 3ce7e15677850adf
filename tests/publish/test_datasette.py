"""The SQLite export opens in Datasette: its tables, what it is, a row, hostile words as words."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import Any

from holdfire.publish.exports import render
from holdfire.publish.redact import Publication
from tests.publish.conftest import ABOUT


def asked(path: Path, addresses: Iterable[str]) -> list[Any]:
    """Return Datasette's answers; no server is started."""
    from datasette.app import Datasette

    async def ask() -> list[Any]:
        app = Datasette([str(path)])
        try:
            return [await app.client.get(address) for address in addresses]
        finally:
            for database in app.databases.values():
                database.close()
            app.executor.shutdown()

    answers = asyncio.run(ask())
    assert [answer.status_code for answer in answers] == [200] * len(answers)
    return answers


def test_datasette_opens_the_database(hostile: Publication, tmp_path: Path) -> None:
    path = tmp_path / "holdfire.sqlite"
    path.write_bytes(render(hostile, "sqlite")[""])
    database, about, row, claims, codebook, page = asked(
        path,
        [
            "/holdfire.json",
            "/holdfire/about.json?_shape=array",
            "/holdfire/incidents/id-1.json?_shape=array",
            "/holdfire/claims.json?_shape=array&_size=max",
            "/holdfire/codebook.json?_shape=array&table=claims&_size=max",
            "/holdfire/claims?_size=max",
        ],
    )
    tables = {table["name"]: table for table in database.json()["tables"]}
    assert set(tables) == {"about", "codebook", *hostile.declared}
    assert {(key["column"], key["other_table"]) for key in tables["findings"]["foreign_keys"][
        "outgoing"]} == {("incident_id", "incidents"), ("version_id", "versions")}  # fmt: skip
    assert {line["name"]: line["value"] for line in about.json()} == ABOUT
    assert [line["incident_id"] for line in row.json()] == ["id-1"]
    assert len(claims.json()) == hostile.tables["claims"].num_rows
    meanings = {line["column"]: line["meaning"] for line in codebook.json()}
    assert meanings.keys() == {column.name for column in hostile.declared["claims"].columns}
    for words in ("<script>alert(1)</script>", "<svg onload=alert(1)>"):
        assert words not in page.text
        assert escape(words) in page.text
