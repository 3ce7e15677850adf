"""Changes, reciprocity, capacity and outlook in sentences. In: an Account. Out: view rows."""

from __future__ import annotations

from typing import Any

from holdfire.outlook.sentence import alike
from holdfire.publish.account import Account
from holdfire.publish.page.words import day

#: Metrics that stand in the page's table, with what they are in words.
METRICS = {
    "LOLH": "hours with less capacity than load",
    "EUE": "energy not served",
    "peak_deficit": "deepest shortage",
    "hours_off": "hours off per customer and day",
    "capacity_out_mean": "refining capacity out, mean",
    "capacity_out_peak": "refining capacity out, at most",
}
ARMS = ("without", "with", "dividend")


def changes(account: Account) -> list[dict[str, Any]]:
    """Return per party what its counts say of a change at a date that nobody named."""
    found = []
    for party in account.case.parties:
        rows = [row for row in account.rows("changes") if row["party"] == party.code]
        found.append(
            {
                "side": party.name,
                "rows": [
                    row | {"title": "all energy sites" if row["sector"] == "all" else row["sector"]}
                    for row in rows
                ],
            }
        )
    return found


def by_class(account: Account) -> list[dict[str, Any]]:
    """Return how often each answer was given on the tempo, per party and class of site."""
    found = []
    for party in account.case.parties:
        answers: dict[str, dict[str, int]] = {}
        for row in account.rows("tempo"):
            if row["party"] == party.code:
                counts = answers.setdefault(row["sector"], {})
                counts[row["answer"]] = counts.get(row["answer"], 0) + 1
        found.append({"side": party.name, "answers": answers})
    return found


def shift(account: Account) -> str:
    """Return what the case can say of a shift to other targets, in a sentence."""
    rows = account.rows("substitution")
    if not rows:
        return "No known date was asked about."
    reasons = {row["reason"] for row in rows}
    if len(reasons) == 1:
        return f"{rows[0]['answer'].capitalize()}: {rows[0]['reason']}"
    found = sum(row["answer"] == "shift" for row in rows)
    return f"At {found} of {len(rows)} known dates energy sites fell more than other targets."


def reciprocity(account: Account) -> list[dict[str, Any]]:
    """Return per direction the answer, its reason and the numbers behind it."""
    names = {party.code: party.name for party in account.case.parties}
    return [
        row
        | {
            "title": f"{names[row['from_party']]} → {names[row['to_party']]}",
            "period": f"{day(row['period_start'])} – {day(row['period_end'])}",
        }
        for row in account.rows("reciprocity")
    ]


def capacity(account: Account) -> dict[str, str]:
    """Return per party a sentence on the last covered day for each sector balanced."""
    said: dict[str, str] = {}
    for party in account.case.parties:
        rows = [
            row
            for row in account.rows("capacity")
            if row["country"] == party.code and row["day"] <= account.last_covered
        ]
        last = {row["sector"]: row for row in rows}
        said[party.name] = " ".join(_capacity(row) for row in last.values())
        if account.publication and said[party.name]:
            said[party.name] += " By statements alone: what strikes took since is not released."
    return said


def _capacity(row: dict[str, Any]) -> str:
    best = "" if row["best"] is None else f", {row['best']:.1f} by the latest statement"
    clash = ""
    if row["conflict"]:
        clash = f" Statements that cannot both hold: {', '.join(row['conflict'])}."
    return (
        f"{row['sector'].capitalize()} on {day(row['day'])}: between {row['low']:.1f} and "
        f"{row['high']:.1f} {row['unit']} available{best} (of {row['whole_low']:.1f}–"
        f"{row['whole_high']:.1f}, by source).{clash}"
    )


def outlook(account: Account) -> list[dict[str, Any]]:
    """Return per party, sector and winter the metrics in both arms and the sentence to quote."""
    groups: dict[tuple[str, str, str], dict[str, Any]] = {}
    names = {party.code: party.name for party in account.case.parties}
    for row in account.rows("outlook"):
        if row["metric"] not in METRICS:
            continue
        key = row["country"], row["sector"], row["winter"]
        group = groups.setdefault(
            key,
            {
                "country": row["country"],
                "sector": row["sector"],
                "winter": row["winter"],
                "title": f"{names[row['country']]}, {row['sector']}, winter {row['winter']}",
                "metrics": {},
                "quote": [],
                "assumed": row["assumed"],
                "facts": row["facts"],
            },
        )
        metric = group["metrics"].setdefault(
            row["metric"], {"name": METRICS[row["metric"]], "unit": row["unit"]}
        )
        value, low, high = alike(row["value"], row["low"], row["high"])
        metric[row["arm"]] = f"{value} ({low}–{high})"
        if row["arm"] == "dividend" and row["metric"] in ("hours_off", "capacity_out_mean"):
            group["quote"].append(row["sentence"])
    return list(groups.values())
