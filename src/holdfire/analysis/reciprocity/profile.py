"""One side's days given both sides' pasts. In: counts, exposure. Out: likelihoods over memories.

R_j(t) = rho R_j(t-1) + (1 - rho) Y_j(t-1) / share reported, for each rho of a grid; the rho of the
greatest likelihood is taken, apart for each target. Given both pasts the two sides' likelihoods
part, so each direction is fitted alone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from holdfire.analysis.reciprocity.basis import Basis, splines
from holdfire.analysis.reciprocity.fit import Fits, fit

Floats = NDArray[np.float64]

#: Memories tried: shares of a day's weight that are left a day later.
MEMORIES = (0.02, 0.25, 0.5, 0.7, 0.85)
#: Days that are remembered at once.
BLOCK = 32


@dataclass(frozen=True, slots=True)
class Target:
    """The side whose days are explained.

    Parameters
    ----------
    index : int
        0 or 1.
    exposure : ndarray, shape (2, days)
        Share of each side's events reported; 0 on a day that does not count.
    basis : Basis
        Season on the target's counted days.
    """

    index: int
    exposure: Floats
    basis: Basis

    @classmethod
    def of(cls, index: int, exposure: Floats) -> Target:
        """Return a target with its season's splines."""
        return cls(index, exposure, splines(exposure.shape[1], exposure[index] > 0))

    @property
    def counted(self) -> NDArray[np.bool_]:
        """Days of the target that count; shape (days,)."""
        counted: NDArray[np.bool_] = self.exposure[self.index] > 0
        return counted

    @property
    def share(self) -> Floats:
        """Share reported on the counted days."""
        share: Floats = self.exposure[self.index][self.counted]
        return share


@dataclass(frozen=True, slots=True)
class Profile:
    """Fits of a stack of worlds, each at its best memory.

    Parameters
    ----------
    null, full : Fits
        Without and with the other side's past; (worlds, ...).
    null_memory, full_memory : ndarray, shape (worlds,)
        Index of the best memory in `MEMORIES`.
    """

    null: Fits
    full: Fits
    null_memory: NDArray[np.int64]
    full_memory: NDArray[np.int64]

    @property
    def ratio(self) -> Floats:
        """Twice the gain of log-likelihood, never below 0; shape (worlds,)."""
        gain: Floats = 2 * (self.full.log_likelihood - self.null.log_likelihood)
        # finer differences are the fit's own error
        return np.asarray(np.round(np.maximum(gain, 0.0), 4), dtype=np.float64)


def remembered(counts: Floats, exposure: Floats, *, same_day: bool = False) -> Floats:
    """Return the memories of one side's events on each day, before that day.

    Parameters
    ----------
    counts : ndarray, shape (worlds, days)
        Events seen.
    exposure : ndarray, shape (days,)
        Share reported; on a day of 0 the memory stays as it was.
    same_day : bool
        Whether the day itself is remembered too.

    Returns
    -------
    ndarray, shape (days, memories, worlds)
        Events a day for each rho of `MEMORIES`; it begins at the mean of the record.
    """
    known = exposure > 0
    seen = (counts[:, known] / exposure[known]).T
    after = np.empty((len(seen) + 1, len(MEMORIES), counts.shape[0]))
    after[0] = seen.mean(axis=0)
    for first in range(0, len(seen), BLOCK):
        part = seen[first : first + BLOCK]
        days = len(part)
        for index in range(len(MEMORIES)):
            last = after[first, index]
            after[first + 1 : first + 1 + days, index] = (
                _WEIGHTS[index, :days, :days] @ part + _FADING[index, :days, None] * last
            )
    before = np.cumsum(known) - (0 if same_day else known)
    out: Floats = after[before]
    return out


def _block() -> tuple[Floats, Floats]:
    """Return what each day of a block, and what came before it, weighs on each day's evening."""
    rho = np.array(MEMORIES)[:, None, None]
    apart = np.arange(BLOCK)[:, None] - np.arange(BLOCK)[None, :]
    weights = np.where(apart >= 0, (1 - rho) * rho ** np.maximum(apart, 0), 0.0)
    return weights, rho[:, :, 0] ** (np.arange(BLOCK) + 1)


_WEIGHTS, _FADING = _block()


def memories(counts: Floats, target: Target, *, same_day: bool = False) -> Floats:
    """Return (worlds x memories, 2, counted days): own and the other side's, for each rho.

    With `same_day`, the other side's memory holds the day itself as well.
    """
    own, other = target.index, 1 - target.index
    past = (
        remembered(counts[own], target.exposure[own]),
        remembered(counts[other], target.exposure[other], same_day=same_day),
    )
    days = int(target.counted.sum())
    out = np.empty((counts.shape[1], len(MEMORIES), 2, days))
    for index, side in enumerate(past):
        out[:, :, index] = side[target.counted].transpose(2, 1, 0)
    return out.reshape(-1, 2, days)


def profile(
    counts: Floats, target: Target, *, same_day: bool = False, start: Fits | None = None
) -> Profile:
    """Return fits of a target's days with and without the other side's past.

    Parameters
    ----------
    counts : ndarray, shape (2, worlds, days)
        Events seen on both sides.
    target : Target
        Whose days are explained.
    same_day : bool
        Whether the other side's same day counts as its past.
    start : Fits, optional
        One null fit to begin from.
    """
    number, tried = counts.shape[1], len(MEMORIES)
    past = memories(counts, target, same_day=same_day)
    own = np.repeat(counts[target.index][:, target.counted], tried, axis=0)
    first = None if start is None else start.take(np.zeros(len(own), dtype=np.int64))
    null = fit(own, target.share, target.basis, past[:, :1], start=first)
    second = replace(
        null, excitation=np.concatenate([null.excitation, np.full((len(own), 1), 0.03)], axis=1)
    )
    full = fit(own, target.share, target.basis, past, start=second)
    found = []
    for fits in (null, full):
        best = fits.log_likelihood.reshape(number, tried).argmax(axis=1)
        found.append((fits.take(np.arange(number) * tried + best), best))
    (null, null_best), (full, full_best) = found
    return Profile(null, full, null_best, full_best)
