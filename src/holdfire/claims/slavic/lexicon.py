"""The shape of a language's word tables. In: tables of stems. Out: compiled patterns.

A stem ends in ``*``, a word without it stands for itself, words in one entry follow each other, and
``~`` stands for up to five words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from holdfire.model import Kind, TargetKind


def pattern_of(table: str) -> str:
    """Return the source of a pattern for entries parted by commas.

    Examples
    --------
    >>> import re
    >>> bool(re.fullmatch(pattern_of("атак*, без світл*"), "без світла"))
    True
    """
    entries = [" ".join(entry.split()) for entry in table.split(",") if entry.strip()]
    return r"\b(?:" + "|".join(_entry(entry) for entry in entries) + r")(?![\w'])"


def _entry(entry: str) -> str:
    source = ""
    for word in entry.split(" "):
        if word == "~":
            source += r"(?:[\w'«»-]+\s+){0,5}?"
        else:
            source += re.escape(word).replace(r"\*", r"[\w'-]*") + r"\s+"
    return source.removesuffix(r"\s+")


def compiled(table: str) -> re.Pattern[str]:
    """Return the pattern of a table, for folded text."""
    return re.compile(pattern_of(table))


@dataclass(frozen=True)
class Lexicon:
    """Everything that differs between the two languages: words, never rules."""

    language: str
    #: Predicates and nouns of each kind, the strongest reading first.
    predicates: Mapping[Kind, str]
    nouns: Mapping[Kind, str]
    targets: Mapping[TargetKind, str]
    #: Tables of words by the name of their use.
    words: Mapping[str, str]
    _made: dict[str, re.Pattern[str]] = field(default_factory=dict)

    def __getitem__(self, use: str) -> re.Pattern[str]:
        """Return the compiled table of a use."""
        if use not in self._made:
            self._made[use] = compiled(self.words[use])
        return self._made[use]

    def predicate(self, kind: Kind) -> re.Pattern[str]:
        """Return the pattern of a kind's predicates."""
        return self._table("verb", kind, self.predicates[kind])

    def noun(self, kind: Kind) -> re.Pattern[str]:
        """Return the pattern of a kind's nouns."""
        return self._table("noun", kind, self.nouns[kind])

    def target(self, kind: TargetKind) -> re.Pattern[str]:
        """Return the pattern of an object class."""
        return self._table("target", kind, self.targets[kind])

    def _table(self, prefix: str, kind: str, table: str) -> re.Pattern[str]:
        name = f"{prefix} {kind}"
        if name not in self._made:
            self._made[name] = compiled(table)
        return self._made[name]
