"""What a report names, asked by place. In: mentions in order. Out: those of a stretch, and counts.

A report may name thousands of objects and each of its clauses asks about them: every question here
is answered by bisection, so that the time to read a report grows with its length and no faster.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate


@dataclass(frozen=True, slots=True)
class Mention:
    """Something named somewhere in the report: a class of object, or a party's code."""

    start: int
    end: int
    what: str
    rank: int = 0


class Mentions:
    """Mentions in the order of the text.

    Parameters
    ----------
    mentions : iterable of Mention
        Sorted by where they start.

    Attributes
    ----------
    whats : tuple of str
        What is named, in the order of the first naming.
    counts : Counter
        How often each is named.
    common, first : str
        What is named most often, and first; "" where nothing is named.
    """

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self._all = tuple(mentions)
        self._starts = [each.start for each in self._all]
        self._reach = list(accumulate((each.end for each in self._all), max))
        own: dict[str, list[Mention]] = defaultdict(list)
        ranks: dict[str, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
        for each in self._all:
            own[each.what].append(each)
            ranks[each.what][each.rank].append(each.start)
        self._own = {what: tuple(found) for what, found in own.items()}
        self._own_starts = {what: [each.start for each in found] for what, found in own.items()}
        self._ranks = {what: sorted(by_rank.items()) for what, by_rank in ranks.items()}
        self.whats = tuple(self._own)
        self.counts = Counter({what: len(found) for what, found in self._own.items()})
        self.common = max(self.whats, key=lambda what: self.counts[what], default="")
        self.first = self.whats[0] if self.whats else ""

    def __len__(self) -> int:
        return len(self._all)

    def below(self, rank: int) -> Mentions:
        """Return the mentions of a stronger form than that rank."""
        return Mentions(each for each in self._all if each.rank < rank)

    def within(self, low: int, high: int) -> Sequence[Mention]:
        """Return the mentions that start in a stretch."""
        first = bisect_left(self._starts, low)
        return self._all[first : bisect_left(self._starts, high, lo=first)]

    def count(self, low: int, high: int) -> int:
        """Return how many start in a stretch."""
        return max(0, bisect_left(self._starts, high) - bisect_left(self._starts, low))

    def whats_within(self, low: int, high: int) -> set[str]:
        """Return what is named in a stretch."""
        return {what for what in self.whats if self.holds(what, low, high)}

    def holds(self, what: str, low: int, high: int) -> bool:
        """Return whether a stretch names it."""
        return _any(self._own_starts.get(what, ()), low, high)

    def strongest(self, what: str, low: int, high: int) -> int | None:
        """Return the lowest rank of its namings in a stretch."""
        by_rank = self._ranks.get(what, ())
        return next((rank for rank, starts in by_rank if _any(starts, low, high)), None)

    def last(self, before: int) -> str | None:
        """Return what is named last before an offset."""
        at = bisect_left(self._starts, before)
        return self._all[at - 1].what if at else None

    def nearest(self, what: str, before: int) -> Mention:
        """Return its last naming that starts before an offset, else its first."""
        return self._own[what][max(0, bisect_left(self._own_starts[what], before) - 1)]

    def covers(self, at: int) -> bool:
        """Return whether an offset lies in a mention."""
        before = bisect_right(self._starts, at)
        return bool(before) and self._reach[before - 1] > at


def _any(starts: Sequence[int], low: int, high: int) -> bool:
    at = bisect_left(starts, low)
    return at < len(starts) and starts[at] < high
