"""A workbook. In: a Publication. Out: XLSX bytes, the same for the same publication.

Text is stored as text; what could be taken for a formula carries the quote prefix as well, so that
it stays text when someone edits the cell.
"""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

import xlsxwriter

from holdfire.model.tables.codebook import HEADER
from holdfire.publish.exports.cells import is_formula, value
from holdfire.publish.exports.delimited import codebook
from holdfire.publish.redact.publication import Publication

#: What a cell can hold.
_LONGEST = 32_767
_CUT = " [cut: the CSV holds all]"
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def as_xlsx(publication: Publication) -> bytes:
    """Return a workbook: what it is, one sheet a table, the codebook."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, _OPTIONS)
    about = publication.about
    book.set_properties(
        {
            "title": about["title"],
            "comments": "; ".join(f"{key}: {words}" for key, words in about.items()),
            "created": datetime.fromisoformat(about["as_of"]),
        }
    )
    bold, quoted = book.add_format({"bold": True}), book.add_format({"quote_prefix": True})
    sheets: dict[str, tuple[list[str], list[list[Any]]]] = {
        "about": (["name", "value"], [[key, words] for key, words in about.items()])
    }
    for name, table in publication.declared.items():
        rows = [list(row.values()) for row in publication.tables[name].to_pylist()]
        sheets[name] = ([column.name for column in table.columns], rows)
    sheets["codebook"] = (list(HEADER), [list(row) for row in codebook(publication)])
    for name, (head, rows) in sheets.items():
        sheet = book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        for column, words in enumerate(head):
            sheet.write_string(0, column, words, bold)
        for line, row in enumerate(rows, start=1):
            for column, raw in enumerate(row):
                _write(sheet, line, column, value(raw), quoted)
    book.close()
    return out.getvalue()


def _write(sheet: Any, line: int, column: int, found: Any, quoted: Any) -> None:
    if found is None or found == "":
        return
    if isinstance(found, bool):
        sheet.write_boolean(line, column, found)
    elif isinstance(found, str):
        if len(found) > _LONGEST:
            found = found[: _LONGEST - len(_CUT)] + _CUT
        sheet.write_string(line, column, found, quoted if is_formula(found) else None)
    else:
        sheet.write_number(line, column, found)
