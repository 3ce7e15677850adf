"""A reviewer's merges and splits into weights. In: a case. Out: weights, and what moved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from holdfire.assess import Say, gather
from holdfire.incidents import Weights, load_weights
from holdfire.incidents.correct import changes, correct
from holdfire.incidents.labels import labelled
from holdfire.incidents.learn import learn as learn_from
from holdfire.incidents.reconcile import group_claims
from holdfire.model.errors import CannotWrite


@dataclass(frozen=True, slots=True)
class Learnt:
    """New weights, the levels that moved (comparison, level, before, after), decisions used."""

    weights: Weights
    moved: list[tuple[str, str, float, float]]
    decisions: int


def learn(
    folder: Path, *, as_of: date, unlabelled: bool = False, say: Say = lambda _: None
) -> Learnt:
    """Return holdfire's weights corrected by the standing merges and splits of a case.

    Always begun from the weights that holdfire comes with, so that a decision never counts twice;
    which pairs a decision joined or parted is told by the weights that the case uses now.

    Parameters
    ----------
    folder : Path
        The case folder.
    as_of : date
        Only reports and decisions known on that day enter.
    unlabelled : bool
        Let all pairs of the case teach too, by expectation and maximisation; see `incidents.learn`.
    say : callable
        Told what is being done.
    """
    known = gather(folder, as_of=as_of, say=say)
    say("weighing pairs")
    grouped = group_claims(known.claims, as_of=as_of, weights=known.weights)
    ids = known.claims.column("claim_id").combine_chunks().take(grouped.evidence.column("claim"))
    labels = labelled(grouped.evidence, grouped.root, ids, known.decisions)
    counts = np.bincount(grouped.ties.pattern, minlength=1)
    patterns = np.flatnonzero(counts).astype(np.int32)
    start = load_weights(None)
    source = f"holdfire's own, corrected by {labels.decisions} decisions as of {as_of}"
    if unlabelled:
        weights = learn_from(patterns, counts[patterns], start, labels=labels, source=source)
    else:
        weights = correct(patterns, counts[patterns], labels, start, source=source)
    return Learnt(weights, changes(start, weights), labels.decisions)


def write(weights: Weights, out: Path) -> Path:
    """Write weights as a document; return where.

    Raises
    ------
    CannotWrite
        If the file cannot be written.
    """
    try:
        out.write_text(weights.to_json(), encoding="utf-8")
    except OSError as error:
        raise CannotWrite(out, str(error)) from error
    return out
