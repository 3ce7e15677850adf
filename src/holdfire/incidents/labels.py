"""What a reviewer's merges and splits teach. In: groups, decisions. Out: labelled patterns."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from holdfire.incidents.compare import compare
from holdfire.incidents.decisions import APPLIED, Step, steps

Ints = npt.NDArray[np.int64]
#: Pairs of one decision that are looked at, evenly taken: two large groups make thousands.
MOST = 200


@dataclass(frozen=True, slots=True)
class Labels:
    """Pairs whose truth a reviewer gave.

    Parameters
    ----------
    patterns : ndarray of int32, shape (pairs,)
        How the two claims compare.
    same : ndarray of bool, shape (pairs,)
        Whether they are one event.
    weight : ndarray of float, shape (pairs,)
        The pairs of one decision sum to 1: a decision is one judgement however many claims it met.
    """

    patterns: npt.NDArray[np.int32]
    same: npt.NDArray[np.bool_]
    weight: npt.NDArray[np.float64]

    @property
    def decisions(self) -> int:
        """How many decisions taught something."""
        return round(float(self.weight.sum()))


def labelled(evidence: pa.Table, root: Ints, claim_ids: pa.Array, decisions: pa.Table) -> Labels:
    """Return the pairs that merges declared one event, and splits two.

    Parameters
    ----------
    evidence : pyarrow.Table
        The claims that may make an incident, in order.
    root : ndarray of int
        The machine's groups, before any decision.
    claim_ids : pyarrow.Array
        Id of each row's claim.
    decisions : pyarrow.Table
        The decisions log; what a later decision closes teaches nothing, nor what was not applied.
    """
    patterns, same, weight = [], [], []
    for step in steps(root, claim_ids, decisions):
        if not step.outcome.startswith(APPLIED):
            continue
        first, second = _across(step)
        if len(first):
            patterns.append(compare(evidence, first, second))
            same.append(np.full(len(first), step.decision["action"] == "merge"))
            weight.append(np.full(len(first), 1.0 / len(first)))
    if not patterns:
        return Labels(np.zeros(0, dtype=np.int32), np.zeros(0, dtype=bool), np.zeros(0))
    return Labels(np.concatenate(patterns), np.concatenate(same), np.concatenate(weight))


def _across(step: Step) -> tuple[Ints, Ints]:
    """Return the pairs with one claim on either side of what was joined or parted."""
    merged = step.decision["action"] == "merge"
    whole, parts = (step.after, step.before) if merged else (step.before, step.after)
    rows = np.flatnonzero(whole == whole[step.row])
    mine = rows[parts[rows] == parts[step.row]]
    first, second = np.meshgrid(mine, np.setdiff1d(rows, mine), indexing="ij")
    low, high = np.minimum(first, second).ravel(), np.maximum(first, second).ravel()
    take = np.unique(np.linspace(0, len(low) - 1, min(MOST, len(low))).astype(np.int64))
    return low[take], high[take]
