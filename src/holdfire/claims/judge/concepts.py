"""Which concepts the words of a clause touch. In: word tables. Out: concepts in order of words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

_GAP = 3
#: Words remembered with their entries; then they are forgotten.
_MEMORY = 50_000
Entry = tuple[tuple[str, ...], str]


@dataclass(frozen=True, slots=True)
class Concepts:
    """Word tables made ready: entries by their first word, whole or stem.

    An entry's word ending in ``*`` stands for any word that starts so; ``~`` for up to three words.
    """

    whole: Mapping[str, Sequence[Entry]]
    stems: Mapping[str, Sequence[Entry]]
    longest: int
    _known: dict[str, tuple[Entry, ...]] = field(default_factory=dict, compare=False)

    @classmethod
    def of(cls, tables: Mapping[str, str]) -> Concepts:
        """Return the tables made ready."""
        whole: dict[str, list[Entry]] = defaultdict(list)
        stems: dict[str, list[Entry]] = defaultdict(list)
        for name, table in tables.items():
            for entry in table.replace("\n", ",").split(","):
                words = tuple(entry.split())
                if not words:
                    continue
                first, rest = words[0], words[1:]
                if first.endswith("*"):
                    stems[first[:-1]].append((rest, name))
                else:
                    whole[first].append((rest, name))
        return cls(dict(whole), dict(stems), max(map(len, stems), default=0))

    def found(self, words: Sequence[str]) -> Iterator[tuple[int, str]]:
        """Yield (index of the first word, concept) in the order of the words."""
        for at, word in enumerate(words):
            entries = self._known.get(word)
            if entries is None:
                entries = self._entries(word)
            seen = set()
            for rest, name in entries:
                if name not in seen and (not rest or _follows(words, at + 1, rest)):
                    seen.add(name)
                    yield at, name

    def _entries(self, word: str) -> tuple[Entry, ...]:
        """Return the entries that start with the word, and remember them."""
        if len(self._known) > _MEMORY:
            self._known.clear()
        entries = list(self.whole.get(word, ()))
        for length in range(2, min(len(word), self.longest) + 1):
            entries += self.stems.get(word[:length], ())
        self._known[word] = tuple(entries)
        return self._known[word]


def _follows(words: Sequence[str], at: int, rest: Sequence[str]) -> bool:
    gap = 0
    for wanted in rest:
        if wanted == "~":
            gap = _GAP
            continue
        for step in range(gap + 1):
            if at + step < len(words) and _same(words[at + step], wanted):
                at += step + 1
                break
        else:
            return False
        gap = 0
    return True


def _same(word: str, wanted: str) -> bool:
    return word.startswith(wanted[:-1]) if wanted.endswith("*") else word == wanted
