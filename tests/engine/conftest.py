"""A real Spark cluster and claims to reconcile, made once."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pyarrow as pa
import pytest
from benchmarks.claims_generator import generate

from tests.engine.cluster import Cluster, environment


def needs(what: str, step: str) -> None:
    if os.environ.get("HOLDFIRE_CI"):
        pytest.fail(f"no {what} here: {step}")
    pytest.skip(f"no {what} on this machine: {step}")


@pytest.fixture(scope="session")
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


@pytest.fixture(scope="session")
def claims() -> pa.Table:
    return generate(100_000, "dense", 1).drop_columns(["truth"])
