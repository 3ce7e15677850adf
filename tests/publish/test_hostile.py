"""Words that other programs obey, through the real inbox: in page, brief and every export they
stay words.
"""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
import zipfile
from collections import Counter
from contextlib import closing
from html.parser import HTMLParser
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from holdfire.assess import ingest
from holdfire.model.errors import BadCase, BadInput, BadTable
from holdfire.model.release import Profile
from holdfire.publish import Account
from holdfire.publish.brief import brief
from holdfire.publish.brief.letters import printed
from holdfire.publish.document import document
from holdfire.publish.exports import render
from holdfire.publish.exports.cells import clean, is_formula, plain
from holdfire.publish.page import page
from holdfire.publish.redact import Publication, redact
from holdfire.sites import load_units
from holdfire.sources import read_facts
from holdfire.store import reports_log
from tests.publish import hostile_case, made_case
from tests.publish.hostile_case import RAW, WORDS
from tests.publish.printed import brief_words, page_words
from tests.test_browser import chromium

__all__ = ["chromium"]
_LINKS = ("#", "https://", "http://", "data:,")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("hostile") / "case"


@pytest.fixture(scope="module")
def account(folder: Path) -> Account:
    return hostile_case.account_of(folder)


@pytest.fixture(scope="module")
def made(account: Account) -> bytes:
    return page(account)


@pytest.fixture(scope="module")
def leaving(account: Account, folder: Path) -> Publication:
    units = load_units(read_facts(folder)["units"])
    return redact(account, units, [], Profile.PUBLIC)


