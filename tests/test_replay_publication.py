"""A publication replays to identical bytes where its case is, and names any file that changed."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from holdfire import cli, publishing
from holdfire.assess import assess, ingest
from holdfire.cases import reference_case
from holdfire.model.errors import NotVerified
from holdfire.model.release import Profile
from holdfire.publish import manifest
from holdfire.replay import verify
from holdfire.store import issues_log

TODAY, THEN = date(2026, 11, 23), date(2024, 10, 30)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A publication with its case beside it, as the demo makes it."""
    folder = tmp_path_factory.mktemp("made")
    reference_case(folder / "case")
    ingest(folder / "case", today=TODAY)
    account = assess(folder / "case", as_of=THEN)
    publishing.hand_on(account, folder / "case", folder / "public", profile=Profile.PUBLIC)
    return folder / "public"


@pytest.fixture
def copy(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "public"))


def test_a_replay_gives_the_same_bytes_and_a_later_issue_does_not_break_it(made: Path) -> None:
    case = made.parent / "case"
    log = issues_log(case)
    issued = log.read().to_pylist()
    assert issued
    # a later issue whose sums, had they been there before, would have stopped these
    later = [
        row | {"entry_id": f"iss-later-{n}", "sites": row["sites"][:-1]}
        for n, row in enumerate(issued)
    ]
    log.append(later)
    found = verify(made)
    assert (found.replayed, found.as_of) == (True, THEN)
    assert found.files == sum(1 for path in made.rglob("*") if path.is_file())


@pytest.mark.parametrize("name", ["index.html", "brief.pdf", "assessment.json", "csv/findings.csv"])
def test_one_byte_changed_is_named(copy: Path, name: str) -> None:
    data = bytearray((copy / name).read_bytes())
    data[len(data) // 2] ^= 1
    (copy / name).write_bytes(data)
    with pytest.raises(NotVerified, match="its bytes have changed") as caught:
        verify(copy)
    assert caught.value.files == (name,)


def test_a_file_that_is_missing_is_named(copy: Path) -> None:
    (copy / "holdfire.xlsx").unlink()
    with pytest.raises(NotVerified, match=r"holdfire\.xlsx: is missing"):
        verify(copy)


def test_a_manifest_that_was_edited_does_not_carry_its_seal(copy: Path) -> None:
    path = copy / "manifest.json"
    path.write_bytes(path.read_bytes().replace(b'"profile": "public"', b'"profile": "partner"', 1))
    with pytest.raises(NotVerified, match="does not carry its own seal"):
        verify(copy)


@pytest.mark.parametrize("cut", ["issues", "inputs", "profile"])
def test_a_manifest_without_what_a_replay_needs_is_refused(copy: Path, cut: str) -> None:
    body = json.loads((copy / "manifest.json").read_bytes())
    del body["self_sha256"], body[cut]
    (copy / "manifest.json").write_bytes(manifest.seal(body))
    with pytest.raises(NotVerified, match="is no manifest of ours"):
        verify(copy)


def test_without_the_case_the_files_are_checked_and_nothing_is_replayed(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert verify(copy).replayed is False
    with pytest.raises(SystemExit) as ended:
        cli.main(["verify", str(copy)])
    assert ended.value.code == 0
    said = capsys.readouterr()
    assert "files hold their hashes, as of 2024-10-30" in said.out
    assert "nothing was replayed" in said.err
    with pytest.raises(NotVerified, match="nothing can be replayed"):
        verify(copy, case=copy / "gone")


def test_another_record_of_issues_does_not_pass(made: Path, tmp_path: Path) -> None:
    case = Path(shutil.copytree(made.parent / "case", tmp_path / "case"))
    shutil.rmtree(case / "log" / "issues")
    with pytest.raises(NotVerified, match="issues"):
        verify(made, case=case)


def test_the_manifest_tells_no_folder_of_the_house(made: Path) -> None:
    assert json.loads((made / "manifest.json").read_bytes())["case_path"] == "../case"
    beside = publishing.case_path_of
    assert beside(Path("/a/b/case"), Path("/a/b/out")) == "../case"
    assert beside(Path("/a/b/out/case"), Path("/a/b/out")) == "case"
    assert beside(Path("/home/someone/case"), Path("/tmp/out")) is None
