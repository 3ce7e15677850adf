"""Patterns that are tried only where they can match. In: sources of patterns, text. Out: matches.

Our patterns ignore case and hold words. Text is folded once, so that a pattern without a flag can
read it, which is much faster; and the words of a stretch tell which patterns may match in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from holdfire.claims.english.needles import DIGIT, needles_of

#: Letters that equal an ASCII letter when case is ignored, but not when it is lowered.
_ODD = {0x130: "i", 0x131: "i", 0x17F: "s"}
_KEPT = re.compile(r"\\.|\(\?P[<=]")
_WORD = re.compile(r"\w+")
#: Words remembered with what they speak for; then they are forgotten.
_MEMORY = 50_000
#: Stretches remembered so.
_STRETCHES = 500


@lru_cache(maxsize=64)  # a report and its clauses are asked about many times
def folded(text: str) -> tuple[str, bool]:
    """Return the text in lower case, letter for letter, and whether no letter is an odd one.

    Examples
    --------
    >>> folded("It was Kyïv’s")
    ('it was kyïv’s', True)
    >>> folded("İT")
    ('it', False)
    """
    plain = text.isascii() or not any(chr(odd) in text for odd in _ODD)
    return (text.lower() if plain else text.translate(_ODD).lower()), plain


def lowered(source: str) -> str:
    r"""Return a pattern that ignores case as one that reads folded text.

    Examples
    --------
    >>> lowered(r"\b(?P<who>[A-Z]+)\W")
    '\\b(?P<who>[a-z]+)\\W'
    """
    found, at = [], 0
    for match in _KEPT.finditer(source):
        found += [source[at : match.start()].lower(), match.group()]
        at = match.end()
    return "".join([*found, source[at:].lower()])


class Sieve:
    """Patterns that ignore case, and which of them may match in a stretch, told by its words."""

    def __init__(self) -> None:
        self.patterns: list[Pattern] = []
        self._always = 0
        self._bits: dict[str, int] = {}
        self._inner: list[str] = []
        self._longest = 0
        self._known: dict[str, int] = {}
        self._asked: dict[str, int] = {}

    def add(self, source: str) -> Pattern:
        """Return one more pattern, written as for ``re.compile``."""
        bit = 1 << len(self.patterns)
        needles = needles_of(source)
        if needles is None:
            self._always |= bit
        for needle in needles or ():
            self._bits[needle] = self._bits.get(needle, 0) | bit
            self._longest = max(self._longest, len(needle))
        self._inner = [each for each in self._bits if each[0] != "^" and each != DIGIT]
        self._known.clear()
        self._asked.clear()
        self.patterns.append(Pattern(source, self, bit))
        return self.patterns[-1]

    def may(self, stretch: str) -> int:
        """Return a bit for each pattern that may match in a folded stretch."""
        if (bits := self._asked.get(stretch)) is not None:
            return bits
        known, bits = self._known, self._always
        for word in set(_WORD.findall(stretch)):
            bits |= known[word] if word in known else self._learn(word)
        if len(self._asked) > _STRETCHES:
            self._asked.clear()
        self._asked[stretch] = bits
        return bits

    def _learn(self, word: str) -> int:
        if len(self._known) > _MEMORY:
            self._known.clear()
        bits = self._bits.get(f"^{word}$", 0)
        for length in range(1, min(len(word), self._longest) + 1):
            bits |= self._bits.get(f"^{word[:length]}", 0)
        for needle in self._inner:
            if f"{word}$".endswith(needle) or needle in word:
                bits |= self._bits[needle]
        if any(letter.isdecimal() for letter in word):
            bits |= self._bits.get(DIGIT, 0)
        self._known[word] = bits
        return bits


class Pattern:
    """A pattern that ignores case, one of a sieve's.

    Its matches hold words in lower case: what is quoted must be cut from the text itself.

    Parameters
    ----------
    source : str
        As for ``re.compile``.
    sieve : Sieve
        The sieve that tells where it may match.
    bit : int
        What stands for it there.
    """

    def __init__(self, source: str, sieve: Sieve, bit: int) -> None:
        self._sieve, self._bit = sieve, bit
        self._source = source
        # What minds case in a part reads the text as it is.
        self._low = None if "(?-i:" in source else re.compile(lowered(source))

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Return the first match in a stretch, as ``re.Pattern.search``."""
        low, _ = folded(text)
        if not self._sieve.may(low[start:end]) & self._bit:
            return None
        pattern, read = self.reading(text)
        return pattern.search(read, start, len(low) if end is None else end)

    def finditer(
        self, text: str, start: int = 0, end: int | None = None
    ) -> Iterator[re.Match[str]]:
        """Return every match in a stretch, as ``re.Pattern.finditer``."""
        low, _ = folded(text)
        if not self._sieve.may(low[start:end]) & self._bit:
            return iter(())
        pattern, read = self.reading(text)
        return pattern.finditer(read, start, len(low) if end is None else end)

    def reading(self, text: str) -> tuple[re.Pattern[str], str]:
        """Return what is to be matched with what: folded where nothing hangs on the letters."""
        low, plain = folded(text)
        return (self._low, low) if plain and self._low is not None else (self._written, text)

    @cached_property
    def _written(self) -> re.Pattern[str]:
        return re.compile(self._source, re.IGNORECASE)


