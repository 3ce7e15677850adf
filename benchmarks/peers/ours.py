"""holdfire's own reconciliation: weights learnt by EM without labels, correlation clustering.

In: claims. Out: a label a claim. As for the peers, the only use of truth is one number that is best
on claims of another seed: how far to lean towards joining (`Weights.leaning`).
"""

from __future__ import annotations

from datetime import date

import numpy as np
import pyarrow as pa

from holdfire.incident_scores import b_cubed
from holdfire.incidents.reconcile import group_claims

GRID = (-0.5, 0.0, 0.35, 0.7, 1.0, 1.4)


def tuned(table: pa.Table) -> float:
    """Return the lean that is best by B-cubed F1 on the table."""
    truth = table["truth"].to_numpy()
    claims = table.drop_columns("truth")
    return max(GRID, key=lambda lean: b_cubed(truth, match(claims, lean)).f1)


def match(table: pa.Table, setting: float) -> np.ndarray:
    """Return the group of each claim; a claim that makes no incident stands alone."""
    grouped = group_claims(table, as_of=date.max, learning=True, lean=setting)
    labels = -np.arange(1, table.num_rows + 1)
    labels[grouped.evidence.column("claim").to_numpy()] = grouped.root
    return labels
