"""The page. In: an Account. Out: one self-contained HTML file under a strict content policy.

Every script and style is inline and named in the policy by its SHA-256; nothing is fetched.
"""

from __future__ import annotations

import base64
import hashlib
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined

from holdfire import __version__
from holdfire.publish.account import Account
from holdfire.publish.charts import static
from holdfire.publish.exports.cells import clean
from holdfire.publish.figures import drawn as figures
from holdfire.publish.manifest import library_versions
from holdfire.publish.map import worldviews
from holdfire.publish.page import (
    agreements,
    books,
    effects,
    estimates,
    incidents,
    languages,
    live,
    packing,
    revisions,
    words,
)
from holdfire.publish.page.contents import CONTENTS, SECTIONS
from holdfire.publish.page.hashes import hashes
from holdfire.publish.page.headline import headline

SHORT_DIGEST = 12
SCRIPTS = ("start.js", "look.js", "figures.js", "languages.js", "incidents.js")


def page(account: Account) -> bytes:
    """Return the page as UTF-8 bytes; the same account gives the same bytes."""
    style = _asset("page.css")
    drawn = figures(account)
    scripts = [_asset(name) for name in SCRIPTS]
    packed = live.packed(account, {name: figure.spec for name, figure in drawn.items()})
    environment = Environment(
        loader=FunctionLoader(_asset),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    environment.globals.update(
        day=words.day, days=words.days, kind=words.kind, number=words.number, glyphs=words.GLYPHS
    )
    told = incidents.incidents(account)
    if len(told) > packing.MANY:
        evidence = environment.get_template("evidence.html")
        packed["claims"] = packing.pack([evidence.render(i=incident) for incident in told])
    html = environment.get_template("page.html").render(
        **_view(account),
        account=account,
        case=account.case,
        parties=list(account.case.parties),
        policy=_policy(style, [*scripts, static.script()] if drawn else scripts),
        style=style,
        scripts=scripts,
        sections=SECTIONS,
        contents=CONTENTS,
        languages=languages.names().items(),
        views=list(worldviews().values()),
        figures=drawn,
        incidents=told,
        packed=packed,
        version=__version__,
        snapshot=account.snapshot[:SHORT_DIGEST],
        hashes=hashes(account),
        made_with=library_versions(),
    )
    return html.encode()


def _view(account: Account) -> dict[str, Any]:
    """Return what the sections show, by the name that their templates use."""
    return {
        "headline": headline(account),
        "agreements": agreements.agreements(account),
        "changing": [
            table
            for name in dict.fromkeys(v.agreement_id for v in account.versions)
            if (table := agreements.changing(account, name)) is not None
        ],
        "accusations": agreements.accusations(account),
        "tempo": books.tempo(account),
        "units": books.units(account),
        "changes": estimates.changes(account),
        "by_class": estimates.by_class(account),
        "shift": estimates.shift(account),
        "reciprocity": estimates.reciprocity(account),
        "capacity": estimates.capacity(account),
        "outlook": estimates.outlook(account),
        "civilian": effects.civilian(account),
        "repairs": effects.repairs(account),
        "revisions": revisions.revisions(account),
        "said_of_incidents": revisions.SAID,
        "totals": revisions.totals(account),
        "ledger": books.ledger(account),
        "talks": books.talks(account),
        "contradictions": books.contradictions(account),
        "limits": books.limits(account),
        "statements": incidents.statements(account),
    }


def _policy(style: str, scripts: list[str]) -> str:
    return "; ".join(
        [
            "default-src 'none'",
            "script-src " + " ".join(_allowed(script) for script in scripts),
            f"style-src {_allowed(style)}",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


def _allowed(source: str) -> str:
    digest = hashlib.sha256(source.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _asset(name: str) -> str:
    return files("holdfire.publish.page").joinpath("templates", name).read_text(encoding="utf-8")


def _shown(value: object) -> object:
    """Return text with controls and marks that turn its direction made visible, as exports do."""
    return clean(value) if type(value) is str else value
