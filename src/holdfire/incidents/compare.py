"""How two claims compare. In: evidence and pairs. Out: one pattern of levels a pair.

Every comparison has few levels, from agreement to contradiction; what a claim leaves open is a
level of its own and never a contradiction. Place is compared as precisely as both claims allow,
and with how crowded the day is there: one region's only strike of a night is easily one event.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from holdfire.incidents.block import TOWN_PRECISE
from holdfire.incidents.evidence import ABSENT, NOWHERE
from holdfire.incidents.signature import likeness
from holdfire.model.vocabulary import TargetKind

Ints = npt.NDArray[np.int64]
#: Claims of a cell and day, up to which each step of crowding reaches.
CROWDS = (2, 4, 8, 16, 32, 64, 128)
_STEPS = ("to 2", "to 4", "to 8", "to 16", "to 32", "to 64", "to 128", "over 128")


def _crowded(name: str) -> tuple[str, ...]:
    return tuple(f"{name}, {step} claims that day" for step in _STEPS)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A field that is compared, and its levels in words."""

    name: str
    levels: tuple[str, ...]


COMPARISONS = (
    Comparison(
        "time",
        (
            "same day", "next day", "within three days", "within a week", "within a month",
            "days touch",
        ),
    ),
    Comparison(
        "place",
        (
            "same site", "other site, same town", "other site", "towns apart", "one unplaced",
            *_crowded("same town"), *_crowded("near towns"), *_crowded("same admin-1 unit"),
            *_crowded("other admin-1 unit"),
            *_crowded("both waves"),
        ),
    ),
    Comparison("class", ("same class", "akin", "one general", "other class")),
    Comparison("attacker", ("same author", "author open", "other author")),
    Comparison("kind", ("same kind", "other kind")),
    Comparison("quantity", ("amounts agree", "amounts contradict", "amounts not comparable")),
    Comparison(
        "words",
        ("same words", "near words", "like words", "some words", "other words", "other language"),
    ),
    Comparison("origin", ("same origin", "other origin")),
)  # fmt: skip
#: Where a comparison stands among them, by its name.
NUMBER = {comparison.name: number for number, comparison in enumerate(COMPARISONS)}
SIZES = tuple(len(comparison.levels) for comparison in COMPARISONS)
#: Where a pair's crowding starts among the levels of place.
_SAME_TOWN, _NEAR, _UNIT, _OTHER_UNIT, _WAVES = range(5, 45, 8)
#: Least likeness of words at each level.
_LIKE = (0.85, 0.6, 0.4, 0.25)
#: Tenths of a degree within which two points are one town, and within which they are near.
_TOWN, _NEAR_BY = 1, 4
_AKIN = (
    {TargetKind.THERMAL, TargetKind.SUBSTATION, TargetKind.GRID},
    {TargetKind.HYDRO, TargetKind.PUMPED_STORAGE},
    {TargetKind.GAS, TargetKind.GAS_PROCESSING, TargetKind.GAS_STORAGE, TargetKind.PIPELINE},
    {TargetKind.PORT, TargetKind.FUEL_DEPOT},
    {TargetKind.REFINERY, TargetKind.FUEL_DEPOT},
)
CLASSES = tuple(TargetKind)
_GENERAL = CLASSES.index(TargetKind.ENERGY_INFRASTRUCTURE)


def _akin_table() -> npt.NDArray[np.bool_]:
    table = np.zeros((len(CLASSES), len(CLASSES)), dtype=bool)
    for family in _AKIN:
        members = [CLASSES.index(kind) for kind in family]
        table[np.ix_(members, members)] = True
    return table


AKIN = _akin_table()


def compare(evidence: pa.Table, first: Ints, second: Ints) -> npt.NDArray[np.int32]:
    """Return the pattern of each pair: the levels of all `COMPARISONS` in one mixed number."""
    column = {name: evidence.column(name).to_numpy() for name in evidence.column_names}
    a = {name: values[first] for name, values in column.items()}
    b = {name: values[second] for name, values in column.items()}
    levels = (
        _time(a, b),
        _place(column, a, b),
        _class(a["class"], b["class"]),
        _either(a["attacker"], b["attacker"]),
        (a["kind"] != b["kind"]).astype(np.int32),
        _quantity(a, b),
        _words(a, b),
        (a["origin"] != b["origin"]).astype(np.int32),
    )
    pattern = np.zeros(len(first), dtype=np.int32)
    for size, level in zip(SIZES, levels, strict=True):
        pattern = pattern * np.int32(size) + level.astype(np.int32)
    return pattern


def levels_of(patterns: npt.NDArray[np.int32]) -> npt.NDArray[np.int32]:
    """Return the levels of each pattern, one column a comparison."""
    rest, found = patterns.astype(np.int32), []
    for size in reversed(SIZES):
        found.append(rest % size)
        rest = rest // size
    return np.stack(found[::-1], axis=1)


