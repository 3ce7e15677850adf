"""Blocks: which pairs are worth weighing. In: evidence. Out: candidate pairs, each once.

A block is a cell on a day. A claim enters its cells on every day it may speak of and on the day
after, because reports put one night on either date. Crowded blocks are bounded: their claims are
laid in an order in which like stands by like, and each meets its `reach` next neighbours alone, so
that the pairs grow with the claims and not with their square.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from holdfire.incidents.evidence import ABSENT, NOWHERE

Ints = npt.NDArray[np.int64]
Columns = dict[str, npt.NDArray[Any]]
#: An odd number that spreads the bits of one half over the other's.
_MIX = np.int64(0x1E3779B97F4A7C15)
#: Days by which two accounts of one event may differ.
TOLERANCE = 1
#: Without a place, only claims dated as well as this can tell one wave from another.
SHARPEST_WAVE_DAYS = 2
#: UCDP codes up to this name a town or a site.
TOWN_PRECISE = 3
#: Kinds of cells.
CELLS = ("site", "town", "square", "words", "unit", "unit by words", "wave")


@dataclass(frozen=True, slots=True)
class Bound:
    """What was bounded in one kind of cell.

    Parameters
    ----------
    cell : str
        Kind of cell.
    blocks, crowded : int
        Blocks with at least two claims, and those of them in which not every pair was weighed.
    pairs, left_out : int
        Pairs met, and pairs that the bound left out.
    """

    cell: str
    blocks: int
    crowded: int
    pairs: int
    left_out: int


@dataclass(frozen=True, slots=True)
class _Cell:
    """A kind of cell: its key per claim (`ABSENT` for none), and how far a claim reaches in it."""

    name: str
    keys: Ints
    reach: int
    order: tuple[Ints, ...]


def pairs(evidence: pa.Table, first: int, last: int) -> tuple[Ints, Ints, list[Bound]]:
    """Return pairs (i < j) that share a block on a day in [first, last), and what was bounded.

    The day of a pair is the later of the two first days, so that ranges of days share no pair and
    every pair falls into one range.
    """
    frame = {name: evidence.column(name).to_numpy() for name in evidence.column_names}
    found, bounds = [], []
    for cell in _cells(frame):
        met, bound = _meet(cell, frame, first, last)
        found.append(met)
        bounds.append(bound)
    count = evidence.num_rows
    keys = np.sort(np.concatenate(found))
    keys = keys[np.append(True, keys[1:] != keys[:-1])[: len(keys)]]
    a, b = keys // count, keys % count
    may = _may_meet(frame, a, b)
    return a[may], b[may], bounds


def _may_meet(frame: Columns, a: Ints, b: Ints) -> npt.NDArray[np.bool_]:
    """Return False for a wave and its part, and for waves of two authors: never one event."""
    wave, author = frame["is_wave"].astype(bool), frame["attacker"].astype(np.int64)
    rivals = (author[a] != author[b]) & (author[a] != ABSENT) & (author[b] != ABSENT)
    return np.asarray((wave[a] == wave[b]) & ~(wave[a] & rivals))


def _cells(frame: Columns) -> list[_Cell]:
    wave = frame["is_wave"].astype(bool)
    located = ~wave
    site, unit, kind = (frame[name].astype(np.int64) for name in ("site", "unit", "class"))
    lat, lon = frame["lat"].astype(np.int64), frame["lon"].astype(np.int64)
    town = frame["town"].astype(np.int64)
    precise = (frame["where_prec"] <= TOWN_PRECISE) & (lat != NOWHERE)
    words = frame["sign_0"] ^ (frame["sign_1"] * _MIX)
    near = np.where(precise, lat // 3 * 100_003 + lon // 3, ABSENT)
    return [
        _Cell("site", np.where(located, site, ABSENT), 20, (kind, words)),
        _Cell("town", np.where(located & (town >= 0), town, ABSENT), 12, (site, kind, words)),
        _Cell("square", np.where(located, near, ABSENT), 10, (site, kind, words)),
        _Cell("words", np.where(words != 0, np.abs(words), ABSENT), 8, (unit, site)),
        _Cell("unit", np.where(located, unit, ABSENT), 10, (kind, lat, lon, words)),
        _Cell("unit by words", np.where(located, unit, ABSENT), 4, (words, kind, site)),
        _Cell("wave", np.where(wave, 0, ABSENT), 12, (kind, words)),
    ]


def _meet(cell: _Cell, frame: Columns, first: int, last: int) -> tuple[Ints, Bound]:
    start = frame["first_day"].astype(np.int64)
    stop = frame["last_day"].astype(np.int64) + TOLERANCE
    begin = np.maximum(start, first)
    days = np.minimum(stop, last - 1) - begin + 1
    if cell.name == "wave":
        days[stop - TOLERANCE - start >= SHARPEST_WAVE_DAYS] = 0
    inside = (cell.keys != ABSENT) & (days > 0)
    claims = np.flatnonzero(inside)
    entries = np.repeat(claims, days[claims])
    offset = np.arange(len(entries)) - np.repeat(
        np.cumsum(days[claims]) - days[claims], days[claims]
    )
    day = begin[entries] + offset
    key = cell.keys[entries]
    order = np.lexsort((entries, *(o[entries] for o in reversed(cell.order)), day, key))
    entries, day, key = entries[order], day[order], key[order]
    new = np.ones(len(entries), dtype=bool)
    new[1:] = (key[1:] != key[:-1]) | (day[1:] != day[:-1])
    block = np.cumsum(new) - 1
    size = np.bincount(block)
    met = _walk(_Laid(entries, day, np.cumsum(size)[block]), cell.reach, start)
    begun = np.bincount(block, start[entries] == day).astype(np.int64)
    every = int((begun * (begun - 1) // 2 + begun * (size - begun)).sum())
    blocks, crowded = int((size > 1).sum()), int((size > cell.reach + 1).sum())
    return met, Bound(cell.name, blocks, crowded, len(met), every - len(met))


@dataclass(frozen=True, slots=True)
class _Laid:
    """Claims laid out block by block: claim, day and end of the block of each entry."""

    claim: Ints
    day: Ints
    end: Ints


def _walk(laid: _Laid, reach: int, start: Ints) -> Ints:
    """Let every entry meet its next neighbours in its block, up to the reach."""
    at, met = np.arange(len(laid.claim)), [np.zeros(0, dtype=np.int64)]
    for step in range(1, reach + 1):
        at = at[at + step < laid.end[at]]
        if not len(at):
            break
        a, b = laid.claim[at], laid.claim[at + step]
        now = np.maximum(start[a], start[b]) == laid.day[at]  # else they met on an earlier day
        low, high = np.minimum(a[now], b[now]), np.maximum(a[now], b[now])
        met.append(low * len(start) + high)
    return np.concatenate(met)
