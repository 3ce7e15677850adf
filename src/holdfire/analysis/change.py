"""When did the rate change, if it did? In: counts. Out: posterior of the date, Bayes factor.

One change at an unknown bin against none, rates before and after free. The marginal likelihood of
every split is exact: for Poisson in closed form (Gamma prior, cumulative sums), for the negative
binomial on a grid of rates and sizes, averaged over draws of the delay. Poisson and negative
binomial enter with even odds and are weighed by their evidence.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln, logsumexp

from holdfire.analysis.counts import Counts
from holdfire.analysis.family import LOG_SIZE_PRIOR, SIZES, grid, log_likelihood

Floats = NDArray[np.float64]
#: A change at so few known bins from either end is not looked for: one bin is no rate.
LEAST = 1


@dataclass(frozen=True, slots=True)
class Change:
    """Where one change lies, and whether there is any.

    Parameters
    ----------
    probability : ndarray, shape (bins - 1,)
        Posterior that the new rate begins after bin k, given one change at an unknown bin.
    log_bayes_factor : float
        Natural logarithm of the evidence for one change over none, both at even odds.
    poisson : float
        Posterior probability that the counts are Poisson rather than overdispersed.
    before, after : float
        Posterior mean rates per unit of exposure, over the places of the change.
    """

    probability: Floats
    log_bayes_factor: float
    poisson: float
    before: float
    after: float

    @property
    def last_before(self) -> int:
        """The most probable last bin of the earlier rate."""
        return int(np.argmax(self.probability))

    def interval(self, share: float = 0.95) -> tuple[int, int]:
        """Return the bins between which the last bin before lies with that probability."""
        up_to = np.cumsum(self.probability)
        tail = (1 - share) / 2
        low, high = (int(np.searchsorted(up_to, at)) for at in (tail, 1 - tail))
        return low, min(high, len(up_to) - 1)


def poisson_change(seen: Floats, exposure: Floats, *, shape: float, rate: float) -> Change:
    """Return the posterior of one change under Poisson counts, exactly.

    Parameters
    ----------
    seen, exposure : ndarray, shape (bins,)
        Counts, and the exposure of each.
    shape, rate : float
        Gamma prior of both rates.
    """
    s, e = np.cumsum(seen), np.cumsum(exposure)
    table = gammaln(shape + np.arange(int(s[-1]) + 1))
    constant = shape * np.log(rate) - table[0]
    a = table[s[:-1].astype(np.int64)] - (shape + s[:-1]) * np.log(rate + e[:-1])
    rest_s, rest_e = s[-1] - s[:-1], e[-1] - e[:-1]
    b = table[rest_s.astype(np.int64)] - (shape + rest_s) * np.log(rate + rest_e)
    log_split = a + b + 2 * constant
    log_none = table[-1] - (shape + s[-1]) * np.log(rate + e[-1]) + constant
    top = log_split.max()
    weight = np.exp(log_split - top)
    probability = weight / weight.sum()
    return Change(
        probability,
        float(top + np.log(weight.mean()) - log_none),
        1.0,
        float(probability @ ((shape + s[:-1]) / (rate + e[:-1]))),
        float(probability @ ((shape + rest_s) / (rate + rest_e))),
    )


def change(counts: Counts) -> Change:
    """Return the posterior of one change at an unknown bin, family and delay unknown.

    Raises
    ------
    BadRecord
        With the counts; see `Counts`.
    """
    rates, prior = grid(counts)
    up_to = np.cumsum(log_likelihood(counts, rates), axis=0)  # (bins, draws, sizes, rates)
    whole = up_to[-1]
    before, rate_before = _marginal(up_to[:-1] + prior, rates)
    after, rate_after = _marginal(whole - up_to[:-1] + prior, rates)
    none, _ = _marginal((whole + prior)[None], rates)
    draws = counts.exposure.shape[0]
    weight = LOG_SIZE_PRIOR - np.log(draws)  # over (draws, sizes)
    split = before + after + weight
    log_split = logsumexp(split, axis=(1, 2))
    allowed = _allowed(counts)
    log_split = np.where(allowed, log_split, -np.inf)
    log_one = logsumexp(log_split) - np.log(max(int(allowed.sum()), 1))
    log_none = logsumexp(none[0] + weight)
    share = np.exp(split - logsumexp(split[allowed]))[allowed]
    probability = np.exp(log_split - logsumexp(log_split))
    return Change(
        probability,
        float(log_one - log_none),
        _poisson(none[0] + weight, split[allowed], int(allowed.sum())),
        float((share * rate_before[allowed]).sum()),
        float((share * rate_after[allowed]).sum()),
    )


def _marginal(log_joint: Floats, rates: Floats) -> tuple[Floats, Floats]:
    """Return evidence and posterior mean of the rate; the last axis is summed out."""
    top = log_joint.max(axis=-1, keepdims=True)
    weight = np.exp(log_joint - top)
    total = weight.sum(axis=-1)
    return np.log(total) + top[..., 0], (weight @ rates) / total


def _allowed(counts: Counts) -> NDArray[np.bool_]:
    """Return the splits with a known bin on either side, each split of known bins once."""
    known = counts.known
    left = np.cumsum(known)[:-1]
    right = known.sum() - left
    return np.asarray((left >= LEAST) & (right >= LEAST) & known[:-1])


def _poisson(none: Floats, split: Floats, places: int) -> float:
    """Return the posterior of Poisson, no change and one change at even odds."""
    both = np.logaddexp(logsumexp(none, axis=0), logsumexp(split, axis=(0, 1)) - np.log(places))
    at = ~np.isfinite(SIZES)
    return float(np.exp(logsumexp(both[at]) - logsumexp(both)))
