"""An append-only log of rows. In: rows. Out: as-of reads and snapshot hashes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from holdfire.model.errors import LogDamaged
from holdfire.model.tables import Table
from holdfire.store import chain, durable
from holdfire.store.lock import writing


@dataclass(frozen=True, slots=True)
class Head:
    """Where a chain ends: how many segments, and the digest that covers them all."""

    segments: int
    digest: str


class Log:
    """An append-only log on disk; many readers, one writer.

    Parameters
    ----------
    folder : Path
        Folder of the chain; created at the first append.
    table : Table
        Schema of the rows.
    key, known : str
        Column that identifies a row, and column of the day it was known from.
    """

    def __init__(self, folder: Path, table: Table, *, key: str, known: str) -> None:
        self.folder, self.table, self.key, self.known = folder, table, key, known
        self._held: set[str] = set()
        self._held_to = Head(0, chain.GENESIS)

    def append(self, rows: Iterable[Mapping[str, Any]], *, wait_s: float = 10.0) -> int:
        """Store the rows that the log does not hold yet, all or none; return how many.

        When this returns, the rows survive a crash. A row whose key is held already is skipped,
        so appending the same input twice changes nothing.

        Raises
        ------
        LogBusy
            If another writer holds the log for longer than `wait_s` seconds.
        LogUnwritable
            If the folder or disk refuses; nothing stored before is lost.
        """
        fresh = {row[self.key]: row for row in rows}
        if not fresh:
            return 0
        durable.make_folder(self.folder)
        with writing(self.folder, wait_s=wait_s):
            durable.sweep(self.folder)
            held = self._keys()
            table = self.table.of(row for key, row in fresh.items() if key not in held)
            if table.num_rows:
                chain.append(self.folder, _to_bytes(table))
        return int(table.num_rows)

    def read(self, *, as_of: date | None = None, segments: int | None = None) -> pa.Table:
        """Return the rows known on `as_of`, from the first `segments` files of the chain.

        Parameters
        ----------
        as_of : date, optional
            Keep rows known on or before that day; all rows by default.
        segments : int, optional
            Read a past state of the log; all of it by default.

        Raises
        ------
        LogDamaged
            If any byte differs from what was written.
        """
        previous, parts = chain.GENESIS, []
        for segment in self._chain(segments):
            data = chain.read(segment, previous)
            parts.append(_from_bytes(data, self.table, segment.path))
            previous = segment.digest
        rows = pa.concat_tables(parts) if parts else self.table.of([])
        if as_of is not None:
            rows = rows.filter(pc.less_equal(rows.column(self.known), pa.scalar(as_of)))
        return rows

    def head(self, *, segments: int | None = None) -> Head:
        """Return the end of the chain or of its first `segments` files; equal heads, equal logs."""
        files = self._chain(segments)
        return Head(len(files), files[-1].digest if files else chain.GENESIS)

    def _keys(self) -> set[str]:
        """Return all keys held, reading only segments added since the last call."""
        files = chain.segments(self.folder)
        known = self._held_to.segments
        if known > len(files) or (known and files[known - 1].digest != self._held_to.digest):
            self._held, self._held_to, known = set(), Head(0, chain.GENESIS), 0
        for segment in files[known:]:
            data = chain.read(segment, self._held_to.digest)
            rows = _from_bytes(data, self.table, segment.path)
            self._held |= set(rows.column(self.key).to_pylist())
            self._held_to = Head(segment.number, segment.digest)
        return self._held

    def _chain(self, count: int | None) -> list[chain.Segment]:
        files = chain.segments(self.folder)
        if count is None:
            return files
        if count > len(files):
            raise LogDamaged(self.folder, f"holds {len(files)} segments, {count} were recorded")
        return files[:count]


def _to_bytes(table: pa.Table) -> bytes:
    sink = pa.BufferOutputStream()
    pq.write_table(table, sink, compression="zstd")
    return bytes(sink.getvalue())


def _from_bytes(data: bytes, table: Table, path: Path) -> pa.Table:
    rows = pq.read_table(pa.BufferReader(data))
    if rows.schema.names != table.schema.names:
        raise LogDamaged(path, f"is not a segment of the {table.name} log")
    return rows.cast(table.schema)
