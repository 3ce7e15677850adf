"""Which claims may make an incident. In: linked claims. Out: the evidence, as light records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pyarrow as pa

from holdfire.model.span import Span
from holdfire.model.vocabulary import EVENT_KINDS, Modality

#: A claim dated no better than this (UCDP code: a month) cannot tell one event from another.
COARSEST = 4
_TOLD = (Modality.ASSERTED, Modality.HEDGED, Modality.DENIED)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What reconciliation needs of one claim.

    Parameters
    ----------
    order : tuple
        Position that does not depend on any party's label; ties are broken by it.
    when : Span
        Closed interval of days.
    scope, site_id, adm1, target_kind, attacker, modality : str or None
        As in the claims table.
    row : dict
        The whole row.
    """

    order: tuple[Any, ...]
    claim_id: str
    when: Span
    scope: str
    site_id: str | None
    adm1: str | None
    target_kind: str | None
    attacker: str | None
    modality: str
    row: dict[str, Any]


def evidence(claims: pa.Table, *, as_of: date) -> list[Evidence]:
    """Return the claims that tell of an event, in an order free of labels.

    Left out: predictions, threats, conditionals and refusals to speak; claims without a day, or
    dated to no better than a month; events dated after the day they were reported or after
    `as_of`; claims without a source; prose that counts several events at once.
    """
    found = []
    for number, row in enumerate(claims.to_pylist()):
        if row["kind"] not in EVENT_KINDS or row["modality"] not in _TOLD:
            continue
        if row["when_start"] is None or row["date_prec"] > COARSEST or not row["outlet"]:
            continue
        if row["when_start"] > min(row["known_from"], as_of) or _counts_several(row):
            continue
        found.append(
            Evidence(
                order=(row["known_from"], row["when_start"], number),
                claim_id=row["claim_id"],
                when=Span(row["when_start"], row["when_end"]),
                scope=row["scope"],
                site_id=row["site_id"],
                adm1=row["adm1"],
                target_kind=row["target_kind"],
                attacker=row["attacker"],
                modality=row["modality"],
                row=row,
            )
        )
    return sorted(found, key=lambda item: item.order)


def _counts_several(row: dict[str, Any]) -> bool:
    most = row["quantity_high"] or row["quantity_low"] or 0
    return bool(row["machine_read"]) and row["quantity_unit"] == "times" and most > 1
