"""Maximum likelihood of one side's days. In: counts, exposure, memories. Out: fits, many at once.

Counts are NB(mean, size) with mean = exposure x (exp(spline) + sum of a x memory), a >= 0. Fisher
scoring with step halving over a stack of problems that share days and exposure: a bootstrap is one
call. The size's own Newton step is apart, as its cross information with the mean is zero.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from holdfire.analysis.reciprocity.basis import Basis
from holdfire.analysis.reciprocity.likelihood import LEAST_SIZE, MOST_SIZE, Likelihood

Floats = NDArray[np.float64]

PASSES, TOLERANCE = 60, 1e-6
LOWEST, HIGHEST = -14.0, 8.0


@dataclass(frozen=True, slots=True)
class Fits:
    """Fits of a stack of problems.

    Parameters
    ----------
    season : ndarray, shape (problems, splines)
        Weights of the splines of the logarithm of the background.
    excitation : ndarray, shape (problems, memories)
        Coefficients a of the memories, not negative.
    size : ndarray, shape (problems,)
        Size of the negative binomial.
    log_likelihood : ndarray, shape (problems,)
        At the maximum, the penalty on the season's roughness taken off.
    """

    season: Floats
    excitation: Floats
    size: Floats
    log_likelihood: Floats

    def take(self, which: NDArray[np.int64]) -> Fits:
        """Return the chosen problems' fits."""
        return Fits(
            self.season[which],
            self.excitation[which],
            self.size[which],
            self.log_likelihood[which],
        )


def starting(counts: Floats, exposure: Floats, basis: Basis, memories: int) -> Fits:
    """Return where a fit may begin: a flat season at the mean rate, little excitation."""
    problems = len(counts)
    rate = (counts.sum(axis=1) + 0.5) / exposure.sum()
    return Fits(
        np.repeat(np.log(rate)[:, None], basis.splines, axis=1),
        np.full((problems, memories), 0.02),
        np.full(problems, 5.0),
        np.full(problems, -np.inf),
    )


def fit(
    counts: Floats,
    exposure: Floats,
    basis: Basis,
    memories: Floats,
    *,
    start: Fits | None = None,
    offset: Floats | None = None,
) -> Fits:
    """Return maximum-likelihood fits.

    Parameters
    ----------
    counts : ndarray, shape (problems, days)
        Events seen on the days that count.
    exposure : ndarray, shape (days,)
        Share of events reported, positive.
    basis : Basis
        Splines on the same days.
    memories : ndarray, shape (problems, memories, days)
        Memories whose coefficients are sought.
    start : Fits, optional
        Where to begin.
    offset : ndarray, shape (problems, days), optional
        A known part of the rate, events a day.

    Returns
    -------
    Fits
    """
    start = start or starting(counts, exposure, basis, memories.shape[1])
    work = Likelihood(counts, exposure, basis, memories, offset)
    theta = np.concatenate([start.season, start.excitation], axis=1)
    log_size = np.log(np.clip(start.size, LEAST_SIZE, MOST_SIZE))
    best = np.full(len(counts), -np.inf)
    kept_theta, kept_size = theta.copy(), log_size.copy()
    move, move_size = np.zeros_like(theta), np.zeros_like(log_size)
    slope_before, scale = np.zeros(len(counts)), np.ones(len(counts))
    open_ = np.arange(len(counts))
    for _ in range(PASSES):
        now = work.at(theta[open_], log_size[open_], open_)
        better = now.value >= best[open_] - 1e-10
        took, missed = open_[better], open_[~better]
        gain = np.full(len(counts), np.inf)
        if len(took):
            best[took] = now.value[better]
            kept_theta[took], kept_size[took] = theta[took], log_size[took]
            scale[took] = _stride(now.gradient[better], move[took], slope_before[took], scale[took])
            step, step_size, promised = work.step(now, better, theta[took], log_size[took])
            move[took], move_size[took], gain[took] = step, step_size, promised
            slope_before[took] = (now.gradient[better] * step).sum(axis=1)
        scale[missed] *= 0.35
        done = (gain[open_] < TOLERANCE) | (scale[open_] < 1e-6)
        open_ = open_[~done]
        if not len(open_):
            break
        theta[open_] = kept_theta[open_] + scale[open_, None] * move[open_]
        splines = basis.splines
        theta[open_, :splines] = np.clip(theta[open_, :splines], LOWEST, HIGHEST)
        theta[open_, splines:] = np.maximum(theta[open_, splines:], 0.0)
        log_size[open_] = np.clip(
            kept_size[open_] + scale[open_] * move_size[open_],
            np.log(LEAST_SIZE),
            np.log(MOST_SIZE),
        )
    return Fits(
        kept_theta[:, : basis.splines], kept_theta[:, basis.splines :], np.exp(kept_size), best
    )


def _stride(gradient: Floats, move: Floats, before: Floats, scale: Floats) -> Floats:
    """Return how far to go next: the last move's own curvature corrects the expected one."""
    curvature = (before - (gradient * move).sum(axis=1)) / scale
    known = (before > 1e-12) & (curvature > 1e-12)
    return np.where(known, np.clip(before / np.where(known, curvature, 1.0), 0.3, 2.0), 1.0)
