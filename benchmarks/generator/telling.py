"""Who told what of an incident. In: incidents. Out: claims with their errors, not yet numbered."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from .incidents import Incidents
from .table import as_table
from .world import CLASSES, RELATED, Ints, World

OUTLETS_OF_INCIDENT = (0.30, 0.22, 0.17, 0.13, 0.10, 0.08)  # 1 to 6
OUTLETS = 60  # two of each three are of a country, every two of one family
SECOND_CLAIM = 0.11
ROUND_UP = 0.2  # share of reports that join one of their outlet's of the same day
WIRE, TRANSLATION, QUOTATION = 0.25, 0.08, 0.12  # of reports after the first
NIGHT, DAY_OFF_AT_NIGHT, DAY_OFF = 0.6, 0.18, 0.03
DATE_TOLD = (0.82, 0.10, 0.06, 0.02)  # day, 2-3 days, week, nothing
LATE = 0.03
PLACE_CODES = np.array([1, 2, 3, 4, 7])
PLACE_TOLD = (0.46, 0.18, 0.12, 0.16, 0.08)
COORDINATES = 0.8
SITE_FOUND, SITE_WRONG = 0.85, 0.03
UNIT_MISSING, UNIT_WRONG, NEAR_BORDER = 0.06, 0.12, 0.15
ELSEWHERE = 0.02
KIND_TOLD = np.array(  # true kind by told kind: strike, damage, outage, interception
    [[0.68, 0.18, 0.07, 0.07], [0.30, 0.62, 0.05, 0.03], [0.14, 0.18, 0.66, 0.02],
     [0.25, 0.13, 0.02, 0.60]]
)  # fmt: skip
CLASS_GENERIC, CLASS_MISSING, CLASS_RELATED = 0.12, 0.08, 0.08
ATTACKER_MISSING, ATTACKER_UNKNOWN, ATTACKER_WRONG, OWN_DOING = 0.12, 0.18, 0.015, 0.06
AMOUNT_TOLD, RANGE, OPEN_RANGE = 0.45, 0.10, 0.05
UNIT_OF_KIND = np.array(  # told kind by unit: drones, MW, households, m2
    [[0.55, 0.08, 0.12, 0.25], [0.25, 0.15, 0.10, 0.50], [0.02, 0.38, 0.60, 0.0],
     [0.95, 0.0, 0.02, 0.03]]
)  # fmt: skip
MODALITY_TOLD = (0.80, 0.14, 0.06)  # asserted, hedged, denied
SPEAKER_TOLD = (0.35, 0.28, 0.15, 0.14, 0.08)  # none, unit, operator, ministry, other ministry
GENERIC = len(CLASSES)
Told = dict[str, np.ndarray]


def told(rng: np.random.Generator, world: World, what: Incidents, *, first: int) -> pa.Table:
    """Return the claims about incidents that are numbered from `first`."""
    outlets = 1 + rng.choice(6, len(what.day), p=OUTLETS_OF_INCIDENT)
    of = np.repeat(np.arange(len(outlets)), outlets)
    start = np.cumsum(outlets) - outlets
    rank = np.arange(len(of)) - start[of]
    report = _published(rng, what, of, rank)
    report |= _time(rng, what, of) | _place(rng, world, what, of)
    report |= _content(rng, world, what, of, report["outlet"] % 3)
    report |= _amount(rng, what, of, report["kind"])
    # Copies take what the first report of the incident says, errors and all.
    luck = np.where(rank > 0, rng.random(len(of)), 1.0)
    wire, translated = luck < WIRE, (luck >= WIRE) & (luck < WIRE + TRANSLATION)
    quoted = (luck >= WIRE + TRANSLATION) & (luck < WIRE + TRANSLATION + QUOTATION)
    report["speaks"] = np.arange(len(of))
    own = {"outlet", "published", "report", "of", "dated"}
    for name, values in report.items():
        if name not in own:
            copied = wire | (translated & (name not in {"language", "choice"}))
            if name in {"speaker", "speaks", "kind", "figure", "unit", "low", "high"}:
                copied |= quoted
            report[name] = np.where(copied, values[start[of]], values)
    # Where nobody is named the origin is the outlet whose words they are.
    report["origin"] = report["outlet"][report.pop("speaks")]
    earliest = report["published"][start[of]]
    known = np.where(wire | translated, np.maximum(report["published"], earliest), 0)
    known = np.maximum.reduce([known, report["published"], report["when_start"], what.day[of]])
    report["published"] = known
    _rounded_up(rng, report)
    return as_table(world, _second(rng, what, report), first)


def _published(rng: np.random.Generator, what: Incidents, of: Ints, rank: Ints) -> Told:
    count, incidents = len(of), len(what.day)
    # A stride that shares no factor with the number of outlets never meets one twice.
    stride = np.array([1, 7, 11, 13, 17, 19, 23, 29])[rng.integers(0, 8, incidents)]
    outlet = (rng.integers(0, OUTLETS, incidents)[of] + rank * stride[of]) % OUTLETS
    # Outlets of the first country write Ukrainian, of the second Russian, some of each English.
    language = np.where(rng.random(count) < 0.15, 0, (1 + outlet % 3) % 3)
    delay = rng.geometric(0.62, count) - 1
    late = rng.random(count) < LATE
    return {
        "of": of,
        "outlet": outlet,
        "language": language,
        "published": what.day[of] + delay + np.where(late, rng.integers(10, 91, count), 0),
        "dated": rng.random(count) < 0.9,
        "report": rng.permutation(count) + what.day[0] * 10**7,
        "row": rng.random(count) < 0.5,
        "choice": rng.integers(0, 2**40, count),
        "speaker": rng.choice(5, count, p=SPEAKER_TOLD),
    }


def _time(rng: np.random.Generator, what: Incidents, of: Ints) -> Told:
    count = len(of)
    night = (rng.random(len(what.day)) < NIGHT)[of]
    off = rng.random(count) < np.where(night, DAY_OFF_AT_NIGHT, DAY_OFF)
    day = what.day[of] + off * np.where(rng.random(count) < 0.6, 1, -1)
    prec = 1 + rng.choice(4, count, p=DATE_TOLD)  # 4 stands for no time at all
    length = np.where(prec == 2, rng.integers(2, 4, count), 1)
    start = day - (rng.random(count) * length).astype(np.int64)
    week = day - (day + 3) % 7  # its Monday; 1970 began on a Thursday
    start = np.where(prec == 3, week, start)
    return {"prec": prec, "when_start": start, "length": np.where(prec == 3, 7, length)}


def _place(rng: np.random.Generator, world: World, what: Incidents, of: Ints) -> Told:
    count = len(of)
    site, wave = what.site[of], what.wave[of]
    where = np.where(wave, 7, PLACE_CODES[rng.choice(5, count, p=PLACE_TOLD)])
    town, unit = world.site_town[site], world.site_unit[site]
    # The registry's answer: the site, none, or another site of the unit.
    first, after = world.first_site[unit], world.first_site[unit + 1]
    near = first + (rng.random(count) * (after - first)).astype(np.int64)
    luck = rng.random(count)
    held = np.where(world.site_held[site] & (luck < SITE_FOUND), site, -1)
    held = np.where((luck > 1 - SITE_WRONG) & world.site_held[near], near, held)
    held = np.where(where == 1, held, -1)
    # A town of another unit, taken for this one: everything that follows from it is wrong.
    away = (rng.random(count) < ELSEWHERE) & (where < 4)
    taken = np.where(away, rng.integers(0, len(world.town_unit), count), town)
    held, where = np.where(away, -1, held), np.where(away & (where == 1), 2, where)
    unit = world.town_unit[taken]
    border = (world.site_border[site] < NEAR_BORDER) & ~away & (rng.random(count) < UNIT_WRONG)
    named = np.where(border, world.site_neighbour[site], unit)
    centre = where == 4
    point = where == 1
    lat = np.where(centre, world.unit_lat[named], world.town_lat[taken])
    lon = np.where(centre, world.unit_lon[named], world.town_lon[taken])
    lat = np.where(point, world.site_lat[site], lat)
    lon = np.where(point, world.site_lon[site], lon)
    error = np.select([point, where == 2, where == 3], [0.03, 0.05, 0.12], 0.0)
    known = (where < 7) & (rng.random(count) < COORDINATES)
    country = np.where(where < 7, world.unit_country[named], world.unit_country[unit])
    unsaid = (where == 7) & ~wave & (rng.random(count) < 0.5)
    missing = (where == 7) | (rng.random(count) < UNIT_MISSING)
    return {
        "where": where,
        "wave": wave,
        "held": held,
        "town": np.where(where <= 3, town, -1),  # as written: only the map is wrong
        "unit_told": np.where(missing, -1, named),
        "unit_words": np.where(where == 7, -1, world.site_unit[site]),
        "country": np.where(unsaid, -1, country),
        "lat": np.where(known, lat + error * rng.normal(size=count), np.nan),
        "lon": np.where(known, lon + error * rng.normal(size=count), np.nan),
        "named": point & (rng.random(count) < 0.9),
    }


def _content(rng: np.random.Generator, world: World, what: Incidents, of: Ints, side: Ints) -> Told:
    count = len(of)
    true = np.where(what.wave, GENERIC, world.site_class[what.site])[of]
    related = np.append(RELATED, GENERIC)[true]
    luck = rng.random(count)
    bounds = np.cumsum([CLASS_MISSING, CLASS_GENERIC, CLASS_RELATED])
    target = np.select([luck < bound for bound in bounds], [-1, GENERIC, related], true)
    attacker = what.attacker[of]
    wrong = np.where(side == attacker, OWN_DOING, ATTACKER_WRONG)
    luck = rng.random(count)
    bounds = [ATTACKER_MISSING, ATTACKER_MISSING + ATTACKER_UNKNOWN]
    bounds = [*bounds, bounds[-1] + wrong]
    heard = np.select([luck < bound for bound in bounds], [-1, 2, 1 - attacker], attacker)
    return {
        "kind": _drawn(rng, KIND_TOLD[what.kind[of]]),
        "target": target,
        "attacker": heard,
        "modality": rng.choice(3, count, p=MODALITY_TOLD),
    }


def _amount(rng: np.random.Generator, what: Incidents, of: Ints, kind: Ints) -> Told:
    count = len(of)
    unit = _drawn(rng, UNIT_OF_KIND[kind])
    true = what.amounts[unit, of]
    digits = 10 ** np.floor(np.log10(true))
    rival = np.round(true * rng.lognormal(0, 0.5, count)) + 1
    luck = rng.random(count)
    figure = np.select([luck < 0.6, luck < 0.8], [true, np.round(true / digits) * digits], rival)
    shape = rng.random(count)
    low = np.where(shape < RANGE, np.floor(figure * 0.8), figure)
    high = np.where(shape < RANGE, np.ceil(figure * 1.2), figure)
    high = np.where((shape >= RANGE) & (shape < RANGE + OPEN_RANGE), np.nan, high)
    said = rng.random(count) < AMOUNT_TOLD
    return {
        "figure": np.where(said, figure, np.nan),
        "unit": unit,
        "low": np.where(said, low, np.nan),
        "high": np.where(said, high, np.nan),
    }


def _second(rng: np.random.Generator, what: Incidents, report: Told) -> Told:
    """Add a second claim to some reports: another kind and amount, all else the same."""
    more = np.flatnonzero(rng.random(len(report["of"])) < SECOND_CLAIM)
    again = {name: values[more] for name, values in report.items()}
    again["kind"] = _drawn(rng, KIND_TOLD[what.kind[again["of"]]])
    again |= _amount(rng, what, again["of"], again["kind"])
    again["choice"] = rng.integers(0, 2**40, len(more))
    joined = {name: np.concatenate([report[name], again[name]]) for name in report}
    # Claims of one report stand one after another in it.
    order = np.argsort(joined["report"], kind="stable")
    ordered = joined["report"][order]
    first = np.concatenate([[True], ordered[1:] != ordered[:-1]])
    place = np.arange(len(order)) - np.maximum.accumulate(np.where(first, np.arange(len(order)), 0))
    joined["place_in_report"] = np.empty_like(place)
    joined["place_in_report"][order] = place
    return joined


def _rounded_up(rng: np.random.Generator, report: Told) -> None:
    """Let some reports be one with the one before of the same outlet, day and language."""
    keys = ("published", "outlet", "language", "row", "dated")
    order = np.lexsort([report["report"], *(report[name] for name in reversed(keys))])
    same = np.all([np.diff(report[name][order].astype(np.int64)) == 0 for name in keys], axis=0)
    joins = np.concatenate([[False], same & (rng.random(len(same)) < ROUND_UP)])
    leader = np.maximum.accumulate(np.where(joins, 0, np.arange(len(order))))
    report["report"][order] = report["report"][order][leader]


def _drawn(rng: np.random.Generator, shares: np.ndarray) -> Ints:
    """Draw a column of each row by the row's shares."""
    bounds = shares.cumsum(axis=1)
    return (rng.random((len(shares), 1)) > bounds[:, :-1]).sum(axis=1)
