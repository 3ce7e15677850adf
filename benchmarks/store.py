"""Store: commits with our log beside SQLite and a plain rewrite, as ratios within one run.

Every peer syncs each commit to disk (SQLite in WAL mode with synchronous=FULL); a commit is one
batch of 20 rows.
"""

import os
import sqlite3
import tempfile
import time
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from holdfire.model.tables import DECISIONS
from holdfire.store import decisions_log

COMMITS, ROWS = 100, 20


def batch(number: int) -> list[dict[str, object]]:
    return [
        {
            "decision_id": f"{number}-{part}",
            "decided_on": date(2025, 1, 1),
            "reviewer": "bench",
            "action": "accept",
            "object_id": f"inc-{part}",
            "reason": "x" * 200,
        }
        for part in range(ROWS)
    ]


def ours(folder: Path) -> None:
    log = decisions_log(folder)
    for number in range(COMMITS):
        log.append(batch(number))


def sqlite(folder: Path) -> None:
    base = sqlite3.connect(folder / "log.db")
    base.execute("pragma journal_mode=wal")
    base.execute("pragma synchronous=full")
    base.execute(
        "create table log (id text primary key, day text, who text, what text, x text, y text)"
    )
    for number in range(COMMITS):
        with base:
            base.executemany(
                "insert or ignore into log values (?,?,?,?,?,?)",
                [tuple(str(value) for value in row.values()) for row in batch(number)],
            )
    base.close()


def rewrite(folder: Path) -> None:
    """Read, add, write the whole file again: what a log without segments would do."""
    path, rows = folder / "log.parquet", DECISIONS.of([])
    for number in range(COMMITS):
        rows = pa.concat_tables([rows, DECISIONS.of(batch(number))])
        aside = path.with_suffix(".aside")
        pq.write_table(rows, aside, compression="zstd")
        with aside.open("rb") as handle:
            os.fsync(handle.fileno())
        aside.rename(path)


def main() -> None:
    taken = {}
    for name, run in (
        ("ours: chained segments", ours),
        ("SQLite, WAL, full sync", sqlite),
        ("one Parquet file, rewritten", rewrite),
    ):
        with tempfile.TemporaryDirectory() as folder:
            start = time.perf_counter()
            run(Path(folder))
            taken[name] = (
                (time.perf_counter() - start) / COMMITS,
                sum(p.stat().st_size for p in Path(folder).rglob("*") if p.is_file()),
            )
    first = taken["ours: chained segments"]
    print(f"{'commit of 20 rows, 100 commits':<34} {'ms':>8} {'x ours':>8} {'kB':>8}")
    for name, (each, size) in taken.items():
        print(f"{name:<34} {each * 1e3:>8.2f} {each / first[0]:>8.2f} {size / 1e3:>8.0f}")


if __name__ == "__main__":
    main()
