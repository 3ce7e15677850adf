"""Apache Spark: the same steps on a cluster. In: a pure step, Arrow tables. Out: Arrow tables.

Every table travels whole, in Arrow's own bytes, as the one row of one task, so that a step sees the
very rows, types and order that it sees on one machine. A worker that is lost has its tables done
again by another, with the same result. The workers need a Python with holdfire and its extra
``spark``: this one, or what ``PYSPARK_PYTHON`` names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from threading import Event, Thread
from time import monotonic
from types import TracebackType

import pyarrow as pa

from holdfire.engine.protocol import Step
from holdfire.engine.spark_session import failures, keep_log, reason, start
from holdfire.model.errors import EngineFailed

#: Seconds between two looks at whether workers are there.
_LOOK = 1.0


class Spark:
    """Maps steps on a Spark cluster; use as a context, which ends the session.

    Parameters
    ----------
    master : str, optional
        Address of the master, such as ``spark://host:7077``; by default Spark's own setting, else
        ``local[*]``.
    settings : dict, optional
        Further Spark settings.
    patience : float
        Seconds after which work is given up when the cluster gives no worker for it.

    Raises
    ------
    NotInstalled
        If the extra ``spark`` is missing.
    EngineFailed
        If no session can be had of the master.
    """

    def __init__(
        self,
        master: str | None = None,
        settings: dict[str, str] | None = None,
        *,
        patience: float = 120.0,
    ) -> None:
        self._context, self._own = start(master, settings or {})
        self._where = str(self._context.master)
        self._patience = patience

    def __enter__(self) -> Spark:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if not self._own:
            return
        try:
            self._context.stop()
        except failures():
            if error is None:  # the first error tells more
                raise

    def workers(self) -> int:
        """Return how many executors there are besides the driver, which runs no step."""
        return int(self._context._jsc.sc().getExecutorMemoryStatus().size()) - 1

    def map(self, step: Step, tables: Sequence[pa.Table], schema: pa.Schema) -> list[pa.Table]:
        """Return `step` of each table; see `Engine.map`.

        Raises
        ------
        EngineFailed
            If the step fails on the cluster, or no worker is there to run it.
        """
        if not tables:
            return []
        lonely = Event()
        try:
            with self._watched(lonely):
                packed = self._context.parallelize(
                    [_packed(table) for table in tables], len(tables)
                )
                found = packed.map(partial(_run, step)).collect()
        except failures() as error:
            if lonely.is_set():
                raise EngineFailed(
                    self._where,
                    f"no worker took the work for {self._patience:g} s",
                    "Start workers there or free some of their cores and memory, or use --engine "
                    "local.",
                ) from error
            raise EngineFailed(
                self._where,
                f"the work failed: {reason(error)}",
                "Check that every worker has this holdfire with its extra spark; Spark's own log: "
                f"{keep_log() or 'with its session'}.",
            ) from error
        return [_unpacked(each).cast(schema) for each in found]

    @contextmanager
    def _watched(self, lonely: Event) -> Iterator[None]:
        """Cancel work that no worker is there for: Spark itself would wait for ever."""
        if self._where.startswith("local"):
            yield
            return
        done = Event()
        watcher = Thread(target=self._watch, args=(done, lonely), daemon=True)
        watcher.start()
        try:
            yield
        finally:
            done.set()
            watcher.join()

    def _watch(self, done: Event, lonely: Event) -> None:
        seen = monotonic()
        try:
            while not done.wait(_LOOK):
                if self.workers():
                    seen = monotonic()
                elif monotonic() - seen > self._patience:
                    lonely.set()
                    self._context.cancelAllJobs()
                    return
        except failures():
            return  # the session ended; the work itself says why


def _packed(table: pa.Table) -> bytes:
    sink = pa.BufferOutputStream()
    options = pa.ipc.IpcWriteOptions(compression="lz4")
    with pa.ipc.new_stream(sink, table.schema, options=options) as stream:
        stream.write_table(table)
    return bytes(sink.getvalue())


def _unpacked(packed: bytes) -> pa.Table:
    with pa.ipc.open_stream(packed) as stream:
        return stream.read_all()


def _run(step: Step, packed: bytes) -> bytes:
    """Do one table on a worker."""
    return _packed(step(_unpacked(packed)))
