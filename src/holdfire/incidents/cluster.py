"""Correlation clustering by greedy additive contraction. In: weighted pairs. Out: groups.

Keuper et al. 2015 (GAEC): contract the heaviest edge while it is positive; parallel edges add up.
Unlike connected components, one good link does not chain two events whose other links disagree.
Groups must also keep a common day and at most one site.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable

from holdfire.incidents.evidence import Evidence
from holdfire.model.span import Span

#: Two groups of one block without a weighed pair disagree by this much per missing pair.
UNLINKED = -0.2


class _Groups:
    """Groups under contraction, with what all members of each agree on."""

    def __init__(self, evidence: list[Evidence], pairs: dict[tuple[int, int], float]) -> None:
        self.members = {index: [index] for index in range(len(evidence))}
        self.when: dict[int, Span] = {i: item.when for i, item in enumerate(evidence)}
        self.site: dict[int, str | None] = {i: item.site_id for i, item in enumerate(evidence)}
        self.edges: dict[int, dict[int, float]] = {index: {} for index in self.members}
        for (first, second), weight in pairs.items():
            self.edges[first][second] = self.edges[second][first] = weight

    def may_join(self, first: int, second: int) -> bool:
        sites = {self.site[first], self.site[second]} - {None}
        return len(sites) <= 1 and self.when[first].overlaps(self.when[second])

    def join(self, first: int, second: int) -> Iterable[tuple[float, int]]:
        """Put `second` into `first`; return the edges of `first` that changed."""
        common = self.when[first].meet(self.when.pop(second))
        assert common is not None
        self.when[first] = common
        self.site[first] = self.site[first] or self.site[second]
        sizes = len(self.members[first]), len(self.members[second])
        self.members[first] += self.members.pop(second)
        old = self.edges.pop(second)
        for other in {*self.edges[first], *old} - {first, second}:
            missing = (other not in self.edges[first]) * sizes[0] + (other not in old) * sizes[1]
            weight = self.edges[first].get(other, 0.0) + old.get(other, 0.0)
            weight += UNLINKED * missing * len(self.members[other])
            self.edges[first][other] = self.edges[other][first] = weight
            self.edges[other].pop(second, None)
            yield weight, other
        self.edges[first].pop(second, None)


def cluster(evidence: list[Evidence], pairs: dict[tuple[int, int], float]) -> list[list[int]]:
    """Return groups of indices; every index is in exactly one.

    Ties are broken by the order of the evidence, which no party's label enters.
    """
    groups = _Groups(evidence, pairs)
    heap = [(-weight, first, second) for (first, second), weight in pairs.items() if weight > 0]
    heapq.heapify(heap)
    while heap:
        negative, first, second = heapq.heappop(heap)
        current = groups.edges.get(first, {}).get(second)
        if current is None or current != -negative or not groups.may_join(first, second):
            continue
        for weight, other in groups.join(first, second):
            if weight > 0:
                heapq.heappush(heap, (-weight, min(first, other), max(first, other)))
    return sorted(sorted(members) for members in groups.members.values())
