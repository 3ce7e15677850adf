"""The four answers at the top. In: an Account. Out: a few plain sentences with their numbers."""

from __future__ import annotations

from typing import Any

from holdfire.agreements import BottomLine, Version, window
from holdfire.publish.account import Account
from holdfire.publish.page.words import amount, day, days


def headline(account: Account) -> list[dict[str, str]]:
    """Return four cards: is it kept, is the calm real, what is out, who says so."""
    return [_kept(account), _calm(account), _out(account), _who(account)]


def running(account: Account) -> list[Version]:
    """Return the versions that claim to be in force on the last covered day."""
    last = account.last_covered
    found = []
    for version in account.versions:
        sure, _ = window(version)
        if sure is not None and last in sure:
            found.append(version)
    return found


def _kept(account: Account) -> dict[str, str]:
    current = running(account)
    if current:
        names = sorted({account.case.title_of(v.agreement_id) for v in current})
        text = (
            f"{len(current)} version{'s' * (len(current) != 1)} claim force on "
            f"{day(account.last_covered)}: {', '.join(names)}."
        )
    else:
        text = (
            f"No version known by {day(account.as_of)} claims force on "
            f"{day(account.last_covered)}. {_last_ended(account)}"
        )
    return {
        "question": "Is an energy truce kept?",
        "value": _verdict(account, current),
        "text": text,
        "link": "#versions",
    }


def _last_ended(account: Account) -> str:
    ended = [v for v in account.versions if window(v)[0] is not None and not v.area]
    dated = [(window(v)[0], v) for v in ended]
    past = [(s, v) for s, v in dated if s is not None and s.end < account.last_covered]
    if not past:
        return ""
    last = max(past, key=lambda item: (item[0].end, item[1].version_id))
    agreement, end = last[1].agreement_id, last[0].end
    counts = [_of(account, v) for _, v in past if v.agreement_id == agreement]
    low, high = min(counts), max(counts)
    found = f"{low} to {high} incidents" if low != high else f"{high} incidents"
    if not high:
        found = "no report received of an incident that"
    verb = "fall" if high else "falls"
    return (
        f"The last to claim it, {account.case.title_of(agreement)}, was over by {day(end)} on its "
        f"longest reading; {'depending on the version, ' if low != high else ''}{found} surely "
        f"{verb} in its days."
    )


def _of(account: Account, version: Version) -> int:
    return sum(x.alleged for x in account.lines if x.version_id == version.version_id)


def _verdict(account: Account, current: list[Version]) -> str:
    if not current:
        return "none in force"
    ids = {v.version_id for v in current}
    lines: list[BottomLine] = [x for x in account.lines if x.version_id in ids]
    if any(x.by_standing.get("supported", 0) + x.by_standing.get("verified", 0) for x in lines):
        return "breaches supported"
    return "alleged breaches" if any(x.alleged for x in lines) else "no breach reported"


def _calm(account: Account) -> dict[str, str]:
    tests = [row for row in account.rows("tempo") if row["version_id"] is None]
    recent = [row for row in tests if row["test_id"].startswith(_latest(account))]
    counts = {a: sum(r["answer"] == a for r in recent) for a in ("lower", "not shown", "higher")}
    if account.last_covered < account.as_of:
        value = "unknown now"
        text = (
            f"The record ends on {day(account.last_covered)}; what came after is unknown, "
            f"not calm. "
        )
    else:
        value = "lower" if counts["lower"] == len(recent) > 0 else "not shown"
        text = ""
    parts = [
        f"on the side of {account.case.parties[row['party']].name}: {row['answer']}"
        for row in recent
    ]
    if parts:
        text += f"Claimed lull up to {day(recent[0]['after_end'])}: {'; '.join(parts)}."
    return {"question": "Is the calm real?", "value": value, "text": text, "link": "#tempo"}


def _latest(account: Account) -> str:
    known = [lull for lull in account.case.lulls if lull.said_on <= account.as_of]
    if not known:
        return "\0"
    return max(known, key=lambda lull: (lull.to, lull.lull_id)).lull_id


def _out(account: Account) -> dict[str, str]:
    latest: dict[tuple[str, str], dict[str, Any]] = {}
    for row in account.rows("ledger"):
        if row["level"] != "national" or row["measure"] != "lost" or row["as_of_end"] is None:
            continue
        key = row["country"], row["sector"]
        if row["unit"] == "percent" and (
            key not in latest or row["as_of_end"] > latest[key]["as_of_end"]
        ):
            latest[key] = row
    parts = [
        f"{account.case.parties[country].name}, {sector}: "
        f"{amount(row['low'], row['high'], row['unit'])} of {row['denominator']} "
        f"({row['speaker']}, {days(row['as_of_start'], row['as_of_end'])})"
        for (country, sector), row in sorted(latest.items())
        if country in account.case.parties.codes and sector in ("generation", "refining")
    ]
    return {
        "question": "What is said to be out?",
        "value": "ranges, each of its own whole",
        "text": "; ".join(parts) + "." if parts else "No capacity figure was known on that day.",
        "link": "#ledger",
    }


def _who(account: Account) -> dict[str, str]:
    incidents = account.rows("incidents")
    single = sum(row["origins"] <= 1 for row in incidents)
    both = sum(row["credibility"] == 1 for row in incidents)
    return {
        "question": "Who says so?",
        "value": f"{len(incidents)} incidents",
        "text": (
            f"{account.tables['claims'].num_rows} claims from {account.tables['reports'].num_rows} "
            f"reports. {both} incidents rest on independent origins of more than one side, "
            f"{single} on a single origin. Grades, denials and contradictions are kept with each."
        ),
        "link": "#incidents",
    }
