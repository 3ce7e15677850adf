"""Apache Spark: the same steps on a cluster. In: a pure step, Arrow tables. Out: Arrow tables.

Every table becomes one group of a Spark data frame, and the step runs where the group lies
(`applyInArrow`); a worker that is lost has its groups done again by another, with the same result.
The workers need a Python with holdfire and its extra ``spark``: this one, or what
``PYSPARK_PYTHON`` names.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from types import TracebackType
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from holdfire.engine.protocol import Step
from holdfire.model.errors import NotInstalled

_NUMBER = "shard_number"
#: What a session needs; everything else is the cluster's own setting.
_SETTINGS = {
    "spark.sql.execution.arrow.pyspark.enabled": "true",
    "spark.sql.adaptive.enabled": "false",  # one group a task: adaptive merging would undo it
    "spark.ui.enabled": "false",
}


class Spark:
    """Maps steps on a Spark cluster; use as a context, which ends the session.

    Parameters
    ----------
    master : str, optional
        Address of the master, such as ``spark://host:7077``; by default Spark's own setting, else
        ``local[*]``.
    settings : dict, optional
        Further Spark settings.

    Raises
    ------
    NotInstalled
        If the extra ``spark`` is missing.
    """

    def __init__(self, master: str | None = None, settings: dict[str, str] | None = None) -> None:
        try:
            from pyspark.sql import SparkSession  # noqa: PLC0415
        except ImportError as error:
            raise NotInstalled("spark", "pyspark") from error
        builder = SparkSession.builder.appName("holdfire")
        if master:
            builder = builder.master(master)
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        for name, value in {**_SETTINGS, **(settings or {})}.items():
            builder = builder.config(name, value)
        self._session: Any = builder.getOrCreate()
        self._session.sparkContext.setLogLevel("ERROR")

    def __enter__(self) -> Spark:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._session.stop()

    def map(self, step: Step, tables: Sequence[pa.Table], schema: pa.Schema) -> list[pa.Table]:
        """Return `step` of each table; see `Engine.map`."""
        if not tables:
            return []
        numbered = pa.concat_tables(
            table.append_column(_NUMBER, pa.array([number] * table.num_rows, type=pa.int32()))
            for number, table in enumerate(tables)
        )
        result = schema.append(pa.field(_NUMBER, pa.int32()))
        frame = self._session.createDataFrame(numbered)
        frame = frame.repartition(len(tables), _NUMBER)
        from pyspark.sql.pandas.types import from_arrow_schema  # noqa: PLC0415

        done = frame.groupBy(_NUMBER).applyInArrow(_numbered(step), from_arrow_schema(result))
        found = done.toArrow()
        return [_part(found, number, schema) for number in range(len(tables))]


def _numbered(step: Step) -> Step:
    """Return the step so that it carries its table's number along."""

    def run(table: pa.Table) -> pa.Table:
        number = table.column(_NUMBER)[0]
        found = step(table.drop_columns([_NUMBER]).combine_chunks())
        return found.append_column(_NUMBER, pa.repeat(number, found.num_rows))

    return run


def _part(found: pa.Table, number: int, schema: pa.Schema) -> pa.Table:
    here = found.filter(pc.equal(found.column(_NUMBER), number))
    return here.drop_columns([_NUMBER]).cast(schema)
