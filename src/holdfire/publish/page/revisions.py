"""Corrections, and counts then and now. In: an Account. Out: view rows."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import Any

from holdfire.model.span import Span
from holdfire.publish.account import Account
from holdfire.publish.page.words import day

#: Rows that the page lists; the table holds all.
LISTED = 40
#: What of an incident leaves in a publication; ids of others and who decided do not.
SAID = ("days", "place", "class", "author", "side struck", "credibility")
#: Latest months whose counts are followed on the page.
MONTHS = 8


def revisions(account: Account) -> dict[str, Any]:
    """Return what changed since the issue before: counts by reason, and corrections first.

    A correction changes what was said of an incident, or what it is made of; new incidents and
    further origins come after.
    """
    rows = account.rows("revisions")
    corrections = [row for row in rows if row["what"] not in ("new", "origins")]
    starts = {row["incident_id"]: row["start"] for row in account.rows("incidents")}
    return {
        "since": day(account.as_of - timedelta(days=account.case.issue_days)),
        "all": len(rows),
        "new": sum(row["what"] == "new" for row in rows),
        "corrections": len(corrections),
        "because": dict(Counter(row["because"] for row in rows)),
        "rows": sorted(corrections, key=lambda row: _newest(row, starts))[:LISTED],
    }


def _newest(row: dict[str, Any], starts: dict[str, date]) -> tuple[Any, ...]:
    """Return a key that puts the latest incidents first: which are listed hangs on no id."""
    start = starts.get(row["incident_id"], date.min)
    return (-start.toordinal(), row["what"], row["was"] or "", row["now"] or "")


def totals(account: Account) -> list[dict[str, Any]]:
    """Return per party and month its count at each look, latest months first."""
    names = {party.code: party.name for party in account.case.parties}
    months: dict[tuple[str, Any], list[int]] = {}
    for row in account.rows("totals"):
        months.setdefault((row["party"], row["month_start"]), []).append(row["incidents"])
    found = []
    for party, name in names.items():
        latest = sorted(start for code, start in months if code == party)[-MONTHS:]
        found.append(
            {
                "side": name,
                "code": party,
                "rows": [
                    {
                        "month": f"{start:%b %Y}",
                        "start": start,
                        "end": Span.parse(f"{start:%Y-%m}").end,
                        "then": months[party, start][0],
                        "now": months[party, start][-1],
                        "path": " → ".join(map(str, months[party, start])),
                    }
                    for start in reversed(latest)
                ],
            }
        )
    return found
