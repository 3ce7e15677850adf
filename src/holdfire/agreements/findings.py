"""Findings: every incident under every version. In: incidents, versions. Out: FINDINGS table.

The standard of proof is the same for both parties: *supported* takes independent origins of more
than one side, none denying; *verified* is a reviewer's word and never the machine's.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from holdfire.agreements.scope import scope
from holdfire.agreements.version import Version
from holdfire.model.tables import FINDINGS
from holdfire.model.vocabulary import Kind, Modality, Response, Side, Standing

STANDARD = "two or more independent origins of more than one side, none denying"


@dataclass(frozen=True, slots=True)
class Judged:
    """What the claims of an incident say of one accused party, before any version is asked."""

    standing: Standing
    reason: str
    would_change: str
    response: Response


def findings(
    incidents: pa.Table, members: pa.Table, claims: pa.Table, versions: Iterable[Version]
) -> pa.Table:
    """Return one finding per incident, version and party alleged to have acted."""
    told = _claims_by_incident(members, claims)
    rows = []
    versions = list(versions)
    for incident in incidents.to_pylist():
        its_claims = told[incident["incident_id"]]
        for accused in incident["attackers"] or [None]:
            standing, why, change = _standing(incident, its_claims, accused)
            judged = Judged(standing, why, change, response(its_claims, accused))
            rows += [_finding(incident, version, accused, judged) for version in versions]
    return FINDINGS.of(rows)


def _finding(
    incident: dict[str, Any],
    version: Version,
    accused: str | None,
    judged: Judged,
) -> dict[str, Any]:
    standing, why, change = judged.standing, judged.reason, judged.would_change
    covered = scope(version, incident, accused)
    if not covered.covered:
        standing, why = Standing.NOT_ASSESSABLE, covered.reason
        change = (
            "Another reading of this version's terms."
            if covered.covered is False
            else "A source that settles what is open: " + covered.reason
        )
    key = f"{incident['incident_id']}|{version.version_id}|{accused}"
    return {
        "finding_id": "fnd-" + hashlib.sha256(key.encode()).hexdigest()[:16],
        "incident_id": incident["incident_id"],
        "agreement_id": version.agreement_id,
        "version_id": version.version_id,
        "accused": accused or "unknown",
        "in_scope": covered.covered is True,
        "standing": str(standing),
        "reason": why,
        "standard": STANDARD,
        "response": str(judged.response),
        "would_change": change,
    }


def _standing(
    incident: dict[str, Any], claims: list[dict[str, Any]], accused: str | None
) -> tuple[Standing, str, str]:
    settles = not _accepted(incident) or len(incident["attackers"]) < 2  # which of two authors?
    if incident["decided"] and settles:
        verdict = Standing.VERIFIED if _accepted(incident) else Standing.NOT_SUPPORTED
        return verdict, f"A reviewer decided: {incident['decided']}", "A later decision."
    naming = [c for c in claims if _names_author(c) and c["attacker"] == accused]
    origins = {c["origin"]: c["speaker_side"] for c in naming}
    sides = set(origins.values()) - {Side.UNKNOWN}
    denied = [c for c in claims if c["modality"] == Modality.DENIED and c["kind"] == Kind.STRIKE]
    rivals = [party for party in incident["attackers"] if party != accused]
    if rivals or any(c["attacker"] in (accused, "unknown", None) for c in denied):
        what = f"another origin names {rivals[0]}" if rivals else "it is denied"
        return (
            Standing.CONTESTED,
            f"{_count(len(origins), 'origin')} of {_count(len(sides), 'side')} report it; {what}.",
            "Evidence that does not come from either party.",
        )
    hedged = all(c["modality"] == Modality.HEDGED for c in naming)
    if len(origins) >= 2 and len(sides) >= 2 and not hedged:
        return (
            Standing.SUPPORTED,
            f"{_count(len(origins), 'independent origin')} of {_count(len(sides), 'side')} agree.",
            "A denial with evidence, or a reviewer's check of the originals.",
        )
    if not naming:
        why = "Its effects are reported; no report of the strike itself names the author."
    elif hedged:
        why = "Reported only with reservations."
    elif len(origins) == 1:
        why = "One origin alone names the author."
    else:
        why = f"{_count(len(origins), 'origin')}, not of two known sides."
    return Standing.NOT_SUPPORTED, why, "An independent origin of another side."


def _accepted(incident: dict[str, Any]) -> bool:
    return str(incident["decided"]).startswith("accept")


def _names_author(claim: dict[str, Any]) -> bool:
    """Return whether a claim itself says who struck.

    A table's row of damage or outage gives the author as context, not as the speaker's words.
    """
    if claim["modality"] == Modality.DENIED:
        return False
    return claim["kind"] == Kind.STRIKE or bool(claim["machine_read"])


def response(claims: list[dict[str, Any]], accused: str | None) -> Response:
    """Return the accused party's answer as far as its named speakers give one.

    An own speaker who names another author denies; an unnamed one answers for nobody.
    """
    own = [
        c
        for c in claims
        if accused is not None and c["speaker_side"] == accused and c["speaker"] is not None
    ]
    named = [c for c in own if not c["anonymous"]]
    blames = [c for c in named if _names_author(c) and c["attacker"] not in (accused, "unknown")]
    denies = [c for c in own if c["modality"] == Modality.DENIED and c["kind"] == Kind.STRIKE]
    if denies or [c for c in blames if c["attacker"]]:
        return Response.DENIED
    if any(_names_author(c) and c["attacker"] == accused for c in named):
        return Response.ACCEPTED
    if any(c["modality"] == Modality.DECLINED for c in named):
        return Response.NO_COMMENT
    return Response.NOT_SOUGHT


def _claims_by_incident(members: pa.Table, claims: pa.Table) -> dict[str, list[dict[str, Any]]]:
    by_id = {row["claim_id"]: row for row in claims.to_pylist()}
    told: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in members.to_pylist():
        told[row["incident_id"]].append(by_id[row["claim_id"]])
    return told


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"
