"""Counts by week and month that leave. In: an Account, released rows. Out: rows by table.

A count over incidents of which one stays would tell of that one by subtraction.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import Any

from holdfire.incidents import totals
from holdfire.model.tables import INCIDENTS
from holdfire.publish.account import Account
from holdfire.publish.release import Releases

Row = dict[str, Any]
HOLDS = "counts an incident that is withheld"
NO_COVERAGE = "days without coverage are withheld"
#: Tables that would show an uncovered week as a calm one.
_NEED_COVERAGE = ("weeks", "tempo")


def counts(
    account: Account,
    asked: Releases,
    rows: dict[str, list[Row]],
    withheld: Counter[tuple[str, str]],
) -> dict[str, list[Row]]:
    """Return the rows of weeks, tempo and totals that may leave beside the released incidents.

    Totals are counted again from released incidents alone. A week that holds an incident which
    stays is withheld; weeks and tests leave only with all of the days known to lack coverage.
    """
    found = {"totals": _totals(account, asked, rows["incidents"])}
    staying = _staying(account, rows["incidents"])
    found["weeks"] = [row for row in rows["weeks"] if not _holds(row, staying)]
    withheld["weeks", HOLDS] += len(rows["weeks"]) - len(found["weeks"])
    if len(rows["coverage"]) < account.tables["coverage"].num_rows:
        for name in _NEED_COVERAGE:
            withheld[name, NO_COVERAGE] += len(found.get(name, rows[name]))
            found[name] = []
    for key in [key for key, count in withheld.items() if not count]:
        del withheld[key]
    return found


def _totals(account: Account, asked: Releases, incidents: list[Row]) -> list[Row]:
    table = totals(INCIDENTS.of(incidents), account.case.parties.codes, as_of=account.as_of)
    return [row for row in table.to_pylist() if asked.refusal("totals", row) is None]


def _staying(account: Account, released: list[Row]) -> list[tuple[str, date]]:
    """Return party and first day of every incident that does not leave."""
    leaving = {row["incident_id"] for row in released}
    return [
        (row["struck"], row["start"])
        for row in account.rows("incidents")
        if row["incident_id"] not in leaving
    ]


def _holds(week: Row, staying: list[tuple[str, date]]) -> bool:
    last = week["week_start"] + timedelta(days=6)
    return any(
        party == week["party"] and week["week_start"] <= start <= last for party, start in staying
    )
