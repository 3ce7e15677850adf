"""Time expressions of any language we read. In: a report and a stretch. Out: resolved days."""

from __future__ import annotations

from holdfire.claims.dates import parsed
from holdfire.claims.english.when import times as english
from holdfire.claims.slavic.tokens import folded
from holdfire.claims.slavic.when import times as slavic
from holdfire.model import Report, Span


def first_time(report: Report, start: int, end: int) -> tuple[int, int, Span] | None:
    """Return the first time expression between two offsets as (start, end, days), or None.

    Our grammar is asked first; where it reads nothing, the whole stretch goes to dateparser.
    """
    published = report.published.end if report.published else None
    if report.language in {"uk", "ru"}:
        for each in slavic(folded(report.text), start, end, published):
            return each.start, each.end, each.span
    else:
        for found in english(report.text, start, end, published):
            return found.start, found.end, found.span
    span = parsed(report.text[start:end], report.language, published)
    return None if span is None else (start, end, span)
