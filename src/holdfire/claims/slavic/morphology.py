"""Lemmas and parts of speech. In: a word. Out: its likeliest reading, cached by language."""

from __future__ import annotations

import importlib
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any


@dataclass(frozen=True, slots=True)
class Form:
    """What a word form is.

    Parameters
    ----------
    lemma : str
        Dictionary form in lower case.
    pos : str
        Part of speech as OpenCorpora names it (``NOUN``, ``VERB``, ``PRTS`` ...).
    cases : frozenset of str
        Cases that the form can stand in (``nomn``, ``loct`` ...).
    finite : bool
        Whether it can be the predicate of a clause.
    plural : bool
        Whether the likeliest reading is plural.
    name : bool
        Whether it is a first name, a surname or a patronymic.
    """

    lemma: str
    pos: str
    cases: frozenset[str]
    finite: bool
    plural: bool
    name: bool


_CYRILLIC = re.compile(r"[\u0400-\u04ff'-]+")


@cache
def _analyzer(language: str) -> Any:
    return importlib.import_module("pymorphy3").MorphAnalyzer(lang=language)


@lru_cache(maxsize=65536)
def form_of(word: str, language: str) -> Form:
    """Return the likeliest reading of a lower-case word."""
    if len(word) > 60 or not _CYRILLIC.fullmatch(word):
        return Form(word, "", frozenset(), False, False, False)
    readings = _analyzer(language).parse(word)[:6]
    if not readings:
        return Form(word, "", frozenset(), False, False, False)
    best = readings[0]
    tag = str(best.tag)
    pos = str(best.tag.POS or "")
    cases = frozenset(str(each.tag.case) for each in readings if each.tag.case)
    name = any(mark in str(each.tag) for each in readings for mark in ("Surn", "Name", "Patr"))
    infinitive = pos == "INFN" or "infn" in tag.lower()
    finite = (pos == "VERB" and not infinitive) or pos in {"PRTS", "PRED"}
    return Form(str(best.normal_form), pos, cases, finite, "plur" in tag, name)
