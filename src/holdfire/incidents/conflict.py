"""Contradictions inside an incident. In: its claims. Out: pairs that cannot both hold.

Nothing is averaged or dropped: each kind of contradiction is kept as one pair of its clearest
claims, with a sentence that quotes both.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

from holdfire.incidents.evidence import Evidence
from holdfire.model.quantity import Quantity
from holdfire.model.vocabulary import Kind, Modality, Side

#: Units of loose words ("two versions", "third attack"): a difference in them is no contradiction.
UNCOUNTED = ("count", "times", "regions", "sites", "days", "weeks", "months")
#: What a strike was made with; the launched and the downed are two counts.
MEANS = ("drones", "missiles")

Conflict = tuple[str, Evidence, Evidence, str]


def conflicts(claims: list[Evidence]) -> list[Conflict]:
    """Return (about, first, second, statement) for each contradiction."""
    return [*_attacker(claims), *_occurrence(claims), *_quantity(claims)]


def _attacker(claims: list[Evidence]) -> Iterator[Conflict]:
    named: dict[str, Evidence] = {}
    for claim in claims:
        if claim.modality != Modality.DENIED and claim.attacker not in (None, Side.UNKNOWN):
            named.setdefault(str(claim.attacker), claim)
    for first, second in combinations(sorted(named.values(), key=lambda c: c.order), 2):
        yield (
            "attacker",
            first,
            second,
            f"{_who(first)} names {first.attacker}; {_who(second)} names {second.attacker}",
        )


def _occurrence(claims: list[Evidence]) -> Iterator[Conflict]:
    denials = [claim for claim in claims if claim.modality == Modality.DENIED]
    denials.sort(key=lambda claim: (claim.row["kind"] != Kind.STRIKE, claim.order))
    told = [claim for claim in claims if claim.modality != Modality.DENIED]
    for denial in denials[:1]:
        clear = denial.attacker in (None, Side.UNKNOWN)
        if denial.row["kind"] != Kind.STRIKE:  # no damage is not no strike
            told = [claim for claim in told if claim.row["kind"] == denial.row["kind"]]
        against = [claim for claim in told if clear or claim.attacker == denial.attacker]
        if against:
            statement = f"{_who(against[0])} reports it; {_who(denial)} denies it"
            yield "occurrence", against[0], denial, statement


def _quantity(claims: list[Evidence]) -> Iterator[Conflict]:
    seen: set[str] = set()
    for first, second in combinations(claims, 2):
        a, b = _amount(first.row), _amount(second.row)
        if a is None or b is None or a.unit in seen or not a.contradicts(b):
            continue
        if a.unit in UNCOUNTED or (a.unit in MEANS and first.row["kind"] != second.row["kind"]):
            continue
        seen.add(a.unit)
        yield "quantity", first, second, f"{_who(first)}: {a}; {_who(second)}: {b}"


def _amount(row: dict[str, Any]) -> Quantity | None:
    if row["quantity_unit"] is None:
        return None
    return Quantity(
        row["quantity_low"], row["quantity_high"], row["quantity_unit"], row["quantity_of"]
    )


def _who(claim: Evidence) -> str:
    return claim.row["speaker"] or f"{claim.row['outlet']} (nobody named)"
