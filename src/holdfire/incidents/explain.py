"""Why claims are one incident, or are not. In: linked claims, an incident. Out: weighed pairs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from holdfire.incidents.compare import COMPARISONS, compare, levels_of
from holdfire.incidents.decisions import regroup
from holdfire.incidents.reconcile import Grouped, group_claims
from holdfire.incidents.summary import incident_id
from holdfire.incidents.weights import SCALE, Weights
from holdfire.model.errors import BadInput

Rows = npt.NDArray[np.int32]
#: Claims of other incidents that are told of, nearest first.
NEAREST = 3


@dataclass(frozen=True, slots=True)
class Part:
    """What one comparison of a pair shows, and its weight in natural logarithms."""

    comparison: str
    level: str
    weight: float


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims, how they compare, and whether they are held to be one incident.

    `met` is False where the pair was never weighed: the claims share no cell and day, or the block
    was crowded; the weights then say what weighing would have given.
    """

    first: str
    second: str
    together: bool
    met: bool
    bias: float
    parts: tuple[Part, ...]

    @property
    def weight(self) -> float:
        """Sum of the bias and all parts: above 0 speaks for one incident."""
        return self.bias + sum(part.weight for part in self.parts)


class Explanations:
    """Explains groups of claims; made once for a set of claims.

    Parameters
    ----------
    claims : pyarrow.Table
        Linked claims.
    as_of : date
        As for `reconcile`.
    weights, decisions : optional
        As for `reconcile`: a reviewer's merges and splits hold here too.
    """

    def __init__(
        self,
        claims: pa.Table,
        *,
        as_of: date,
        weights: Weights | None = None,
        decisions: pa.Table | None = None,
    ) -> None:
        self._grouped: Grouped = group_claims(claims, as_of=as_of, weights=weights)
        ids = self._grouped.evidence.column("claim_id").combine_chunks()
        self._root = self._grouped.root
        if decisions is not None:
            self._root, _ = regroup(self._root, ids, decisions)
        self._ids: list[str] = ids.to_pylist()
        self._row = {claim: row for row, claim in enumerate(self._ids)}

    def of_pair(self, first: str, second: str) -> Pair:
        """Return how two claims compare.

        Raises
        ------
        BadInput
            If one of them makes no incident.
        """
        for claim in (first, second):
            if claim not in self._row:
                raise BadInput(
                    claim, "is no claim that can make an incident", "See incident_claims."
                )
        low, high = sorted((self._row[first], self._row[second]))
        return self._pair(low, high)

    def of_incident(self, wanted: str) -> tuple[list[Pair], list[Pair]]:
        """Return the heaviest tie of every member, and the nearest claims that are not members.

        Raises
        ------
        BadInput
            If there is no such incident.
        """
        root = self._root
        found = [r for r in np.unique(root).tolist() if incident_id(self._ids[r]) == wanted]
        if not found:
            raise BadInput(wanted, "is no incident of these claims", "See incidents.parquet.")
        inside = root == found[0]
        return list(self._ties(inside)), list(self._outside(inside))

    def _ties(self, inside: npt.NDArray[np.bool_]) -> Iterator[Pair]:
        ties = self._grouped.ties
        within = np.flatnonzero(inside[ties.first] & inside[ties.second])
        for row in np.flatnonzero(inside)[1:].tolist():
            mine = within[(ties.first[within] == row) | (ties.second[within] == row)]
            if len(mine):
                best = mine[np.argmax(ties.weight[mine])]
                yield self._pair(int(ties.first[best]), int(ties.second[best]))

    def _outside(self, inside: npt.NDArray[np.bool_]) -> Iterator[Pair]:
        ties = self._grouped.ties
        across = np.flatnonzero(inside[ties.first] != inside[ties.second])
        order = across[np.lexsort((across, -ties.weight[across]))]
        told: set[int] = set()
        for at in order.tolist():
            first, second = int(ties.first[at]), int(ties.second[at])
            other = second if inside[first] else first
            if other not in told:
                told.add(other)
                yield self._pair(first, second)
            if len(told) == NEAREST:
                return

    def _pair(self, first: int, second: int) -> Pair:
        grouped = self._grouped
        ends = np.array([first], dtype=np.int64), np.array([second], dtype=np.int64)
        pattern = compare(grouped.evidence, *ends)
        levels, weights = levels_of(pattern)[0], grouped.weights.parts(pattern)[0]
        ties = grouped.ties
        return Pair(
            self._ids[first],
            self._ids[second],
            bool(self._root[first] == self._root[second]),
            bool(((ties.first == first) & (ties.second == second)).any()),
            grouped.weights.bias / SCALE,
            tuple(
                Part(comparison.name, comparison.levels[level], float(weight) / SCALE)
                for comparison, level, weight in zip(COMPARISONS, levels, weights, strict=True)
            ),
        )
