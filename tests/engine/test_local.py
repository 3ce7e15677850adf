"""One process or two: the same tables in the same order."""

from __future__ import annotations

import os

import pyarrow as pa
import pytest

from holdfire.engine import Local, local
from tests.engine.steps import SUMS, running, table

PIDS = pa.schema([("pid", pa.int64())])


def pid(_: pa.Table) -> pa.Table:
    return pa.table({"pid": [os.getpid()]}, schema=PIDS)


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> list[pa.Table]:
    monkeypatch.setattr(local, "WORTH_A_PROCESS", 1)
    return [table(number, 3 + number % 2) for number in range(5)]


def test_processes_give_the_same_tables_in_the_same_order(small: list[pa.Table]) -> None:
    alone, together = (Local(n).map(running, small, SUMS) for n in (1, 2))
    assert alone == together
    assert [found.column("row")[0].as_py() for found in alone] == [0, 1, 2, 3, 4]


def test_processes_really_start(small: list[pa.Table]) -> None:
    found = {each.column("pid")[0].as_py() for each in Local(2).map(pid, small, PIDS)}
    assert os.getpid() not in found
    assert {each.column("pid")[0].as_py() for each in Local(1).map(pid, small, PIDS)} == {
        os.getpid()
    }


def test_little_work_stays_in_this_process() -> None:
    [first, *_] = Local(2).map(pid, [table(0, 1), table(1, 1)], PIDS)
    assert first.column("pid")[0].as_py() == os.getpid()


def test_no_tables_give_no_tables() -> None:
    assert Local(2).map(running, [], SUMS) == []
