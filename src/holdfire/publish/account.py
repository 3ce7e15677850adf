"""What an assessment holds. In: tables and lines of every room. Out: one object to publish."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pyarrow as pa

from holdfire.agreements import BottomLine, Version
from holdfire.incidents import Weights
from holdfire.model.case import Case
from holdfire.publish.manifest import Inputs


@dataclass(frozen=True)
class Account:
    """Everything derived from a case as of a day.

    Parameters
    ----------
    case : Case
        The case.
    as_of : date
        Only what was known on that day enters.
    tables : dict of str to pyarrow.Table
        By declared name.
    versions : list of Version
        As known on that day.
    lines : list of BottomLine
        Counts per version and party.
    nameplate : list of dict
        Registry totals per country, class and unit.
    inputs : Inputs
        The state of the case that all of it was derived from.
    weights : Weights
        What agreement between two claims was worth.
    units : dict of str to str
        Admin-1 units by ISO 3166-2 code, as the case names them.
    """

    case: Case
    as_of: date
    tables: dict[str, pa.Table]
    versions: list[Version]
    lines: list[BottomLine]
    nameplate: list[dict[str, Any]]
    inputs: Inputs
    weights: Weights
    units: dict[str, str] = field(default_factory=dict)

    @property
    def snapshot(self) -> str:
        """Digest of the inputs."""
        return self.inputs.snapshot

    def rows(self, name: str) -> list[dict[str, Any]]:
        """Return the rows of a table as dictionaries."""
        return list(self.tables[name].to_pylist())

    @property
    def last_covered(self) -> date:
        """The last day up to which the record holds reports at all."""
        open_gaps = [g.start for g in self.case.coverage if g.state == "none" and g.end is None]
        return min([self.as_of, *(date.fromordinal(day.toordinal() - 1) for day in open_gaps)])
