"""An assessment replays to identical bytes on any day, and names any file that was changed."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from holdfire import cli
from holdfire.assess import assess, ingest
from holdfire.cases import reference_case
from holdfire.model.errors import CannotWrite, NotVerified
from holdfire.publish import write
from holdfire.replay import verify

TODAY = date(2026, 11, 23)


def make(folder: Path, as_of: date) -> Path:
    """Make an assessment with its case inside, as the demo does."""
    reference_case(folder / "case")
    ingest(folder / "case", today=TODAY)
    account = assess(folder / "case", as_of=as_of)
    write(account, folder / "case", folder)
    return folder


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("made"), date(2024, 10, 30))


def test_a_replay_gives_the_same_bytes(made: Path) -> None:
    found = verify(made)
    assert found.as_of == date(2024, 10, 30)
    assert found.files == sum(1 for p in made.rglob("*") if p.is_file() and "case" not in p.parts)


def test_a_replay_on_another_day_gives_the_same_bytes(
    made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cli, "today", lambda: date(2031, 7, 1))
    verify(made)


def test_two_runs_give_the_same_manifest(made: Path, tmp_path: Path) -> None:
    again = make(tmp_path, date(2024, 10, 30))
    assert (again / "manifest.json").read_bytes() == (made / "manifest.json").read_bytes()


def test_later_reports_do_not_change_a_past_assessment(made: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(made, copy)
    (copy / "case" / "inbox" / "late.md").write_text(
        "---\npublished: 2024-10-29\noutlet: Late\n---\n"
        "The Ryazan refinery was hit on 28 October 2024.\n"
    )
    assert ingest(copy / "case", today=TODAY).new == 1
    verify(copy)


def every_file(made: Path) -> list[str]:
    return [p.relative_to(made).as_posix() for p in sorted(made.rglob("*")) if p.is_file()]


def test_one_changed_byte_of_any_file_is_named(made: Path, tmp_path: Path) -> None:
    """Outputs, manifest, case file, tables, log segments and originals: each is noticed by name.

    The inbox and the writer's lock are no inputs: what was read from the inbox is in the log.
    """
    copy = tmp_path / "copy"
    shutil.copytree(made, copy)
    checked = 0
    for name in every_file(made):
        if "/inbox/" in name or name.endswith("writer.lock"):
            continue
        path = copy / name
        data = bytearray(path.read_bytes())
        middle = len(data) // 2
        data[middle] ^= 1
        path.write_bytes(bytes(data))
        with pytest.raises(NotVerified) as caught:
            verify(copy)
        assert Path(name).name in str(caught.value), name
        data[middle] ^= 1
        path.write_bytes(bytes(data))
        checked += 1
    assert checked >= 60


@pytest.mark.parametrize("name", ["index.html", "manifest.json", "tables/claims.parquet"])
def test_a_missing_file_is_named(made: Path, tmp_path: Path, name: str) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(made, copy)
    (copy / name).unlink()
    with pytest.raises(NotVerified, match=name.rsplit("/", maxsplit=1)[-1]):
        verify(copy)


def test_a_manifest_rewritten_to_match_does_not_pass(made: Path, tmp_path: Path) -> None:
    """Changing a file and its hash in the manifest breaks the seal; resealing breaks the replay."""
    from holdfire.publish import manifest

    copy = tmp_path / "copy"
    shutil.copytree(made, copy)
    (copy / "assessment.json").write_text("{}")
    body = json.loads((copy / "manifest.json").read_text())
    body["outputs"]["assessment.json"] = manifest.sha256(copy / "assessment.json")
    (copy / "manifest.json").write_text(json.dumps(body, ensure_ascii=False, indent=1) + "\n")
    with pytest.raises(NotVerified, match="seal"):
        verify(copy)
    body.pop("self_sha256")
    (copy / "manifest.json").write_bytes(manifest.seal(body))
    with pytest.raises(NotVerified, match=r"assessment\.json: a replay gives other bytes"):
        verify(copy)


def test_a_case_that_moved_is_asked_for(made: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(made, copy)
    shutil.move(copy / "case", tmp_path / "elsewhere")
    with pytest.raises(NotVerified, match="--case"):
        verify(copy)
    verify(copy, case=tmp_path / "elsewhere")


def test_what_is_no_assessment_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotVerified, match="holds no readable manifest"):
        verify(tmp_path)


def test_a_folder_that_refuses_leaves_what_stood_there(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(made, copy)
    before = (copy / "index.html").read_bytes()
    account = assess(copy / "case", as_of=TODAY)

    def full(self: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(CannotWrite, match="No space left on device"):
        write(account, copy / "case", copy)
    monkeypatch.undo()
    assert (copy / "index.html").read_bytes() == before
    assert not list(copy.rglob("*.aside"))


def test_another_log_of_the_same_length_does_not_pass(made: Path, tmp_path: Path) -> None:
    """The chain's digest is compared, not only its length and its own consistency."""
    copy = tmp_path / "copy"
    shutil.copytree(made, copy)
    shutil.rmtree(copy / "case" / "log")
    (copy / "case" / "inbox" / "strikes_reported.csv").unlink()
    ingest(copy / "case", today=TODAY)
    with pytest.raises(NotVerified, match="another log"):
        verify(copy)


@pytest.mark.parametrize("kept", ["inbox", "log", "originals/x", "tables"])
def test_an_assessment_is_not_written_among_its_inputs(made: Path, kept: str) -> None:
    account = assess(made / "case", as_of=date(2024, 10, 30))
    with pytest.raises(CannotWrite, match="the case's own"):
        write(account, made / "case", made / "case" / kept)


def test_a_manifest_of_another_shape_is_refused(made: Path, tmp_path: Path) -> None:
    from holdfire.publish import manifest

    (tmp_path / "manifest.json").write_bytes(manifest.seal({"holdfire_manifest": 1}))
    with pytest.raises(NotVerified, match="is no manifest of ours"):
        verify(tmp_path)
