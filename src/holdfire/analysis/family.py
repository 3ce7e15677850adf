"""Likelihoods of counts, Poisson and negative binomial, on one grid. In: counts. Out: logarithms.

A count is NB(rate x exposure, size); size infinite is Poisson. The prior puts half of its weight on
Poisson and spreads the rest evenly over the logarithm of the size, so that the evidence of the data
chooses. Rates have a Gamma prior, laid on a logarithmic grid.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln

from holdfire.analysis.counts import Counts

Floats = NDArray[np.float64]
#: Sizes of the negative binomial; the last is Poisson.
SIZES = np.append(np.geomspace(0.4, 60.0, 9), np.inf)
LOG_SIZE_PRIOR = np.log(np.append(np.full(len(SIZES) - 1, 0.5 / (len(SIZES) - 1)), 0.5))
#: Prior of a rate: Gamma with this shape, and a mean of the rate seen over all bins.
SHAPE = 0.5
POINTS = 64


def grid(counts: Counts, *, points: int = POINTS) -> tuple[Floats, Floats]:
    """Return rates on a logarithmic grid wide enough for any part, and their log prior."""
    spread = 60.0
    rates = np.geomspace(counts.rate / spread, counts.rate * spread / 4, points)
    return rates, log_prior(rates, counts.rate)


def log_prior(rates: Floats, mean: float) -> Floats:
    """Return the log weights of a Gamma(`SHAPE`) prior with that mean, on a logarithmic grid."""
    density = SHAPE * np.log(rates) - SHAPE / mean * rates  # the grid's Jacobian is one more rate
    weights = np.exp(density - density.max())
    return np.asarray(np.log(weights / weights.sum()))


def log_likelihood(counts: Counts, rates: Floats, sizes: Floats = SIZES) -> Floats:
    """Return log likelihoods of every bin.

    Returns
    -------
    ndarray, shape (bins, draws, sizes, rates)
        0 where a bin is missing.
    """
    seen = counts.seen[:, None, None, None]
    exposure = counts.exposure.T[:, :, None, None]
    known = exposure > 0
    mean = np.where(known, exposure, 1.0) * rates
    finite = np.isfinite(sizes)
    out = np.empty((*mean.shape[:2], len(sizes), len(rates)))
    size = sizes[finite][:, None]
    total = np.log(size + mean)
    log_mean = np.log(mean)
    out[:, :, finite] = (
        gammaln(seen + size) - gammaln(size) + seen * log_mean
        - (seen + size) * total + size * np.log(size)
    )  # fmt: skip
    out[:, :, ~finite] = seen * log_mean - mean
    return np.asarray(np.where(known, out - gammaln(seen + 1), 0.0))
