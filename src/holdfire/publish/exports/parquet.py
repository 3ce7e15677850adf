"""Parquet with its meaning inside. In: a Publication. Out: one file a table."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.parquet as pq

from holdfire.publish.exports.cells import clean
from holdfire.publish.redact.publication import Publication


def as_parquet(publication: Publication) -> dict[str, bytes]:
    """Return one file a table; schema and columns carry what they mean as metadata."""
    files = {}
    for name, declared in publication.declared.items():
        fields = [
            pa.field(column.name, column.kind, column.optional).with_metadata(
                {"meaning": column.meaning, "unit": column.unit, "source": column.source}
            )
            for column in declared.columns
        ]
        about = {f"holdfire.{key}": words for key, words in publication.about.items()}
        schema = pa.schema(fields, metadata=about | {"holdfire.meaning": declared.meaning})
        rows = [
            {key: _cleaned(raw) for key, raw in row.items()}
            for row in publication.tables[name].to_pylist()
        ]
        sink = pa.BufferOutputStream()
        pq.write_table(pa.Table.from_pylist(rows, schema=schema), sink, compression="zstd")
        files[f"{name}.parquet"] = sink.getvalue().to_pybytes()
    return files


def _cleaned(raw: object) -> object:
    if isinstance(raw, list):
        return [_cleaned(each) for each in raw]
    return clean(raw) if isinstance(raw, str) else raw
