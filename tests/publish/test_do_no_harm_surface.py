"""P5, P6, P10, P13: what names, tables, options and files may hold at all."""

from __future__ import annotations

import ast
import inspect
import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from holdfire.assess import ingest
from holdfire.cases import empty_case, reference_case
from holdfire.cli import app, evaluation
from holdfire.model.errors import BadCase, BadTable, NoSensitivity
from holdfire.model.release import Profile
from holdfire.model.tables import TABLES
from holdfire.model.vocabulary import Response
from holdfire.publish import Account, charts
from holdfire.publish.document import document, schema
from holdfire.publish.exports import FOLDER, SINGLE, render
from holdfire.publish.redact import Publication
from holdfire.publish.redact.columns import LEAVE, leaving
from holdfire.sources import load_case
from holdfire.store import reports_log
from tests.publish import made_case
from tests.publish.printed import READER, SRC, page_words
from tests.publish.readers import columns_of

RANKING = re.compile(
    r"rank|centrality|critical|betweenness|vulnerab|next_?(target|strike|attack)|priorit|marginal"
    r"|weak(est)?_|importance|attractive|lever|worst|bottleneck|choke|hotspot|payoff"
    r"|(damage|loss|value|gain)_(per|by|of)_site|per_site|by_site|target_(value|list|score)",
    re.IGNORECASE,
)
#: A critical value of a test statistic ranks nothing.
STATISTICS = {("analysis/reciprocity/bootstrap.py", "critical")}
DEFENCE = re.compile(r"launch|weapon|brigade|battalion|unit_name|air_?def|radar|troop|interceptor")
#: What could carry a message out the moment something happens.
SENDERS = {"smtplib", "socket", "http", "urllib.request", "requests", "httpx", "websockets",
           "asyncio", "sched", "telegram", "ftplib", "socketserver"}  # fmt: skip


def public_names() -> Iterator[tuple[str, str]]:
    """Yield (file, name) of functions, classes, parameters and fields that others can call."""
    for path in SRC.rglob("*.py"):
        where = path.relative_to(SRC).as_posix()
        if where.startswith(READER):
            continue
        yield where, path.stem
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                yield where, node.name
            elif isinstance(node, ast.arg):
                yield where, node.arg
            elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                yield where, node.target.id


def options() -> Iterator[str]:
    """Yield every command and the name of every option."""
    for tree in (app, evaluation):
        for name in tree:
            yield name
            command = tree[name].default_command
            yield from inspect.signature(command).parameters if command else ()


def keys(body: Any) -> Iterator[str]:
    if isinstance(body, dict):
        for key, each in body.items():
            yield key
            yield from keys(each)
    elif isinstance(body, list):
        for each in body:
            yield from keys(each)


def test_p05_no_site_is_ranked(now: Account, public: Publication) -> None:
    names = {n for where, n in public_names() if not n.startswith("_")
             and (where, n) not in STATISTICS}  # fmt: skip
    names |= {name for name in vars(charts) if not name.startswith("_")}
    names |= {column.name for table in TABLES for column in table.columns}
    names |= {table.name for table in TABLES} | set(options())
    names |= set(keys(schema())) | set(keys(json.loads(document(now))))
    for to in (*SINGLE, *FOLDER):
        names |= {column for columns in columns_of(public, to).values() for column in columns}
    assert len(names) > 1000
    assert sorted(name for name in names if RANKING.search(name)) == []


def test_p05_no_number_belongs_to_a_site() -> None:
    """No table that leaves names sites, and estimates know classes of sites alone."""
    named = {"site_id", "site_words", "site_score", "name", "names"}
    assert [name for name, columns in LEAVE.items() if named & set(columns)] == []
    for room in ("outlook", "analysis"):
        for path in SRC.joinpath(room).rglob("*.py"):
            assert "site_id" not in path.read_text(encoding="utf-8"), path
    classes = {"tempo", "changes", "outlook", "outlook_drivers", "outlook_weeks", "reciprocity"}
    for table in TABLES:
        if table.name in classes:
            assert not named & {column.name for column in table.columns}


def test_p06_the_schema_has_no_place_for_launch_sites_air_defence_or_units() -> None:
    columns = {column.name for table in TABLES for column in table.columns}
    columns |= {c.name for n in LEAVE for p in Profile for c in leaving(n, p).columns}
    assert sorted(name for name in columns if DEFENCE.search(name)) == []


