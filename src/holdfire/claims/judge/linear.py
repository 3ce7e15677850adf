"""Weighed signs. In: named signs of a choice. Out: the label or candidate with the highest sum.

Two shapes, both sums of weights and nothing more: `Labels` has a weight for each (label, sign) and
picks a label; `Ranker` has a weight for each sign and picks among candidates. The weights are
learnt from labelled reports by ``scripts/train_judge.py`` and stored as text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np


class Labels:
    """A choice among fixed labels; ties go to the label named first.

    Parameters
    ----------
    weights : mapping
        By label and sign.
    """

    def __init__(self, weights: Mapping[str, Mapping[str, float]]) -> None:
        self.labels = tuple(weights)
        signs = sorted({sign for own in weights.values() for sign in own})
        self._rows = {sign: at for at, sign in enumerate(signs)}
        table = np.zeros((len(signs), len(self.labels)))
        for column, own in enumerate(weights.values()):
            for sign, weight in own.items():
                table[self._rows[sign], column] = weight
        self._table = table

    def sums(self, signs: Iterable[str]) -> dict[str, float]:
        """Return the sum of every label, unknown signs counting nothing."""
        # Sorted, so that the order of signs cannot change the last bit of a sum.
        known = self._rows.get
        rows = sorted([row for sign in signs if (row := known(sign)) is not None])
        if not rows:
            return dict.fromkeys(self.labels, 0.0)
        totals = np.add.reduce(self._table.take(rows, axis=0), axis=0)
        return dict(zip(self.labels, totals.tolist(), strict=True))

    def best(self, signs: Iterable[str], *, among: Iterable[str] | None = None) -> str:
        """Return the label with the highest sum, of those allowed."""
        sums = self.sums(signs)
        allowed = list(sums) if among is None else [label for label in among if label in sums]
        return max(allowed, key=lambda label: sums[label])


@dataclass(frozen=True, slots=True)
class Ranker:
    """A choice among candidates that each show signs; ties go to the candidate named first."""

    weights: Mapping[str, float]

    def best(self, candidates: Sequence[Sequence[str]]) -> int:
        """Return the index of the candidate with the highest sum."""
        if len(candidates) == 1:
            return 0
        sums = self.sums(candidates)
        return max(range(len(sums)), key=lambda at: (sums[at], -at))

    def sums(self, candidates: Sequence[Sequence[str]]) -> list[float]:
        """Return the sum of every candidate, unknown signs counting nothing."""
        known = self.weights.get
        return [sum([known(sign, 0.0) for sign in signs]) for signs in candidates]
