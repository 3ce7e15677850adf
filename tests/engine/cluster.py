"""A real standalone Spark cluster on loopback: one master, workers of one core each.

Every daemon leads a session of its own, so that its executors and their Pythons are found, and
ended, with it.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HOST = "127.0.0.1"
ROOT = Path(__file__).resolve().parents[2]
#: Java that starts fast and lives short.
_JAVA = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto"
#: Sized for tests; the driver is reached on loopback.
SETTINGS = {
    "spark.driver.extraJavaOptions": _JAVA,
    "spark.executor.extraJavaOptions": _JAVA,
    "spark.executor.memory": "512m",
    "spark.executor.cores": "1",
    "spark.driver.host": HOST,
    "spark.driver.bindAddress": HOST,
}
_AT = re.compile(r"Starting Spark master at (spark://\S+)")
_JOINED = "Registering worker "
_PATIENCE = 60.0


def until(true: Callable[[], Any], what: str, patience: float = _PATIENCE) -> Any:
    """Return the first true value of a question asked again and again."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        if found := true():
            return found
        time.sleep(0.05)
    raise TimeoutError(f"{what}: not within {patience:g} s")


def members(session: int) -> list[int]:
    """Return the living processes of a session, whatever groups they made for themselves."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, _, its = stat.read_text().rpartition(")")[2].split()[:4]
        except OSError:
            continue  # it ended meanwhile
        if int(its) == session and state != "Z":
            found.append(int(stat.parent.name))
    return found


@dataclass
class Daemon:
    """A master or a worker."""

    process: subprocess.Popen[bytes]
    log: Path
    folder: Path

    def says(self) -> str:
        """Return its log so far."""
        return self.log.read_text(encoding="utf-8", errors="replace")

    def living(self) -> list[int]:
        """Return the processes that came from it and live, itself included."""
        return members(self.process.pid)

    def kill(self) -> None:
        """Kill this very process, and nothing that it started."""
        os.kill(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def end(self) -> None:
        """End it and all that came from it."""
        for _ in range(100):
            left = self.living()
            if not left:
                break
            for pid in left:
                try:
                    os.kill(pid, signal.SIGKILL)
                except ProcessLookupError:
                    continue
            time.sleep(0.05)
        self.process.wait()


@dataclass
class Cluster:
    """Use as a context: nothing is left running behind it, whatever happens inside."""

    folder: Path
    size: int = 2
    master: str = ""
    daemons: list[Daemon] = field(default_factory=list)
    workers: list[Daemon] = field(default_factory=list)

    def __enter__(self) -> Cluster:
        try:
            first = self._start("master.Master", "--port", "0")
            self.master = until(lambda: _AT.search(first.says()), "a Spark master")[1]
            self.fill()
        except BaseException:
            self._end()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def fill(self) -> None:
        """Start workers in place of lost ones, and wait until the master knows them."""
        alive = [worker for worker in self.workers if worker.process.poll() is None]
        known = self.daemons[0].says().count(_JOINED)
        new = self.size - len(alive)
        limits = ("--cores", "1", "--memory", "1g")
        started = [self._start("worker.Worker", *limits) for _ in range(new)]
        self.workers = alive + started
        until(lambda: self.daemons[0].says().count(_JOINED) >= known + new, "Spark workers")

    def _start(self, what: str, *options: str) -> Daemon:
        import pyspark

        folder = self.folder / f"{len(self.daemons)}-{what.split('.', maxsplit=1)[0]}"
        folder.mkdir(parents=True)
        home = Path(pyspark.__file__).parent
        java = {
            "SPARK_HOME": str(home),
            "SPARK_DAEMON_MEMORY": "256m",
            "SPARK_DAEMON_JAVA_OPTS": _JAVA,
        }
        command = [str(home / "bin" / "spark-class"), f"org.apache.spark.deploy.{what}"]
        command += ["--host", HOST, "--webui-port", "0", *options]
        if self.master:
            command += ["--port", "0", "--work-dir", str(folder), self.master]
        log = folder / "log"
        with log.open("wb") as sink:
            process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=sink,
                stderr=sink,
                cwd=folder,
                env=environment() | java,
                start_new_session=True,
            )
        self.daemons.append(Daemon(process, log, folder))
        return self.daemons[-1]

    def _end(self) -> None:
        for daemon in reversed(self.daemons):
            daemon.end()


def environment() -> dict[str, str]:
    """Return an environment in which every Python is this one and imports this checkout."""
    return {
        **os.environ,
        "SPARK_LOCAL_IP": HOST,
        "PYSPARK_PYTHON": sys.executable,
        "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT))),
        # Threads of libraries would fight for the one core of a worker.
        "OMP_NUM_THREADS": "1",
    }
