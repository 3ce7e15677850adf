"""May these words leave? In: words, the names that are vouched for. Out: words, or why not.

Fails closed: a capital letter that nobody vouches for may begin a person's or a town's name, and a
script without capitals cannot show that it does not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from holdfire.claims.gazetteer import fold
from holdfire.publish.redact.lexicon import (
    ACRONYMS,
    AIR_DEFENCE,
    BESIDE,
    CALENDAR,
    EXTENT,
    HANDLE,
    OFFICE,
    OPENERS,
)

SITE = "names a site"
NAME = "may name a person or a place finer than the unit"
DEFENCE = "tells of air defence, launch sites or units"
CONTACT = "carries a handle, address or number of a person"
DAMAGE = "tells how much a site lost or regained"
_TOKEN = re.compile(r"[^\W_](?:[\w'’ʼ.-]*\w)?")
_BARE = re.compile(r"['’ʼ]s?$")
_EDGE = re.compile(r"[.!?:;]\s*$")
_LONGEST = 5000


@dataclass(frozen=True)
class Screen:
    """What may be named, and what must not.

    Parameters
    ----------
    vouched : tuple of str
        Parties, units, institutions and outlets: these names may leave.
    sites : tuple of str
        Ids, names and aliases of sites: these never leave.
    offices : dict
        Names of office holders, and what stands in their place.
    towns : frozenset of str
        Folded names that a partner may read, or nobody.
    """

    vouched: tuple[str, ...]
    sites: tuple[str, ...]
    offices: dict[str, str]
    towns: frozenset[str] = frozenset()

    @cached_property
    def _known(self) -> re.Pattern[str]:
        return _any(self.vouched)

    @cached_property
    def _site(self) -> re.Pattern[str]:
        return _any(fold(name) for name in self.sites if len(name) > 2)  # folded: no hyphens

    @cached_property
    def _office(self) -> re.Pattern[str]:
        return _any(self.offices)

    def words(self, text: str | None, *, extent: bool = False) -> tuple[str | None, str | None]:
        """Return the words without names of persons, or None and the reason they stay.

        Parameters
        ----------
        text : str or None
            As reported, or written by us.
        extent : bool
            Whether words that tell how much a site lost must stay as well.
        """
        if not text:
            return text, None
        if len(text) > _LONGEST or HANDLE.search(text):
            return None, CONTACT
        if AIR_DEFENCE.search(text):
            return None, DEFENCE
        if self._site.search(fold(text)):
            return None, SITE
        if extent and EXTENT.search(text):
            return None, DAMAGE
        left = self._without_names(self.titled(text))
        return (left, None) if left is not None else (None, NAME)

    def titled(self, text: str) -> str:
        """Return the text with offices in the place of their holders' names."""
        return self._office.sub(lambda match: self._title(match, text), text)

    def _title(self, match: re.Match[str], text: str) -> str:
        """Return the office, or nothing where the text has just named one: it knows better."""
        before = _TOKEN.findall(text[: match.start()][-40:])
        return "" if before and before[-1].lower() in OFFICE else self.offices[match[0]]

    def is_known(self, name: str) -> bool:
        """Return whether all of the name is vouched for."""
        return self._known.fullmatch(name.strip()) is not None

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Return where vouched names stand."""
        return [match.span() for match in self._known.finditer(text)]

    def _without_names(self, text: str) -> str | None:
        """Return the text with names cut that follow an office; None where another name stands."""
        known, kept, at, after_office = self.spans(text), "", 0, False
        for token in _TOKEN.finditer(text):
            start, end = token.span()
            word = _BARE.sub("", token[0])
            if any(low <= start < high for low, high in known):
                after_office = False
                continue
            if _has_no_case(word):
                return None
            opens = not text[:start].strip() or _EDGE.search(text[:start]) is not None
            lower = word.lower()
            if (
                word == lower
                or word in ACRONYMS
                or word in CALENDAR
                or (opens and lower in OPENERS)
            ):
                after_office = lower in OFFICE or (after_office and word in ("and",))
                continue
            if "-" in word and all(p.islower() or self.is_known(p) for p in word.split("-") if p):
                after_office = False
            elif lower in OFFICE or lower in BESIDE:
                after_office = lower in OFFICE
            elif after_office:
                kept, at = kept + text[at:start].rstrip(), end
            elif fold(word) not in self.towns:
                return None
        return kept + text[at:]


def _any(names: Iterable[str]) -> re.Pattern[str]:
    longest = sorted({name for name in names if name}, key=lambda name: (-len(name), name))
    body = "|".join(re.escape(name) for name in longest)
    return re.compile(rf"(?<![\w-])(?:{body})(?![\w-])" if body else r"(?!)")


def _has_no_case(word: str) -> bool:
    """Return whether a word has letters of a script that knows no capitals."""
    return any(unicodedata.category(letter) == "Lo" for letter in word)
