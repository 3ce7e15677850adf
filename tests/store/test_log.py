"""The log keeps what it acknowledged, shows only whole rows, and says what is damaged."""

import errno
import os
import threading
from datetime import date
from pathlib import Path

import pytest

from holdfire.model.errors import LogBusy, LogDamaged, LogUnwritable
from holdfire.store import chain, decisions_log, originals
from holdfire.store.lock import writing


def row(number: int, day: str = "2025-01-01") -> dict[str, object]:
    return {
        "decision_id": f"dec-{number}",
        "decided_on": date.fromisoformat(day),
        "reviewer": "duty reviewer",
        "action": "accept",
        "object_id": f"inc-{number}",
        "reason": "two independent origins",
    }


def test_what_was_appended_is_read_back_in_order(tmp_path: Path) -> None:
    log = decisions_log(tmp_path)
    assert log.append([row(1), row(2)]) == 2
    assert log.append([row(3)]) == 1
    assert log.read().column("decision_id").to_pylist() == ["dec-1", "dec-2", "dec-3"]


def test_appending_the_same_rows_again_changes_nothing(tmp_path: Path) -> None:
    log = decisions_log(tmp_path)
    log.append([row(1), row(1)])
    before = log.head()
    assert log.append([row(1)]) == 0
    assert log.head() == before


def test_as_of_reads_only_what_was_known(tmp_path: Path) -> None:
    log = decisions_log(tmp_path)
    log.append([row(1, "2025-01-01"), row(2, "2025-02-01")])
    known = log.read(as_of=date(2025, 1, 31))
    assert known.column("decision_id").to_pylist() == ["dec-1"]


def test_a_past_state_of_the_log_can_be_read(tmp_path: Path) -> None:
    log = decisions_log(tmp_path)
    log.append([row(1)])
    past = log.head()
    log.append([row(2)])
    assert log.read(segments=past.segments).num_rows == 1
    with pytest.raises(LogDamaged, match="5 were recorded"):
        log.read(segments=5)


def test_one_changed_byte_is_named(tmp_path: Path) -> None:
    log = decisions_log(tmp_path)
    log.append([row(1)])
    log.append([row(2)])
    victim = chain.segments(log.folder)[0].path
    data = bytearray(victim.read_bytes())
    data[len(data) // 2] ^= 1
    victim.write_bytes(bytes(data))
    with pytest.raises(LogDamaged, match=victim.name):
        log.read()


def test_a_missing_segment_is_noticed(tmp_path: Path) -> None:
    log = decisions_log(tmp_path)
    log.append([row(1)])
    log.append([row(2)])
    chain.segments(log.folder)[0].path.unlink()
    with pytest.raises(LogDamaged, match="segment 1 is missing"):
        log.read()


def test_a_second_writer_is_refused_with_the_name_of_the_first(tmp_path: Path) -> None:
    log = decisions_log(tmp_path)
    log.append([row(1)])
    with (
        writing(log.folder, wait_s=0),
        pytest.raises(LogBusy, match=f"process {os.getpid()}.*nothing was written"),
    ):
        log.append([row(2)], wait_s=0.05)
    assert log.read().num_rows == 1


def test_a_second_writer_that_waits_gets_its_turn(tmp_path: Path) -> None:
    log = decisions_log(tmp_path)
    log.append([row(1)])
    holding, release = threading.Event(), threading.Event()

    def hold() -> None:
        with writing(log.folder, wait_s=0):
            holding.set()
            release.wait(5)

    first = threading.Thread(target=hold)
    first.start()
    holding.wait(5)
    threading.Timer(0.1, release.set).start()
    assert log.append([row(2)], wait_s=5) == 1
    first.join()


def test_readers_read_while_a_writer_holds_the_lock(tmp_path: Path) -> None:
    log = decisions_log(tmp_path)
    log.append([row(1)])
    with writing(log.folder, wait_s=0):
        assert log.read().num_rows == 1


def test_a_full_disk_loses_nothing_stored_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = decisions_log(tmp_path)
    log.append([row(1)])

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(LogUnwritable, match=r"No space left on device.*nothing stored before"):
        log.append([row(2)])
    monkeypatch.undo()
    assert log.read().column("decision_id").to_pylist() == ["dec-1"]
    assert not list(log.folder.glob(".aside-*"))


def test_a_read_only_folder_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = decisions_log(tmp_path)
    log.append([row(1)])

    def refused(*_: object, **__: object) -> int:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr(os, "open", refused)
    with pytest.raises(LogUnwritable, match="Read-only file system"):
        log.append([row(2)])


def test_originals_are_kept_and_tampering_is_named(tmp_path: Path) -> None:
    store = originals(tmp_path)
    digest = store.keep(b"as it came")
    assert store.keep(b"as it came") == digest
    assert store.get(digest) == b"as it came"
    (store.folder / digest).write_bytes(b"as it comes")
    with pytest.raises(LogDamaged, match="bytes have changed"):
        store.get(digest)
    with pytest.raises(LogDamaged, match="missing"):
        store.get("0" * 64)
