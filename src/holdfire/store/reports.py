"""Reports to rows of the log and back. In: Reports. Out: rows, and Reports again."""

from collections.abc import Iterator
from typing import Any

import pyarrow as pa

from holdfire.model.report import Report
from holdfire.model.span import Span
from holdfire.model.vocabulary import Form


def to_row(report: Report) -> dict[str, Any]:
    """Return the row of a report in the reports log."""
    published = report.published
    return {
        "report_id": report.report_id,
        "form": str(report.form),
        "outlet": report.outlet,
        "outlet_side": report.outlet_side,
        "language": report.language,
        "published_start": published.start if published else None,
        "published_end": published.end if published else None,
        "known_from": report.known_from,
        "title": report.title,
        "text": report.text,
        "source_url": report.source_url,
        "original_sha256": report.original_sha256,
        "table_name": report.table,
        "row_number": report.row,
    }


def from_rows(table: pa.Table) -> Iterator[Report]:
    """Yield the reports of rows read from the log."""
    for row in table.to_pylist():
        start, end = row["published_start"], row["published_end"]
        yield Report(
            form=Form(row["form"]),
            outlet=row["outlet"],
            outlet_side=row["outlet_side"],
            language=row["language"],
            published=Span(start, end) if start else None,
            known_from=row["known_from"],
            title=row["title"],
            text=row["text"],
            source_url=row["source_url"],
            original_sha256=row["original_sha256"],
            table=row["table_name"],
            row=row["row_number"],
        )
