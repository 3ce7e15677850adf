"""Steps for tests: at the top of a module, so that every process can import them."""

from __future__ import annotations

import os
import time
import uuid
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

SUMS = pa.schema([("row", pa.int32()), ("running", pa.int64())])


def table(number: int, rows: int, folder: str = "") -> pa.Table:
    """Return a table whose rows depend on its number."""
    values = pa.array(range(number, number + rows), pa.int32())
    return pa.table({"row": values, "folder": pa.array([folder] * rows, pa.string())})


def running(rows: pa.Table) -> pa.Table:
    """Return running sums: they tell whether the rows kept their order."""
    sums = pc.cumulative_sum(rows.column("row").cast(pa.int64()))
    return pa.table([rows.column("row"), sums], schema=SUMS)


def slowly(rows: pa.Table) -> pa.Table:
    """Say where this runs, take a while, then do as `running`; ``cwd`` is a worker's own folder."""
    folder, number = Path(rows.column("folder")[0].as_py()), rows.column("row")[0].as_py()
    told = folder / f"{uuid.uuid4().hex}.part"
    told.write_text(f"{number}\n{os.getpid()}\n{Path.cwd()}\n", encoding="utf-8")
    told.rename(told.with_suffix(".begun"))
    time.sleep(0.6)
    return running(rows)


def failing(rows: pa.Table) -> pa.Table:
    """Fail on the third table."""
    if rows.column("row")[0].as_py() == 2:
        raise ValueError("the third table is cursed")
    return running(rows)
