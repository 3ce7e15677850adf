"""Spark on a real cluster gives what one machine gives, also when a worker is killed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from benchmarks.claims_generator import generate
from holdfire.engine import Local
from holdfire.engine.spark import Spark
from holdfire.incidents import Reconciled, reconcile, weigh
from holdfire.model.case import Case
from holdfire.model.errors import EngineFailed
from tests.engine.cluster import SETTINGS, Cluster, Daemon, environment, until
from tests.engine.steps import SUMS, failing, running, slowly, table

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore::ResourceWarning")]
TABLES = ("incidents", "members", "copies", "conflicts")


def needs(what: str, step: str) -> None:
    if os.environ.get("HOLDFIRE_CI"):
        pytest.fail(f"no {what} here: {step}")
    pytest.skip(f"no {what} on this machine: {step}")


@pytest.fixture(scope="module")
def running_cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    try:
        import pyspark  # noqa: F401
    except ImportError:
        needs("pyspark", "install holdfire[spark]")
    if shutil.which("java") is None and not os.environ.get("JAVA_HOME"):
        needs("Java", "install a Java 17 runtime (Debian: apt-get install openjdk-17-jre-headless)")
    with pytest.MonkeyPatch.context() as patch:
        for name, value in environment().items():
            patch.setenv(name, value)
        with Cluster(tmp_path_factory.mktemp("cluster")) as made:
            yield made
        assert not [pid for daemon in made.daemons for pid in daemon.living()]


@pytest.fixture
def cluster(running_cluster: Cluster) -> Cluster:
    running_cluster.fill()
    return running_cluster


@pytest.fixture(scope="module")
def claims() -> pa.Table:
    return generate(100_000, "dense", 1).drop_columns(["truth"])


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


def test_a_step_sees_each_table_as_it_is(cluster: Cluster) -> None:
    given = [table(number, number * 20_000) for number in range(5)]
    with Spark(cluster.master, SETTINGS) as engine:
        found = engine.map(running, given, SUMS)
        assert engine.map(running, [], SUMS) == []
    assert found == Local().map(running, given, SUMS)


def test_a_cluster_gives_what_one_machine_gives(
    cluster: Cluster,
    claims: pa.Table,
    case: Case,
    alone: Reconciled,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(weigh, "SHARD", 5_000)
    with Spark(cluster.master, SETTINGS) as engine:
        same(reconcile(claims, case, as_of=date.max, engine=engine), alone)


class Begun(NamedTuple):
    """A table that a worker began."""

    number: int
    pid: int
    cwd: Path


def begun(folder: Path) -> list[Begun]:
    told = [path.read_text(encoding="utf-8").splitlines() for path in folder.glob("*.begun")]
    return [Begun(int(number), int(pid), Path(cwd)) for number, pid, cwd in told]


def test_a_killed_worker_has_its_tables_done_again(cluster: Cluster, tmp_path: Path) -> None:
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
    with Spark(cluster.master, SETTINGS) as engine, ThreadPoolExecutor(1) as aside:
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
    with Spark(cluster.master, SETTINGS) as engine, ThreadPoolExecutor(1) as aside:
        killing = aside.submit(kill)
        found = reconcile(claims, case, as_of=date.max, engine=engine)
        done, asked = killing.result()
    assert 0 < done < asked, "the worker was killed too late to matter"
    same(found, alone)


def test_an_error_in_a_step_is_one_line(cluster: Cluster) -> None:
    with Spark(cluster.master, SETTINGS) as engine:
        with pytest.raises(EngineFailed) as caught:
            engine.map(failing, [table(number, 2) for number in range(4)], SUMS)
        assert engine.map(running, [table(1, 2)], SUMS), "the session goes on"
    said = str(caught.value)
    assert said.startswith(f"{cluster.master}: the work failed: ValueError: the third table is")
    assert "\n" not in said
    assert Path(said.rsplit("log: ", 1)[1].rstrip(".")).is_file() or said.endswith(".log.")


def test_work_that_no_worker_takes_is_given_up(cluster: Cluster) -> None:
    greedy = SETTINGS | {"spark.executor.memory": "8g"}
    with Spark(cluster.master, greedy, patience=2) as engine:
        with pytest.raises(EngineFailed, match="no worker took the work for 2 s"):
            engine.map(running, [table(0, 2)], SUMS)


@pytest.fixture
def defaults(tmp_path: Path) -> dict[str, str]:
    """An environment whose spark-defaults.conf holds the settings."""
    folder = tmp_path / "conf"
    folder.mkdir()
    lines = "".join(f"{name} {value}\n" for name, value in SETTINGS.items())
    (folder / "spark-defaults.conf").write_text(lines, encoding="utf-8")
    return environment() | {"SPARK_CONF_DIR": str(folder)}


def holdfire(*options: str, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "holdfire", "reconcile", *options]
    return subprocess.run(
        command, env=env, capture_output=True, text=True, check=False, timeout=120
    )


def test_the_command_writes_the_same_bytes(
    cluster: Cluster, claims: pa.Table, tmp_path: Path, defaults: dict[str, str]
) -> None:
    given = tmp_path / "claims.parquet"
    pq.write_table(claims.slice(0, 40_000), given)
    here, there = tmp_path / "here" / "i.parquet", tmp_path / "there" / "i.parquet"
    one = holdfire(str(given), "--out", str(here), env=defaults)
    spark = ("--engine", "spark", "--master", cluster.master)
    other = holdfire(str(given), "--out", str(there), *spark, env=defaults)
    assert (one.returncode, other.returncode) == (0, 0), one.stderr + other.stderr
    assert other.stderr == one.stderr, "Spark's own words reach the user"
    names = sorted(path.name for path in here.parent.iterdir())
    assert len(names) == 5
    assert names == sorted(path.name for path in there.parent.iterdir())
    for name in names:
        assert (here.parent / name).read_bytes() == (there.parent / name).read_bytes(), name


@pytest.mark.parametrize("master", ["spark://127.0.0.1:1", "spark://nowhere"])
def test_an_unreachable_master_is_one_line(master: str, claims: pa.Table, tmp_path: Path) -> None:
    pytest.importorskip("pyspark")
    given, out = tmp_path / "claims.parquet", tmp_path / "out" / "i.parquet"
    pq.write_table(claims.slice(0, 10), given)
    options = (str(given), "--out", str(out), "--engine", "spark", "--master", master)
    ended = holdfire(*options, env=environment())
    assert ended.returncode == 1
    assert ended.stderr.startswith(f"holdfire: {master}: no Spark master answers there (")
    assert ended.stderr.count("\n") == 1
    assert not out.parent.exists()
