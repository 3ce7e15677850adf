"""Tempo, ledger, talks, contradictions, limits. In: an Account. Out: view rows."""

from __future__ import annotations

from collections import Counter
from typing import Any

from holdfire.claims import LANGUAGES
from holdfire.publish.account import Account
from holdfire.publish.charts import unit_counts
from holdfire.publish.page.words import amount, answer, day, days, kind, url

ABOUT = {
    "effect date": "When did it begin?",
    "end date": "When did it end?",
    "existence": "Was there an agreement?",
    "lull": "When was the lull?",
    "tally": "Do one side's tallies hold together?",
    "stance": "What did the party answer?",
    "capacity": "Same number, another whole",
    "event": "What happened?",
}


def tempo(account: Account) -> dict[str, Any]:
    """Return the tests: claimed lulls first, then the effect dates that versions give."""
    names = {party.code: party.name for party in account.case.parties}
    rows = [
        row
        | {
            "side": names[row["party"]],
            "title": account.case.title_of(row["agreement_id"]),
            "before": days(row["before_start"], row["date"]),
            "after": days(row["date"], max(row["after_end"], row["date"])),
            "quote": answer(row),
        }
        for row in account.rows("tempo")
        if row["sector"] == "all"
    ]
    lulls = {lull.lull_id: lull for lull in account.case.lulls}
    claimed: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        if row["version_id"] is None:
            lull_id = row["test_id"].removesuffix(f"-{row['party']}")
            lull = lulls[lull_id]
            if lull.on_sites_of in (row["party"], "both"):
                claimed.setdefault(lull_id, []).append(row)
    dated: dict[tuple[str, Any, Any, str], dict[str, Any]] = {}
    for row in rows:
        if row["version_id"] is not None:
            key = row["title"], row["date"], row["after_end"], row["party"]
            first = dated.setdefault(key, row | {"versions": []})
            first["versions"].append(row["version_id"].rsplit("-", 1)[-1])
    return {
        "claimed": [
            {
                "lull": lulls[lull_id],
                "url": url(lulls[lull_id].source_url),
                "said": day(lulls[lull_id].said_on),
                "tests": tests,
            }
            for lull_id, tests in claimed.items()
        ],
        "dated": list(dated.values()),
    }


def units(account: Account) -> list[dict[str, Any]]:
    """Return per admin-1 unit in alphabetical order the incidents reported, by side struck."""
    codes = account.case.parties.codes
    return [
        {
            "unit": unit,
            "disputed": unit in account.case.disputed,
            "sides": [counts.get(code, 0) for code in (*codes, "unsettled")],
        }
        for unit, counts in unit_counts(account).items()
    ]


def ledger(account: Account) -> list[dict[str, Any]]:
    """Return the capacity figures by country; each keeps its denominator."""
    groups = []
    for party in account.case.parties:
        rows = [
            row
            | {
                "figure": amount(row["low"], row["high"], row["unit"]),
                "of": row["denominator"],
                "when": days(row["as_of_start"], row["as_of_end"]),
                "measure": row["measure"].replace("_", " "),
                "url": url(row["source_url"]),
            }
            for row in sorted(
                account.rows("ledger"),
                key=lambda r: (r["sector"], str(r["as_of_end"] or "9"), r["entry_id"]),
            )
            if (row["country"], row["basis"]) == (party.code, "table") and row["level"] != "plant"
        ]
        plates = [plate for plate in account.nameplate if plate["country"] == party.code]
        groups.append({"name": party.name, "rows": rows, "nameplate": plates, "kind": kind})
    return groups


def talks(account: Account) -> dict[str, Any]:
    """Return who mediated what, and what each party said that it wants."""
    mediated: dict[str, set[str]] = {}
    for version in account.versions:
        for name in filter(None, version.mediator.split("|")):
            mediated.setdefault(name, set()).add(account.case.title_of(version.agreement_id))
    statements = [row for row in account.rows("claims") if row["kind"] in ("talks", "position")]
    places = Counter(
        place for row in statements for place in row["places"] if place not in mediated
    )
    names = {party.code: party.name for party in account.case.parties}
    by_party: dict[str, list[dict[str, Any]]] = {}
    for row in account.rows("positions"):
        view = row | {
            "said": days(row["said_start"], row["said_end"]),
            "url": url(row["source_url"]),
        }
        by_party.setdefault(names.get(row["party"], "Third states and bodies"), []).append(view)
    return {
        "mediated": [(name, sorted(what)) for name, what in sorted(mediated.items())],
        "places": [place for place, _ in places.most_common(12)],
        "by_party": sorted(by_party.items(), key=lambda item: item[0] not in names.values()),
    }


def contradictions(account: Account) -> list[dict[str, Any]]:
    """Return the contradictions by the question that they leave open."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for row in account.rows("contradictions"):
        groups.setdefault(row["about"], []).append(row | {"subject": _subject(account, row)})
    return [
        {"question": question, "rows": groups[about]}
        for about, question in ABOUT.items()
        if about in groups
    ]


def _subject(account: Account, row: dict[str, Any]) -> str:
    if row["about"] in ("effect date", "end date", "existence", "lull"):
        return account.case.title_of(row["subject"])
    first, colon, rest = str(row["subject"]).partition(":")
    return (
        account.case.title_of(first) + colon + rest
        if row["about"] == "tally"
        else str(row["subject"])
    )


def limits(account: Account) -> dict[str, Any]:
    """Return what the record does not cover and how it was read."""
    names = {party.code: party.name for party in account.case.parties} | {"both": "both sides"}
    forms = Counter(row["form"] for row in account.rows("reports"))
    unread = Counter(
        row["language"] for row in account.rows("reports")
        if row["form"] != "row" and row["language"] not in LANGUAGES
    )  # fmt: skip
    incidents = account.rows("incidents")
    return {
        "gaps": [
            row
            | {"days": days(row["period_start"], row["period_end"]), "side": names[row["party"]]}
            for row in account.rows("coverage")
        ],
        "forms": dict(forms),
        "unread": dict(unread),
        "undated": sum(1 for row in account.rows("reports") if row["published_end"] is None),
        "sideless": sum(1 for row in incidents if row["struck"] is None),
        "coarse": sum(1 for row in incidents if row["date_prec"] > 3),
        "sides": Counter(row["outlet_side"] for row in account.rows("reports")),
    }
