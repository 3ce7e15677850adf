"""What the page's scripts read. In: an Account, figures. Out: packed texts by name."""

from __future__ import annotations

from functools import cache
from typing import Any

from holdfire.publish import charts
from holdfire.publish.account import Account
from holdfire.publish.charts import static
from holdfire.publish.figures import map_words
from holdfire.publish.map import worldviews
from holdfire.publish.page import languages
from holdfire.publish.page.packing import pack


def packed(account: Account, specs: dict[str, Any]) -> dict[str, str]:
    """Return figures with their worldviews, their library, and words in other languages, packed."""
    views = {
        name: {
            "words": charts.below(view),
            "label": map_words(account, view),
            "boundary": charts.boundary_rows(view),
        }
        for name, view in worldviews().items()
        if "map" in specs
    }
    figures = {"specs": specs, "views": views}
    texts = {"figures": pack(figures), "languages": _languages()}
    return texts | ({"vega": _library()} if specs else {})


@cache
def _languages() -> str:
    return pack(languages.catalogue())


@cache
def _library() -> str:
    return pack(static.script())