def test_p06_such_columns_are_dropped_at_ingest(tmp_path: Path) -> None:
    told = {"launch_site": "Eastfield", "air_defence": "three batteries", "brigade": "the 3rd"}
    files = made_case.table([made_case.ROW | told], extra=told)
    folder = made_case.lay(tmp_path / "case", files)
    ingest(folder, today=made_case.TODAY)
    kept = str(reports_log(folder).read().to_pylist())
    assert "strikes reported" in kept
    assert not [words for words in told.values() if words in kept]
    mapping = files["rows.yaml"].replace("words: words", "words: words\n  launch_site: launch_site")
    (folder / "inbox" / "rows.yaml").write_text(mapping)
    with pytest.raises(BadTable, match="maps unknown fields launch_site"):
        ingest(folder, today=made_case.TODAY)


def test_p06_nothing_is_an_alert(tmp_path: Path) -> None:
    """No policy tells of a strike within a day, and nothing here can send a message."""
    soon = {"public": {"strikes": "23h"}, "partner": {}}
    with pytest.raises(BadCase, match="strikes cannot leave within 24h: nothing here is an alert"):
        load_case(made_case.lay(tmp_path / "case", {}, release=soon))
    for path in SRC.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            found = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            found += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            sends = [name for name in found if name in SENDERS or name.split(".")[0] in SENDERS]
            assert not sends or "engine/spark" in path.as_posix(), path
    assert not [name for name in options() if re.search("alert|notify|watch|follow|live", name)]


def test_p10_every_published_finding_carries_a_response(public: Publication) -> None:
    rows = public.tables["findings"].to_pylist()
    assert rows
    assert {row["response"] for row in rows} <= set(Response)
    assert not next(c for c in public.declared["findings"].columns if c.name == "response").optional
    for to in (*SINGLE, *FOLDER):
        found = columns_of(public, to)
        assert "findings" not in found or "response" in found["findings"], to


def test_p10_the_page_prints_the_answer_of_the_accused(now: Account, page_made: bytes) -> None:
    words = page_words(page_made)
    assert words.count("response of the accused:") == now.tables["incidents"].num_rows
    answers = {row["response"] for row in now.rows("findings")}
    assert answers <= set(Response)
    assert "none on record (not sought)" in words


def test_p13_a_case_without_a_sensitivity_is_refused(tmp_path: Path) -> None:
    empty_case(tmp_path)
    path = tmp_path / "case.yaml"
    text = path.read_text()
    for broken, why in (("", "sensitivity: Field required"),
                        ("sensitivity: some\n", "sensitivity: Input should be 'low', 'moderate'"),
                        ("sensitivity:\n", "sensitivity: Input should be")):  # fmt: skip
        path.write_text(text.replace("sensitivity: high\n", broken))
        with pytest.raises(BadCase, match=why):
            load_case(tmp_path)


def test_p13_what_is_made_of_a_case_declares_its_sensitivity(
    tmp_path: Path, public: Publication, now: Account, page_made: bytes
) -> None:
    reference_case(tmp_path / "reference")
    assert load_case(tmp_path / "reference").sensitivity == now.case.sensitivity == "high"
    assert json.loads(document(now))["sensitivity"] == "high"
    assert "sensitivity: high" in page_words(page_made)
    for to in (*SINGLE, *FOLDER):
        files = render(public, to)
        beside = {"csv": "datapackage.json", "hxl": "about.csv"}.get(to)
        for data in [files[beside]] if beside else files.values():
            held_in = data
            if to == "xlsx":
                held_in = zipfile.ZipFile(io.BytesIO(data)).read("xl/sharedStrings.xml")
            assert re.search(rb"sensitivity", held_in), to
            assert b"high" in held_in, to


@pytest.mark.parametrize("to", [*SINGLE, *FOLDER])
def test_p13_a_publication_without_a_sensitivity_stays(public: Publication, to: str) -> None:
    for about in (
        {k: v for k, v in public.about.items() if k != "sensitivity"},
        public.about | {"sensitivity": "unset"},
    ):
        with pytest.raises(NoSensitivity, match="is not low, moderate, high or severe"):
            render(replace(public, about=about), to)
