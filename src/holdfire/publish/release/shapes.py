"""Which tables can leave, and what releases their rows. In: nothing. Out: one Shape per table.

A table without a shape never leaves: sites, reports, decisions and whatever is added later.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from holdfire.model.span import Span
from holdfire.model.vocabulary import Kind

Row = dict[str, Any]

AIR_DEFENCE = "air defence, launch sites and units never leave"
SUMS_ONLY = "damage and repair leave only as sums over at least 3 sites"
ELSEWHERE = "names the site struck; leaves only as sums"


@dataclass(frozen=True)
class Shape:
    """What identifies and releases the rows of one table.

    Parameters
    ----------
    key : tuple of str
        Columns that name a row.
    kind : str
        Class of the policy.
    day : callable
        Row to the last day it tells of, or None.
    follows : tuple of (str, str)
        Columns that name rows of other tables: without all of them released, the row stays.
    kind_of : callable, optional
        Row to its class, where rows of one table differ; a reason after ``!`` where it never
        leaves.
    """

    key: tuple[str, ...]
    kind: str
    day: Callable[[Row], date | None] = lambda _: None
    follows: tuple[tuple[str, str], ...] = ()
    kind_of: Callable[[Row], str] | None = None

    def id_of(self, row: Row) -> str:
        """Return what names a row within its table."""
        return "/".join("" if row[name] is None else str(row[name]) for name in self.key)


def _latest(*columns: str) -> Callable[[Row], date | None]:
    def day(row: Row) -> date | None:
        return max((row[name] for name in columns if row[name] is not None), default=None)

    return day


def _told(row: Row) -> date | None:
    """Return the event's last day; where a claim names none, the day on which it was known."""
    day: date | None = row["when_end"] or row["known_from"]
    return day


def _claim(row: Row) -> str:
    kind = row["kind"]
    if kind == Kind.INTERCEPTION:
        return f"!{AIR_DEFENCE}"
    if kind in (Kind.DAMAGE, Kind.OUTAGE, Kind.REPAIR, Kind.CAPACITY):
        return f"!{SUMS_ONLY}"
    talk = (Kind.TALKS, Kind.AGREEMENT, Kind.POSITION, Kind.NO_COMMENT, Kind.DEESCALATION)
    return "agreements" if kind in talk else "strikes"


def _ledger(row: Row) -> str:
    national = row["basis"] == "table" and row["level"] == "national"
    return "capacity" if national else f"!{ELSEWHERE}"


def _contradiction(row: Row) -> str:
    if row["about"] == "event" and row["subject"].endswith(": quantity"):
        return f"!{SUMS_ONLY}"
    return "capacity" if row["about"] == "capacity" else "agreements"


def _conflict(row: Row) -> str:
    return f"!{SUMS_ONLY}" if row["about"] == "quantity" else "strikes"


def _week(row: Row) -> date:
    end: date = row["week_start"] + timedelta(days=6)
    return end


def _month(row: Row) -> date:
    end: date = Span.parse(f"{row['month_start']:%Y-%m}").end
    return end


_INCIDENT = (("incident_id", "incidents"),)
SHAPES: dict[str, Shape] = {
    "coverage": Shape(("party", "period_start", "state"), "coverage"),
    "incidents": Shape(("incident_id",), "strikes", _latest("end")),
    "claims": Shape(("claim_id",), "strikes", _told, (), _claim),
    "incident_claims": Shape(
        ("incident_id", "claim_id"), "strikes", follows=(*_INCIDENT, ("claim_id", "claims"))
    ),
    "conflicts": Shape(
        ("incident_id", "about", "first_claim", "second_claim"),
        "strikes",
        follows=(*_INCIDENT, ("first_claim", "claims"), ("second_claim", "claims")),
        kind_of=_conflict,
    ),
    "findings": Shape(("finding_id",), "strikes", follows=(*_INCIDENT, ("version_id", "versions"))),
    "revisions": Shape(("incident_id", "what"), "strikes", follows=_INCIDENT),
    "totals": Shape(("party", "month_start", "known_by"), "strikes", _month),
    "versions": Shape(("version_id",), "agreements"),
    "positions": Shape(("position_id",), "agreements"),
    "accusations": Shape(("accusation_id",), "agreements"),
    "contradictions": Shape(
        ("contradiction_id",),
        "agreements",
        follows=(("first_id", "*"), ("second_id", "*")),
        kind_of=_contradiction,
    ),
    "weeks": Shape(("party", "sector", "week_start"), "strikes", _week),
    "tempo": Shape(("test_id", "sector"), "estimates"),
    "substitution": Shape(("test_id",), "estimates"),
    "changes": Shape(("party", "sector"), "estimates"),
    "change_weeks": Shape(("party", "sector", "week_start"), "estimates"),
    "delays": Shape(("party", "sector", "within_days"), "estimates"),
    "reciprocity": Shape(("from_party", "to_party", "period_start"), "estimates"),
    "reciprocity_null": Shape(("from_party", "to_party", "order", "ratio_low"), "estimates"),
    "ledger": Shape(("entry_id",), "capacity", _latest("as_of_end", "known_from"), (), _ledger),
    "capacity": Shape(("country", "sector", "day"), "capacity", _latest("day")),
    "outlook": Shape(("winter", "country", "sector", "arm", "metric"), "outlook"),
    "outlook_weeks": Shape(("winter", "country", "sector", "arm", "week_start"), "outlook"),
    "outlook_drivers": Shape(
        ("winter", "country", "sector", "arm", "metric", "input_class"), "outlook"
    ),
    "struck": Shape(("country", "sector", "month", "unit"), "damage", _latest("known_through")),
    "site_classes": Shape(("country", "kind", "unit"), "registry"),
}
