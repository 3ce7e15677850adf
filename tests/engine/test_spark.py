"""Spark on a real cluster gives what one machine gives, also when a worker is killed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import date

import pyarrow as pa
import pytest

from benchmarks.claims_generator import generate
from holdfire.engine import Local
from holdfire.engine.spark import Spark
from holdfire.incidents import Reconciled, reconcile, weigh
from holdfire.model.case import Case
from tests.engine.cluster import SETTINGS, Cluster, environment
from tests.engine.steps import SUMS, running, table

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
