"""The codebook: every table and column in words. In: declared tables. Out: Markdown and CSV."""

import csv
import io
from collections.abc import Iterable

from holdfire.model.tables import TABLES
from holdfire.model.tables.schema import Table

HEADER = ("table", "column", "type", "unit", "may_be_absent", "meaning", "source")


def rows(tables: Iterable[Table] = TABLES) -> list[tuple[str, ...]]:
    """Return one row per column, in the order of the tables."""
    return [
        (
            table.name,
            column.name,
            str(column.kind),
            column.unit,
            "yes" if column.optional else "no",
            column.meaning,
            column.source,
        )
        for table in tables
        for column in table.columns
    ]


def as_csv() -> str:
    """Return the codebook as CSV with a header row."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADER)
    writer.writerows(rows())
    return out.getvalue()


def as_markdown() -> str:
    """Return the codebook as a page of the documentation."""
    lines = ["# Codebook", "", "Generated from `holdfire.model.tables`; do not edit by hand.", ""]
    lines.append("`source` says who fills a column: a report, the case, a decision, or a room.")
    for table in TABLES:
        lines += ["", f"## {table.name}", "", table.meaning, ""]
        lines += ["| column | type | unit | may be absent | meaning | source |"]
        lines += ["|---|---|---|---|---|---|"]
        for row in rows():
            if row[0] == table.name:
                _, name, kind, unit, optional, meaning, source = row
                lines.append(f"| `{name}` | {kind} | {unit} | {optional} | {meaning} | {source} |")
    return "\n".join(lines) + "\n"
