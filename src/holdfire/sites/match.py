"""A name to a site, with a score. In: words of a report. Out: the best match and its rivals."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz

from holdfire.model.names import key
from holdfire.model.vocabulary import TargetKind
from holdfire.sites.registry import Site, Unit

ACCEPT = 0.90
#: A rival this close makes the name ambiguous.
MARGIN = 0.03

_ALIKE: dict[str, frozenset[str]] = {
    TargetKind.GAS: frozenset(
        {TargetKind.GAS_PROCESSING, TargetKind.GAS_STORAGE, TargetKind.PIPELINE}
    ),
    TargetKind.GRID: frozenset({TargetKind.SUBSTATION}),
    TargetKind.PORT: frozenset({TargetKind.FUEL_DEPOT}),
    TargetKind.FUEL_DEPOT: frozenset({TargetKind.PORT}),
    TargetKind.THERMAL: frozenset({TargetKind.SUBSTATION}),
    TargetKind.HYDRO: frozenset({TargetKind.PUMPED_STORAGE}),
}


@dataclass(frozen=True, slots=True)
class Match:
    """A site that a name may mean; `score` is 1 for the same name, 0 for nothing in common."""

    site_id: str
    score: float


class SiteMatcher:
    """Matches names to sites; the same name always gives the same answer.

    Parameters
    ----------
    sites : list of Site
        The registry.
    """

    def __init__(self, sites: list[Site]) -> None:
        self._sites = {site.site_id: site for site in sites}
        self._keys = [(key(name), site) for site in sites for name in site.names]
        self._cache: dict[tuple[str, str], list[Match]] = {}

    def candidates(self, name: str, kind: TargetKind | str | None = None) -> list[Match]:
        """Return the sites that the name may mean, best first, each scored 0 to 1.

        A kind named in the report excludes sites of another kind.
        """
        if name in self._sites:
            return [Match(name, 1.0)]
        asked = (name, str(kind or ""))
        if asked not in self._cache:
            self._cache[asked] = self._score(key(name), kind)
        return self._cache[asked]

    def match(self, name: str, kind: TargetKind | str | None = None) -> Match | None:
        """Return the site meant, or None where no name is near or two are equally near."""
        found = self.candidates(name, kind)
        if not found or found[0].score < ACCEPT:
            return None
        if len(found) > 1 and found[0].score - found[1].score < MARGIN:
            return None
        return found[0]

    def _score(self, wanted: str, kind: TargetKind | str | None) -> list[Match]:
        best: dict[str, float] = {}
        for known, site in self._keys:
            if not _compatible(kind, site.kind):
                continue
            score = fuzz.ratio(wanted, known) / 100
            if len(wanted) >= 5 and wanted != known and wanted in known.split():
                score = max(score, 0.92)  # the town's name alone, where one site carries it
            best[site.site_id] = max(best.get(site.site_id, 0.0), score)
        found = [Match(site_id, score) for site_id, score in best.items() if score >= 0.6]
        return sorted(found, key=lambda match: (-match.score, match.site_id))[:5]


def _compatible(kind: TargetKind | str | None, site_kind: TargetKind) -> bool:
    if kind is None or kind in (site_kind, TargetKind.ENERGY_INFRASTRUCTURE):
        return True
    return site_kind in _ALIKE.get(str(kind), frozenset())


class UnitMatcher:
    """Finds the admin-1 unit of a place name.

    Parameters
    ----------
    units : list of Unit
        The units, each with the names of its towns that the case knows.
    """

    def __init__(self, units: list[Unit]) -> None:
        self._units: dict[str, Unit | None] = {}
        for unit in units:
            self._units[unit.adm1.casefold()] = unit
        for unit in units:
            for name in unit.names[1:]:
                known = self._units.get(name.casefold(), unit)
                ambiguous = known is not unit and known is not None and known.adm1 != name
                self._units[name.casefold()] = None if ambiguous else known
        #: Units by their own name under any spelling: Zaporizhzhya, L'viv, Полтава.
        self._folded = _unique((key(_bare(unit.adm1)), unit) for unit in units)

    def match(self, place: str) -> Unit | None:
        """Return the unit of a place, or None where the case does not know it or is unsure."""
        words = place.strip().removeprefix("the ").casefold()
        for suffix in ("", " oblast", " krai"):
            base = words.removesuffix(" area").removesuffix(" district")
            unit = self._units.get(base + suffix)
            if unit is not None:
                return unit
        return self._folded.get(key(words))


def _bare(adm1: str) -> str:
    return adm1.removesuffix(" Oblast").removesuffix(" Krai")


def _unique(named: Iterable[tuple[str, Unit]]) -> dict[str, Unit]:
    """Return the units whose key no other unit shares."""
    found: dict[str, list[Unit]] = {}
    for name, unit in named:
        found.setdefault(name, []).append(unit)
    return {name: units[0] for name, units in found.items() if len(units) == 1}
