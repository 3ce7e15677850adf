"""Ledger entries out of claims and incidents. In: both, the registry. Out: rows of LEDGER.

What a claim says of capacity stands beside the case's own table with its whole and its speaker. An
incident at a site puts a range into the ledger, from nothing to the site's nameplate: that a site
was struck does not say how much of it is out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pyarrow as pa

from holdfire.model.quantity import PERCENT
from holdfire.model.vocabulary import Kind, Modality, TargetKind
from holdfire.sites.registry import Site

Row = dict[str, Any]
#: Units in which a claim can speak of capacity.
UNITS = ("MW", "GW", "Mt/y", PERCENT)
MEASURE = {
    Kind.STRIKE: "nameplate_struck",
    Kind.DAMAGE: "lost",
    Kind.OUTAGE: "lost",
    Kind.REPAIR: "restored",
}
_GENERATION = (
    TargetKind.NUCLEAR,
    TargetKind.THERMAL,
    TargetKind.HYDRO,
    TargetKind.PUMPED_STORAGE,
)


def sector_of(kind: str | None) -> str:
    """Return the ledger's sector of a class of site."""
    if kind == TargetKind.REFINERY:
        return "refining"
    return "generation" if kind in _GENERATION else "other"


def from_claims(claims: pa.Table) -> Iterator[Row]:
    """Yield what claims assert of capacity; a share without a whole is left out."""
    for row in claims.to_pylist():
        measure = MEASURE.get(row["kind"])
        of = row["quantity_of"]
        if measure is None or row["modality"] != Modality.ASSERTED or row["country"] is None:
            continue
        if row["quantity_unit"] not in UNITS or (row["quantity_unit"] == PERCENT and not of):
            continue
        yield {
            "entry_id": row["claim_id"],
            "country": row["country"],
            "sector": sector_of(row["target_kind"]),
            "measure": measure,
            "level": "plant" if row["site_id"] else "region",
            "metric": row["words"],
            "as_of_start": row["when_start"],
            "as_of_end": row["when_end"],
            "known_from": row["known_from"],
            "low": row["quantity_low"],
            "high": row["quantity_high"],
            "unit": row["quantity_unit"],
            "denominator": of or "absolute",
            "speaker": row["speaker"] or "not named",
            "speaker_kind": row["speaker_side"],
            "note": "read from a report by machine",
            "source_url": row["report_id"],
            "basis": "claim",
        }


def from_incidents(incidents: Iterable[Row], registry: Iterable[Site]) -> Iterator[Row]:
    """Yield the range that an incident at a site of known nameplate puts into the ledger.

    Parameters
    ----------
    incidents : iterable of dict
        Rows of the incidents table that counts include.
    registry : iterable of Site
        Nameplates; sums of other rows are never added.
    """
    sites = {site.site_id: site for site in registry if not site.is_sum}
    for row in incidents:
        site = sites.get(row["site_id"] or "")
        if site is None or site.capacity_high is None:
            continue
        yield {
            "entry_id": row["incident_id"],
            "country": site.country,
            "sector": sector_of(site.kind),
            "measure": "nameplate_struck",
            "level": "plant",
            "metric": f"a {site.kind} site reported struck",
            "as_of_start": row["start"],
            "as_of_end": row["end"],
            "known_from": row["first_known"],
            "low": 0.0,
            "high": site.capacity_high,
            "unit": site.capacity_unit,
            "denominator": f"nameplate of {site.site_id}",
            "speaker": "registry",
            "speaker_kind": "monitor",
            "note": "upper limit of damage, not damage",
            "source_url": site.source_url,
            "basis": "incident",
        }
