"""The registry of sites and admin-1 units. In: case tables. Out: sites, units, SITES table."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import pyarrow as pa

from holdfire.model.tables import SITES
from holdfire.model.vocabulary import TargetKind
from holdfire.sources.facts import Fact

_SUM = re.compile(r"\bsum of\b.*\bdo not add\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Site:
    """An energy site; its coordinates stay in the case folder.

    Parameters
    ----------
    site_id, name : str
        Registry id and English name.
    names : tuple of str
        Every name and alias, in every script held.
    kind : TargetKind
        Class of the site.
    country, adm1, iso_3166_2 : str
        Where, no finer than the admin-1 unit.
    capacity_low, capacity_high : float or None
        Nameplate in `capacity_unit`, lower and higher figure.
    is_sum : bool
        Other rows hold the same capacity: never added.
    """

    site_id: str
    name: str
    names: tuple[str, ...]
    kind: TargetKind
    country: str
    adm1: str
    iso_3166_2: str
    capacity_low: float | None
    capacity_high: float | None
    capacity_unit: str
    is_sum: bool
    note: str
    source_url: str


@dataclass(frozen=True, slots=True)
class Unit:
    """An admin-1 unit with the names that reports use for it and for its towns."""

    adm1: str
    iso_3166_2: str
    country: str
    names: tuple[str, ...]


def load_sites(facts: Iterable[Fact]) -> list[Site]:
    """Return the sites.

    Raises
    ------
    BadTable
        If a kind is unknown or a capacity is not a range.
    """
    return [_site(fact) for fact in facts]


def load_units(facts: Iterable[Fact]) -> list[Unit]:
    """Return the admin-1 units."""
    return [
        Unit(f["adm1"], f["iso_3166_2"], f["country"], (f["adm1"], *_split(f["names"])))
        for f in facts
    ]


def _site(fact: Fact) -> Site:
    if fact["kind"] not in list(TargetKind):
        raise fact.refuse(f"has an unknown kind {fact['kind']!r}", f"Use {', '.join(TargetKind)}.")
    low, best, high = (fact.number(c) for c in ("capacity_low", "capacity", "capacity_high"))
    low, high = (best if low is None else low), (best if high is None else high)
    if low is not None and high is not None and not 0 <= low <= high:
        raise fact.refuse(f"capacity {low:g}..{high:g} is not a range", "Give 0 <= low <= high.")
    names = [fact[c] for c in ("name_en", "name_uk", "name_ru")] + list(_split(fact["aliases"]))
    return Site(
        site_id=fact["site_id"],
        name=fact["name_en"],
        names=tuple(dict.fromkeys(name for name in names if name)),
        kind=TargetKind(fact["kind"]),
        country=fact["country"],
        adm1=fact["adm1"],
        iso_3166_2=fact["iso_3166_2"],
        capacity_low=low,
        capacity_high=high,
        capacity_unit=fact["capacity_unit"],
        is_sum=bool(_SUM.search(fact["control_note"])),
        note=fact["control_note"],
        source_url=fact["source_url"],
    )


def _split(names: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in names.split("|") if name.strip())


def to_table(sites: Iterable[Site]) -> pa.Table:
    """Return the SITES table."""
    return SITES.of(
        {
            "site_id": site.site_id,
            "name": site.name,
            "names": list(site.names),
            "kind": str(site.kind),
            "country": site.country,
            "adm1": site.adm1,
            "iso_3166_2": site.iso_3166_2 or None,
            "capacity_low": site.capacity_low,
            "capacity_high": site.capacity_high,
            "capacity_unit": site.capacity_unit or None,
            "counts": "sum_of" if site.is_sum else "own",
            "note": site.note,
            "source_url": site.source_url,
        }
        for site in sites
    )
