"""The likelihood of a stack of days and its slopes. In: counts, memories, a point. Out: a step.

Up to the factorials of the counts, less the penalty on the season's roughness. Sums of differences
of log-gammas are sums over k of days with more than k events: no special function is needed.
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


@dataclass(frozen=True, slots=True)
class State:
    """Of a stack of problems at one point: value, slopes, expected information."""

    value: Floats  # penalised log-likelihood
    gradient: Floats
    information: Floats
    size_gradient: Floats
    size_curvature: Floats


class Likelihood:
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
        self.tails = (
            np.stack([(counts > k).sum(axis=1) for k in range(most)], axis=1).astype(float)
            if most
            else np.zeros((len(counts), 0))
        )
        steps = np.diff(np.eye(basis.splines), n=1, axis=0)
        bends = np.diff(np.eye(basis.splines), n=2, axis=0)
        self.penalty = LEVEL * steps.T @ steps + SMOOTH * bends.T @ bends

    def at(self, theta: Floats, log_size: Floats, which: NDArray[np.int64]) -> State:
        """Return the likelihood and its slopes for some of the problems.

        Parameters
        ----------
        theta : ndarray, shape (some, splines + memories)
            Weights of the season, then a.
        log_size : ndarray, shape (some,)
            Logarithm of the size.
        which : ndarray of int, shape (some,)
            Problems meant.
        """
        splines = self.basis.splines
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
        size = np.exp(log_size)
        mean = rate if self.whole else self.exposure * rate
        value, slope, bend, share = self._size(counts, mean, size, self.tails[which])
        share /= rate
        score = counts - mean
        score *= share
        if not self.whole:
            share *= self.exposure
        rough = weights @ self.penalty
        gradient = np.empty_like(theta)
        gradient[:, splines:] = np.einsum("nkt,nt->nk", memories, score)
        score *= season
        gradient[:, :splines] = self.basis.gather(score) - rough
        return State(
            value - 0.5 * (rough * weights).sum(axis=1),
            gradient,
            self._information(season, memories, share, spare=score),
            size * slope,
            size**2 * bend + size * slope,
        )

    def _size(
        self, counts: Floats, mean: Floats, size: Floats, tails: Floats
    ) -> tuple[Floats, Floats, Floats, Floats]:
        """Return the likelihood, its two derivatives in the size, and size / (size + mean).

        Arrays are reused: passes over them are what a fit costs.
        """
        total = mean + size[:, None]
        share = counts + size[:, None]
        logs = np.log(total)
        inverse = np.divide(1.0, total, out=total)
        value = -np.einsum("nt,nt->n", share, logs)
        sum_logs = logs.sum(axis=1)
        share *= inverse
        days = counts.shape[1]
        rising = size[:, None] + np.arange(tails.shape[1])
        slope = (tails / rising).sum(axis=1) + days * (np.log(size) + 1)
        slope -= sum_logs + share.sum(axis=1)
        bend = days / size - (tails / rising**2).sum(axis=1)
        bend += np.einsum("nt,nt->n", share, inverse) - 2 * inverse.sum(axis=1)
        np.log(mean, out=logs)
        value += np.einsum("nt,nt->n", counts, logs)
        value += days * size * np.log(size) + (tails * np.log(rising)).sum(axis=1)
        inverse *= size[:, None]
        return value, slope, bend, inverse

    def _information(
        self, season: Floats, memories: Floats, weight: Floats, *, spare: Floats
    ) -> Floats:
        """Return the expected information; `weight` and `spare` are written over."""
        splines, kinds = self.basis.splines, memories.shape[1]
        information = np.empty((len(season), splines + kinds, splines + kinds))
        for index in range(kinds):
            row = splines + index
            seen = np.multiply(weight, memories[:, index], out=spare)
            for other in range(index + 1):
                both = np.einsum("nt,nt->n", seen, memories[:, other])
                information[:, row, splines + other] = information[:, splines + other, row] = both
            seen *= season
            mixed = self.basis.gather(seen)
            information[:, row, :splines] = information[:, :splines, row] = mixed
        weight *= season
        weight *= season
        information[:, :splines, :splines] = self.basis.gather_pairs(weight) + self.penalty
        return information

    def step(
        self, now: State, better: NDArray[np.bool_], theta: Floats, log_size: Floats
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
        move = np.asarray(np.linalg.solve(information, gradient[:, :, None])[:, :, 0])
        move[:, :splines] = np.clip(move[:, :splines], -3.0, 3.0)
        slope, bend = now.size_gradient[better], now.size_curvature[better]
        newton = np.where(bend < -1e-9, -slope / np.minimum(bend, -1e-9), np.sign(slope))
        move_size = np.clip(newton, -1.0, 1.0)
        stuck = ((log_size >= np.log(MOST_SIZE)) & (slope > 0)) | (
            (log_size <= np.log(LEAST_SIZE)) & (slope < 0)
        )
        move_size = np.where(stuck, 0.0, move_size)
        promised = (gradient * move).sum(axis=1) + np.abs(slope * move_size)
        return np.asarray(move, np.float64), move_size, np.asarray(promised, np.float64)
