"""Publish and export as commands: files, manifest, record of issues, refusals; a notebook."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest

import holdfire
from holdfire import cli, notebook, publishing
from holdfire.cases import empty_case, reference_case
from holdfire.model.errors import BadCase, BadInput, CannotWrite, NotInstalled
from holdfire.model.release import Policy, Profile
from holdfire.publish import Account, manifest
from holdfire.store import decisions_log, issues_log
from tests.conftest import TODAY


@pytest.fixture
def folder(tmp_path: Path, now: Account, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the reference case whose assessment is made already, with few findings."""
    reference_case(tmp_path / "case")
    few = now.tables | {"findings": now.tables["findings"].slice(0, 20)}
    monkeypatch.setattr(publishing, "assess", lambda *_, **__: replace(now, tables=few))
    return tmp_path / "case"


@pytest.fixture
def blank(monkeypatch: pytest.MonkeyPatch) -> None:
    """Page and brief are not drawn where a test does not look at them."""
    for name in ("page", "brief"):
        monkeypatch.setattr(publishing, name, lambda _: b"")


def test_publish_writes_every_format_and_seals_it(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    with pytest.raises(SystemExit) as ended:
        cli.main(["publish", str(folder), "--profile", "public", "--out", str(out),
                  "--as-of", TODAY.isoformat()])  # fmt: skip
    assert ended.value.code == 0
    said = capsys.readouterr()
    assert said.out == f"{out / 'manifest.json'}\n"
    assert "sites: a table that never leaves" in said.err.replace("\n", " ")
    body = json.loads((out / "manifest.json").read_bytes())
    seal = body.pop("self_sha256")
    assert seal == hashlib.sha256(manifest.canonical(body).encode()).hexdigest()
    there = {p.relative_to(out).as_posix() for p in out.rglob("*") if p.is_file()}
    assert there == set(body["outputs"]) | {"manifest.json"}
    for name, digest in body["outputs"].items():
        assert manifest.sha256(out / name) == digest
    assert {Path(name).parts[0] for name in there} >= {
        "csv", "hxl", "parquet", "holdfire.xlsx", "holdfire.geojson", "holdfire.sqlite",
        "index.html", "brief.pdf", "assessment.json",
    }  # fmt: skip
    assert (body["profile"], body["sensitivity"], body["licence"]) == (
        "public",
        "high",
        "CC-BY-4.0",
    )
    assert str(folder) not in (out / "manifest.json").read_text()


@pytest.mark.usefixtures("blank")
def test_the_sums_issued_are_remembered_once(folder: Path, tmp_path: Path) -> None:
    asked = {"profile": Profile.PUBLIC, "as_of": TODAY}
    first = publishing.publish(folder, tmp_path / "a", **asked)
    assert issues_log(folder).read().num_rows == len(first.publication.issues) > 0
    publishing.publish(folder, tmp_path / "b", **asked)
    assert issues_log(folder).read().num_rows == len(first.publication.issues)
    one, other = (tmp_path / n / "manifest.json" for n in "ab")
    assert one.read_bytes() == other.read_bytes()


@pytest.mark.usefixtures("blank")
def test_what_is_no_longer_released_does_not_stay_behind(folder, tmp_path, monkeypatch) -> None:
    out, asked = tmp_path / "out", {"profile": Profile.PUBLIC, "as_of": TODAY}
    publishing.publish(folder, out, **asked)
    monkeypatch.setitem(publishing.FOLDER, "csv", lambda _: {"about.csv": b""})
    publishing.publish(folder, out, **asked)
    assert [p.name for p in (out / "csv").iterdir()] == ["about.csv"]


def test_an_output_that_holds_something_else_is_refused(folder: Path, tmp_path: Path) -> None:
    asked = {"profile": Profile.PUBLIC, "as_of": TODAY}
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("x")
    with pytest.raises(CannotWrite, match="something else than an earlier publication"):
        publishing.publish(folder, tmp_path / "mine", **asked)
    (tmp_path / "mine" / "manifest.json").write_text(
        '{"holdfire_publication": 1, "outputs": {"../case/case.yaml": ""}}'
    )
    with pytest.raises(CannotWrite, match="something else than an earlier publication"):
        publishing.publish(folder, tmp_path / "mine", **asked)
    with pytest.raises(CannotWrite, match="in the case itself"):
        publishing.publish(folder, folder / "out", **asked)
    assert not issues_log(folder).read().num_rows


@pytest.mark.parametrize("to", ["xlsx", "csv"])
def test_export_writes_one_format(folder: Path, tmp_path: Path, to: str) -> None:
    out = tmp_path / f"e.{to}"
    done = publishing.export(folder, out, to=to, profile=Profile.PARTNER, as_of=TODAY)
    assert (done.manifest, out.is_dir()) == (out, to == "csv")
    assert done.publication.about["profile"] == "partner"


def test_a_new_case_publishes_nothing(tmp_path: Path) -> None:
    empty_case(tmp_path / "c")
    done = publishing.publish(tmp_path / "c", tmp_path / "o", profile=Profile.PUBLIC, as_of=TODAY)
    assert {t.num_rows for t in done.publication.tables.values()} == {0}


def test_importing_holdfire_is_light() -> None:
    asked = "import sys, holdfire; print('pyarrow' in sys.modules, 'altair' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout == "False False\n"
    with pytest.raises(AttributeError, match="no attribute 'rank_sites'"):
        _ = holdfire.rank_sites


def test_a_notebook_gets_tables_and_charts(folder, now, monkeypatch) -> None:
    monkeypatch.setattr(notebook.walk, "assess", lambda *_, **__: now)
    found = holdfire.open_case(folder).assess("2026-11-23")
    assert isinstance(found.table("incidents"), pa.Table)
    assert "incidents" in found.tables
    chart = found.chart("tempo")
    assert chart.to_dict()["$schema"]
    assert found.chart("capacity", "UA", "generation").to_dict()
    assert found.publication("partner").profile is Profile.PARTNER
    with pytest.raises(BadInput, match="'site' is no table of an assessment"):
        found.table("site")
    with pytest.raises(BadInput, match=r"'capacity' of \(\) is no chart"):
        found.chart("capacity")
    with pytest.raises(BadInput, match="steps has nothing to draw"):
        found.chart("steps", "UA", "imports")
    with pytest.raises(BadCase, match=r"holds no case\.yaml"):
        holdfire.open_case(folder / "tables")


def test_frames_are_optional(folder, now, monkeypatch) -> None:
    found = notebook.Assessment(folder, replace(now, case=replace(now.case, release=Policy())))
    for name, ask in (("pandas", found.to_pandas), ("polars", found.to_polars)):
        monkeypatch.setitem(sys.modules, name, None)
        with pytest.raises(
            NotInstalled, match=rf"{name} is not installed\. Install holdfire\[frames\]"
        ):
            ask("incidents")


def test_a_frame_of_pandas_is_the_table(folder: Path, now: Account) -> None:
    pytest.importorskip("pandas")
    frame = notebook.Assessment(folder, now).to_pandas("incidents")
    assert len(frame) == now.tables["incidents"].num_rows
    assert frame["site_id"].isna().sum() == now.tables["incidents"].column("site_id").null_count


def test_a_frame_of_polars_is_the_table(folder: Path, now: Account) -> None:
    pytest.importorskip("polars")
    frame = notebook.Assessment(folder, now).to_polars("incidents")
    assert frame.height == now.tables["incidents"].num_rows


def test_a_decision_on_a_row_that_is_not_there_is_told(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys
) -> None:
    asked = ["--profile", "public", "--reviewer", "duty", "--reason", "seen"]
    with pytest.raises(SystemExit):
        cli.main(["release", str(folder), "inc-typo", *asked])
    assert "without looking whether such a row exists" in capsys.readouterr().err
    account = publishing.assess(folder)
    decided = decisions_log(folder).read()
    held = replace(account, tables=account.tables | {"decisions": decided}, as_of=date(2100, 1, 1))
    assert publishing.prepare(held, folder, profile=Profile.PUBLIC).unmet == ("incidents:inc-typo",)
    monkeypatch.setattr(publishing, "assess", lambda *_, **__: held)
    monkeypatch.setattr(publishing, "files", lambda *_: {})
    with pytest.raises(SystemExit):
        cli.main(["publish", str(folder), "--profile", "public", "--out", str(tmp_path / "o")])
    said = " ".join(capsys.readouterr().err.split())
    assert "1 release decision names no row of this account: incidents:inc-typo" in said
