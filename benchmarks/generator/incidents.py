"""What happened. In: a world, a regime, a number of claims. Out: incidents, stretch by stretch."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from .world import Ints, Reals, World

FIRST_DAY = 18_993  # 2022-01-01, in days since 1970
CLAIMS_PER_INCIDENT = 3.05
CLAIMS_PER_STRETCH = 150_000  # how much is held in memory at once

SPARSE_PER_DAY = 5.0  # incidents, both countries together, whatever the number of claims
REPEATS = 0.12  # share of incidents with another one at the same site 1-3 days later
DENSE_NIGHTS = 600  # at a million claims; fewer nights for fewer claims, by the square root
DENSE_UNITS = 16  # units hit in one night
NEXT_NIGHT = 0.45  # share of wave nights followed by another on the next day
WAVE_FROM = 5  # incidents in a country and night from which reports speak of a wave

KINDS = ("strike", "damage", "outage", "interception")


@dataclass(frozen=True)
class Incidents:
    """Arrays over incidents, in order of days; `end` is the first day of the next stretch."""

    day: Ints
    site: Ints
    wave: np.ndarray  # told of a country and a night only: no site
    kind: Ints
    attacker: Ints  # 0 or 1; its own country in the few mishaps
    amounts: Reals  # drones, MW, households, m2 of each
    end: int


def happened(
    rng: np.random.Generator, world: World, regime: str, claims: int
) -> Iterator[Incidents]:
    """Yield the incidents of one stretch of days after another, without end."""
    if regime not in {"sparse", "dense"}:
        message = f"regime {regime!r} is unknown: choose sparse or dense"
        raise ValueError(message)
    draw = _sparse if regime == "sparse" else _dense
    start = FIRST_DAY
    while True:
        day, site, end = draw(rng, world, claims, start)
        yield _described(rng, world, *_distinct(day, site), end)
        start = end


def _sparse(
    rng: np.random.Generator, world: World, claims: int, start: int
) -> tuple[Ints, Ints, int]:
    per_day = SPARSE_PER_DAY * CLAIMS_PER_INCIDENT
    days = math.ceil(min(claims * 1.1 + 1000, CLAIMS_PER_STRETCH) / per_day)
    # Quiet and busy days: gamma intensities.
    busy = rng.gamma(1.5, SPARSE_PER_DAY / 1.5 / (1 + REPEATS), days)
    day = np.repeat(np.arange(days), rng.poisson(busy))
    unit = rng.choice(len(world.unit_weight), len(day), p=world.unit_weight)
    site = _site_in(rng, world, unit)
    again = rng.random(len(day)) < REPEATS
    later = day[again] + rng.integers(1, 4, again.sum())
    day, site = np.concatenate([day, later]), np.concatenate([site, site[again]])
    inside = day < days
    return start + day[inside], site[inside], start + days


def _dense(
    rng: np.random.Generator, world: World, claims: int, start: int
) -> tuple[Ints, Ints, int]:
    size = min(claims, 10**6)
    nights = max(2, round(DENSE_NIGHTS * math.sqrt(size / 10**6)))
    per_night = 1.1 * size / CLAIMS_PER_INCIDENT / nights
    here = max(2, min(nights, math.ceil(CLAIMS_PER_STRETCH / CLAIMS_PER_INCIDENT / per_night)))
    gap = np.where(rng.random(here) < NEXT_NIGHT, 1, rng.integers(2, 10, here))
    night = np.cumsum(gap) - gap[0]
    # Which units a night hits: the largest of weighted random keys.
    keys = rng.random((here, len(world.unit_weight))) ** (1 / (world.unit_weight * 70))
    hit = np.argsort(-keys, axis=1)[:, :DENSE_UNITS]
    which = np.repeat(np.arange(here), rng.poisson(rng.gamma(4, per_night / 4, here)))
    unit = hit[which, (DENSE_UNITS * rng.random(len(which)) ** 1.3).astype(np.int64)]
    return start + night[which], _site_in(rng, world, unit), start + int(night[-1] + gap[0])


def _site_in(rng: np.random.Generator, world: World, unit: Ints) -> Ints:
    """Draw a site of each unit; the first ones are hit more often."""
    first, after = world.first_site[unit], world.first_site[unit + 1]
    return first + ((after - first) * rng.random(len(unit)) ** 1.4).astype(np.int64)


def _distinct(day: Ints, site: Ints) -> tuple[Ints, Ints]:
    """One incident a site and day: two could not be told apart by days."""
    key = np.unique(day * 10**7 + site)
    return key // 10**7, key % 10**7


def _described(
    rng: np.random.Generator, world: World, day: Ints, site: Ints, end: int
) -> Incidents:
    count = len(day)
    country = world.unit_country[world.site_unit[site]]
    attacker = np.where(rng.random(count) < 0.98, 1 - country, country)
    _, first, many = np.unique(day * 2 + country, return_index=True, return_counts=True)
    wave = np.zeros(count, dtype=bool)
    wave[first[many >= WAVE_FROM]] = True
    amounts = np.stack(
        [
            1 + rng.geometric(0.12, count).astype(float),
            np.round(rng.lognormal(4.5, 1.0, count)) + 1,
            np.round(rng.lognormal(8.5, 1.5, count)) + 10,
            np.round(rng.lognormal(5.5, 1.3, count)) + 5,
        ]
    )
    kind = rng.choice(len(KINDS), count, p=[0.76, 0.08, 0.08, 0.08])
    found = Incidents(day, site, wave, kind, attacker, amounts, end)
    return replace(found, amounts=amounts * np.where(wave, np.array([[6, 8, 10, 1]]).T, 1))
