"""Spark on a real cluster gives what one machine gives, also when a worker is killed."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pytest

from holdfire.assess import assess
from holdfire.engine import Local
from holdfire.engine.spark import Spark
from holdfire.incidents import Reconciled, reconcile, weigh
from holdfire.model.case import Case
from holdfire.model.errors import EngineFailed
from holdfire.publish import Account
from tests.engine.cluster import SETTINGS, Cluster, Daemon, until
from tests.engine.steps import SUMS, failing, running, slowly, table

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore::ResourceWarning")]
TABLES = ("incidents", "members", "copies", "conflicts")


@pytest.fixture(scope="module")
def session(running_cluster: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Spark]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tempfile, "tempdir", str(tmp_path_factory.mktemp("temporary")))
        with Spark(running_cluster.master, SETTINGS) as made:
            yield made


@pytest.fixture
def engine(session: Spark, cluster: Cluster) -> Spark:
    """One session for all tests; both workers are there, also after a test that killed one."""
    until(lambda: session.workers() == cluster.size, "executors on every worker")
    return session


@pytest.fixture(scope="module")
def alone(claims: pa.Table, case: Case) -> Reconciled:
    return reconcile(claims, case, as_of=date.max, engine=Local())


def same(one: Reconciled, other: Reconciled) -> None:
    for name in TABLES:
        a, b = getattr(one, name), getattr(other, name)
        assert a.num_rows > 1000
        assert a.schema == b.schema
        assert a.equals(b), f"{name} differ"
    assert one.bounds == other.bounds


def test_a_step_sees_each_table_as_it_is(engine: Spark) -> None:
    given = [table(number, number * 20_000) for number in range(5)]
    found = engine.map(running, given, SUMS)
    assert engine.map(running, [], SUMS) == []
    assert found == Local().map(running, given, SUMS)


def test_a_cluster_gives_what_one_machine_gives(
    engine: Spark,
    claims: pa.Table,
    case: Case,
    alone: Reconciled,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(weigh, "SHARD", 5_000)
    same(reconcile(claims, case, as_of=date.max, engine=engine), alone)


def test_an_assessment_on_a_cluster_is_that_of_one_machine(
    engine: Spark, case_folder: Path, now: Account
) -> None:
    again = assess(case_folder, as_of=now.as_of, engine=engine)
    assert again.inputs == now.inputs
    for name, rows in now.tables.items():
        assert again.tables[name].equals(rows), f"{name} differ"


class Begun(NamedTuple):
    """A table that a worker began."""

    number: int
    pid: int
    cwd: Path


def begun(folder: Path) -> list[Begun]:
    told = [path.read_text(encoding="utf-8").splitlines() for path in folder.glob("*.begun")]
    return [Begun(int(number), int(pid), Path(cwd)) for number, pid, cwd in told]


def test_a_killed_worker_has_its_tables_done_again(
    engine: Spark, cluster: Cluster, tmp_path: Path
) -> None:
    def of(worker: Daemon) -> list[Begun]:
        return [each for each in begun(tmp_path) if each.cwd.is_relative_to(worker.folder)]

    def kill() -> tuple[set[int], int]:
        until(lambda: all(of(worker) for worker in cluster.workers), "work on both workers")
        lost = cluster.workers[0]
        assert of(lost)[-1].pid in lost.living()
        lost.kill()
        until(lambda: not lost.living(), "the end of the executor of a killed worker")
        return {each.number for each in of(lost)}, len({each.number for each in begun(tmp_path)})

    given = [table(number, 4, str(tmp_path)) for number in range(10)]
    with ThreadPoolExecutor(1) as aside:
        killing = aside.submit(kill)
        found = engine.map(slowly, given, SUMS)
        numbers, by_then = killing.result()
    assert found == Local().map(running, given, SUMS)
    assert by_then < len(given), "the worker was killed too late to matter"
    again = {
        each.number for each in begun(tmp_path) if cluster.workers[1].folder in each.cwd.parents
    }
    assert numbers & again, "no table of the killed worker was done again"


def done_of(context: object) -> tuple[int, int, int]:
    """Return how many tasks run, are done, and are asked for in the work under way."""
    tracker = context.statusTracker()  # type: ignore[attr-defined]
    for job in tracker.getActiveJobsIds():
        for stage in (tracker.getJobInfo(job) or tracker).stageIds:
            if info := tracker.getStageInfo(stage):
                return info.numActiveTasks, info.numCompletedTasks, info.numTasks
    return 0, 0, 0


def test_a_worker_killed_under_way_changes_no_incident(
    engine: Spark,
    cluster: Cluster,
    claims: pa.Table,
    case: Case,
    alone: Reconciled,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from pyspark import SparkContext

    def kill() -> tuple[int, int]:
        context = SparkContext._active_spark_context

        def both_at_work() -> bool:
            active, done, _ = done_of(context)
            return active == 2 and done >= 3

        until(both_at_work, "work on both workers")
        lost = cluster.workers[0]
        lost.kill()
        until(lambda: not lost.living(), "the end of the executor of a killed worker")
        return done_of(context)[1:]

    monkeypatch.setattr(weigh, "SHARD", 1_000)
    with ThreadPoolExecutor(1) as aside:
        killing = aside.submit(kill)
        found = reconcile(claims, case, as_of=date.max, engine=engine)
        done, asked = killing.result()
    assert 0 < done < asked, "the worker was killed too late to matter"
    same(found, alone)


def test_an_error_in_a_step_is_one_line(engine: Spark, cluster: Cluster) -> None:
    with pytest.raises(EngineFailed) as caught:
        engine.map(failing, [table(number, 2) for number in range(4)], SUMS)
    assert engine.map(running, [table(1, 2)], SUMS), "the session goes on"
    said = str(caught.value)
    assert said.startswith(f"{cluster.master}: the work failed: ValueError: the third table is")
    assert "\n" not in said
    assert Path(said.rsplit("log: ", 1)[1].removesuffix(".")).is_file()
