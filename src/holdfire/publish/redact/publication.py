"""What may leave. In: redacted tables, what was withheld. Out: the one thing to export."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

import pyarrow as pa

from holdfire.model.case import SENSITIVITIES, Lull
from holdfire.model.errors import NoSensitivity, NotReleased
from holdfire.model.release import Profile
from holdfire.model.tables import Table
from holdfire.publish.release import SHAPES

Row = dict[str, Any]


@dataclass(frozen=True)
class Publication:
    """Redacted tables of one profile, with the ids of the rows that were released.

    Parameters
    ----------
    about : dict of str to str
        Title, licence, as-of, snapshot, worldview, profile ...: carried by every export.
    profile : Profile
        Who reads.
    as_of : date
        What was known then.
    declared : dict of str to Table
        Each table as it leaves.
    tables : dict of str to pyarrow.Table
        The rows.
    released : dict of str to frozenset of str
        Ids of the rows that may leave, by table.
    withheld : Counter of (str, str)
        How many rows or values stayed, by table (or ``table.column``) and reason.
    issues : list of dict
        Rows of ISSUES to remember before anything leaves.
    lulls : tuple of Lull
        Claims of a lull whose tests are released, redacted.
    unmet : tuple of str
        Release decisions that name no row of the account; never published.
    """

    about: dict[str, str]
    profile: Profile
    as_of: date
    declared: dict[str, Table]
    tables: dict[str, pa.Table]
    released: dict[str, frozenset[str]]
    withheld: Counter[tuple[str, str]]
    issues: list[Row]
    lulls: tuple[Lull, ...] = ()
    unmet: tuple[str, ...] = ()

    def checked(self) -> dict[str, pa.Table]:
        """Return the tables, every row held once more against what was released.

        Raises
        ------
        NotReleased
            At the first row or table that nobody decided to release.
        NoSensitivity
            If it does not declare how sensitive it is.
        """
        if (declared := self.about.get("sensitivity")) not in SENSITIVITIES:
            raise NoSensitivity(declared)
        for name, table in self.tables.items():
            if name not in SHAPES:
                raise NotReleased(name, "the table", str(self.profile))
            allowed = self.released.get(name, frozenset())
            for row in table.select(SHAPES[name].key).to_pylist():
                if (row_id := SHAPES[name].id_of(row)) not in allowed:
                    raise NotReleased(name, row_id, str(self.profile))
        return self.tables

    def report(self) -> list[Row]:
        """Return what stayed and why, as counts."""
        return [
            {"what": what, "reason": reason, "count": count}
            for (what, reason), count in sorted(self.withheld.items())
        ]
