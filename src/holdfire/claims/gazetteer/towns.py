"""The list of towns, and the territory that a name points to.

A name that towns of both parties carry stays ambiguous, unless one of them has at least
`DOMINANT` times the inhabitants of the other.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from holdfire.model import Parties

DOMINANT = 20
_MARKS = re.compile(r"['’ʼ`”.]")
_UNIT = re.compile(
    r" (?:region|oblast|krai|territory|province|republic|district|raion|peninsula|area|city)s?\Z"
)


@dataclass(frozen=True, slots=True)
class Town:
    """A town of the list.

    Parameters
    ----------
    geoname_id : str
        Its id in GeoNames.
    country : str
        ISO code as GeoNames gives it.
    unit_code : str
        First-level unit in GeoNames' own code.
    inhabitants : int
        As in GeoNames.
    """

    geoname_id: str
    country: str
    unit_code: str
    inhabitants: int


@lru_cache(maxsize=4096)
def fold(name: str) -> str:
    """Return a name without case, marks of softness and hyphens."""
    plain = _MARKS.sub("", unicodedata.normalize("NFC", name).lower())
    return re.sub(r"\s+", " ", plain.replace("-", " ")).strip()


@cache
def _towns() -> dict[str, tuple[Town, ...]]:
    found: dict[str, tuple[Town, ...]] = {}
    source = files("holdfire.claims.gazetteer").joinpath("towns.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(source.splitlines()):
        town = Town(row["geoname_id"], row["country"], row["unit_code"], int(row["inhabitants"]))
        for name in row["names"].split("|"):
            found[name] = (*found.get(name, ()), town)
    return found


@cache
def _countries() -> frozenset[str]:
    source = files("holdfire.claims.gazetteer").joinpath("countries.txt")
    return frozenset(map(fold, source.read_text(encoding="utf-8").splitlines()))


class Gazetteer:
    """Knows the towns of both parties, and the units that the case lists for them.

    Parameters
    ----------
    parties : Parties
        Their codes are the countries of the list; their `places` outrank it.
    """

    def __init__(self, parties: Parties) -> None:
        self._codes = parties.codes
        self._places: dict[str, str | None] = {}
        for party in parties:
            for place in party.places:
                name = _bare(place)
                known = self._places.get(name, party.code)
                self._places[name] = party.code if known == party.code else None

    def towns(self, name: str) -> tuple[Town, ...]:
        """Return every town of that name, the largest first."""
        every = (*_towns().get(fold(name), ()),)
        return tuple(sorted(every, key=lambda town: (-town.inhabitants, town.geoname_id)))

    def party_of(self, name: str) -> str | None:
        """Return the party in whose country the place lies, or None where that is not clear."""
        for words in _shorter(_bare(name)):
            if words in self._places:
                return self._places[words]
            if (code := self._dominant(words)) is not None:
                return code
        return None

    def knows(self, name: str) -> bool:
        """Return whether the list or the case holds a place of that name."""
        bare = _bare(name)
        return bare in self._places or bare in _towns() or bare in _countries()

    def _dominant(self, name: str) -> str | None:
        most = dict.fromkeys(self._codes, 0)
        for town in _towns().get(name, ()):
            if town.country in most:
                most[town.country] = max(most[town.country], town.inhabitants)
        (low, second), (high, first) = sorted((size, code) for code, size in most.items())
        return first if high and high >= DOMINANT * low and second != first else None


@lru_cache(maxsize=4096)
def _bare(name: str) -> str:
    folded = fold(name)
    return _UNIT.sub("", folded.removesuffix("s") if folded.endswith("'s") else folded)


def _shorter(words: str) -> Iterator[str]:
    """Yield the words, then less of them: a site's name starts with its town's."""
    yield words
    parts = words.split(" ")
    if len(parts) > 1:
        yield " ".join(parts[:-1])
        yield parts[0]