#: Numbers of patterns in the order of use, with the next match of each.
Able = list[tuple[int, re.Pattern[str], re.Match[str]]]
#: Of all patterns of the grammar, so that a word is looked up once for all of them.
SIEVE = Sieve()


class _Sifted:
    """Patterns in the order of use that share the sieve."""

    def __init__(self, sources: Sequence[str]) -> None:
        self._first = len(SIEVE.patterns)
        self._patterns = [SIEVE.add(source) for source in sources]
        self._own = (1 << len(sources)) - 1

    def _may(self, text: str) -> Iterator[int]:
        """Return the numbers of the patterns that may match in folded text."""
        return _ones(SIEVE.may(text) >> self._first & self._own)


class Row(_Sifted):
    """Patterns in the order of use, read together from the left of a stretch to its right.

    Parameters
    ----------
    sources : sequence of str
        As for ``re.compile``.
    """

    def __init__(self, sources: Sequence[str]) -> None:
        super().__init__(sources)
        self._last: tuple[str, int, int, Able] = ("", 0, 0, [])

    def open(self, text: str, start: int, end: int) -> Cursor:
        """Return where the patterns first match in a stretch."""
        if self._last[:3] == (text, start, end):
            return Cursor(end, self._last[3])
        able: Able = []
        for at in self._may(folded(text)[0][start:end]):
            pattern, read = self._patterns[at].reading(text)
            if (match := pattern.search(read, start, end)) is not None:
                able.append((at, pattern, match))
        self._last = (text, start, end, able)  # a stretch is asked about twice in a row
        return Cursor(end, able)

    def match(self, text: str, start: int, end: int) -> tuple[int, re.Match[str]] | None:
        """Return the first pattern that matches right at the start of a stretch, by number."""
        for at in self._may(folded(text)[0][start:end]):
            pattern, read = self._patterns[at].reading(text)
            if (match := pattern.match(read, start, end)) is not None:
                return at, match
        return None


@dataclass(slots=True)
class Cursor:
    """Patterns of a row with the next match of each.

    Parameters
    ----------
    end : int
        Where the stretch ends.
    able : list of (number, pattern, match)
        In the order of use.
    """

    end: int
    able: Able

    def next(self, start: int) -> list[tuple[int, re.Match[str]]]:
        """Return the leftmost matches from an offset on, all at one place, with their numbers."""
        kept = []
        for at, pattern, match in self.able:
            if match.start() >= start:
                kept.append((at, pattern, match))
            elif (later := pattern.search(match.string, start, self.end)) is not None:
                kept.append((at, pattern, later))
        self.able = kept
        first = min((match.start() for _, _, match in kept), default=0)
        return [(at, match) for at, _, match in kept if match.start() == first]


class Branches(_Sifted):
    """Many patterns in the order of use, of which only those that may match are tried.

    Parameters
    ----------
    sources : sequence of str
        As for ``re.compile``.
    """

    def matches(self, words: str) -> Iterator[tuple[int, re.Match[str]]]:
        """Yield the number and the first match of each pattern that stands in the words."""
        for at in self._may(folded(words)[0]):
            pattern, read = self._patterns[at].reading(words)
            if (match := pattern.search(read)) is not None:
                yield at, match


def _ones(bits: int) -> Iterator[int]:
    """Yield the places of the bits that are set, the lowest first."""
    while bits:
        lowest = bits & -bits
        bits ^= lowest
        yield lowest.bit_length() - 1
