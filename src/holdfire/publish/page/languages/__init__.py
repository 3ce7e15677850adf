"""The page's own words in other languages. In: files of this folder. Out: one catalogue.

A key is the English sentence as the page prints it; ``{}`` stands for what varies, in the order of
the English or by number (``{1}``). What people said is never translated.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

#: Files of the catalogue, by what they translate.
PARTS = ("bar", "sections", "figures", "answers", "terms", "sentences", "release")


@cache
def names() -> dict[str, str]:
    """Return the languages other than English, by code, each in its own name."""
    return {code: str(head["name"]) for code, head in _read("calendar").items()}


@cache
def catalogue() -> dict[str, Any]:
    """Return per language its calendar and its words.

    Returns
    -------
    dict
        By code: ``name``, ``decimal``, ``months``, ``short_months``, ``days``, ``short_days``, and
        ``words``: translations by English sentence.
    """
    words: dict[str, dict[str, str]] = {code: {} for code in names()}
    for part in PARTS:
        for english, told in _read(part).items():
            for code, text in told.items():
                words[code][english] = text
    return {code: head | {"words": words[code]} for code, head in _read("calendar").items()}


def _read(part: str) -> dict[str, dict[str, Any]]:
    text = files("holdfire.publish.page.languages").joinpath(f"{part}.json")
    read: dict[str, dict[str, Any]] = json.loads(text.read_text(encoding="utf-8"))
    return read
