"""Counts as seen then and as known now. In: incidents. Out: the TOTALS table."""

from __future__ import annotations

from datetime import date, timedelta

import pyarrow as pa

from holdfire.incidents.decisions import uncounted
from holdfire.model.tables import TOTALS

#: A month's count is followed for so many months.
FOLLOWED = 6


def totals(incidents: pa.Table, parties: tuple[str, str], *, as_of: date) -> pa.Table:
    """Return for each month its count at the end of that month and of the next ones.

    The last look is the day of the account itself. Counted are the incidents of this account by
    the day on which the first claim of each was known.
    """
    rows = incidents.to_pylist()
    left_out = uncounted(rows)
    told = []
    for party in parties:
        own = [
            (row["start"].replace(day=1), row["first_known"])
            for row in rows
            if row["struck"] == party and row["incident_id"] not in left_out
        ]
        for month in sorted({start for start, _ in own}):
            known = [day for start, day in own if start == month]
            for look in _looks(month, as_of):
                count = sum(day <= look for day in known)
                told.append(
                    {"party": party, "month_start": month, "known_by": look, "incidents": count}
                )
    return TOTALS.of(told)


def _looks(month: date, as_of: date) -> list[date]:
    """Return the ends of the month and of the months after, up to the day of the account."""
    looks, first = [], month
    for _ in range(FOLLOWED):
        after = (first + timedelta(days=31)).replace(day=1)
        look = after - timedelta(days=1)
        if look >= as_of:
            break
        looks.append(look)
        first = after
    return [*looks, as_of]
