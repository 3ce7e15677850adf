"""A group of claims as one incident. In: a group. Out: a row of the incidents table."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import Any

from holdfire.incidents.conflict import Conflict
from holdfire.incidents.evidence import Evidence
from holdfire.model.case import Case
from holdfire.model.span import Span
from holdfire.model.vocabulary import Modality, Side, TargetKind


def incident_id(founder: Evidence) -> str:
    """Return the id of the incident that a claim founds: later claims never change it."""
    return "inc-" + hashlib.sha256(founder.claim_id.encode()).hexdigest()[:16]


def summarise(claims: list[Evidence], found: list[Conflict], case: Case) -> dict[str, Any]:
    """Return the incident of a group whose first claim is its founder.

    `start` and `end` bound the days on which all its claims agree. Credibility follows the
    Admiralty scale: 1 independent origins of more than one side agree; 2 independent origins of
    one side; 3 they agree on the event and contradict on a detail; 4 its occurrence or author is
    contested; 6 one origin alone, which cannot be judged.
    """
    when = claims[0].when
    for claim in claims[1:]:
        when = when.meet(claim.when) or when
    telling = [claim for claim in claims if claim.modality != Modality.DENIED]
    origins = {claim.row["origin"]: claim.row["speaker_side"] for claim in telling}
    sites = {claim.site_id for claim in claims if claim.site_id}
    located = next((c for c in claims if c.site_id), next((c for c in claims if c.adm1), claims[0]))
    attackers = sorted({c.attacker for c in telling if c.attacker not in (None, Side.UNKNOWN)})
    published = [c.row["published_end"] for c in claims if c.row["published_end"]]
    return {
        "incident_id": incident_id(claims[0]),
        "start": when.start,
        "end": when.end,
        "date_prec": when.precision,
        "scope": located.scope,
        "site_id": next(iter(sites), None),
        "target_kind": _class(claims, located.scope),
        "adm1": located.adm1,
        "country": located.row["country"],
        "attackers": attackers,
        "struck": _struck(located, attackers, case),
        "claims": len(claims),
        "origins": len(origins),
        "origin_sides": sorted(set(origins.values())),
        "credibility": _credibility(origins, {about for about, *_ in found}),
        "conflicts": len(found),
        "first_known": min(claim.row["known_from"] for claim in claims),
        "first_published": min(published, default=None),
        "part_of": None,
        "decided": None,
    }


def _class(claims: list[Evidence], scope: str) -> str | None:
    named = Counter(c.target_kind for c in claims if c.target_kind)
    if scope == "wave" and len(named) > 1:
        return str(TargetKind.ENERGY_INFRASTRUCTURE)
    specific = {k: n for k, n in named.items() if k != TargetKind.ENERGY_INFRASTRUCTURE}
    counts = specific or named
    return min(counts, key=lambda kind: (-counts[kind], kind)) if counts else None


def _struck(located: Evidence, attackers: list[str], case: Case) -> str | None:
    """Return whose sites were struck: by the unit's country, where that is not disputed."""
    country = located.row["country"]
    if country in case.parties.codes and located.adm1 not in case.disputed:
        return str(country)
    return case.parties.other(attackers[0]) if len(attackers) == 1 else None


def _credibility(origins: dict[str, str], about: set[str]) -> int:
    if about & {"occurrence", "attacker"}:
        return 4
    if len(origins) < 2:
        return 6
    if about:
        return 3
    return 1 if len(set(origins.values()) - {Side.UNKNOWN}) > 1 else 2


def day_of(row: dict[str, Any]) -> Span:
    """Return the incident's days."""
    return Span(row["start"], row["end"])
