"""P8 and P14 from the inbox on: a small case, really ingested, assessed, tampered with."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from holdfire import cli
from holdfire.assess import assess, ingest
from holdfire.model.errors import BadInput, BadTable, LogDamaged
from holdfire.publish import Account, write
from holdfire.store import Originals, originals, reports_log
from tests.publish.made_case import ROW, TODAY, lay, table

TEXT = "Party B struck a power plant in North Oblast on {day}, the Energy Ministry said."
HEAD = "---\noutlet: Test Wire\noutlet_side: AA\npublished: {on}\nsource_url: https://example.org/2\n---\n"
NOTE = HEAD.format(on="2025-03-06") + TEXT.format(day="5 March 2025")


def account_of(folder: Path) -> Account:
    ingest(folder, today=TODAY)
    return assess(folder, as_of=TODAY)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An assessment beside its case, with originals of a table and of a text."""
    folder = tmp_path_factory.mktemp("made")
    case = lay(folder / "case", {"note.md": NOTE, **table([ROW])})
    write(account_of(case), case, folder / "out")
    return folder


def verified(folder: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """Run `holdfire verify` and return its exit code and what it said."""
    capsys.readouterr()
    with pytest.raises(SystemExit) as ended:
        cli.main(["verify", str(folder / "out"), "--case", str(folder / "case")])
    return int(str(ended.value.code)), "".join(capsys.readouterr())


def test_p08_an_untouched_assessment_is_verified(
    made: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert verified(made, capsys)[0] == 0


def test_p08_a_changed_byte_of_any_kept_file_is_named(
    made: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """First, middle and last byte of every original, log segment, input and file of the output."""
    case = made / "case"
    files = [*case.glob("originals/*"), *case.glob("log/*/*.parquet"), *case.glob("tables/*.csv")]
    files += [case / "case.yaml", *(p for p in (made / "out").rglob("*") if p.is_file())]
    assert len([*case.glob("originals/*")]) == 2
    assert len([*case.glob("log/reports/*.parquet")]) == 1
    assert len(files) > 40
    for path in files:
        data = path.read_bytes()
        path.chmod(0o644)
        for place in {0, len(data) // 2, len(data) - 1}:
            changed = bytearray(data)
            changed[place] ^= 1
            path.write_bytes(bytes(changed))
            code, words = verified(made, capsys)
            assert code == 1, (path.name, place)
            assert path.name in "".join(words.split()), (path.name, place)
        path.write_bytes(data)


def test_p08_originals_are_the_bytes_that_came(made: Path, tmp_path: Path) -> None:
    kept = {path.read_bytes() for path in originals(made / "case").folder.iterdir()}
    assert kept == {NOTE.encode(), table([ROW])["rows.csv"].encode()}
    keep = Originals(tmp_path)
    digest = keep.keep(b"as it came")
    assert keep.get(digest) == b"as it came"
    (tmp_path / digest).chmod(0o644)
    (tmp_path / digest).write_bytes(b"as it suits")
    with pytest.raises(LogDamaged, match="the original's bytes have changed"):
        keep.get(digest)


def test_p14_a_dated_and_sourced_event_becomes_an_incident(made: Path) -> None:
    """The two laws below refuse nothing that they need not."""
    incidents = assess(made / "case", as_of=TODAY).rows("incidents")
    assert {row["start"] for row in incidents} == {date(2025, 3, 1), date(2025, 3, 5)}


def test_p14_a_future_dated_event_is_no_incident(tmp_path: Path) -> None:
    later = HEAD.format(on="2025-03-06") + TEXT.format(day="9 March 2025")
    account = account_of(lay(tmp_path / "text", {"later.md": later}))
    assert account.tables["reports"].num_rows == 1
    assert account.rows("incidents") == []
    for row, message in (
        (ROW | {"when": "2025-03-03"}, "is an event after its own report"),
        (ROW | {"when": "2025-09-02", "published": ""}, "is an event after its own report"),
        (ROW | {"published": "2025-09-02"}, "is a publication date in the future"),
    ):
        folder = lay(tmp_path / row["when"] / row["published"], table([row]))
        with pytest.raises(BadTable, match=message):
            ingest(folder, today=TODAY)
        assert reports_log(folder).read().num_rows == 0
    ahead = lay(tmp_path / "ahead", {"a.md": HEAD.format(on="2025-09-02") + "Words."})
    with pytest.raises(BadInput, match="which is in the future"):
        ingest(ahead, today=TODAY)


@pytest.mark.parametrize("missing", ["outlet", "source_url"])
def test_p14_a_row_without_a_source_is_refused(tmp_path: Path, missing: str) -> None:
    folder = lay(tmp_path / "case", table([ROW | {missing: ""}]))
    with pytest.raises(BadTable, match=f"has no {missing}"):
        ingest(folder, today=TODAY)
    assert reports_log(folder).read().num_rows == 0


def test_p14_a_text_without_a_source_makes_no_incident(tmp_path: Path) -> None:
    words = TEXT.format(day="5 March 2025")
    text = f"---\npublished: 2025-03-06\n---\n{words}"
    account = account_of(lay(tmp_path / "case", {"found.md": text}))
    assert [row["kind"] for row in account.rows("claims")] == ["strike"]
    assert account.rows("incidents") == []
    assert json.dumps(account.rows("reports"), default=str).count(words) == 1
