"""Claims to incidents. In: linked claims. Out: incidents, their members, their conflicts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pyarrow as pa

from holdfire.incidents.block import pairs
from holdfire.incidents.cluster import cluster
from holdfire.incidents.conflict import conflicts
from holdfire.incidents.evidence import Evidence, evidence
from holdfire.incidents.score import weigh
from holdfire.incidents.summary import day_of, incident_id, summarise
from holdfire.model.case import Case
from holdfire.model.tables import CONFLICTS, INCIDENTS, MEMBERS


@dataclass(frozen=True, slots=True)
class Reconciled:
    """Incidents, which claim belongs to which and why, and the contradictions kept."""

    incidents: pa.Table
    members: pa.Table
    conflicts: pa.Table


def reconcile(claims: pa.Table, case: Case, *, as_of: date) -> Reconciled:
    """Group claims held to tell of one event; contradictions are kept, nothing is averaged.

    The same claims give the same incidents and ids in any order of input.
    """
    items = evidence(claims, as_of=as_of)
    weighed = {pair: weigh(items[pair[0]], items[pair[1]]) for pair in pairs(items)}
    groups = cluster(items, {pair: weight for pair, (weight, _) in weighed.items()})
    incidents, members, kept = [], [], []
    for group in groups:
        group_items = [items[index] for index in group]
        found = conflicts(group_items)
        row = summarise(group_items, found, case)
        incidents.append(row)
        members += _members(group, items, weighed)
        kept += [
            {
                "incident_id": row["incident_id"],
                "about": about,
                "first_claim": first.claim_id,
                "second_claim": second.claim_id,
                "statement": statement,
            }
            for about, first, second, statement in found
        ]
    _join_waves(incidents)
    incidents.sort(key=lambda row: (row["start"], row["first_known"], row["incident_id"]))
    return Reconciled(INCIDENTS.of(incidents), MEMBERS.of(members), CONFLICTS.of(kept))


def _members(
    group: list[int], items: list[Evidence], weighed: dict[tuple[int, int], tuple[float, str]]
) -> list[dict[str, Any]]:
    founder, rows = items[group[0]], []
    for index in group:
        ties = [
            weighed[min(index, other), max(index, other)]
            for other in group
            if other != index and (min(index, other), max(index, other)) in weighed
        ]
        reason = "founder" if index == group[0] else max(ties)[1] if ties else "same cell"
        rows.append(
            {
                "incident_id": incident_id(founder),
                "claim_id": items[index].claim_id,
                "reason": reason,
            }
        )
    return rows


def _join_waves(incidents: list[dict[str, Any]]) -> None:
    """Tie located incidents to a wave of the same day and author; the wave is not counted twice."""
    waves = [row for row in incidents if row["scope"] == "wave"]
    for row in incidents:
        if row["scope"] == "wave":
            continue
        fitting = [
            wave
            for wave in waves
            if day_of(wave).overlaps(day_of(row)) and set(wave["attackers"]) & set(row["attackers"])
        ]
        if fitting:
            best = min(fitting, key=lambda w: (-w["claims"], w["first_known"], w["incident_id"]))
            row["part_of"] = best["incident_id"]
