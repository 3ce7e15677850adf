"""A case in a notebook. In: its folder, a day. Out: tables as Arrow or frames, and charts.

These are the analyst's own tables: nothing in them is released or redacted. `publication` gives
what may leave.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from holdfire import assess as walk
from holdfire.model.errors import BadInput, NotInstalled
from holdfire.model.release import Profile
from holdfire.publish import Account, charts
from holdfire.publish.redact import Publication, redact
from holdfire.sites import load_units
from holdfire.sources import load_case, read_facts
from holdfire.store import issues_log

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

_OF_PARTIES = {"capacity", "steps", "outlook", "drivers"}


@dataclass(frozen=True)
class Case:
    """A case folder; `assess` derives everything from it as of a day."""

    folder: Path

    def ingest(self) -> int:
        """Read the inbox into the reports log and return how many items were new."""
        return walk.ingest(self.folder, today=datetime.now(UTC).date()).new

    def assess(self, as_of: date | str | None = None) -> Assessment:
        """Return the assessment as of a day; by default today."""
        if isinstance(as_of, str):
            as_of = date.fromisoformat(as_of)
        day = as_of or datetime.now(UTC).date()
        return Assessment(self.folder, walk.assess(self.folder, as_of=day))


@dataclass(frozen=True)
class Assessment:
    """What a case comes to as of a day."""

    folder: Path
    account: Account

    @property
    def tables(self) -> list[str]:
        """Names of the tables."""
        return sorted(self.account.tables)

    def table(self, name: str) -> pa.Table:
        """Return a table as Arrow.

        Raises
        ------
        BadInput
            If there is no table of that name.
        """
        if name not in self.account.tables:
            what = f"{name!r} is no table of an assessment"
            raise BadInput("Assessment.table", what, f"Use one of {', '.join(self.tables)}.")
        return self.account.tables[name]

    def to_pandas(self, name: str) -> pd.DataFrame:
        """Return a table as a pandas frame with Arrow's types, so that absent stays absent."""
        frames = _installed("pandas")
        return self.table(name).to_pandas(types_mapper=frames.ArrowDtype)

    def to_polars(self, name: str) -> pl.DataFrame:
        """Return a table as a polars frame."""
        return _installed("polars").from_arrow(self.table(name))

    def chart(self, name: str, *of: str) -> Any:
        """Return a chart as an Altair object: `tempo`, `change`, `units`, `reciprocity`; `windows`
        of an agreement; `capacity`, `steps`, `outlook`, `drivers` of a party's code and a sector.

        Raises
        ------
        BadInput
            If there is no such chart, or nothing to draw.
        """  # noqa: D205
        draw = getattr(charts, name, None) if name in _CHARTS else None
        if draw is None or len(of) != _CHARTS[name]:
            step = ", ".join(f"{each} ({count} more)" for each, count in sorted(_CHARTS.items()))
            raise BadInput("Assessment.chart", f"{name!r} of {of} is no chart", f"Use {step}.")
        made = draw(self.account, *of)
        if made is None:
            raise BadInput("Assessment.chart", f"{name} has nothing to draw", "Ask for another.")
        return made

    def publication(self, profile: str = "public") -> Publication:
        """Return what may leave to a profile, redacted."""
        units = load_units(read_facts(self.folder)["units"])
        issues = issues_log(self.folder).read().to_pylist()
        return redact(self.account, units, issues, Profile(profile))


_CHARTS = {"tempo": 0, "change": 0, "units": 0, "reciprocity": 0, "windows": 1} | dict.fromkeys(
    sorted(_OF_PARTIES), 2
)


def open_case(folder: str | Path) -> Case:
    """Return a case folder, checked.

    Raises
    ------
    BadCase
        If the folder holds no case.
    """
    load_case(Path(folder))
    return Case(Path(folder))


def _installed(name: str) -> Any:
    from importlib import import_module  # noqa: PLC0415

    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        raise NotInstalled(f"{name} is", "frames", "take the table as Arrow") from error
