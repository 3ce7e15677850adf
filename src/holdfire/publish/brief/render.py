"""The brief as bytes. In: an Account. Out: a PDF/UA-1 that is the same for the same account.

Words of reports and case files reach typst as data, never as markup; only the fonts inside the
typst wheel are used, and the only clock is the as-of day.
"""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, time
from importlib.resources import as_file, files
from typing import Literal

import typst

from holdfire.publish.account import Account
from holdfire.publish.brief.letters import printed
from holdfire.publish.brief.view import view
from holdfire.publish.figures import drawn

FONT = "Libertinus Serif"
#: The brief's serif runs narrower than the page's font: figures gain size in the same room.
LARGER = 1.08
#: Versions in the table of bottom lines; the next fewer where the brief would pass its pages.
VERSIONS, PAGES = (32, 20, 8), 4
_COUNT = re.compile(rb"/Type\s*/Pages\s*/Count (\d+)")
_FAMILY = re.compile(r'font-family="[^"]*"')
_SIZE = re.compile(r'font-size="([\d.]+)px"')


def brief(account: Account) -> bytes:
    """Return the brief as a tagged PDF (PDF/UA-1) whose figures carry alternative texts."""
    for versions in VERSIONS:
        (pdf,) = compiled(account, "pdf", versions=versions)
        pages = _COUNT.search(pdf)
        if pages is None or int(pages[1]) <= PAGES:
            break
    return pdf


def compiled(
    account: Account, form: Literal["pdf", "png"], *, versions: int = VERSIONS[0]
) -> list[bytes]:
    """Return the brief as one PDF, or as one PNG a page to look at."""
    body = view(account, versions=versions) | {"figures": _figures(account)}
    with as_file(files("holdfire.publish.brief").joinpath("template")) as folder:
        made = typst.compile(
            folder / "brief.typ",
            root=folder,
            format=form,
            sys_inputs={"data": json.dumps(body, ensure_ascii=False)},
            ignore_system_fonts=True,
            pdf_standards=["ua-1"] if form == "pdf" else [],
            timestamp=datetime.combine(account.as_of, time(), UTC),
        )
    return made if isinstance(made, list) else [made]


def _figures(account: Account) -> dict[str, dict[str, str]]:
    return {
        name: {
            "svg": _print(figure.svg),
            "words": printed(figure.words),
        }
        for name, figure in drawn(account).items()
        if name.partition("-")[0] in ("tempo", "map", "reciprocity", "capacity", "outlook")
    }


def _print(svg: str) -> str:
    """Return a figure with the brief's font, as large as its narrower letters allow."""
    larger = _SIZE.sub(lambda size: f'font-size="{float(size[1]) * LARGER:.1f}px"', svg)
    return printed(_FAMILY.sub(f'font-family="{FONT}"', larger))
