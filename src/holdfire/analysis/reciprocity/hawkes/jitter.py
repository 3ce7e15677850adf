"""Days where clock times are unknown. In: days and known times. Out: answers over imputations.

A day without a clock time could be any moment of it: each imputation draws one, keeps the times
that are known, and fits anew. Estimates and errors are pooled by Rubin's rules (1987), so what the
clock would have told is in the error.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from holdfire.analysis.reciprocity.hawkes.fit import fit_hawkes
from holdfire.analysis.reciprocity.hawkes.times import Times
from holdfire.model.errors import BadRecord, DatesTooCoarse

Floats = NDArray[np.float64]

LEAST_IMPUTATIONS = 10
#: At least this share of events must have a clock time: draws within the day are not data.
LEAST_KNOWN = 0.5


@dataclass(frozen=True, slots=True)
class Imputed:
    """Answers pooled over imputations.

    Parameters
    ----------
    answers, answers_se : ndarray, shape (2, 2)
        a[i, j] and its standard error, within and between imputations.
    decay_per_day : float
        Mean over imputations.
    share_drawn : float
        Share of the squared error that comes from unknown clock times, the greatest of the four.
    ratios : ndarray, shape (imputations, 2)
        Likelihood ratio of a_01 and of a_10 in each imputation.
    """

    answers: Floats
    answers_se: Floats
    decay_per_day: float
    share_drawn: float
    ratios: Floats


def imputed(
    days: Floats,
    clocks: Floats,
    sides: NDArray[np.int64],
    *,
    horizon_days: float,
    rng: np.random.Generator,
    imputations: int = LEAST_IMPUTATIONS,
) -> Imputed:
    """Return pooled answers.

    Parameters
    ----------
    days : ndarray, shape (events,)
        Whole days since the record began.
    clocks : ndarray, shape (events,)
        Share of the day passed, [0, 1); NaN where unknown.
    sides : ndarray of int, shape (events,)
        0 or 1.
    horizon_days : float
        Length of the record.
    rng : numpy.random.Generator
        Source of the unknown clock times.
    imputations : int
        At least 10.

    Raises
    ------
    BadRecord
        If fewer than 10 imputations are asked for, or a clock lies outside its day.
    DatesTooCoarse
        If fewer than half of the events have a clock time.
    """
    days, clocks = np.asarray(days, float), np.asarray(clocks, float)
    unknown = np.isnan(clocks)
    if imputations < LEAST_IMPUTATIONS:
        raise BadRecord(
            f"only {imputations} imputations", f"At least {LEAST_IMPUTATIONS} are needed."
        )
    if not ((clocks[~unknown] >= 0) & (clocks[~unknown] < 1)).all():
        raise BadRecord("a clock time lies outside its day", "Give the share of the day passed.")
    if unknown.mean() > 1 - LEAST_KNOWN:
        raise DatesTooCoarse(float(unknown.mean()))
    found, errors, decays, ratios = [], [], [], []
    for _ in range(imputations):
        drawn = rng.random(len(days))
        at = days + np.where(unknown, drawn, clocks)
        order = np.argsort(at, kind="stable")
        times = Times(at[order], np.asarray(sides)[order], horizon_days)
        full = fit_hawkes(times)
        found.append(full.answers)
        errors.append(np.nan_to_num(full.answers_se, nan=0.0) ** 2)
        decays.append(full.decay_per_day)
        ratios.append(
            [
                max(
                    2 * (full.log_likelihood - fit_hawkes(times, without=(held,)).log_likelihood), 0
                )
                for held in ((0, 1), (1, 0))
            ]
        )
    answers, within = np.mean(found, axis=0), np.mean(errors, axis=0)
    between = np.var(found, axis=0, ddof=1) * (1 + 1 / imputations)
    total = within + between
    share = np.divide(between, total, out=np.zeros_like(total), where=total > 0)
    return Imputed(
        answers, np.sqrt(total), float(np.mean(decays)), float(share.max()), np.array(ratios)
    )
