"""One machine: steps run in this process, or in as many as asked for."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context

import pyarrow as pa

from holdfire.engine.protocol import Step

#: Below this many rows a process costs more to start than it saves.
WORTH_A_PROCESS = 100_000


@dataclass(frozen=True, slots=True)
class Local:
    """Maps steps on this machine.

    Parameters
    ----------
    processes : int
        How many processes at once; 1 runs every step in this process, on as many threads as it
        has processors: whole-column work leaves the interpreter free meanwhile.
    """

    processes: int = 1

    def map(self, step: Step, tables: Sequence[pa.Table], schema: pa.Schema) -> list[pa.Table]:
        """Return `step` of each table; see `Engine.map`."""
        rows = sum(table.num_rows for table in tables)
        if len(tables) < 2 or rows < WORTH_A_PROCESS:
            return [step(table).cast(schema) for table in tables]
        if self.processes < 2:
            with ThreadPoolExecutor(os.cpu_count()) as threads:
                return [found.cast(schema) for found in threads.map(step, tables)]
        with ProcessPoolExecutor(self.processes, mp_context=get_context("spawn")) as pool:
            return [found.cast(schema) for found in pool.map(step, tables)]
