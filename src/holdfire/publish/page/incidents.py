"""Incidents down to the words, and statements that make none. In: an Account. Out: view rows."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from holdfire.model.vocabulary import EVENT_KINDS
from holdfire.publish.account import Account
from holdfire.publish.page.evidence import evidence
from holdfire.publish.page.words import CREDIBILITY, day, days, kind

GROUPS = {
    "talks": "Talks",
    "agreement": "Agreements and their terms",
    "breach": "Alleged breaches",
    "deescalation": "Lulls",
    "position": "Positions",
    "capacity": "Capacity",
    "repair": "Repair",
    "count": "Counts",
    "no_comment": "Refusals to speak",
}


def incidents(account: Account) -> list[dict[str, Any]]:
    """Return the incidents, newest first, each with its claims and contradictions."""
    claims = {row["claim_id"]: row for row in account.rows("claims")}
    reports = {row["report_id"]: row for row in account.rows("reports")}
    members = defaultdict(list)
    for row in account.rows("incident_claims"):
        members[row["incident_id"]].append(row)
    conflicts = defaultdict(list)
    for row in account.rows("conflicts"):
        conflicts[row["incident_id"]].append(row)
    repeats = {row["claim_id"]: _repeats(row, claims) for row in account.rows("copies")}
    responses: dict[str, dict[str, str]] = defaultdict(dict)
    for row in account.rows("findings"):
        responses[row["incident_id"]][row["accused"]] = _answer(row["response"])
    found = []
    for row in reversed(account.rows("incidents")):
        told = [
            evidence(claims[m["claim_id"]], reports[claims[m["claim_id"]]["report_id"]])
            | {"reason": m["reason"], "repeats": repeats.get(m["claim_id"], "")}
            for m in members[row["incident_id"]]
        ]
        found.append(
            {
                "id": row["incident_id"],
                "days": days(row["start"], row["end"]),
                "iso": row["start"].isoformat(),
                "iso_end": row["end"].isoformat(),
                "what": kind(row["target_kind"]),
                "unit": row["adm1"] or "",
                "disputed": row["adm1"] in account.case.disputed,
                "scope": row["scope"],
                "attackers": row["attackers"],
                "struck": row["struck"] or "",
                "claims": told,
                "told": row["claims"] if account.publication else len(told),
                "withheld": row["claims"] - len(told) if account.publication else 0,
                "origins": row["origins"],
                "sides": row["origin_sides"],
                "credibility": row["credibility"],
                "grade": CREDIBILITY[row["credibility"]],
                "conflicts": conflicts[row["incident_id"]],
                "responses": sorted(responses[row["incident_id"]].items())
                or [("nobody named:", "not sought")],
                "known": day(row["first_known"]),
                "part_of": row["part_of"],
                "decided": row["decided"],
            }
        )
    return found


def _repeats(row: dict[str, Any], claims: dict[str, dict[str, Any]]) -> str:
    """Return whom a claim repeats, and what shows it: both count as one origin."""
    earlier = claims[row["copy_of"]]
    return f"{earlier['outlet']}, {day(earlier['known_from'])} ({row['why']})"


def _answer(response: str) -> str:
    return "none on record (not sought)" if response == "not sought" else response


def statements(account: Account) -> list[dict[str, Any]]:
    """Return the claims that make no incident, by what they are about."""
    held = {row["claim_id"] for row in account.rows("incident_claims")}
    reports = {row["report_id"]: row for row in account.rows("reports")}
    groups: dict[str, list[dict[str, Any]]] = {name: [] for name in GROUPS.values()}
    groups["Told of events without a day, and other statements"] = []
    last = list(groups)[-1]
    for claim in account.rows("claims"):
        if claim["claim_id"] in held:
            continue
        about = claim["kind"]
        name = last if about in EVENT_KINDS else GROUPS.get(about, last)
        groups[name].append(evidence(claim, reports[claim["report_id"]]))
    return [{"name": name, "claims": claims} for name, claims in groups.items() if claims]
