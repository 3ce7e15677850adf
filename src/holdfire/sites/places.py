"""Where a reviewer may put an incident. In: sites, units. Out: places by id."""

from __future__ import annotations

from collections.abc import Iterable

from holdfire.incidents import Place
from holdfire.sites.registry import Site, Unit


def places(sites: Iterable[Site], units: Iterable[Unit]) -> dict[str, Place]:
    """Return every site by its id, and every admin-1 unit by its name and its ISO code."""
    found: dict[str, Place] = {}
    for unit in units:
        for name in filter(None, (unit.adm1, unit.iso_3166_2)):
            found[name] = Place(None, unit.adm1, unit.country)
    for site in sites:
        found[site.site_id] = Place(site.site_id, site.adm1, site.country)
    return found
