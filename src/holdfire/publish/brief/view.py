"""What the brief says. In: an Account. Out: plain data for its template.

Long cases are cut so that the brief stays brief; it says how much was left to the page.
"""

from __future__ import annotations

from typing import Any

from holdfire import __version__
from holdfire.agreements import BottomLine
from holdfire.publish.account import Account
from holdfire.publish.brief.letters import printed
from holdfire.publish.map import DISCLAIMER, worldview
from holdfire.publish.page import agreements, books, estimates
from holdfire.publish.page.hashes import hashes
from holdfire.publish.page.headline import headline
from holdfire.publish.page.words import day

#: Most rows of a list, and most letters of a cell and of a sentence.
ROWS = 6
CELL, SENTENCE = 90, 600


def view(account: Account, *, versions: int) -> dict[str, Any]:
    """Return everything the template prints but the figures, ready to become JSON.

    Parameters
    ----------
    account : Account
        What is told.
    versions : int
        Most versions in the table of bottom lines; how many are left out is said.
    """
    case = account.case
    body = {
        "title": printed(case.title, CELL),
        "as_of": day(account.as_of),
        "covered": day(account.last_covered),
        "version": __version__,
        "sensitivity": case.sensitivity,
        "label": _label(account),
        "notice": _notice(account),
        "silence": account.silence,
        "band": "what national statements leave; what strikes took since is not released"
        if account.publication
        else "what can have been available",
        "parties": [party.name for party in case.parties],
        "answers": [
            {key: card[key] for key in ("question", "value", "text")} for card in headline(account)
        ],
        "bottom": _bottom(account, versions),
        "lulls": _lulls(account),
        "changes": [
            {"side": group["side"], **{k: group["rows"][0][k] for k in ("answer", "reason")}}
            for group in estimates.changes(account)
            if group["rows"]
        ],
        "reciprocity": [_direction(row) for row in estimates.reciprocity(account)[:ROWS]],
        "capacity": [
            {"side": side, "text": text} for side, text in estimates.capacity(account).items()
        ],
        "outlook": [quote for g in estimates.outlook(account) for quote in g["quote"]][:ROWS],
        "winters": _winters(account),
        "limits": _limits(account),
        "worldview": worldview(case.worldview).title,
        "disclaimer": DISCLAIMER,
        "hashes": hashes(account),
    }
    cleaned: dict[str, Any] = _clean(body)
    return cleaned


def _label(account: Account) -> str:
    if account.publication is None:
        return "working account, not released"
    return f"released to: {account.publication.profile}"


def _notice(account: Account) -> str:
    public = account.publication
    if public is None:
        return (
            "Monitor's working account, not released. Places are no finer than admin-1 units. "
            "Where the record is silent, it says: no report received."
        )
    return (
        f"Released to: {public.profile}, licence {public.licence}. Places are no finer than "
        "admin-1 units, speakers stand by office, damage and repair are sums over at least three "
        f"sites, recent events wait: {public.rows_withheld} rows and {public.values_withheld} "
        "values were withheld or reduced, by reason on the page. Map and bottom lines count "
        "what is released, tests and estimates are of the whole record; what is not here is "
        "unknown, not calm."
    )


def _clean(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _clean(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_clean(each) for each in value]
    return printed(value, SENTENCE) if isinstance(value, str) else value


def _bottom(account: Account, room: int) -> dict[str, Any]:
    """Return the versions with incidents in scope or open, and in words the agreements without."""
    groups, quiet, left = [], [], 0
    for agreement in reversed(agreements.agreements(account)):  # the latest have room first
        told = [row for row in agreement["versions"] if _tells(row)]
        if not told:
            quiet.append(agreement["title"])
            continue
        rows = agreement["versions"][:room]
        left += len(agreement["versions"]) - len(rows)
        room -= len(rows)
        if rows:
            cells = [_row(row, account) for row in rows]
            groups.append({"title": printed(agreement["title"], CELL), "rows": cells})
    return {"groups": groups[::-1], "quiet": quiet[::-1], "left": left}


def _tells(row: dict[str, Any]) -> bool:
    return row["covered"] and any(x and (x.alleged or x.unsettled) for x in row["lines"])


def _row(row: dict[str, Any], account: Account) -> list[str]:
    said = [_line(line, account, covered=row["covered"]) for line in row["lines"]]
    return [printed(f"{row['by']} ({row['short']})", CELL), row["window"], *said]


def _line(line: BottomLine | None, account: Account, *, covered: bool) -> str:
    if line is None:
        return "not bound"
    if not covered:
        return "not covered"
    parts = [f"{n} {word}" for word, n in line.by_standing.items() if word != "not_supported"]
    text = f"{line.alleged} alleged" + (f" ({', '.join(parts)})" if parts else "")
    if line.unsettled:
        return f"{text}, {line.unsettled} open"
    return text if line.alleged else account.silence


def _lulls(account: Account) -> list[dict[str, str]]:
    return [
        {
            "statement": claim["lull"].statement,
            "by": claim["lull"].said_by,
            "on": claim["said"],
            "found": "; ".join(
                f"on the side of {t['side']}, {t['after']}: {t['quote']}" for t in claim["tests"]
            ),
        }
        for claim in books.tempo(account)["claimed"][:ROWS]
    ]


def _direction(row: dict[str, Any]) -> dict[str, str]:
    numbers = f"{row['days']:,} days of both sides"
    if row["a"] is not None:
        numbers += (
            f"; {row['a']:.2f} followed each ({row['a_low']:.2f}–{row['a_high']:.2f}); "
            f"p {row['p']:.3f}, read backwards {row['placebo_p']:.3f}; "
            f"power at {row['stated_a']:.2f}: {row['power']:.2f}"
        )
    keys = ("title", "answer", "reason")
    return {key: str(row[key]) for key in keys} | {"numbers": numbers}


def _winters(account: Account) -> list[dict[str, Any]]:
    return [
        {
            "title": group["title"],
            "rows": [
                [metric[key] for key in ("name", "unit", "without", "with", "dividend")]
                for metric in group["metrics"].values()
            ],
        }
        for group in estimates.outlook(account)[:ROWS]
    ]


def _limits(account: Account) -> list[str]:
    found = books.limits(account)
    gaps = [
        f"{'No' if gap['state'] == 'none' else 'Thin'} coverage, {gap['days']}, {gap['side']}: "
        f"{gap['note']}."
        for gap in found["gaps"][:ROWS]
    ]
    return [
        *gaps,
        *_withheld(account),
        f"Left out of weekly counts: {found['sideless']} incidents whose struck side is not "
        f"settled, {found['coarse']} dated no better than a month.",
        "The record is a collection of sourced mentions: it shows what was reported to us, never "
        f"all that happened. Where it is silent: {account.silence}.",
        "No finding is a legal conclusion; nothing here says who is responsible.",
    ]


def _withheld(account: Account) -> list[str]:
    if account.publication is None:
        return []
    found = account.publication.reasons
    parts = {
        "Rows withheld": [f"{reason} ({rows})" for reason, rows, _ in found if rows],
        "Values withheld or reduced": [f"{reason} ({n})" for reason, _, n in found if n],
    }
    return [f"{what}: {'; '.join(told)}." for what, told in parts.items() if told]
