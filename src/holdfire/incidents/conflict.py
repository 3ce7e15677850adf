"""Contradictions inside an incident. In: its claims. Out: pairs that cannot both hold.

Nothing is averaged or dropped: each kind of contradiction is kept as one pair of its clearest
claims, with a sentence that quotes both.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

from holdfire.model.quantity import Quantity
from holdfire.model.span import Span
from holdfire.model.vocabulary import Kind, Modality, Side

#: Units of loose words ("two versions", "third attack"): a difference in them is no contradiction.
UNCOUNTED = ("count", "times", "regions", "sites", "days", "weeks", "months")
#: What a strike was made with; the launched and the downed are two counts.
MEANS = ("drones", "missiles")

#: A row of the claims table.
Row = dict[str, Any]
Conflict = tuple[str, Row, Row, str]


def conflicts(claims: list[Row]) -> list[Conflict]:
    """Return (about, first, second, statement) for each contradiction among claims in order."""
    return [
        *_attacker(claims),
        *_occurrence(claims),
        *_apart(claims),
        *_quantity(claims),
    ]


def _attacker(claims: list[Row]) -> Iterator[Conflict]:
    named: dict[str, Row] = {}
    for claim in claims:
        if claim["modality"] != Modality.DENIED and claim["attacker"] not in (None, Side.UNKNOWN):
            named.setdefault(str(claim["attacker"]), claim)
    for first, second in combinations(named.values(), 2):
        statement = (
            f"{_who(first)} names {first['attacker']}; {_who(second)} names {second['attacker']}"
        )
        yield "attacker", first, second, statement


def _occurrence(claims: list[Row]) -> Iterator[Conflict]:
    denials = [claim for claim in claims if claim["modality"] == Modality.DENIED]
    denials.sort(key=lambda claim: claim["kind"] != Kind.STRIKE)
    told = [claim for claim in claims if claim["modality"] != Modality.DENIED]
    for denial in denials[:1]:
        clear = denial["attacker"] in (None, Side.UNKNOWN)
        if denial["kind"] != Kind.STRIKE:  # no damage is not no strike
            told = [claim for claim in told if claim["kind"] == denial["kind"]]
        against = [claim for claim in told if clear or claim["attacker"] == denial["attacker"]]
        if against:
            statement = f"{_who(against[0])} reports it; {_who(denial)} denies it"
            yield "occurrence", against[0], denial, statement


def _apart(claims: list[Row]) -> Iterator[Conflict]:
    """Yield the first two claims whose days do not meet, and the first two of rival places."""
    for first, second in combinations(claims, 2):
        if not _days(first).overlaps(_days(second)):
            statement = f"{_who(first)}: {_days(first)}; {_who(second)}: {_days(second)}"
            yield "time", first, second, statement
            break
    for name in ("site_id", "adm1"):
        rivals: dict[str, Row] = {}
        for claim in claims:
            if claim[name] is not None:
                rivals.setdefault(claim[name], claim)
        if len(rivals) > 1:
            first, second = list(rivals.values())[:2]
            both = f"{_who(first)} and {_who(second)} name different sites"
            units = f"{_who(first)}: {first[name]}; {_who(second)}: {second[name]}"
            yield "place", first, second, both if name == "site_id" else units
            return


def _days(claim: Row) -> Span:
    return Span(claim["when_start"], claim["when_end"])


def _quantity(claims: list[Row]) -> Iterator[Conflict]:
    seen: set[str] = set()
    told = [(claim, amount) for claim in claims if (amount := _amount(claim)) is not None]
    for (first, a), (second, b) in combinations(told, 2):
        if a.unit in seen or not a.contradicts(b):
            continue
        if a.unit in UNCOUNTED or (a.unit in MEANS and first["kind"] != second["kind"]):
            continue
        seen.add(a.unit)
        yield "quantity", first, second, f"{_who(first)}: {a}; {_who(second)}: {b}"


def _amount(row: Row) -> Quantity | None:
    if row["quantity_unit"] is None:
        return None
    return Quantity(
        row["quantity_low"], row["quantity_high"], row["quantity_unit"], row["quantity_of"]
    )


def _who(claim: Row) -> str:
    return claim["speaker"] or f"{claim['outlet']} (nobody named)"
