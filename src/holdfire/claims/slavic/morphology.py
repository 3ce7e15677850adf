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
    subject : frozenset of str
        Genders (``masc``, ``femn``, ``neut``) or ``plur`` in which it can be a subject.
    agrees : str
        Gender or number that the verb asks of its subject; "sing" where any gender does.
    living : bool
        Whether it can mean a person.
    adjective : bool
        Whether it can be a full adjective.
    ours : bool
        Whether it is a verb of the first person.
    """

    lemma: str
    pos: str
    cases: frozenset[str]
    finite: bool
    plural: bool
    name: bool
    subject: frozenset[str] = frozenset()
    agrees: str = ""
    living: bool = False
    adjective: bool = False
    ours: bool = False


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
    best = next((r for r in readings if "NPRO,pers" in str(r.tag)), readings[0])
    tag = str(best.tag)
    pos = str(best.tag.POS or "")
    cases = frozenset(case for each in readings if (case := _case(each)))
    name = any(mark in str(each.tag) for each in readings for mark in ("Surn", "Name", "Patr"))
    infinitive = pos == "INFN" or "infn" in tag.lower()
    if infinitive and (told := next((r for r in readings[1:3] if _is_told(r)), None)):
        # One spelling serves for both: "to say" and "says".
        best, tag, infinitive = told, str(told.tag), False
    finite = (pos == "VERB" and not infinitive) or pos in {"PRTS", "PRED"}
    subject = frozenset(_number(r) for r in readings if _case(r) == "nomn" or _is_count(r))
    living = any("anim" in str(r.tag) for r in readings[:4])
    return Form(
        str(best.normal_form),
        pos,
        cases,
        finite,
        "plur" in tag,
        name,
        subject,
        _number(best) if finite else "",
        living,
        any(str(r.tag.POS) == "ADJF" for r in readings),
        finite and "1per" in tag,
    )


def _is_told(reading: Any) -> bool:
    return str(reading.tag.POS) == "VERB" and "infn" not in str(reading.tag)


def _case(reading: Any) -> str:
    """Return the case; the dictionary leaves the nominative of some nouns untold."""
    told = str(reading.tag.case or "")
    noun = str(reading.tag.POS) == "NOUN" and "Fixd" not in str(reading.tag)
    return told or ("nomn" if noun else "")


def _is_count(reading: Any) -> bool:
    return str(reading.tag.POS) == "NUMR" and "nomn" in str(reading.tag)


def _number(reading: Any) -> str:
    """Return the gender or number of a reading; "sing" where it shows no gender."""
    tag = str(reading.tag)
    if "plur" in tag:
        return "plur"
    if str(reading.tag.POS) == "NUMR" and not str(reading.normal_form).startswith("один"):
        return "plur"
    other = "sing"
    return next((mark for mark in ("masc", "femn", "neut") if mark in tag), other)
