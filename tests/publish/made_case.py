"""A small case between two invented parties. In: a folder, files of its inbox. Out: a case."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

import yaml

from holdfire.cases import empty_case

TODAY = date(2025, 9, 1)
RELEASE = {
    "public": dict.fromkeys(("agreements", "estimates", "outlook", "coverage", "registry"), "0h")
    | {"strikes": "72h", "damage": "30d", "capacity": "14d"},
    "partner": dict.fromkeys(("agreements", "estimates", "outlook", "coverage", "registry"), "0h")
    | {"strikes": "72h", "damage": "30d", "capacity": "14d"},
    "vouched": ["Energy Ministry", "Test Wire"],
}
COLUMNS = (
    "id", "when", "attacker", "speaker", "speaker_side", "target_kind", "adm1", "words",
    "published", "outlet", "outlet_side", "source_url",
)  # fmt: skip
UNITS = (("North Oblast", "AA-01", "AA", "Northtown"), ("South Oblast", "BB-01", "BB", "Southby"))
ROW = dict(
    zip(
        COLUMNS,
        (
            "R1", "2025-03-01", "BB", "Energy Ministry", "AA", "thermal", "North Oblast",
            "strikes reported", "2025-03-02", "Test Wire", "AA", "https://example.org/1",
        ),
        strict=True,
    )
)  # fmt: skip


def lay(folder: Path, files: Mapping[str, str | bytes], **changed: object) -> Path:
    """Lay the case with the files of its inbox, its case file changed as asked."""
    empty_case(folder)
    path = folder / "case.yaml"
    head = yaml.safe_load(path.read_text(encoding="utf-8"))
    head |= {"release": RELEASE} | changed
    path.write_text(yaml.safe_dump(head, allow_unicode=True), encoding="utf-8")
    lines = [("adm1", "iso_3166_2", "country", "names"), *UNITS]
    (folder / "tables" / "units.csv").write_text("".join(f"{','.join(x)}\n" for x in lines))
    for name, data in files.items():
        raw = data.encode() if isinstance(data, str) else data
        (folder / "inbox" / name).write_bytes(raw)
    return folder


def table(rows: Iterable[Mapping[str, str]], extra: Iterable[str] = ()) -> dict[str, str]:
    """Return a table of mentions with its mapping; extra columns are mapped to nothing."""
    out = io.StringIO()
    writer = csv.DictWriter(out, (*COLUMNS, *extra), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    mapping = {"holdfire_table": 1, "columns": {name: name for name in COLUMNS}}
    return {"rows.csv": out.getvalue(), "rows.yaml": yaml.safe_dump(mapping)}
