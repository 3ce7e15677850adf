"""Positions of parties and third states. In: case table. Out: POSITIONS table."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pyarrow as pa

from holdfire.model.case import Case
from holdfire.model.tables import POSITIONS
from holdfire.sources.facts import Fact


def load_positions(facts: Iterable[Fact], case: Case, *, as_of: date) -> pa.Table:
    """Return the positions known on `as_of`, in the order in which they were said."""
    rows = []
    for fact in facts:
        said = fact.span("date")
        known_from = case.known_from(fact.span("published") or said)
        if known_from > as_of:
            continue
        rows.append(
            {
                "position_id": fact["position_id"],
                "said_start": said.start if said else None,
                "said_end": said.end if said else None,
                "known_from": known_from,
                "party": fact["party"],
                "issue": fact["issue"],
                "position": fact["position"],
                "agreement_id": fact["condition_for"] or None,
                "speaker": fact["speaker"],
                "source_url": fact["source_url"],
            }
        )
    return POSITIONS.of(rows)
