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

Floats = NDArray[np.float64]

#: Sizes of the negative binomial; at the upper one it is a Poisson for counts of a few a day.
LEAST_SIZE, MOST_SIZE = 0.2, 100.0
#: Weights of squared first and second differences of the season's spline weights: so light that a
#: season is not flattened, they keep stretches without events finite.
LEVEL, SMOOTH = 0.02, 0.1
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
    work = _Work(counts, exposure, basis, memories, offset)
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


@dataclass(frozen=True, slots=True)
class _State:
    value: Floats  # penalised log-likelihood
    gradient: Floats
    information: Floats
    size_gradient: Floats
    size_curvature: Floats


class _Work:
    """The parts of the likelihood that do not change between passes."""

    def __init__(
        self,
        counts: Floats,
        exposure: Floats,
        basis: Basis,
        memories: Floats,
        offset: Floats | None,
    ) -> None:
        self.counts, self.exposure, self.basis = counts, exposure, basis
        self.memories, self.offset = memories, offset
        self.whole = bool((exposure == 1).all())
        most = int(counts.max(initial=0.0))
        #: How many days have more than k events: sums of log-gammas are sums over k.
        self.tails = np.stack([(counts > k).sum(axis=1) for k in range(most)], axis=1).astype(
            float
        ) if most else np.zeros((len(counts), 0))
        steps = np.diff(np.eye(basis.splines), n=1, axis=0)
        bends = np.diff(np.eye(basis.splines), n=2, axis=0)
        self.penalty = LEVEL * steps.T @ steps + SMOOTH * bends.T @ bends

    def at(self, theta: Floats, log_size: Floats, which: NDArray[np.int64]) -> _State:
        """Return the likelihood and its slopes; arrays are reused, as passes over them cost most."""
        splines, exposure = self.basis.splines, self.exposure
        weights, excitation = theta[:, :splines], theta[:, splines:]
        everything = len(which) == len(self.counts)
        counts = self.counts if everything else self.counts[which]
        memories = self.memories if everything else self.memories[which]
        season = self.basis.season(weights)
        np.exp(season, out=season)
        rate = np.einsum("nk,nkt->nt", excitation, memories)
        rate += season
        if self.offset is not None:
            rate += self.offset if everything else self.offset[which]
        size = np.exp(log_size)[:, None]
        mean = rate if self.whole else exposure * rate
        total = mean + size
        inverse = 1.0 / total
        log_total = np.log(total)
        share = counts + size
        drop = np.einsum("nt,nt->n", share, log_total)
        sum_log_total = log_total.sum(axis=1)
        share *= inverse
        sum_share = share.sum(axis=1)
        bend_share = np.einsum("nt,nt->n", share, inverse)
        sum_inverse = inverse.sum(axis=1)
        np.log(mean, out=log_total)
        raised = np.einsum("nt,nt->n", counts, log_total)
        inverse *= size
        weight = inverse  # size / total
        weight /= rate
        score = counts - mean
        score *= weight
        if not self.whole:
            weight *= exposure
        tails, size = self.tails[which], size[:, 0]
        rising = size[:, None] + np.arange(tails.shape[1])
        days = counts.shape[1]
        rough = weights @ self.penalty
        value = (
            raised - drop + days * size * log_size
            + (tails * np.log(rising)).sum(axis=1) - 0.5 * (rough * weights).sum(axis=1)
        )  # fmt: skip
        slope = (
            (tails / rising).sum(axis=1) + days * (log_size + 1) - sum_log_total - sum_share
        )
        bend = (
            -(tails / rising**2).sum(axis=1) + days / size - 2 * sum_inverse + bend_share
        )
        p = theta.shape[1]
        gradient = np.empty_like(theta)
        information = np.empty((len(theta), p, p))
        gradient[:, splines:] = np.einsum("nkt,nt->nk", memories, score)
        score *= season
        gradient[:, :splines] = self.basis.gather(score) - rough
        for index in range(memories.shape[1]):
            row = splines + index
            seen = np.multiply(weight, memories[:, index], out=score)
            for other in range(index + 1):
                both = np.einsum("nt,nt->n", seen, memories[:, other])
                information[:, row, splines + other] = information[:, splines + other, row] = both
            seen *= season
            mixed = self.basis.gather(seen)
            information[:, row, :splines] = information[:, :splines, row] = mixed
        weight *= season
        weight *= season
        information[:, :splines, :splines] = self.basis.gather_pairs(weight) + self.penalty
        return _State(
            value, gradient, information, size * slope, size**2 * bend + size * slope
        )

    def step(
        self, now: _State, better: NDArray[np.bool_], theta: Floats, log_size: Floats
    ) -> tuple[Floats, Floats, Floats]:
        """Return the moves of season and excitation, and of the size, and the gain promised."""
        gradient, information = now.gradient[better].copy(), now.information[better].copy()
        splines = self.basis.splines
        at_zero = (theta[:, splines:] <= 0) & (gradient[:, splines:] <= 0)
        for index in range(at_zero.shape[1]):
            row, held = splines + index, at_zero[:, index]
            gradient[held, row] = 0.0
            information[held, row, :] = 0.0
            information[held, :, row] = 0.0
            information[held, row, row] = 1.0
        diagonal = np.arange(theta.shape[1])
        information[:, diagonal, diagonal] += 1e-9
        move = np.linalg.solve(information, gradient[:, :, None])[:, :, 0]
        move[:, :splines] = np.clip(move[:, :splines], -3.0, 3.0)
        slope, bend = now.size_gradient[better], now.size_curvature[better]
        newton = np.where(bend < -1e-9, -slope / np.minimum(bend, -1e-9), np.sign(slope))
        move_size = np.clip(newton, -1.0, 1.0)
        stuck = ((log_size >= np.log(MOST_SIZE)) & (slope > 0)) | (
            (log_size <= np.log(LEAST_SIZE)) & (slope < 0)
        )
        move_size = np.where(stuck, 0.0, move_size)
        promised = (gradient * move).sum(axis=1) + np.abs(slope * move_size)
        return move, move_size, promised
