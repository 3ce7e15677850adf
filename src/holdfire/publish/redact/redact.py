"""The one pass before any output. In: an Account, releases. Out: a Publication.

Release first, then what hangs on withheld rows, then the columns of the allow-list, then sums.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from holdfire.model.release import DELAY_HOURS, Profile
from holdfire.publish.account import Account
from holdfire.publish.redact import sums
from holdfire.publish.redact.about import about
from holdfire.publish.redact.columns import LEAVE, leaving
from holdfire.publish.redact.counts import counts
from holdfire.publish.redact.lulls import lulls
from holdfire.publish.redact.names import screen_of
from holdfire.publish.redact.publication import Publication, Row
from holdfire.publish.redact.rows import Redactor, speakers_of
from holdfire.publish.release import ORPHAN, SHAPES, Releases, releases
from holdfire.sites import Unit

NEVER = "a table that never leaves"
_PARENTS_FIRST = ("incidents", "claims", "versions", "ledger")


def redact(
    account: Account, units: Iterable[Unit], issues: Iterable[Row], profile: Profile
) -> Publication:
    """Return what of an account may leave to a profile, and what stayed, as counts.

    Pure: the same account, units and issues give the same publication.

    Parameters
    ----------
    account : Account
        As assessed; its as-of day is the clock of every delay.
    units : iterable of Unit
        The case's admin-1 units: no place that leaves is finer.
    issues : iterable of dict
        Rows of ISSUES: which sites every sum covered that was issued before.
    profile : Profile
        Who reads.
    """
    units, withheld = list(units), Counter[tuple[str, str]]()
    asked = releases(account.case.release, account.tables["decisions"], profile, account.as_of)
    rows = _released(account, asked, withheld)
    rows |= counts(account, asked, rows, withheld)
    rows["site_classes"] = _site_classes(account, asked, withheld)
    rows["struck"], issued = _struck(account, asked, issues, withheld)
    redactor = Redactor(
        screen_of(account, units, profile),
        {unit.adm1: unit.iso_3166_2 for unit in units},
        _speakers(account),
        account.case.parties.codes,
        withheld,
    )
    declared, tables, released = {}, {}, {}
    for name in LEAVE:
        table = leaving(name, profile)
        out = [_only(redactor.row(name, row), table.schema.names) for row in rows[name]]
        declared[name], tables[name] = table, table.of(out)
        released[name] = frozenset(SHAPES[name].id_of(row) for row in rows[name])
    return Publication(
        about=about(account, profile),
        profile=profile,
        as_of=account.as_of,
        declared=declared,
        tables=tables,
        released=released,
        withheld=withheld,
        issues=issued,
        lulls=lulls(account, rows["tempo"], redactor),
        unmet=_unmet(account, asked),
    )


def _released(
    account: Account, asked: Releases, withheld: Counter[tuple[str, str]]
) -> dict[str, list[Row]]:
    """Return the rows that may leave, those first that others are about."""
    every = {row_id: name for name in SHAPES for row_id in _ids(account, name)}
    names = [*_PARENTS_FIRST, *(name for name in account.tables if name not in _PARENTS_FIRST)]
    kept: dict[str, list[Row]] = {}
    free: dict[str, set[str]] = {}
    told = set(_ids(account, "incidents"))
    held_by = {row["claim_id"]: row["incident_id"] for row in account.rows("incident_claims")}
    for name in names:
        if name not in SHAPES or name not in LEAVE:
            if account.tables[name].num_rows:
                withheld[name, NEVER] += account.tables[name].num_rows
            continue
        shape, kept[name], free[name] = SHAPES[name], [], set()
        for row in account.rows(name):
            why = asked.refusal(name, row)
            if why is None and not _stands(row, name, every, free):
                why = ORPHAN
            if why is None and name == "claims":  # no claim leaves before or without its incident
                incident = held_by.get(row["claim_id"])
                why = ORPHAN if incident in told and incident not in free["incidents"] else None
            if why is None:
                kept[name].append(row)
                free[name].add(shape.id_of(row))
            else:
                withheld[name, why] += 1
    waves = free["incidents"]
    kept["incidents"] = [
        row | {"part_of": row["part_of"] if row["part_of"] in waves else None}
        for row in kept["incidents"]
    ]
    return kept


def _stands(row: Row, name: str, every: dict[str, str], free: dict[str, set[str]]) -> bool:
    """Return whether all rows that this one is about are released."""
    for column, other in SHAPES[name].follows:
        table = every.get(row[column]) if other == "*" else other
        if table is not None and table in free and row[column] not in free[table]:
            return False
        if table is not None and table not in free and table != name:
            return False
    return True


def _ids(account: Account, name: str) -> list[str]:
    shape = SHAPES[name]
    if len(shape.key) > 1 or name not in account.tables:
        return []
    return list(account.tables[name].column(shape.key[0]).to_pylist())


def _site_classes(
    account: Account, asked: Releases, withheld: Counter[tuple[str, str]]
) -> list[Row]:
    kept = []
    for row in account.nameplate:
        why = asked.refusal("site_classes", row)
        if why is None and row["sites"] < sums.LEAST:
            why = sums.FEW
        if why is None:
            kept.append(row)
        else:
            withheld["site_classes", why] += 1
    return kept


def _struck(
    account: Account, asked: Releases, issues: Iterable[Row], withheld: Counter[tuple[str, str]]
) -> tuple[list[Row], list[Row]]:
    """Return sums over sites, and what to remember of them."""
    refused = {
        name.partition(":")[2]
        for name, lets_out in asked.decided.items()
        if not lets_out and name.startswith("incidents:")
    }
    found, small = _due(account, asked, refused)
    found, differing = sums.against_issues(found, issues)
    for reason, count in ((sums.FEW, small), (sums.DIFFERS, differing)):
        if count:
            withheld["struck", reason] += count
    kept = []
    for cell in found:
        why = asked.refusal("struck", cell.row())
        if why is None:
            kept.append(cell)
        else:
            withheld["struck", why] += 1
    remember = sums.record(kept, profile=asked.profile, as_of=asked.as_of)
    return [cell.row() for cell in kept], remember


def _due(
    account: Account, asked: Releases, refused: Iterable[str] = ()
) -> tuple[list[sums.Cell], int]:
    """Return the sums that are due without the incidents refused, and how many are too small."""
    rows = [row for row in account.rows("ledger") if row["entry_id"] not in refused]
    hours = asked.policy.hours(asked.profile, "damage")
    delay = DELAY_HOURS["damage"] if hours is None else hours
    return sums.cells(rows, delay_hours=delay, as_of=asked.as_of)


def _only(row: Row, names: list[str]) -> Row:
    return {name: row[name] for name in names}


def _speakers(account: Account) -> dict[str, str | None]:
    codes, found = account.case.parties.codes, dict[str, str | None]()
    for table in ("ledger", "claims", "accusations", "positions", "versions"):
        found |= speakers_of(table, account.rows(table), codes)
    return found


def _unmet(account: Account, asked: Releases) -> tuple[str, ...]:
    """Return the decisions to release or withhold that name no row."""
    named: dict[str, set[str]] = {}
    for name in asked.decided:
        table, _, row_id = name.partition(":")
        named.setdefault(table, set()).add(row_id)
    unmet = []
    for table, wanted in named.items():
        if table == "struck":
            rows: Iterable[Row] = [cell.row() for cell in _due(account, asked)[0]]
        else:
            rows = account.nameplate if table == "site_classes" else account.rows(table)
        unmet += [f"{table}:{row_id}" for row_id in wanted - set(map(SHAPES[table].id_of, rows))]
    return tuple(sorted(unmet))
