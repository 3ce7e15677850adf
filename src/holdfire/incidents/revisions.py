"""What an account says otherwise than the one before. In: incidents then and now. Out: REVISIONS.

Every change has a reason: a report that became known since, on it or on an incident that it shared
claims with; a decision taken since; where neither bears on it, reports on other incidents of its
days (what a pair is worth depends on how much is told), or the method where that is another one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pyarrow as pa

from holdfire.model.tables import REVISIONS

Row = dict[str, Any]
#: What is compared, by the word that a reader is given.
FIELDS = {
    "days": ("start", "end"),
    "place": ("adm1",),
    "class": ("target_kind",),
    "author": ("attackers",),
    "side struck": ("struck",),
    "credibility": ("credibility",),
    "origins": ("origins",),
    "decision": ("decided",),
}
REPORT, DECISION, METHOD = "new report", "decision", "method"


@dataclass(frozen=True, slots=True)
class Issue:
    """Incidents of one account, and which claims they hold."""

    incidents: pa.Table
    members: pa.Table


def revise(
    before: Issue,
    now: Issue,
    *,
    lineage: pa.Table,
    claims: pa.Table,
    outcomes: pa.Table,
    since: date,
    same_method: bool = True,
) -> pa.Table:
    """Return what changed from one account to the next, one row a change.

    Parameters
    ----------
    before, now : Issue
        Both accounts.
    lineage : pyarrow.Table
        What became of the ids of `before`; see `trace`.
    claims : pyarrow.Table
        Claims of the later account: those known after `since` are new.
    outcomes : pyarrow.Table
        What its decisions came to: those taken after `since` are new.
    since : date
        Day of the earlier account.
    same_method : bool
        Whether both were made by the same version from the same case files.
    """
    otherwise = REPORT if same_method else METHOD
    reasons = _Reasons(now.members, claims, outcomes, lineage, since=since, otherwise=otherwise)
    rows = [
        *_moved(lineage, reasons),
        *_differing(_by_id(before.incidents), _by_id(now.incidents), lineage, reasons),
    ]
    return REVISIONS.of(sorted(rows, key=lambda row: (row["incident_id"], row["what"])))


class _Reasons:
    """Why an incident may have changed."""

    def __init__(
        self,
        members: pa.Table,
        claims: pa.Table,
        outcomes: pa.Table,
        lineage: pa.Table,
        *,
        since: date,
        otherwise: str,
    ) -> None:
        known = dict(
            zip(
                claims.column("claim_id").to_pylist(),
                zip(
                    claims.column("known_from").to_pylist(),
                    claims.column("report_id").to_pylist(),
                    strict=True,
                ),
                strict=True,
            )
        )
        self._reports: dict[str, set[str]] = defaultdict(set)
        for row in members.to_pylist():
            day, report = known.get(row["claim_id"], (date.min, ""))
            if day > since:
                self._reports[row["incident_id"]].add(report)
        self._otherwise = otherwise
        self._relatives = _relatives(lineage)
        self._decided: dict[str, set[str]] = defaultdict(set)
        for row in outcomes.to_pylist():
            if row["decided_on"] > since and row["incident_id"]:
                self._decided[row["incident_id"]].add(row["decision_id"])

    def of(self, incident: str, *, regrouped: bool = False) -> Row:
        """Return the reason and what it is, a decision first where claims moved by one."""
        decided, reports = self._decided.get(incident), self._reports.get(incident)
        if decided and (regrouped or not reports):
            return {"because": DECISION, "of": sorted(decided)}
        if reports:
            return {"because": REPORT, "of": sorted(reports)}
        for other in sorted(self._relatives[incident]):
            if other in self._decided:
                return {"because": DECISION, "of": sorted(self._decided[other])}
            if other in self._reports:
                return {"because": REPORT, "of": sorted(self._reports[other])}
        return {"because": self._otherwise, "of": []}


def _relatives(lineage: pa.Table) -> dict[str, set[str]]:
    """Return for each incident the others that held claims of one earlier incident with it."""
    heirs: dict[str, set[str]] = defaultdict(set)
    for row in lineage.to_pylist():
        heirs[row["before_id"]] |= {row["before_id"], row["now_id"] or row["before_id"]}
    found: dict[str, set[str]] = defaultdict(set)
    for family in heirs.values():
        for incident in family:
            found[incident] |= family - {incident}
    return found


def _by_id(incidents: pa.Table) -> dict[str, Row]:
    return {row["incident_id"]: row for row in incidents.to_pylist()}


def _moved(lineage: pa.Table, reasons: _Reasons) -> Iterator[Row]:
    for row in lineage.to_pylist():
        now = row["now_id"] or row["before_id"]
        yield {
            "incident_id": now,
            "before_id": row["before_id"],
            "what": row["became"],
            "was": row["before_id"],
            "now": row["now_id"],
        } | reasons.of(now, regrouped=True)


def _differing(
    before: dict[str, Row], now: dict[str, Row], lineage: pa.Table, reasons: _Reasons
) -> Iterator[Row]:
    moved = set(lineage.column("now_id").to_pylist())
    for incident, row in now.items():
        old = before.get(incident)
        if old is None:
            if incident not in moved:
                told = {"incident_id": incident, "before_id": None, "what": "new"}
                yield told | {"was": None, "now": _told(row, FIELDS["days"])} | reasons.of(incident)
            continue
        for what, columns in FIELDS.items():
            was, is_now = _told(old, columns), _told(row, columns)
            if was != is_now:
                why = reasons.of(incident, regrouped=what == "decision")
                yield {
                    "incident_id": incident,
                    "before_id": incident,
                    "what": what,
                    "was": was,
                    "now": is_now,
                } | why


def _told(row: Row, columns: Iterable[str]) -> str | None:
    """Return fields as text: equal ends once, names in order, nothing as None."""
    values = []
    for column in columns:
        value = row[column]
        if isinstance(value, list):
            value = " or ".join(sorted(value)) or None
        values.append(None if value is None else str(value))
    told = dict.fromkeys(value for value in values if value is not None)
    return "/".join(told) or None
