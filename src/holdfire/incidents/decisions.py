"""A reviewer's decisions, replayed over the machine's result. In: groups, decisions. Out: both.

Merges and splits change which claims make an incident and are replayed first, in the order in which
they were decided; accept, reject, place, date and grade are then written on the incidents. A
decision names an incident by its id, which names a claim: whatever has become of the group, the
decision follows that claim, and says so when the record no longer holds it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from holdfire.incidents.summary import incident_id
from holdfire.model.case import Case
from holdfire.model.errors import BadDate
from holdfire.model.span import Span
from holdfire.model.tables import INCIDENTS, OUTCOMES

Ints = npt.NDArray[np.int64]
Row = dict[str, Any]
#: Decisions on what an incident is made of, and on what is said of it.
REGROUPING, AMENDING = ("merge", "split"), ("accept", "reject", "place", "date", "grade")
APPLIED = "applied"
GONE = "no claim in the record founds this incident: nothing was changed"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a reviewer may put an incident: a site of the registry, or an admin-1 unit."""

    site_id: str | None
    adm1: str
    country: str


@dataclass(frozen=True, slots=True)
class Where:
    """The case, and its sites and units by id."""

    case: Case
    places: Mapping[str, Place]


def standing(decisions: pa.Table) -> list[Row]:
    """Return the decisions that no later one closes, in the order in which they were taken."""
    rows = decisions.to_pylist()
    closed = {row["closes"] for row in rows if row["closes"]}
    kept = [row for row in rows if row["decision_id"] not in closed]
    return sorted(kept, key=lambda row: row["decided_on"])  # within a day as in the log


def regroup(root: Ints, claim_ids: pa.Array, decisions: pa.Table) -> tuple[Ints, list[Row]]:
    """Return the groups after merges and splits, and what each of these decisions came to.

    Parameters
    ----------
    root : ndarray
        For each row of the evidence the least row of its group.
    claim_ids : pyarrow.Array
        Id of each row's claim.
    decisions : pyarrow.Table
        The decisions log.
    """
    outcomes = []
    for step in steps(root, claim_ids, decisions):
        root = step.after
        outcomes.append(_outcome(step.decision, step.incident, step.outcome))
    return root, outcomes


@dataclass(frozen=True, slots=True)
class Step:
    """A merge or split: the groups before and after, the row it is about, what it came to.

    `incident` is the incident that the row is in afterwards.
    """

    decision: Row
    row: int | None
    incident: str | None
    before: Ints
    after: Ints
    outcome: str


def steps(root: Ints, claim_ids: pa.Array, decisions: pa.Table) -> Iterator[Step]:
    """Replay the standing merges and splits one by one; see `regroup`."""
    asked = [row for row in standing(decisions) if row["action"] in REGROUPING]
    if not asked:
        return
    names = claim_ids.to_pylist()
    row_of = {name: row for row, name in enumerate(names)}
    founder = {incident_id(name): row for row, name in enumerate(names)}
    for decision in asked:
        does = _merge if decision["action"] == "merge" else _split
        after = root.copy()
        result = does(after, decision, founder, row_of)
        row = founder.get(decision["object_id"])
        incident = None if row is None else incident_id(names[after[row]])
        yield Step(decision, row, incident, root, after, result)
        root = after


def _merge(root: Ints, decision: Row, founder: Mapping[str, int], _: Mapping[str, int]) -> str:
    ends = [founder.get(decision[name] or "") for name in ("object_id", "other_id")]
    if ends[0] is None or ends[1] is None:
        missing = decision["object_id"] if ends[0] is None else decision["other_id"]
        return f"{missing}: {GONE}"
    groups = sorted({int(root[ends[0]]), int(root[ends[1]])})
    root[root == groups[-1]] = groups[0]
    return APPLIED


