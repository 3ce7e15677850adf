"""Claims to sites and units. In: the claims table. Out: the same table, linked."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

from holdfire.model.tables import CLAIMS
from holdfire.sites.match import SiteMatcher, UnitMatcher
from holdfire.sites.registry import Site, Unit

#: UCDP precision of place: a known site, an admin-1 unit, no place held.
SITE, UNIT, VAGUE = 1, 4, 7


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
            "where_prec": UNIT,
        }
    return row | {"scope": "wave", "where_prec": VAGUE}
