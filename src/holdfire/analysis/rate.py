"""Was the rate lower after a known date? In: counts and exposures. Out: posterior of the ratio.

Counts per bin are NB(rate x exposure, size); rates before and after are free, the size is shared.
The posterior is summed on a (rate, size) grid and averaged over draws of the exposures, so late
reports and overdispersion both widen the answer. Prior: rate^-1/2, log-uniform size.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import bdtr, gammaln, logsumexp

Floats = NDArray[np.float64]

SIZES = np.geomspace(0.4, 200.0, 20)
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
    """

    p_lower: float
    median: float
    low: float
    high: float


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
    evidence = logsumexp(log_before, axis=2) + logsumexp(log_after, axis=2)
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
    ratios = np.exp(step * (np.arange(len(spread)) - (len(rates) - 1)))
    spread /= spread.sum()
    up_to = np.cumsum(spread) - 0.5 * spread  # the grid's points are the middles of its cells
    middle, low, high = np.interp((0.5, 0.05, 0.95), up_to, ratios)
    p_lower = up_to[len(rates) - 1]
    return RatioPosterior(float(p_lower), float(middle), float(low), float(high))


def _grid(before: Floats, e_before: Floats, after: Floats, e_after: Floats) -> Floats:
    means = [
        (counts.sum() + 0.5) / max(float(exposure.mean(axis=0).sum()), 1e-9)
        for counts, exposure in ((before, e_before), (after, e_after))
    ]
    return np.geomspace(min(means) / 40, max(means) * 12, RATE_POINTS)


def _log_marginal(counts: Floats, exposure: Floats, rates: Floats) -> Floats:
    """Return NB log-likelihoods, shape (draws, sizes, rates)."""
    out = np.zeros((exposure.shape[0], len(SIZES), len(rates)))
    constant = np.stack([(gammaln(counts + r) - gammaln(r)).sum() for r in SIZES])
    size = SIZES[:, None]
    for index, count in enumerate(counts):
        mean = exposure[:, index, None] * rates  # (draws, rates)
        log_mean = np.log(np.maximum(mean, 1e-300))
        log_total = np.log(size + mean[:, None, :])
        out += count * (log_mean[:, None, :] - log_total)
        out += size * (np.log(size) - log_total)
    result: Floats = out + constant[None, :, None]
    return result


def naive_p(before: int, days_before: float, after: int, days_after: float) -> float:
    """Return the one-sided Poisson p of a raw before/after comparison (a warning, not a test)."""
    share = days_after / (days_before + days_after)
    return float(bdtr(after, before + after, share))
