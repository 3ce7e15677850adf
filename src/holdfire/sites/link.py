"""Claims to sites and units. In: the claims table. Out: the same table, linked."""

from __future__ import annotations

import re
from typing import Any

import pyarrow as pa

from holdfire.model.names import REGION
from holdfire.model.tables import CLAIMS
from holdfire.sites.match import SiteMatcher, UnitMatcher
from holdfire.sites.registry import Site, Unit

#: UCDP precision of place: a known site, a town, an admin-1 unit, no place held.
SITE, TOWN, UNIT, VAGUE = 1, 3, 4, 7
_REGION = re.compile(REGION, re.IGNORECASE)


def link(claims: pa.Table, sites: list[Site], units: list[Unit]) -> pa.Table:
    """Return the claims with site, score, admin-1 unit, country and scope filled.

    A site that cannot be told from another stays unlinked; its unit may still be known.
    """
    by_id = {site.site_id: site for site in sites}
    names, places = SiteMatcher(sites), UnitMatcher(units)
    rows = [_linked(row, by_id, names, places) for row in claims.to_pylist()]
    return CLAIMS.of(rows)


def _linked(
    row: dict[str, Any], by_id: dict[str, Site], names: SiteMatcher, places: UnitMatcher
) -> dict[str, Any]:
    match = names.match(row["site_words"], row["target_kind"]) if row["site_words"] else None
    if match is not None:
        site = by_id[match.site_id]
        where = {"adm1": site.adm1, "country": site.country, "scope": "site", "where_prec": SITE}
        return row | where | {"site_id": site.site_id, "site_score": round(match.score, 4)}
    units = {unit.adm1: unit for unit in map(places.match, row["places"]) if unit is not None}
    if len(units) == 1:
        unit = next(iter(units.values()))
        return row | {
            "adm1": unit.adm1,
            "country": unit.country,
            "scope": "place",
            "where_prec": _precision(row),
        }
    if row["lat_0_1deg"] is not None:
        return row | {"scope": "place", "where_prec": TOWN}
    return row | {"scope": "wave", "where_prec": VAGUE}


def _precision(row: dict[str, Any]) -> int:
    """Return how precise a place is: a point or a town's name, or the unit alone."""
    named = any(not _REGION.search(place) for place in row["places"])
    return TOWN if named or row["lat_0_1deg"] is not None else UNIT
