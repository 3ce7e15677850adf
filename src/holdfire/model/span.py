"""A span of days, as precise as its source. In: text or dates. Out: closed intervals."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from holdfire.model.errors import BadDate

_PREFIX = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A closed interval of days; it never holds an imputed middle.

    Parameters
    ----------
    start, end : date
        First and last day, both included.

    Raises
    ------
    BadDate
        If `end` is before `start`.

    Examples
    --------
    >>> Span.parse("2024-08").days
    31
    >>> Span.parse("2024-08-06") in Span.parse("2024")
    True
    """

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise BadDate(f"{self.start}/{self.end}", "ends before it starts")

    @classmethod
    def day(cls, day: date) -> Span:
        """Return the span of one day."""
        return cls(day, day)

    @classmethod
    def parse(cls, text: str) -> Span:
        """Return the span of a date prefix (``2024``, ``2024-08``, ``2024-08-06``) or ``A/B``.

        Raises
        ------
        BadDate
            If the text is no such date, or names a day that does not exist.
        """
        first, slash, last = text.strip().partition("/")
        if slash:
            return cls(cls.parse(first).start, cls.parse(last).end)
        match = _PREFIX.match(first)
        if match is None:
            raise BadDate(text)
        year, month, day = (int(part) if part else None for part in match.groups())
        try:
            if month is None:
                return cls(date(year or 0, 1, 1), date(year or 0, 12, 31))
            if day is None:
                last_day = monthrange(year or 0, month)[1]
                return cls(date(year or 0, month, 1), date(year or 0, month, last_day))
            return cls.day(date(year or 0, month, day))
        except ValueError as error:  # 31 February, month 13, year 0
            raise BadDate(text, "does not exist") from error

    @classmethod
    def week_of(cls, day: date) -> Span:
        """Return the calendar week, Monday to Sunday, that holds `day`."""
        monday = day - timedelta(days=day.weekday())
        return cls(monday, monday + timedelta(days=6))

    @property
    def days(self) -> int:
        """Number of days in the span."""
        return (self.end - self.start).days + 1

    @property
    def precision(self) -> int:
        """UCDP GED ``date_prec``: 1 a day, 2 up to six days, 3 a week, 4 a month, 5 longer."""
        for code, most_days in ((1, 1), (2, 6), (3, 7), (4, 31)):
            if self.days <= most_days:
                return code
        return 5

    def __contains__(self, other: Span | date) -> bool:
        if isinstance(other, date):
            return self.start <= other <= self.end
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Return whether the two spans share a day."""
        return self.start <= other.end and other.start <= self.end

    def meet(self, other: Span) -> Span | None:
        """Return the days shared by both spans, or None."""
        if not self.overlaps(other):
            return None
        return Span(max(self.start, other.start), min(self.end, other.end))

    def gap_days(self, other: Span) -> int:
        """Return how many days lie between the spans; 0 where they touch or overlap."""
        return max((other.start - self.end).days, (self.start - other.end).days, 0)

    def __str__(self) -> str:
        if self.start == self.end:
            return self.start.isoformat()
        return f"{self.start.isoformat()}/{self.end.isoformat()}"
