"""Spark as a user meets it: the command, its settings, and errors of one line."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from holdfire.engine.spark import Spark
from holdfire.model.errors import EngineFailed
from tests.engine.cluster import SETTINGS, Cluster, environment
from tests.engine.steps import SUMS, running, table

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore::ResourceWarning")]


def test_work_that_no_worker_takes_is_given_up(cluster: Cluster) -> None:
    greedy = SETTINGS | {"spark.executor.memory": "8g"}
    said = "no worker took the work for 2 s"
    with (
        Spark(cluster.master, greedy, patience=2) as engine,
        pytest.raises(EngineFailed, match=said),
    ):
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
    pq.write_table(claims.slice(0, 20_000), given)
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


def test_missing_java_is_one_line(claims: pa.Table, tmp_path: Path) -> None:
    pytest.importorskip("pyspark")
    given, out = tmp_path / "claims.parquet", tmp_path / "out" / "i.parquet"
    pq.write_table(claims.slice(0, 10), given)
    env = environment() | {"JAVA_HOME": str(tmp_path / "nowhere"), "TMPDIR": str(tmp_path)}
    ended = holdfire(str(given), "--out", str(out), "--engine", "spark", env=env)
    assert ended.returncode == 1
    assert "no session could be started: java: No such file" in ended.stderr
    assert ended.stderr.count("\n") == 1
    assert len(list(tmp_path.glob("holdfire-spark-*.log"))) == 1, "the log it points to stays"
