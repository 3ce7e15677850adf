"""Sites and capacity. In: claims, case tables. Out: linked claims, registry, capacity ledger."""

from holdfire.sites.entries import from_claims, from_incidents
from holdfire.sites.ledger import capacity, load_ledger, nameplate
from holdfire.sites.link import link
from holdfire.sites.match import Match, SiteMatcher, UnitMatcher
from holdfire.sites.places import places
from holdfire.sites.registry import Site, Unit, load_sites, load_units, to_table

__all__ = [
    "Match",
    "Site",
    "SiteMatcher",
    "Unit",
    "UnitMatcher",
    "capacity",
    "from_claims",
    "from_incidents",
    "link",
    "load_ledger",
    "load_sites",
    "load_units",
    "nameplate",
    "places",
    "to_table",
]
