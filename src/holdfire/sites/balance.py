"""How much capacity was there on a day? In: ledger rows. Out: a range per country and sector.

National statements are turned into capacity that is left: said to be available; said to be lost, of
a whole; said to be restored, of what was lost. A whole that the statement itself gives goes first,
else the range of wholes on record. Statements of the same season stand side by side and their hull
is the range: nothing is averaged, and where two cannot both hold the row says so.

From the last statement on the range widens: downwards by the nameplate of sites reported struck
since (each once: no site loses more than it has), upwards by what repair can have brought back at
the fastest pace on record (without one, by all that was out within `STALE`). It never leaves the
bounds of nothing and the whole, so no repair exceeds the damage.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from holdfire.model.quantity import PERCENT

Row = dict[str, Any]
#: A statement speaks for so many days; a later one of the same season stands beside it.
SEASON = timedelta(days=60)
#: After so long without a statement nothing but the bounds is known.
STALE = timedelta(days=270)
#: Unit in which each sector is balanced, and factors into it.
UNIT = {"generation": "GW", "refining": "Mt/y"}
FACTOR = {("MW", "GW"): 0.001, ("GW", "GW"): 1.0, ("Mt/y", "Mt/y"): 1.0}


@dataclass(frozen=True, slots=True)
class Range:
    """A quantity between two bounds."""

    low: float
    high: float

    def hull(self, other: Range) -> Range:
        """Return the least range that holds both."""
        return Range(min(self.low, other.low), max(self.high, other.high))

    def within(self, floor: float, ceiling: float) -> Range:
        """Return the range cut to bounds."""
        return Range(min(max(self.low, floor), ceiling), max(min(self.high, ceiling), floor))


@dataclass(frozen=True, slots=True)
class Statement:
    """What a source says was left on a day: a range, and the middle of what it states."""

    entry_id: str
    day: date
    left: Range
    best: float


@dataclass(frozen=True, slots=True)
class Capacity:
    """Capacity available on a day.

    `best` is the middle of what the latest statement says, None where it is stale; `conflict` names
    entries of the season that cannot both hold. `stated` is the range of the season's statements,
    `struck_since` and `back_since` the most that can have been lost and repaired since.
    """

    day: date
    low: float
    best: float | None
    high: float
    whole: Range
    stated: Range
    struck_since: float
    back_since: float
    entries: tuple[str, ...]
    conflict: tuple[str, ...]


class Balance:
    """Capacity of one country and sector on any day.

    Parameters
    ----------
    ledger : iterable of dict
        Rows of the ledger, of any country and sector.
    country, sector : str
        Which to balance; the sector is a key of `UNIT`.
    """

    def __init__(self, ledger: Iterable[Row], country: str, sector: str) -> None:
        self.country, self.sector, self.unit = country, sector, UNIT[sector]
        own = [
            row
            for row in ledger
            if (row["country"], row["sector"]) == (country, sector) and row["as_of_end"] is not None
        ]
        self.whole = _whole(own, self.unit)
        self.statements: tuple[Statement, ...] = ()
        if self.whole is not None:
            found = [_statement(row, self.whole, self.unit) for row in own]
            self.statements = tuple(
                sorted((s for s in found if s), key=lambda s: (s.day, s.entry_id))
            )
        self._struck = _struck(own, self.unit)
        self._pace = _pace(own, self.unit)

    def on(self, day: date) -> Capacity | None:
        """Return the capacity on a day; None before the first statement."""
        past = [statement for statement in self.statements if statement.day <= day]
        if not past or self.whole is None:
            return None
        last = past[-1]
        season = [statement for statement in past if statement.day >= last.day - SEASON]
        stated = season[0].left
        for statement in season[1:]:
            stated = stated.hull(statement.left)
        ceiling = self.whole.high
        age = (day - last.day).days
        stale = day - last.day > STALE
        lost = self._lost_since(last.day, day)
        out = ceiling - stated.high
        back = out if stale else min(self._back(age, out), out)
        bounds = Range(stated.low - lost, stated.high + back).within(0.0, ceiling)
        return Capacity(
            day,
            bounds.low,
            None if stale else min(max(last.best, bounds.low), bounds.high),
            bounds.high,
            self.whole,
            stated,
            lost,
            back,
            tuple(statement.entry_id for statement in season),
            _conflict(season),
        )

    def _back(self, age_days: int, out: float) -> float:
        """Return the most that repair can have brought back; without a pace, all once stale."""
        if self._pace is None:
            return out * min(age_days / STALE.days, 1.0)
        return self._pace * age_days

    def _lost_since(self, start: date, day: date) -> float:
        """Return the nameplate of sites struck after a day, each site once."""
        sites = {site: size for at, site, size in self._struck if start < at <= day}
        return sum(sites.values())


def _in(value: float | None, unit: str, wanted: str) -> float | None:
    factor = FACTOR.get((unit, wanted))
    return None if value is None or factor is None else value * factor


def _whole(rows: Sequence[Row], unit: str) -> Range | None:
    """Return the hull of the wholes on record: those that statements give, else installed ones."""
    given = [
        value
        for row in rows
        for name in ("whole_low", "whole_high")
        if row["measure"] == "lost" and row["whole_unit"]
        and (value := _in(row[name], row["whole_unit"], unit)) is not None
    ]  # fmt: skip
    installed = [
        value
        for row in rows
        for name in ("low", "high")
        if (row["measure"], row["level"]) == ("installed", "national")
        and (value := _in(row[name], row["unit"], unit)) is not None
    ]
    if unit == UNIT["refining"]:
        given += installed
    every = given or installed
    return Range(min(every), max(every)) if every else None


def _statement(row: Row, whole: Range, unit: str) -> Statement | None:
    """Return a national figure as capacity left, or None where its whole is another."""
    if row["level"] != "national" or row["basis"] != "table":
        return None
    own, given = whole, row["whole_unit"]
    if given:
        ends = [_in(row[name], given, unit) for name in ("whole_low", "whole_high")]
        low, high = ends
        own = Range(whole.low if low is None else low, whole.high if high is None else high)
    if row["unit"] == PERCENT and unit == UNIT["generation"] and not given:
        return None  # shares of peak demand, of plants or of an unnamed whole
    part = _part(row, own, unit)
    if part is None:
        return None
    match row["measure"]:
        case "available":
            left, best = part, part
        case "lost":
            left, best = _less(own, part), _less(own, _stated(part, row))
        case "restored" if given:  # the whole is what had been lost
            still = _less(own, part).within(0.0, own.high)
            left = best = _less(whole, still)
        case _:
            return None
    best = best.within(0.0, whole.high)
    return Statement(
        row["entry_id"], row["as_of_end"], left.within(0.0, whole.high), (best.low + best.high) / 2
    )


def _less(span: Range, part: Range) -> Range:
    return Range(span.low - part.high, span.high - part.low)


def _part(row: Row, own: Range, unit: str) -> Range | None:
    """Return the part that a figure speaks of; an open bound reaches to nothing or to the whole."""
    if row["unit"] == PERCENT:
        low, high = (row["low"] or 0.0) / 100, 1.0 if row["high"] is None else row["high"] / 100
        return Range(own.low * low, own.high * high)
    low_, high_ = (_in(row[name], row["unit"], unit) for name in ("low", "high"))
    if low_ is None and high_ is None:
        return None
    return Range(low_ or 0.0, own.high if high_ is None else high_)


def _stated(part: Range, row: Row) -> Range:
    """Return the part at the bound that was stated, where the other is open."""
    if row["high"] is None:
        return Range(part.low, part.low)
    return Range(part.high, part.high) if row["low"] is None else part


def _struck(rows: Sequence[Row], unit: str) -> list[tuple[date, str, float]]:
    """Return day, site and nameplate of every incident at a site."""
    return [
        (row["as_of_end"], row["denominator"], size)
        for row in rows
        if row["basis"] == "incident" and (size := _in(row["high"], row["unit"], unit)) is not None
    ]


def _pace(rows: Sequence[Row], unit: str) -> float | None:
    """Return the fastest repair on record, in units a day; None where no figure is held."""
    paces = []
    for row in rows:
        dated = row["period_start"] is not None and row["measure"] == "restored"
        amount = _in(row["high"], row["unit"], unit)
        if dated and amount is not None and row["as_of_end"] > row["period_start"]:
            paces.append(amount / (row["as_of_end"] - row["period_start"]).days)
    return max(paces, default=None)


def _conflict(season: Sequence[Statement]) -> tuple[str, ...]:
    """Return entries of a season whose ranges do not meet."""
    found = {
        name
        for n, one in enumerate(season)
        for other in season[n + 1 :]
        if one.left.high < other.left.low or other.left.high < one.left.low
        for name in (one.entry_id, other.entry_id)
    }
    return tuple(sorted(found))
