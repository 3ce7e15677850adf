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
from holdfire.publish.account import Account
from holdfire.publish.charts import static
from holdfire.publish.exports.cells import clean
from holdfire.publish.figures import figures
from holdfire.publish.page import agreements, books, estimates, incidents, revisions, words
from holdfire.publish.page.headline import headline

SHORT_DIGEST = 12


def page(account: Account) -> bytes:
    """Return the page as UTF-8 bytes; the same account gives the same bytes."""
    style, behaviour = _asset("page.css"), _asset("page.js")
    drawn = _drawn(account)
    scripts = [static.script(), behaviour] if drawn else [behaviour]
    environment = Environment(
        loader=FunctionLoader(_asset),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
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
        figures=drawn,
        specs=_json({name: figure["spec"] for name, figure in drawn.items()}),
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


def _drawn(account: Account) -> dict[str, dict[str, Any]]:
    """Return each figure's specification, its static drawing and its words."""
    return {
        name: {
            "spec": (spec := static.specification(figure.chart)),
            "svg": static.svg(spec),
            "label": figure.words,
        }
        for name, figure in figures(account).items()
    }


def _asset(name: str) -> str:
    return files("holdfire.publish.page").joinpath("templates", name).read_text(encoding="utf-8")


def _allowed(source: str) -> str:
    digest = hashlib.sha256(source.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _shown(value: object) -> object:
    """Return text with controls and marks that turn its direction made visible, as exports do."""
    return clean(value) if type(value) is str else value


def _json(value: object) -> str:
    """Return JSON that is safe inside a script element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
