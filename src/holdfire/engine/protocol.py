"""What every engine promises."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

import pyarrow as pa

#: A pure function of one table, importable by name, so that it can run in another process.
Step = Callable[[pa.Table], pa.Table]


class Engine(Protocol):
    """Maps steps over tables."""

    def map(self, step: Step, tables: Sequence[pa.Table], schema: pa.Schema) -> list[pa.Table]:
        """Return `step` of each table, in the order of the tables.

        Parameters
        ----------
        step : callable
            A pure function defined at the top of a module.
        tables : sequence of pyarrow.Table
            Tables of one schema.
        schema : pyarrow.Schema
            Schema of what the step returns.
        """
        ...
