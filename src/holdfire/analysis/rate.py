"""Was the rate lower after a known date? In: counts and exposures. Out: posterior of the ratio.

Counts per bin are NB(rate x exposure, size) or Poisson, weighed by their evidence; rates before and
after are free, the size is shared. The posterior is summed on a (rate, size) grid and averaged over
draws of the exposures, so late reports and overdispersion both widen the answer. Prior: rate^-1/2,
half on Poisson, log-uniform size.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import bdtr, logsumexp

from holdfire.analysis.counts import Counts
from holdfire.analysis.family import LOG_SIZE_PRIOR, SIZES, log_likelihood

Floats = NDArray[np.float64]

RATE_POINTS = 100


@dataclass(frozen=True, slots=True)
class RatioPosterior:
    """The rate after over the rate before.

    Parameters
    ----------
    p_lower : float
        Posterior probability that the ratio is below 1.
    median, low, high : float
        Posterior median, 5 % and 95 % quantiles of the ratio.
    poisson : float
        Posterior probability that the counts are Poisson rather than overdispersed.
    log_ratio, probability : ndarray, shape (points,)
        The whole posterior: logarithms of the ratio, evenly spaced, and their probabilities.
    """

    p_lower: float
    median: float
    low: float
    high: float
    poisson: float
    log_ratio: Floats
    probability: Floats


def compare(
    before: Floats, before_exposure: Floats, after: Floats, after_exposure: Floats
) -> RatioPosterior:
    """Return the posterior of the rate ratio at a known date.

    Parameters
    ----------
    before, after : ndarray, shape (bins,)
        Events seen per bin.
    before_exposure, after_exposure : ndarray, shape (draws, bins)
        Exposure of each bin in days times the share reported; one row per draw.

    Returns
    -------
    RatioPosterior
    """
    rates = _grid(before, before_exposure, after, after_exposure)
    log_before = _log_marginal(before, before_exposure, rates)  # (draws, sizes, rates)
    log_after = _log_marginal(after, after_exposure, rates)
    log_prior = 0.5 * np.log(rates)  # rate^-1/2 on a logarithmic grid
    log_before, log_after = log_before + log_prior, log_after + log_prior
    evidence = logsumexp(log_before, axis=2) + logsumexp(log_after, axis=2) + LOG_SIZE_PRIOR
    weight = np.exp(evidence - evidence.max())
    weight /= weight.sum()
    p_before = np.exp(log_before - logsumexp(log_before, axis=2, keepdims=True))
    p_after = np.exp(log_after - logsumexp(log_after, axis=2, keepdims=True))
    spread = np.zeros(2 * len(rates) - 1)
    for draw in range(weight.shape[0]):
        for size in range(weight.shape[1]):
            share = weight[draw, size]
            if share > 1e-6:
                spread += share * np.convolve(p_after[draw, size], p_before[draw, size][::-1])
    step = float(np.log(rates[1] / rates[0]))
    log_ratio = np.asarray(step * (np.arange(len(spread)) - (len(rates) - 1)), dtype=np.float64)
    spread /= spread.sum()
    up_to = np.cumsum(spread) - 0.5 * spread  # the grid's points are the middles of its cells
    middle, low, high = np.interp((0.5, 0.05, 0.95), up_to, np.exp(log_ratio))
    p_lower = up_to[len(rates) - 1]
    poisson = weight[:, ~np.isfinite(SIZES)].sum()
    return RatioPosterior(
        p_lower=float(p_lower),
        median=float(middle),
        low=float(low),
        high=float(high),
        poisson=float(poisson),
        log_ratio=log_ratio,
        probability=spread,
    )


def p_below(one: RatioPosterior, other: RatioPosterior) -> float:
    """Return the posterior probability that `one` ratio is below `other`, held independent."""
    up_to = np.cumsum(one.probability) - 0.5 * one.probability
    below = np.interp(other.log_ratio, one.log_ratio, up_to, left=0.0, right=1.0)
    return float(below @ other.probability)


def _grid(before: Floats, e_before: Floats, after: Floats, e_after: Floats) -> Floats:
    means = [
        (counts.sum() + 0.5) / max(float(exposure.mean(axis=0).sum()), 1e-9)
        for counts, exposure in ((before, e_before), (after, e_after))
    ]
    return np.geomspace(min(means) / 40, max(means) * 12, RATE_POINTS)


def _log_marginal(seen: Floats, exposure: Floats, rates: Floats) -> Floats:
    """Return log-likelihoods of all bins together, shape (draws, sizes, rates)."""
    return np.asarray(log_likelihood(Counts(seen, exposure), rates).sum(axis=0))


def naive_p(before: int, days_before: float, after: int, days_after: float) -> float:
    """Return the one-sided Poisson p of a raw before/after comparison (a warning, not a test)."""
    share = days_after / (days_before + days_after)
    return float(bdtr(after, before + after, share))
