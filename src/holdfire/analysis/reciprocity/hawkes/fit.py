"""Maximum likelihood of a two-sided Hawkes process. In: times. Out: parameters with errors.

Scoring with the sum of outer products of slopes as information, steps halved where they overshoot;
a held at 0 where the slope leads below it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from holdfire.analysis.reciprocity.hawkes.sums import PARAMETERS, slopes, value
from holdfire.analysis.reciprocity.hawkes.times import Times
from holdfire.model.errors import BadRecord

Floats = NDArray[np.float64]

LEAST_RATE = 1e-12
#: Decays looked for, per day: a memory of three months to one of a minute and a half.
LEAST_DECAY, MOST_DECAY = 0.01, 1000.0
#: Decays begun from, in events a day: the best over the first events.
STARTS, FIRST_EVENTS = (0.1, 1.0, 10.0), 5000
PASSES, TOLERANCE = 100, 1e-7
DECAY = 6


@dataclass(frozen=True, slots=True)
class HawkesFit:
    """A fit.

    Parameters
    ----------
    background_per_day : ndarray, shape (2,)
        mu of each side.
    answers : ndarray, shape (2, 2)
        a[i, j]: mean number of direct answers on side i to an event on side j.
    decay_per_day : float
        How fast the excitation fades.
    log_likelihood : float
        At the maximum.
    answers_se : ndarray, shape (2, 2)
        Standard errors of `answers`; NaN where a is at its bound of 0 or held there.
    passes : int
        Passes over the events.
    """

    background_per_day: Floats
    answers: Floats
    decay_per_day: float
    log_likelihood: float
    answers_se: Floats
    passes: int


def pack(background: Floats, answers: Floats, decay_per_day: float) -> Floats:
    """Return parameters in the order of the kernel; shape (7,)."""
    return np.concatenate([np.ravel(background), np.ravel(answers), [decay_per_day]])


def log_likelihood(
    times: Times, background_per_day: Floats, answers: Floats, decay_per_day: float
) -> float:
    """Return the log-likelihood on the whole record.

    Parameters
    ----------
    times : Times
        Events.
    background_per_day : ndarray, shape (2,)
        mu, positive.
    answers : ndarray, shape (2, 2)
        a[i, j], not negative.
    decay_per_day : float
        Positive.

    Raises
    ------
    BadRecord
        If a parameter is outside its range.
    """
    x = pack(np.asarray(background_per_day, float), np.asarray(answers, float), decay_per_day)
    if x.shape != (PARAMETERS,) or not (x >= 0).all() or not x[DECAY] > 0:
        raise BadRecord(
            "a parameter is outside its range",
            "Give two backgrounds and 2 x 2 answers, not negative, and a positive decay.",
        )
    sums = value(times.at_days, times.sides, times.shape, x, times.horizon_days)
    return float(sums[0] - _integral(times, x, sums[1:3]))


def fit_hawkes(times: Times, *, without: tuple[tuple[int, int], ...] = ()) -> HawkesFit:
    """Return the maximum-likelihood fit.

    Parameters
    ----------
    times : Times
        Events with clock times.
    without : tuple of (int, int)
        Entries (i, j) of `answers` held at 0, for a likelihood ratio.
    """
    counts = np.bincount(times.sides, minlength=2).astype(float)
    typical = counts.sum() / times.horizon_days
    free = np.ones(PARAMETERS, dtype=bool)
    for i, j in without:
        free[2 + 2 * i + j] = False
    begin = [
        np.where(free, pack(0.6 * (counts + 0.5) / times.total, np.full((2, 2), 0.2), decay), 0.0)
        for decay in np.clip(typical * np.array(STARTS), LEAST_DECAY, MOST_DECAY)
    ]
    x = begin[int(np.argmax([_early(times, start) for start in begin]))]
    best, gradient, information = _at(times, x)
    passes = 1
    while passes < PASSES:
        move, promised = _step(x, gradient, information, free)
        if promised < TOLERANCE:
            break
        scale = 1.0
        while True:
            trial = _inside(x, scale * move, free)
            found, trial_gradient, trial_information = _at(times, trial)
            passes += 1
            if found >= best or scale < 1e-5:
                break
            scale *= 0.3
        if found < best:
            break
        gained, x, best = found - best, trial, found
        gradient, information = trial_gradient, trial_information
        if gained < TOLERANCE and scale < 1.0:
            break
    errors = _errors(x, gradient, information, free)
    return HawkesFit(x[:2], x[2:6].reshape(2, 2), float(x[DECAY]), float(best), errors, passes)


def _integral(times: Times, x: Floats, left: Floats) -> float:
    """Return the integral of both rates over the record."""
    counts = np.bincount(times.sides, minlength=2)
    faded = counts - left
    return float(x[:2] @ times.total + faded @ (x[2:4] + x[4:6]))


def _early(times: Times, x: Floats) -> float:
    """Return the log-likelihood of the first events, to choose where to begin."""
    count = min(len(times.at_days), FIRST_EVENTS)
    at, sides = times.at_days[:count], times.sides[:count]
    horizon = times.horizon_days if count == len(times.at_days) else float(at[-1])
    sums = value(at, sides, times.shape[:count], x, horizon)
    faded = np.bincount(sides, minlength=2) - sums[1:3]
    background = x[:2] @ times.total * horizon / times.horizon_days
    return float(sums[0] - background - faded @ (x[2:4] + x[4:6]))


def _at(times: Times, x: Floats) -> tuple[float, Floats, Floats]:
    sums = slopes(times.at_days, times.sides, times.shape, x, times.horizon_days)
    counts = np.bincount(times.sides, minlength=2)
    faded = counts - sums[1:3]
    gradient, information = np.zeros(PARAMETERS), np.zeros((PARAMETERS, PARAMETERS))
    upper = np.triu_indices(4)
    for side in (0, 1):
        rows = np.array([side, 2 + 2 * side, 3 + 2 * side, DECAY])
        block = sums[5 + 14 * side : 19 + 14 * side]
        gradient[rows] += block[:4]
        gradient[side] -= times.total[side]
        gradient[2 + 2 * side : 4 + 2 * side] -= faded
        square = np.zeros((4, 4))
        square[upper] = block[4:]
        square = square + np.triu(square, 1).T
        information[np.ix_(rows, rows)] += square
    # the later the horizon, the less is left: d(n - S)/d decay = Q
    gradient[DECAY] -= float(sums[3:5] @ (x[2:4] + x[4:6]))
    return float(sums[0] - _integral(times, x, sums[1:3])), gradient, information


def _step(
    x: Floats, gradient: Floats, information: Floats, free: NDArray[np.bool_]
) -> tuple[Floats, float]:
    moving = free.copy()
    moving[2:6] &= ~((x[2:6] <= 0) & (gradient[2:6] <= 0))
    moving[DECAY] &= bool(x[2:6].any())
    kept = np.flatnonzero(moving)
    square = information[np.ix_(kept, kept)]
    square = square + np.diag(1e-10 * np.diag(square) + 1e-12)
    move = np.zeros(PARAMETERS)
    move[kept] = np.linalg.solve(square, gradient[kept])
    return move, float(gradient[kept] @ move[kept])


def _inside(x: Floats, move: Floats, free: NDArray[np.bool_]) -> Floats:
    """Return the moved parameters within their bounds; rates and decay change at most fourfold."""
    trial = x + move
    trial[:2] = np.clip(trial[:2], np.maximum(0.25 * x[:2], LEAST_RATE), 4 * x[:2])
    trial[2:6] = np.where(free[2:6], np.maximum(trial[2:6], 0.0), 0.0)
    trial[DECAY] = np.clip(trial[DECAY], max(0.25 * x[DECAY], LEAST_DECAY), 4 * x[DECAY])
    trial[DECAY] = min(trial[DECAY], MOST_DECAY)
    return trial


def _errors(x: Floats, gradient: Floats, information: Floats, free: NDArray[np.bool_]) -> Floats:
    inner = free.copy()
    inner[2:6] &= x[2:6] > 0
    kept = np.flatnonzero(inner)
    square = information[np.ix_(kept, kept)]
    spread = np.full(PARAMETERS, np.nan)
    covariance = np.linalg.pinv(square, hermitian=True)
    spread[kept] = np.sqrt(np.maximum(np.diag(covariance), 0.0))
    result: Floats = spread[2:6].reshape(2, 2)
    return result
