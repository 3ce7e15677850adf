"""What the page's scripts read. In: an Account, figures. Out: packed texts by name."""

from __future__ import annotations

from functools import cache
from typing import Any

from holdfire.publish.account import Account
from holdfire.publish.charts import static
from holdfire.publish.charts.map import below, boundary_rows
from holdfire.publish.map import worldviews
from holdfire.publish.page import languages
from holdfire.publish.page.packing import pack


def packed(account: Account, specs: dict[str, Any]) -> dict[str, str]:
    """Return figures with their library, codes of units, worldviews and words, each packed."""
    views = {
        name: {"words": below(view), "boundary": boundary_rows(view)}
        for name, view in worldviews().items()
        if "map" in specs
    }
    figures = {"specs": specs, "views": views}
    packed = {"figures": pack(figures), "languages": _languages()}
    return packed | ({"vega": _library()} if specs else {})


@cache
def _languages() -> str:
    return pack(languages.catalogue())


@cache
def _library() -> str:
    return pack(static.script())