def _split(root: Ints, decision: Row, founder: Mapping[str, int], rows: Mapping[str, int]) -> str:
    at = founder.get(decision["object_id"])
    if at is None:
        return GONE
    asked = (decision["value"] or "").split()
    inside = [rows[c] for c in asked if c in rows and root[rows[c]] == root[at]]
    lost = [c for c in asked if c not in rows or root[rows[c]] != root[at]]
    rest = np.setdiff1d(np.flatnonzero(root == root[at]), inside)
    if not inside or not len(rest):
        return "none of its claims is in this incident" if not inside else "nothing would remain"
    root[inside], root[rest] = min(inside), rest[0]
    return APPLIED if not lost else f"applied without {', '.join(lost)}: not in this incident"


def decide(
    incidents: pa.Table,
    members: pa.Table,
    decisions: pa.Table,
    where: Where,
) -> tuple[pa.Table, list[Row]]:
    """Return the incidents with standing decisions written on them, and what each came to.

    The last accept or reject stands in ``decided``; nothing is ever edited or deleted.

    Parameters
    ----------
    incidents, members : pyarrow.Table
        The incidents and which claims they hold.
    decisions : pyarrow.Table
        The decisions log.
    where : Where
        For decisions on the place.
    """
    asked = [row for row in standing(decisions) if row["action"] in AMENDING]
    if not asked:
        return incidents, []
    rows = {row["incident_id"]: row for row in incidents.to_pylist()}
    now = {incident_id(m["claim_id"]): m["incident_id"] for m in members.to_pylist()}
    outcomes = []
    for decision in asked:
        current = now.get(decision["object_id"])
        if current is None:
            outcomes.append(_outcome(decision, None, GONE))
            continue
        result = _WRITE[decision["action"]](rows[current], decision, where)
        outcomes.append(_outcome(decision, current, result))
    return INCIDENTS.of(rows.values()), outcomes


def _judge(row: Row, decision: Row, _: Where) -> str:
    words = "{action} by {reviewer}, {decided_on}: {reason}"
    row["decided"] = words.format(**decision)
    return APPLIED


def _place(row: Row, decision: Row, where: Where) -> str:
    place = where.places.get(decision["value"] or "")
    if place is None:
        return f"{decision['value']} is no site or unit of the case: nothing was changed"
    row |= {"site_id": place.site_id, "adm1": place.adm1, "country": place.country}
    row["scope"] = "site" if place.site_id else "place"
    row["struck"] = where.case.struck(place.country, place.adm1, row["attackers"])
    return APPLIED


def _date(row: Row, decision: Row, _: Where) -> str:
    try:
        days = Span.parse(decision["value"] or "")
    except BadDate as error:
        return f"{error} Nothing was changed."
    row |= {"start": days.start, "end": days.end, "date_prec": days.precision}
    return APPLIED


def _grade(row: Row, decision: Row, _: Where) -> str:
    if (decision["value"] or "") not in set("123456"):
        return f"{decision['value']} is no grade from 1 to 6: nothing was changed"
    row["credibility"] = int(decision["value"])
    return APPLIED


_WRITE: dict[str, Callable[[Row, Row, Where], str]] = {
    "accept": _judge,
    "reject": _judge,
    "place": _place,
    "date": _date,
    "grade": _grade,
}


def outcomes_table(rows: Iterable[Row]) -> pa.Table:
    """Return what every decision came to, in the order in which they were taken."""
    return OUTCOMES.of(sorted(rows, key=lambda row: row["decided_on"]))


def _outcome(decision: Row, incident: str | None, result: str) -> Row:
    kept = {name: decision[name] for name in ("decision_id", "decided_on", "reviewer", "action")}
    return kept | {"incident_id": incident, "outcome": result, "reason": decision["reason"]}


def uncounted(incidents: Iterable[dict[str, Any]]) -> set[str]:
    """Return the ids that no count includes: waves told in parts, and what a reviewer rejected."""
    rows = list(incidents)
    told_in_parts = {row["part_of"] for row in rows if row["part_of"]}
    return told_in_parts | {
        row["incident_id"] for row in rows if str(row["decided"]).startswith("reject")
    }
