"""The made-up world: two countries, their units, towns and sites. In: a seed. Out: World."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

#: ISO 3166 leaves these two to users: no country is meant.
COUNTRIES = ("XA", "XB")
CLASSES = (
    "nuclear", "thermal", "hydro", "pumped_storage", "substation", "grid", "refinery",
    "fuel_depot", "pipeline", "gas", "gas_processing", "gas_storage", "port",
)  # fmt: skip
CLASS_SHARE = np.array([1, 12, 3, 1, 26, 9, 14, 14, 3, 4, 5, 3, 5]) / 100
#: What each class is taken for when it is taken for another.
RELATED = (1, 4, 3, 2, 5, 4, 7, 6, 9, 10, 9, 9, 7)
COLUMNS_OF_UNITS, ROWS_OF_UNITS = 7, 5
UNITS = COLUMNS_OF_UNITS * ROWS_OF_UNITS  # in each country
UNIT_LON, UNIT_LAT = 2.0, 1.4  # degrees
SITES_IN_UNIT = 90  # mean; a few units hold several times as many
REGISTERED = 0.6  # share of sites that the registry holds
_LATIN = ("bor", "da", "kor", "lin", "mar", "no", "pol", "ra", "sel", "tar", "vo", "zhe", "hra",
          "ky", "lo", "sta", "ve", "dub", "cher", "ty")  # fmt: skip
_CYRILLIC = ("бор", "да", "кор", "лін", "мар", "но", "пол", "ра", "сел", "тар", "во", "же", "гра",
             "ки", "ло", "ста", "ве", "дуб", "чер", "ти")  # fmt: skip

Ints = NDArray[np.int64]
Reals = NDArray[np.float64]


@dataclass(frozen=True)
class World:
    """Arrays of units, towns and sites; sites of one unit stand together."""

    unit_country: Ints
    unit_lat: Reals  # centroid
    unit_lon: Reals
    unit_name: pa.Array  # English names, then Cyrillic ones
    unit_weight: Reals
    town_name: pa.Array  # Latin names, then Cyrillic ones
    town_unit: Ints
    town_lat: Reals
    town_lon: Reals
    site_town: Ints
    site_unit: Ints
    site_class: Ints
    site_lat: Reals
    site_lon: Reals
    site_held: NDArray[np.bool_]
    site_border: Reals  # degrees to the nearest border of the unit
    site_neighbour: Ints  # the unit beyond that border
    first_site: Ints  # first site of each unit, and the number of sites at the end


def made(rng: np.random.Generator) -> World:
    """Return the world of a seed."""
    number = np.arange(2 * UNITS)
    country, place = number // UNITS, number % UNITS
    column, row = place % COLUMNS_OF_UNITS, place // COLUMNS_OF_UNITS
    lon = 20 + 16 * country + UNIT_LON * (column + 0.5)
    lat = 44 + UNIT_LAT * (row + 0.5)
    weight = rng.lognormal(0, 0.7, 2 * UNITS)
    weight /= weight.sum()
    sites = np.maximum(12, (weight * 2 * UNITS * SITES_IN_UNIT).astype(np.int64))
    towns = np.maximum(6, sites // 3)
    town_unit = np.repeat(number, towns)
    town_lat = lat[town_unit] + UNIT_LAT * rng.uniform(-0.5, 0.5, len(town_unit))
    town_lon = lon[town_unit] + UNIT_LON * rng.uniform(-0.5, 0.5, len(town_unit))
    unit = np.repeat(number, sites)
    first_town = np.concatenate([[0], np.cumsum(towns)])
    # Big towns have many sites: squaring the draw makes the first towns of a unit the big ones.
    town = first_town[unit] + (towns[unit] * rng.random(len(unit)) ** 2).astype(np.int64)
    gaps = np.stack(
        [
            town_lon[town] - lon[unit] + UNIT_LON / 2,
            lon[unit] + UNIT_LON / 2 - town_lon[town],
            town_lat[town] - lat[unit] + UNIT_LAT / 2,
            lat[unit] + UNIT_LAT / 2 - town_lat[town],
        ]
    )
    side = gaps.argmin(axis=0)
    column2 = np.clip(column[unit] + np.array([-1, 1, 0, 0])[side], 0, COLUMNS_OF_UNITS - 1)
    row2 = np.clip(row[unit] + np.array([0, 0, -1, 1])[side], 0, ROWS_OF_UNITS - 1)
    return World(
        unit_country=country,
        unit_lat=lat,
        unit_lon=lon,
        unit_name=_names(rng, 2 * UNITS, 2, " Region", "ська область"),
        unit_weight=weight,
        town_name=_names(rng, len(town_unit), 3, "", ""),
        town_unit=town_unit,
        town_lat=town_lat,
        town_lon=town_lon,
        site_town=town,
        site_unit=unit,
        site_class=rng.choice(len(CLASSES), len(unit), p=CLASS_SHARE),
        site_lat=town_lat[town] + rng.normal(0, 0.05, len(unit)),
        site_lon=town_lon[town] + rng.normal(0, 0.05, len(unit)),
        site_held=rng.random(len(unit)) < REGISTERED,
        site_border=gaps.min(axis=0),
        site_neighbour=country[unit] * UNITS + row2 * COLUMNS_OF_UNITS + column2,
        first_site=np.concatenate([[0], np.cumsum(sites)]),
    )


def _names(
    rng: np.random.Generator, count: int, syllables: int, latin_end: str, cyrillic_end: str
) -> pa.Array:
    """Return names in both scripts; a few places share a name, as they do."""
    drawn = rng.integers(0, len(_LATIN), (count, syllables))
    latin = ["".join(_LATIN[part] for part in name).capitalize() + latin_end for name in drawn]
    other = ["".join(_CYRILLIC[p] for p in name).capitalize() + cyrillic_end for name in drawn]
    return pa.array(latin + other)
