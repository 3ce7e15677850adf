"""A reviewer's decisions, replayed over the machine's result. In: incidents, decisions log."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pyarrow as pa

from holdfire.model.tables import INCIDENTS

#: Decisions on an incident as a whole; merge, split, place, date and grade come with the screens.
STANDING_ACTIONS = ("accept", "reject")


def decide(incidents: pa.Table, decisions: pa.Table) -> pa.Table:
    """Return the incidents with the last open accept or reject on each written beside it.

    A decision is closed by a later one that names it; nothing is ever edited or deleted.
    """
    rows = decisions.to_pylist()
    closed = {row["closes"] for row in rows if row["closes"]}
    last = {
        row[
            "object_id"
        ]: f"{row['action']} by {row['reviewer']}, {row['decided_on']}: {row['reason']}"
        for row in sorted(rows, key=lambda row: (row["decided_on"], row["decision_id"]))
        if row["action"] in STANDING_ACTIONS and row["decision_id"] not in closed
    }
    return INCIDENTS.of(
        row | {"decided": last.get(row["incident_id"])} for row in incidents.to_pylist()
    )


def uncounted(incidents: Iterable[dict[str, Any]]) -> set[str]:
    """Return the ids that no count includes: waves told in parts, and what a reviewer rejected."""
    rows = list(incidents)
    told_in_parts = {row["part_of"] for row in rows if row["part_of"]}
    return told_in_parts | {
        row["incident_id"] for row in rows if str(row["decided"]).startswith("reject")
    }
