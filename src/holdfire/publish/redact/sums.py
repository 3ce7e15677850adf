"""Sums over sites that give no single site away. In: ledger rows, issues. Out: rows of STRUCK.

Reports of a cell enter in the order in which they became due, and only in batches that bring at
least `LEAST` new sites: so between any two days the sum grows by that many sites or not at all.
Where reviews or late reports change the past, every sum is also held against each one ever issued.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from holdfire.model.release import Profile, is_due

Row = dict[str, Any]
LEAST = 3
FEW = f"a sum over fewer than {LEAST} sites"
DIFFERS = f"differs from a sum already issued by fewer than {LEAST} sites"


@dataclass(frozen=True, slots=True)
class Cell:
    """One sum: what it is of, the sites in it with their nameplates, and through which day."""

    name: tuple[str, str, date, str]
    sites: dict[str, float]
    through: date

    @property
    def label(self) -> str:
        """The cell in one string, as the record of issues keeps it."""
        return "/".join(str(part) for part in self.name)

    def row(self) -> Row:
        """Return the row that leaves."""
        country, sector, month, unit = self.name
        at_most = float(f"{sum(sorted(self.sites.values())):.6g}")
        return {
            "country": country, "sector": sector, "month": month, "unit": unit,
            "sites": len(self.sites), "at_most": at_most, "known_through": self.through,
        }  # fmt: skip


def cells(ledger: Iterable[Row], *, delay_hours: int, as_of: date) -> tuple[list[Cell], int]:
    """Return the sums that may leave on `as_of`, and how many cells are too small.

    Parameters
    ----------
    ledger : iterable of dict
        Rows of the ledger; those of single incidents enter.
    delay_hours : int
        After the end of the day on which an incident was both over and known.
    as_of : date
        The clock.
    """
    found: dict[tuple[str, str, date, str], list[tuple[date, str, float]]] = {}
    for row in ledger:
        if row["basis"] != "incident" or row["as_of_end"] is None or row["high"] is None:
            continue
        known = max(row["as_of_end"], row["known_from"])
        if known > as_of or not is_due(known, delay_hours, as_of):
            continue
        name = (row["country"], row["sector"], row["as_of_end"].replace(day=1), row["unit"])
        found.setdefault(name, []).append((known, row["denominator"], float(row["high"])))
    kept, small = [], 0
    for name, reports in sorted(found.items()):
        cell = _batched(name, sorted(reports))
        if cell is None:
            small += 1
        else:
            kept.append(cell)
    return kept, small


def _batched(
    name: tuple[str, str, date, str], reports: list[tuple[date, str, float]]
) -> Cell | None:
    issued: dict[str, float] = {}
    waiting: dict[str, float] = {}
    through = None
    for day, group in groupby(reports, key=lambda report: report[0]):
        waiting |= {site: size for _, site, size in group if site not in issued}
        if len(waiting) >= LEAST:
            issued |= waiting
            waiting, through = {}, day
    return Cell(name, issued, through) if through else None


def against_issues(found: Iterable[Cell], issues: Iterable[Row]) -> tuple[list[Cell], int]:
    """Return the cells that differ by nothing or at least `LEAST` sites from all ever issued.

    Issues to partners count as well: who reads both could subtract.
    """
    before: dict[str, list[frozenset[str]]] = {}
    for row in issues:
        before.setdefault(row["cell"], []).append(frozenset(row["sites"]))
    kept, refused = [], 0
    for cell in found:
        now = frozenset(cell.sites)
        if all(not (now ^ then) or len(now ^ then) >= LEAST for then in before.get(cell.label, [])):
            kept.append(cell)
        else:
            refused += 1
    return kept, refused


def record(found: Iterable[Cell], *, profile: Profile, as_of: date) -> list[Row]:
    """Return the rows of ISSUES that remember these sums; the same sums are remembered once."""
    rows = []
    for cell in found:
        sites = sorted(cell.sites)
        content = f"{profile}|{as_of}|{cell.label}|{'|'.join(sites)}"
        entry = "iss-" + hashlib.sha256(content.encode()).hexdigest()[:16]
        kept = {"as_of": as_of, "profile": str(profile), "cell": cell.label, "sites": sites}
        rows.append({"entry_id": entry} | kept)
    return rows
