"""Time expressions of any language we read. In: a report and a stretch. Out: resolved days."""

from __future__ import annotations

from typing import Protocol

from holdfire.claims.english.when import times as english
from holdfire.claims.slavic.tokens import folded
from holdfire.claims.slavic.when import times as slavic
from holdfire.model import Report, Span


class Timed(Protocol):
    """Where a time expression stands and the days it means."""

    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102
    @property
    def span(self) -> Span: ...  # noqa: D102


def first_time(report: Report, start: int, end: int) -> Timed | None:
    """Return the first time expression between two offsets, or None."""
    published = report.published.end if report.published else None
    if report.language in {"uk", "ru"}:
        return next(iter(slavic(folded(report.text), start, end, published)), None)
    return next(iter(english(report.text, start, end, published)), None)
