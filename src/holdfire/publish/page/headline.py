"""The four answers at the top. In: an Account. Out: a few plain sentences with their numbers."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from holdfire.agreements import NOT_BINDING, BottomLine, Version, window
from holdfire.publish.account import Account
from holdfire.publish.page.words import amount, day, days


def headline(account: Account) -> list[dict[str, str]]:
    """Return four cards: is it kept, is the calm real, what is out, who says so."""
    return [_kept(account), _calm(account), _out(account), _who(account)]


def running(account: Account) -> list[Version]:
    """Return the versions that are surely in force on the last covered day."""
    last = account.last_covered
    return [v for v in account.versions if (sure := window(v)[0]) is not None and last in sure]


def unended(account: Account) -> list[Version]:
    """Return the versions that began, and whose end no asserter of the agreement states."""
    ended = {v.agreement_id for v in account.versions if v.effect_to is not None}
    return [
        v
        for v in account.versions
        if v.agreement_id not in ended
        and v.status not in (*NOT_BINDING, "expired")
        and v.effect_from is not None
        and v.effect_from.start <= account.last_covered
    ]


def _kept(account: Account) -> dict[str, str]:
    current, still_open = running(account), unended(account)
    on = day(account.last_covered)
    parts = []
    if current:
        names = sorted({account.case.title_of(v.agreement_id) for v in current})
        parts.append(f"Versions that claim force on {on}: {len(current)} ({', '.join(names)}).")
    else:
        parts.append(f"No version surely holds on {on}.")
    if still_open:
        newest = max(still_open, key=lambda v: (v.effect_from, v.version_id))
        name = account.case.title_of(newest.agreement_id)
        parts.append(f"{len(still_open)} began and state no end, the latest: {name}.")
    parts.append(_last_ended(account))
    if account.keeps("versions"):
        parts.append("Not every version is released.")
    return {
        "question": "Is an energy truce kept?",
        "value": _verdict(account, current, still_open),
        "text": " ".join(part for part in parts if part),
        "link": "#versions",
    }


def _last_ended(account: Account) -> str:
    """Return when the latest agreement with stated ends was over, by its versions."""
    past: dict[str, list[tuple[Version, date]]] = {}
    for version in account.versions:
        if version.effect_to is None or version.status in NOT_BINDING or version.area:
            continue
        if version.effect_to.end < account.last_covered:
            past.setdefault(version.agreement_id, []).append((version, version.effect_to.end))
    if not past:
        return ""
    agreement, rows = max(past.items(), key=lambda item: max(end for _, end in item[1]))
    first, last = min(end for _, end in rows), max(end for _, end in rows)
    counts = [
        sum(line.alleged for line in account.lines if line.version_id == version.version_id)
        for version, _ in rows
    ]
    over = f"over by {day(last)}" if first == last else f"over between {day(first)} and {day(last)}"
    found = (
        f"{min(counts)} to {max(counts)} alleged"
        if min(counts) != max(counts)
        else (
            f"{max(counts)} alleged"
            if max(counts)
            else f"{account.silence} of an incident surely in"
        )
    )
    name = account.case.title_of(agreement)
    return f"{name} was {over}, by version: {found} {'incidents in ' if max(counts) else ''}scope."


def _verdict(account: Account, current: list[Version], still_open: list[Version]) -> str:
    if not current:
        settled = not still_open and not account.keeps("versions")
        return "none in force" if settled else "not settled"
    ids = {v.version_id for v in current}
    lines: list[BottomLine] = [x for x in account.lines if x.version_id in ids]
    if any(x.by_standing.get("supported", 0) + x.by_standing.get("verified", 0) for x in lines):
        return "breaches supported"
    quiet = "no released report of a breach" if account.publication else "no report of a breach"
    return "alleged breaches" if any(x.alleged for x in lines) else quiet


def _calm(account: Account) -> dict[str, str]:
    tests = [
        row for row in account.rows("tempo") if row["version_id"] is None and row["sector"] == "all"
    ]
    recent = [row for row in tests if row["test_id"].startswith(_latest(account))]
    lower = bool(recent) and all(row["answer"] == "lower" for row in recent)
    if account.last_covered < account.as_of:
        value = "unknown now"
        text = (
            f"The record ends on {day(account.last_covered)}; what came after is unknown, "
            f"not calm. "
        )
    else:
        value = "lower" if lower else "not shown"
        text = ""
    parts = [
        f"on the side of {account.case.parties[row['party']].name}: {row['answer']}"
        for row in recent
    ]
    if parts:
        text += f"Claimed lull up to {day(recent[0]['after_end'])}: {'; '.join(parts)}."
    return {"question": "Is the calm real?", "value": value, "text": text, "link": "#tempo"}


def _latest(account: Account) -> str:
    known = [
        lull
        for lull in account.case.lulls
        if lull.said_on <= account.as_of and lull.none_of is None
    ]
    if not known:
        return "\0"
    return max(known, key=lambda lull: (lull.said_on, lull.to, lull.lull_id)).lull_id


def _out(account: Account) -> dict[str, str]:
    parts = []
    for party in account.case.parties:
        for sector in ("generation", "refining"):
            rows = [
                row
                for row in account.rows("ledger")
                if (row["country"], row["sector"]) == (party.code, sector)
                and row["level"] == "national"
                and row["measure"] == "lost"
                and row["unit"] == "percent"
                and row["as_of_end"] is not None
            ]
            if rows:
                newest = max(row["as_of_end"] for row in rows)
                recent = [r for r in rows if newest - r["as_of_end"] <= timedelta(days=365)]
                parts.append(f"{party.name}, {sector}: {_range(recent)}")
    return {
        "question": "What is said to be out?",
        "value": "ranges, each of its own whole",
        "text": " ".join(f"{part}." for part in parts) if parts else _no_figure(account),
        "link": "#ledger",
    }


def _no_figure(account: Account) -> str:
    known = "is released" if account.publication else "was known on that day"
    return f"No capacity figure {known}."


def _range(rows: list[dict[str, Any]]) -> str:
    """Return the lowest and the highest figure of the latest year, each with its whole."""
    size = lambda row: (row["high"] or row["low"] or 0.0, row["entry_id"])  # noqa: E731
    ends = [min(rows, key=size), max(rows, key=size)]
    said = [
        f"{amount(row['low'], row['high'], row['unit'])} of {row['denominator']} "
        f"({row['speaker']}, {days(row['as_of_start'], row['as_of_end'])})"
        for row in ends
    ]
    return " to ".join(dict.fromkeys(said))


def _who(account: Account) -> dict[str, str]:
    incidents = account.rows("incidents")
    single = sum(row["origins"] <= 1 for row in incidents)
    both = sum(row["credibility"] == 1 for row in incidents)
    counted = " Counts are of what is released." if account.publication else ""
    return {
        "question": "Who says so?",
        "value": f"{len(incidents)} incidents",
        "text": (
            f"{account.tables['claims'].num_rows} claims from {account.tables['reports'].num_rows} "
            f"reports. {both} incidents rest on independent origins of more than one side, "
            f"{single} on a single origin. Grades, denials and contradictions are kept with each."
            f"{counted}"
        ),
        "link": "#incidents",
    }