Columns = dict[str, npt.NDArray[Any]]


def _time(a: Columns, b: Columns) -> Ints:
    days = np.maximum(a["last_day"] - a["first_day"], b["last_day"] - b["first_day"]) + 1
    apart = np.maximum(a["first_day"], b["first_day"]) > np.minimum(a["last_day"], b["last_day"])
    level = np.select([days == 1, days <= 3, days <= 7], [0, 2, 3], 4)
    return np.where(apart, np.where(days == 1, 1, 5), level)


def _class(a: npt.NDArray[Any], b: npt.NDArray[Any]) -> Ints:
    general = (a == ABSENT) | (b == ABSENT) | (a == _GENERAL) | (b == _GENERAL)
    return np.select([(a == b) & ~general, general, AKIN[a, b]], [0, 2, 1], 3)


def _either(a: npt.NDArray[Any], b: npt.NDArray[Any]) -> Ints:
    return np.where((a == ABSENT) | (b == ABSENT), 1, np.where(a == b, 0, 2))


def _quantity(a: Columns, b: Columns) -> Ints:
    same = (a["unit_of_quantity"] == b["unit_of_quantity"]) & (a["unit_of_quantity"] != ABSENT)
    low = np.fmax(np.nan_to_num(a["low"], nan=0.0), np.nan_to_num(b["low"], nan=0.0))
    high = np.fmin(
        np.nan_to_num(a["high"], nan=np.inf, posinf=np.inf),
        np.nan_to_num(b["high"], nan=np.inf, posinf=np.inf),
    )
    return np.where(~same, 2, np.where(low > high, 1, 0))


def _words(a: Columns, b: Columns) -> Ints:
    like = likeness((a["sign_0"], a["sign_1"]), (b["sign_0"], b["sign_1"]))
    level = np.select([like >= least for least in _LIKE], range(len(_LIKE)), len(_LIKE))
    return np.where(a["language"] == b["language"], level, len(_LIKE) + 1)


def _place(every: Columns, a: Columns, b: Columns) -> Ints:
    wave = a["is_wave"] | b["is_wave"]
    sites = (a["site"] != ABSENT) & (b["site"] != ABSENT)
    placed = (a["where_prec"] <= TOWN_PRECISE) & (b["where_prec"] <= TOWN_PRECISE)
    points = placed & (a["lat"] != NOWHERE) & (b["lat"] != NOWHERE)
    far = np.maximum(abs(a["lat"] - b["lat"]), abs(a["lon"] - b["lon"]))
    named = (a["town"] != ABSENT) & (b["town"] != ABSENT)
    town = (named & (a["town"] == b["town"])) | (points & (far <= _TOWN))
    near = points & (far <= _NEAR_BY)
    apart = (points & (far > _NEAR_BY)) | (
        named & ~points & (a["town"] != b["town"]) & (a["language"] == b["language"])
    )
    same_unit = (a["unit"] == b["unit"]) & (a["unit"] != ABSENT)
    unplaced = ((a["unit"] == ABSENT) & (a["lat"] == NOWHERE)) | (
        (b["unit"] == ABSENT) & (b["lat"] == NOWHERE)
    )
    day = np.maximum(a["first_day"], b["first_day"]).astype(np.int64)
    units = np.where(a["unit"] != ABSENT, a["unit"], b["unit"])
    crowd = _crowd(every, "unit", units, day)
    waves = _crowd(every, "is_wave", wave, day)
    return np.select(
        [
            wave & (a["is_wave"] == b["is_wave"]),
            sites & (a["site"] == b["site"]),
            sites & (town | near),
            sites,
            town,
            near,
            apart,
            same_unit,
            unplaced,
        ],
        [_WAVES + waves, 0, 1, 2, _SAME_TOWN + crowd, _NEAR + crowd, 3, _UNIT + crowd, 4],
        _OTHER_UNIT + crowd,
    )


def _crowd(every: Columns, name: str, asked: npt.NDArray[Any], day: Ints) -> Ints:
    """Return the step of crowding: how many claims the asked cell holds on the pair's day."""
    names, cells = np.unique(every[name], return_inverse=True)
    cell = np.searchsorted(names, asked)
    least = int(every["first_day"].min(initial=0))
    span = int(every["last_day"].max(initial=0)) - least + 3
    begins = np.sort(cells * span + (every["first_day"] - least))
    ends = np.sort(cells * span + (every["last_day"] - least) + 2)
    at = cell * span + (day - least)
    begun, ended = (np.searchsorted(days, at, "right") for days in (begins, ends))
    return np.asarray(np.searchsorted(np.array(CROWDS), begun - ended))
