"""The page. In: an Account. Out: one self-contained HTML file under a strict content policy.

Every script and style is inline and named in the policy by its SHA-256; nothing is fetched.
"""

from __future__ import annotations

import base64
import hashlib
import json
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined

from holdfire import __version__
from holdfire.publish import charts
from holdfire.publish.account import Account
from holdfire.publish.charts import static
from holdfire.publish.map import DISCLAIMER, worldview
from holdfire.publish.page import agreements, books, estimates, incidents, revisions, words
from holdfire.publish.page.headline import headline

SHORT_DIGEST = 12


def page(account: Account) -> bytes:
    """Return the page as UTF-8 bytes; the same account gives the same bytes."""
    style, behaviour = _asset("page.css"), _asset("page.js")
    figures = _figures(account)
    scripts = [static.script(), behaviour] if figures else [behaviour]
    environment = Environment(
        loader=FunctionLoader(_asset),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(day=words.day, days=words.days, kind=words.kind, glyphs=words.GLYPHS)
    policy = "; ".join(
        [
            "default-src 'none'",
            "script-src " + " ".join(_allowed(script) for script in scripts),
            f"style-src {_allowed(style)}",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )
    html = environment.get_template("page.html").render(
        account=account,
        case=account.case,
        parties=list(account.case.parties),
        policy=policy,
        style=style,
        scripts=scripts,
        figures=figures,
        specs=_json({name: figure["spec"] for name, figure in figures.items()}),
        version=__version__,
        snapshot=account.snapshot[:SHORT_DIGEST],
        headline=headline(account),
        agreements=agreements.agreements(account),
        changing=[
            table
            for name in dict.fromkeys(v.agreement_id for v in account.versions)
            if (table := agreements.changing(account, name)) is not None
        ],
        accusations=agreements.accusations(account),
        tempo=books.tempo(account),
        units=books.units(account),
        changes=estimates.changes(account),
        by_class=estimates.by_class(account),
        shift=estimates.shift(account),
        reciprocity=estimates.reciprocity(account),
        capacity=estimates.capacity(account),
        outlook=estimates.outlook(account),
        revisions=revisions.revisions(account),
        totals=revisions.totals(account),
        ledger=books.ledger(account),
        talks=books.talks(account),
        contradictions=books.contradictions(account),
        limits=books.limits(account),
        incidents=incidents.incidents(account),
        statements=incidents.statements(account),
    )
    return html.encode()


def _figures(account: Account) -> dict[str, dict[str, Any]]:
    names = [party.code for party in account.case.parties]
    made: dict[str, tuple[Any, str]] = {
        "tempo": (
            charts.tempo(account),
            "Incidents reported per week on each side, with days without coverage and the days "
            "for which agreements are claimed.",
        ),
        "map": (charts.units_map(account), _map_label(account)),
        "change": (
            charts.change(account),
            "Probability of a change of rate by week, and the mean rate, on each side.",
        ),
        "reciprocity": (
            charts.reciprocity(account),
            "Likelihood ratios of the record beside worlds without any answer, forward and "
            "reversed, for both directions.",
        ),
    }
    if made["map"][0] is None:  # no boundaries at hand for this case's units
        label = "Incidents reported per admin-1 unit on each side."
        made["units"] = (charts.units(account), label)
    for agreement in dict.fromkeys(version.agreement_id for version in account.versions):
        label = f"{account.case.title_of(agreement)}: windows by asserter"
        made[f"windows-{agreement}"] = (charts.windows(account, agreement), label)
    for code in names:
        for sector in ("generation", "refining"):
            label = f"{account.case.parties[code].name}, {sector}: shares by what they are of."
            made[f"ledger-{code}-{sector}"] = (charts.ledger(account, code, (sector,)), label)
            made |= _winter(account, code, sector)
    return {
        name: {
            "spec": (spec := static.specification(chart)),
            "svg": static.svg(spec),
            "label": label,
        }
        for name, (chart, label) in made.items()
        if chart is not None
    }


def _map_label(account: Account) -> str:
    return (
        "Map of the admin-1 units, shaded by incidents reported; the counts stand in the table "
        f"below it. Worldview: {worldview(account.case.worldview).title}. {DISCLAIMER}"
    )


def _winter(account: Account, code: str, sector: str) -> dict[str, tuple[Any, str]]:
    """Return the figures of capacity and outlook of one party and sector."""
    whose = f"{account.case.parties[code].name}, {sector}"
    drawn = {
        "capacity": (charts.capacity, "capacity that can have been available, week by week"),
        "steps": (charts.steps, "how the range of the last covered day comes about"),
        "outlook": (charts.outlook, "available capacity with and without the truce"),
        "drivers": (charts.drivers, "which inputs drive the answer"),
    }
    return {
        f"{name}-{code}-{sector}": (chart(account, code, sector), f"{whose}: {words}")
        for name, (chart, words) in drawn.items()
    }


def _asset(name: str) -> str:
    return files("holdfire.publish.page").joinpath("templates", name).read_text(encoding="utf-8")


def _allowed(source: str) -> str:
    digest = hashlib.sha256(source.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _json(value: object) -> str:
    """Return JSON that is safe inside a script element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
