"""Blocks: which pairs are worth weighing. In: evidence. Out: candidate pairs, each once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta

from holdfire.incidents.evidence import Evidence
from holdfire.incidents.score import may_meet

WAVE_CELL = "wave"


def pairs(evidence: list[Evidence]) -> Iterator[tuple[int, int]]:
    """Yield index pairs (i < j) that share a day and a cell and are not ruled out.

    A cell is a site, an admin-1 unit, or the wave of the day; a claim enters every day of its
    interval, so a week-long interval meets each day in it.
    """
    cells: dict[tuple[str, object], list[int]] = defaultdict(list)
    seen: set[tuple[int, int]] = set()
    for index, item in enumerate(evidence):
        for offset in range(item.when.days):
            day = item.when.start + timedelta(days=offset)
            for cell in _cells(item):
                cells[cell, day].append(index)
    for members in cells.values():
        for position, second in enumerate(members):
            for first in members[:position]:
                if (first, second) not in seen:
                    seen.add((first, second))
                    if may_meet(evidence[first], evidence[second]):
                        yield first, second


def _cells(item: Evidence) -> tuple[str, ...]:
    if item.scope == "wave":
        return (WAVE_CELL,)
    return tuple(cell for cell in (item.site_id, item.adm1) if cell)
