"""The inbox of a case. In: a folder of files. Out: reports with their original bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from holdfire.model.case import Case
from holdfire.model.errors import BadInput
from holdfire.sources.item import SUFFIXES, Item, read_item
from holdfire.sources.mapping import load_mapping
from holdfire.sources.table import read_table

TABLE_SUFFIXES = (".csv", ".parquet")


def read_inbox(
    folder: Path, case: Case, *, today: date, progress: Callable[[Path], None] | None = None
) -> Iterator[Item]:
    """Yield every report of the inbox, in the order of file names.

    A table needs a mapping of its own name with the ending ``.yaml`` beside it. Rows without a
    date of publication are known from the day the case's tables were compiled.

    Raises
    ------
    BadInput
        If a file cannot become a report, or its ending is not one the inbox reads.
    """
    for path in sorted(folder.rglob("*")):
        suffix = path.suffix.lower()
        if not path.is_file() or path.name.startswith(".") or suffix == ".yaml":
            continue
        if progress is not None:
            progress(path)
        if suffix in SUFFIXES:
            yield read_item(path, case.parties, today=today)
        elif suffix in TABLE_SUFFIXES:
            reports, data = read_table(
                path,
                load_mapping(path.with_suffix(".yaml")),
                case.parties,
                today=today,
                undated_known_from=case.compiled_on,
            )
            for report in reports:
                yield Item(report, data)
        else:
            known = ", ".join((*SUFFIXES, *TABLE_SUFFIXES))
            raise BadInput(
                path, f"has an ending the inbox does not read ({known})", "Move it away."
            )
