"""What an assessment holds. In: tables and lines of every room. Out: one object to publish."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pyarrow as pa

from holdfire.agreements import BottomLine, Version
from holdfire.incidents import Weights
from holdfire.model.case import Case
from holdfire.model.release import Profile
from holdfire.publish.manifest import Inputs


@dataclass(frozen=True, slots=True)
class Publicity:
    """To whom an account was released, and how much of the record stayed, as counts.

    Parameters
    ----------
    profile : Profile
        Who reads.
    licence : str
        Under which it may be used.
    rows : dict of str to int
        Rows released, by table.
    withheld : tuple of (str, str, int)
        Table (or ``table.column``), reason and count of what stayed or was reduced.
    struck : tuple of dict
        Rows of STRUCK: sums over at least three sites.
    """

    profile: Profile
    licence: str
    rows: dict[str, int]
    withheld: tuple[tuple[str, str, int], ...]
    struck: tuple[dict[str, Any], ...] = ()

    @property
    def rows_withheld(self) -> int:
        """How many rows stayed."""
        return sum(count for what, _, count in self.withheld if "." not in what)

    @property
    def values_withheld(self) -> int:
        """How many values of released rows stayed or were reduced."""
        return sum(count for what, _, count in self.withheld if "." in what)

    @property
    def reasons(self) -> list[tuple[str, int, int]]:
        """Reasons with the rows and the values that stayed for them, in alphabetical order."""
        found: dict[str, list[int]] = {}
        for what, reason, count in self.withheld:
            found.setdefault(reason, [0, 0])["." in what] += count
        return [(reason, rows, values) for reason, (rows, values) in sorted(found.items())]


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
    publication : Publicity or None
        To whom it was released, for an account made of released rows alone; None for the
        monitor's working account.
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
    publication: Publicity | None = None

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

    def keeps(self, name: str) -> bool:
        """Return whether this is a publication that withholds rows of a table."""
        held = self.publication.withheld if self.publication else ()
        return any(what == name for what, _, _ in held)

    @property
    def silence(self) -> str:
        """What to say where nothing is told: never that nothing happened."""
        return "no released report" if self.publication else "no report received"
