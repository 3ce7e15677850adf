"""A Spark session that keeps to itself. In: a master, settings. Out: its context.

Spark's own words go to a log file, so that standard error holds only ours; what goes wrong becomes
one line.
"""

from __future__ import annotations

import atexit
import logging
import os
import re
import socket
import sys
import tempfile
import warnings
from pathlib import Path
from typing import Any

from holdfire.model.errors import EngineFailed, NotInstalled

#: What a session needs; everything else is the cluster's own setting.
_SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.rpc.message.maxSize": "1024",  # MiB: a table is sent with its task
}
_SECONDS_TO_CONNECT = 5.0
_PREFIX = "spark://"
#: The last line of a traceback, which says what was raised.
_RAISED = re.compile(r"Traceback \(most recent call last\):\n(?:[ \t].*\n)*(\S.*)")
#: What Spark's Java side puts before its words: the class of the error.
_CLASS = re.compile(r"^: ?(?:[\w$]+\.)+[\w$]+: ")
#: How the Java process says, in the log, why it did not start.
_NO_START = re.compile(r"Exception in thread .*?: (.*)|.*(/java: .*)")
_started: dict[str, Path] = {}


def start(master: str | None, settings: dict[str, str]) -> tuple[Any, bool]:
    """Return a Spark context, and whether it was started here and so is ours to stop.

    Raises
    ------
    NotInstalled
        If the extra ``spark`` is missing.
    EngineFailed
        If the master cannot be reached or gives no session, or Java is missing.
    """
    try:
        from pyspark import SparkConf, SparkContext  # noqa: PLC0415
    except ImportError as error:
        raise NotInstalled("pyspark", "spark", "use --engine local") from error
    if master is not None and master.startswith(_PREFIX):
        _reach(master)
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    conf = SparkConf(loadDefaults=False).setAppName("holdfire")
    if master:
        conf.setMaster(master)
    conf.setAll(list({**_SETTINGS, **settings}.items()))
    own = SparkContext._active_spark_context is None
    refusals: tuple[type[Exception], ...] = (*failures(), ValueError)
    try:
        _launch(conf)
        with warnings.catch_warnings():
            # PySpark looks at the version of pandas, which no step of ours uses.
            warnings.simplefilter("ignore", FutureWarning)
            return SparkContext.getOrCreate(conf), own
    except refusals as error:
        raise EngineFailed(
            master or "Apache Spark",
            f"no session could be started: {reason(error)}",
            "Check the address of the master and that Java 17 or later is installed; Spark's own "
            f"log: {keep_log() or 'with its session'}.",
        ) from error


def failures() -> tuple[type[Exception], ...]:
    """Return the errors by which Spark says that something failed."""
    from py4j.protocol import Py4JError  # noqa: PLC0415
    from pyspark.errors import PySparkException  # noqa: PLC0415

    return Py4JError, PySparkException, OSError, EOFError


def reason(error: Exception) -> str:
    """Return what an error of Spark's comes to, in one line."""
    text = str(error)
    if "JAVA_GATEWAY_EXITED" in text:
        return _not_started()
    if "stopped SparkContext" in text or "SparkContext was shut down" in text:
        return "the cluster refused the session or ended it"
    raised: list[str] = _RAISED.findall(text)
    if raised:
        return raised[-1].strip()
    lines = [line.strip() for line in text.splitlines() if line.strip()] or [type(error).__name__]
    from_java = next((line for line in lines if line.startswith(":")), lines[0])
    return _CLASS.sub("", from_java).lstrip(": ")


def _not_started() -> str:
    path = _started.get("log")
    said = path.read_text(encoding="utf-8", errors="replace") if path else ""
    found = _NO_START.search(said)
    return next(filter(None, found.groups())).lstrip("/") if found else "Java did not start"


def keep_log() -> Path | None:
    """Return the file with Spark's own words, which from now on outlives this process."""
    return _started.pop("to remove", None) or _started.get("log")


def _reach(master: str) -> None:
    """Ask whether any of the masters answers at all: Spark would try for a minute, in silence."""
    why = "it names no host and port"
    for address in master.removeprefix(_PREFIX).split(","):
        host, _, port = address.rpartition(":")
        if not (host and port.isdecimal() and int(port) < 65536):
            continue
        try:
            with socket.create_connection((host.strip("[]"), int(port)), _SECONDS_TO_CONNECT):
                return
        except OSError as error:
            why = error.strerror or str(error)
    raise EngineFailed(
        master,
        f"no Spark master answers there ({why})",
        "Start it, name another with --master spark://HOST:PORT, or use --engine local.",
    )


def _launch(conf: Any) -> None:
    """Start Spark's Java process with its words sent to a file, once a process."""
    from pyspark import SparkContext, java_gateway  # noqa: PLC0415

    if SparkContext._gateway is not None:
        return
    logging.getLogger("py4j").addHandler(logging.NullHandler())
    handle, name = tempfile.mkstemp(prefix="holdfire-spark-", suffix=".log")
    _started.update({"log": Path(name), "to remove": Path(name)})
    try:
        streams = {"stdout": handle, "stderr": handle}
        launch: Any = java_gateway.launch_gateway
        SparkContext._ensure_initialized(gateway=launch(conf, streams), conf=conf)
    finally:
        os.close(handle)


@atexit.register
def _tidy() -> None:
    """Remove the log unless an error pointed to it."""
    path = _started.pop("to remove", None)
    if path is not None:
        path.unlink(missing_ok=True)
