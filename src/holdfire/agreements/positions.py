"""Positions of parties and third states. In: case table. Out: POSITIONS table."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pyarrow as pa

from holdfire.model.case import Case
from holdfire.model.errors import BadDate
from holdfire.model.span import Span
from holdfire.model.tables import POSITIONS
from holdfire.sources.facts import Fact


def known(text: str, fact: Fact, case: Case) -> tuple[Span | None, date]:
    """Return when a row was said and the first day on which it was surely known.

    Raises
    ------
    BadTable
        If the date does not exist.
    """
    try:
        said = Span.parse(text) if text else None
    except BadDate as error:
        raise fact.refuse(str(error)) from error
    return said, min(said.end, case.compiled_on) if said else case.compiled_on


def load_positions(facts: Iterable[Fact], case: Case, *, as_of: date) -> pa.Table:
    """Return the positions known on `as_of`, in the order in which they were said."""
    rows = []
    for fact in facts:
        said, known_from = known(fact["date"], fact, case)
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
