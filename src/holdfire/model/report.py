"""A report: one published item, as it came. In: text and where it is from. Out: Report."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date

from holdfire.model.span import Span
from holdfire.model.vocabulary import Form


@dataclass(frozen=True, slots=True)
class Report:
    """One published item (story, post, release, data-set row).

    Parameters
    ----------
    form : Form
        Published words, a monitor's note, or a table row.
    outlet, outlet_side : str
        Who published it, and the side of the outlet (party code, ``third``, ``unknown``).
    language : str
        ISO 639-1 code of the text.
    published : Span or None
        When it was published, as precise as recorded; None where no date is recorded.
    known_from : date
        The first day on which we can be sure that it was known (second time axis).
    title, text : str
        The words; claim spans point into `text`.
    source_url : str
        Where it was seen.
    original_sha256 : str
        SHA-256 of the original bytes, which are kept.
    table, row : str, int
        For rows: the table and the row number (from 1); empty and 0 otherwise.
    """

    form: Form
    outlet: str
    outlet_side: str
    language: str
    published: Span | None
    known_from: date
    title: str
    text: str
    source_url: str
    original_sha256: str
    table: str = ""
    row: int = 0

    @property
    def report_id(self) -> str:
        """Id from the content alone: the same item read twice is the same report."""
        identity = [self.form, self.outlet, self.outlet_side, self.language]
        identity += [str(self.published or ""), self.title, self.text, self.source_url]
        canonical = json.dumps(identity, ensure_ascii=False, separators=(",", ":"))
        return "rep-" + hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()[:20]
