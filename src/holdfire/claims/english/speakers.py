"""Speakers remembered through a report. In: sources in order. Out: the innermost originator."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field

from holdfire.claims.english.persons import is_anonymous
from holdfire.claims.english.statement import Source
from holdfire.model import Quoted

_PERSON = re.compile(r"\A(?:he|she|his|her|him)\Z", re.IGNORECASE)
_MANY = re.compile(r"\A(?:they|both)\Z", re.IGNORECASE)
_BODY = re.compile(r"\A(?:it|its)\Z", re.IGNORECASE)
_SAME_SOURCE = re.compile(r"\Athe (?:source|official|diplomat|person)\Z", re.IGNORECASE)
_PLURAL = re.compile(
    r"\b(?:\w+s|people|authorities|media|police|some|others)\Z|\b(?:officials|sources|authorities"
    r"|engineers|experts|analysts|agents|traders|people|workers)\b",
    re.IGNORECASE,
)
_PERSONAL = re.compile(
    r"\b(?:president|governor|mayor|minister|spokes\w+|chief|head|director|adviser|advisor"
    r"|diplomat|official|source"
    r"|consultant|engineer|manager|commander|ambassador|secretary|deputy|analyst|of the)\b",
    re.IGNORECASE,
)
_BODILY = re.compile(
    r"\b(?:ministry|agency|staff|service|headquarters|company|operator|administration|office"
    r"|government|army|military"
    r"|consortium|command|council|commission|authority|statement|report|group|plant"
    r"|utility)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(r"\b[A-Z][\w’'-]+ [A-Z][\w’'-]+\b|\A[A-Z][\w’-]+\Z")

#: What stands inside a sentence between two spaces.
_INNER = re.compile(r"(?<=[a-z,] )[^ ]+")


@dataclass(frozen=True, slots=True)
class Speaker:
    """A resolved speaker."""

    words: Quoted | None
    anonymous: bool
    via: Quoted | None


@dataclass(slots=True)
class Speakers:
    """The speakers of a report so far, to whom pronouns point back.

    Parameters
    ----------
    text : str
        The report's text.
    bodies : frozenset of str
        Names of countries, capitals and governments, which are no persons.
    """

    text: str
    bodies: frozenset[str] = frozenset()
    _past: list[Quoted] = field(default_factory=list)
    _inner: tuple[str, ...] | None = None

    def resolve(self, source: Source) -> Speaker:
        """Return the speaker that a source's noun phrase means, and remember it."""
        words = self.text[source.start : source.end]
        via = Quoted(self.text[slice(*source.via)], *source.via) if source.via else None
        if not words.strip():
            return Speaker(None, True, via)
        quoted = Quoted(words, source.start, source.end)
        found = self._antecedent(quoted) or quoted
        if found is quoted and not _PERSON.match(words) and not _BODY.match(words):
            self._past.append(quoted)
        return Speaker(found, is_anonymous(found.text, self._is_named(found.text)), via)

    def last(self) -> Quoted | None:
        """Return the speaker heard last."""
        return self._past[-1] if self._past else None

    def mention(self, start: int, end: int) -> None:
        """Remember a noun phrase that acts, so that a pronoun can mean it."""
        if start < end and self._is_proper(start, end):
            self._past.append(Quoted(self.text[start:end], start, end))

    def _antecedent(self, pronoun: Quoted) -> Quoted | None:
        words = pronoun.text
        if _PERSON.match(words):
            return self._latest(self._is_person) or self.last()
        if _MANY.match(words):
            return self._latest(lambda text: _PLURAL.search(text) is not None) or self.last()
        if _BODY.match(words):
            return self._latest(lambda text: not self._is_person(text)) or self.last()
        if _SAME_SOURCE.match(words) and (last := self.last()) is not None:
            noun = words.split()[-1].lower()
            if noun not in last.text.lower() and is_anonymous(last.text, False):
                return last
        return None

    def _is_proper(self, start: int, end: int) -> bool:
        """Return whether the phrase is more than a word that only its place makes a capital."""
        words = self.text[start:end]
        if " " in words:
            return True
        if self._inner is None:  # one pass over the text, not one for each phrase
            self._inner = tuple(sorted(set(_INNER.findall(self.text))))
        at = bisect_left(self._inner, words)
        while at < len(self._inner) and self._inner[at].startswith(words):
            if _is_edge(self._inner[at], len(words)):
                return True
            at += 1
        return False

    def _latest(self, fits: Callable[[str], bool]) -> Quoted | None:
        for quoted in reversed(self._past):
            if fits(quoted.text):
                return quoted
        return None

    def _is_person(self, text: str) -> bool:
        if text.removeprefix("The ").removeprefix("the ") in self.bodies:
            return False
        if _BODILY.search(text) and not _PERSONAL.search(text):
            return False
        return bool(_PERSONAL.search(text) or _NAMED.search(text))

    @staticmethod
    def _is_named(text: str) -> bool:
        head = re.split(r"\b(?:of|in|from|at|close|familiar|involved|with)\b", text)[0]
        return re.search(r"[A-Z][\w’'-]+ [A-Z][a-zà-ž’'-]+\s*\Z", head) is not None


def _is_edge(text: str, at: int) -> bool:
    r"""Return whether a word starts or ends at the offset, as ``\b`` has it."""
    before, after = text[at - 1], text[at : at + 1]
    return (before.isalnum() or before == "_") != (after.isalnum() or after == "_")