class _Elements(HTMLParser):
    """Counts elements, and keeps attributes and what is inside scripts."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags, self.attributes = Counter[str](), list[tuple[str, str, str]]()
        self.comments: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)


def elements(made: bytes) -> _Elements:
    found = _Elements()
    found.feed(made.decode())
    found.close()
    return found


def test_the_page_is_made_of_our_elements_alone(made: bytes, page_made: bytes) -> None:
    found, usual = elements(made), elements(page_made)
    assert set(found.tags) <= set(usual.tags)
    assert found.tags["script"] <= usual.tags["script"]
    assert found.tags["style"] == usual.tags["style"] == 1
    assert {name for _, name, _ in found.attributes} <= {name for _, name, _ in usual.attributes}
    assert not [name for _, name, _ in found.attributes if name.startswith("on")]
    links = [v for _, name, v in found.attributes if name in ("href", "src", "srcdoc", "action")]
    assert links
    assert not [link for link in links if not link.startswith(_LINKS)]
    assert [each for each in found.comments if "comment" in each] == []
    inside = re.findall(r"<script[^>]*>(.*?)</script>", made.decode(), flags=re.S)
    assert not [body for body in inside if "alert()" in body and "\\u003c" not in body]


@pytest.mark.parametrize("words", RAW)
def test_the_page_shows_them_literally(made: bytes, words: str) -> None:
    assert " ".join(clean(words).split()) in page_words(made)


def test_the_brief_prints_them_literally(account: Account) -> None:
    text = "".join(brief_words(brief(account)).split())
    for words in WORDS:
        assert "".join(printed(words).split()) in text, words
    assert "root:" not in text
    assert "49" not in text.split("{{seven", 1)[1][:20]


def test_the_document_holds_them_as_strings(account: Account) -> None:
    body = json.loads(document(account))
    assert {row["asserted_by"] for row in body["tables"]["versions"]} == set(WORDS)


def outlets(publication: Publication, to: str) -> list[str]:
    """Return the outlets of the claims as a reader of the format finds them."""
    files = render(publication, to)
    if to in ("csv", "hxl"):
        rows = list(csv.DictReader(io.StringIO(files["claims.csv"].decode(), newline="")))
        cells = [row["outlet"] for row in rows[to == "hxl" :]]
        assert not [cell for cell in cells if is_formula(cell) and not cell.startswith("'")]
        return [plain(cell) for cell in cells]
    if to == "parquet":
        table = pq.read_table(pa.BufferReader(files["claims.parquet"]))
        return [str(x) for x in table.column("outlet").to_pylist()]
    if to == "jsonl":
        assert not re.search(rb"[<>&]", files[""])
        rows = [json.loads(line) for line in files[""].splitlines()[1:]]
        return [row["row"]["outlet"] for row in rows if row["table"] == "claims"]
    with closing(sqlite3.connect(":memory:")) as base:
        base.deserialize(files[""])
        assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return [row[0] for row in base.execute("SELECT outlet FROM claims")]


@pytest.mark.parametrize("to", ["csv", "hxl", "parquet", "jsonl", "sqlite"])
def test_exports_give_them_back_literally(leaving: Publication, to: str) -> None:
    assert set(outlets(leaving, to)) == {clean(words) for words in WORDS}


def test_a_workbook_holds_them_as_text(leaving: Publication) -> None:
    data = render(leaving, "xlsx")[""]
    with zipfile.ZipFile(io.BytesIO(data)) as box:
        whole = {name: box.read(name).decode() for name in box.namelist()}
    assert not [n for n, text in whole.items() if re.search(r"<f>|<hyperlink|externalLink", text)]
    from html import unescape

    cells = {
        unescape("".join(re.findall(r"<t(?: [^>]*)?>([^<]*)</t>", item)))
        for item in re.findall(r"<si>.*?</si>", whole["xl/sharedStrings.xml"], flags=re.S)
    }
    assert {clean(words) for words in WORDS} <= cells


def test_geojson_of_them_is_inert(leaving: Publication) -> None:
    data = render(leaving, "geojson")[""]
    assert not re.search(rb"[<>&]", data)
    body = json.loads(data)
    assert body["holdfire"]["title"] == " ".join(WORDS[:3])
    assert body["holdfire"]["licence"] == WORDS[11]
    assert len(body["features"]) == leaving.tables["incidents"].num_rows > 0


@pytest.mark.parametrize("key", ["title", "outlet", "source_url"])
@pytest.mark.parametrize("escape", [r"a\0b", r"a\x1b[31m", r"\uD800", r"a\x07"])
def test_what_no_file_can_keep_is_refused_in_a_head(tmp_path: Path, key: str, escape: str) -> None:
    text = f'---\n{key}: "{escape}"\npublished: 2025-03-06\n---\nWords.\n'
    folder = made_case.lay(tmp_path / "case", {"a.md": text})
    with pytest.raises(BadInput, match=f"has controls or half a letter in its {key}"):
        ingest(folder, today=made_case.TODAY)
    assert reports_log(folder).read().num_rows == 0


@pytest.mark.parametrize(
    "letter", [b"Subject: x\nFrom: \xff <a@b.c>\n\nhi", b"Subject: =?utf-8?b?YQBi?=\n\nhi"]
)
def test_what_no_file_can_keep_is_refused_in_a_letter(tmp_path: Path, letter: bytes) -> None:
    folder = made_case.lay(tmp_path / "case", {"a.eml": letter})
    with pytest.raises(BadInput, match="has controls or half a letter in its"):
        ingest(folder, today=made_case.TODAY)


def test_what_no_file_can_keep_is_refused_in_a_table_and_a_case(tmp_path: Path) -> None:
    files = made_case.table([made_case.ROW])
    folder = made_case.lay(tmp_path / "a", {"rows.yaml": files["rows.yaml"]})
    row = {name: [value] for name, value in made_case.ROW.items()} | {"words": ["a\0b"]}
    pq.write_table(pa.table(row), folder / "inbox" / "rows.parquet")
    with pytest.raises(BadTable, match="holds controls or half a letter"):
        ingest(folder, today=made_case.TODAY)
    for entry in ("title", "licence"):
        bad = made_case.lay(tmp_path / entry, {}, **{entry: "a\0b"})
        with pytest.raises(BadCase, match=f"{entry}: holds controls or half a letter"):
            ingest(bad, today=made_case.TODAY)


@pytest.mark.browser
def test_a_browser_shows_words_and_does_nothing(made: bytes, tmp_path: Path, chromium) -> None:
    path = tmp_path / "index.html"
    path.write_bytes(made)
    tab = chromium.new_page(viewport={"width": 1280, "height": 900})
    said, asked, shown = [], [], []
    tab.on("dialog", lambda dialog: (shown.append(dialog.message), dialog.dismiss()))
    tab.on("console", lambda message: said.append(message.text))
    tab.on("pageerror", lambda error: said.append(str(error)))
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(path.as_uri())
    tab.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    for place in tab.locator("figure .plot").all():
        place.scroll_into_view_if_needed()
        place.locator(".vega-embed").wait_for(state="attached")
    tab.emulate_media(media="print")  # what is far from the window is laid out too
    text = " ".join(tab.inner_text("body").split())
    tab.close()
    assert (shown, said) == ([], [])
    assert [url for url in asked if not url.startswith("data:")] == [path.as_uri()]
    assert [words for words in RAW if " ".join(clean(words).split()) not in text] == []
