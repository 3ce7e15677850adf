"""How often did the rate change? In: counts. Out: posterior of the number of changes, and of rates.

Every way to cut the bins into up to `MOST` + 1 parts is summed exactly by recursion over the last
cut (Fearnhead 2006). Each part has a free rate; the size is held at its likeliest value and the
delay at its mean, which the one-change posterior averages over.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln, logsumexp

from holdfire.analysis.counts import Counts
from holdfire.analysis.family import LOG_SIZE_PRIOR, grid, log_likelihood

Floats = NDArray[np.float64]
#: No more changes than this are looked for.
MOST = 5
#: Each further change is held half as likely beforehand as one fewer.
LOG_PRIOR = np.log(0.5 ** np.arange(MOST + 1) / (0.5 ** np.arange(MOST + 1)).sum())


@dataclass(frozen=True, slots=True)
class Several:
    """Changes of the rate, none to `MOST`.

    Parameters
    ----------
    number : ndarray, shape (MOST + 1,)
        Posterior probability of so many changes.
    after : ndarray, shape (bins - 1,)
        Posterior probability that the rate changes after that bin.
    rate : ndarray, shape (bins,)
        Posterior mean rate per unit of exposure in each bin.
    """

    number: Floats
    after: Floats
    rate: Floats


def several(counts: Counts) -> Several:
    """Return the posterior over all cuts into up to `MOST` + 1 parts; see `change` for one.

    Bins without exposure must be left out beforehand.

    Raises
    ------
    BadRecord
        With the counts; see `Counts`.
    """
    whole = Counts(counts.seen, counts.exposure.mean(axis=0))
    rates, prior = grid(whole)
    likelihood = log_likelihood(whole, rates)[:, 0]  # (bins, sizes, rates)
    evidence = logsumexp(likelihood.sum(axis=0) + prior, axis=1) + LOG_SIZE_PRIOR
    best = likelihood[:, _likeliest(likelihood, prior, evidence)]
    log_part, mean = _parts(best, rates, prior)
    bins = len(counts.seen)
    most = min(MOST, bins - 1)
    forward, backward = _recursions(log_part, most)
    ways = gammaln(bins) - gammaln(np.arange(most + 1) + 1) - gammaln(bins - np.arange(most + 1))
    log_number = LOG_PRIOR[: most + 1] + forward[1 : most + 2, bins] - ways
    number = np.exp(log_number - logsumexp(log_number))
    after, rate = np.zeros(bins + 1), np.zeros(bins)
    for changes in range(most + 1):
        part = np.zeros((bins + 1, bins + 1))
        for place in range(changes + 1):  # this many parts lie before the part
            log_before = forward[place][:, None]
            part += np.exp(
                log_before + log_part + backward[changes - place] - forward[changes + 1, bins]
            )
        after += number[changes] * part.sum(axis=1)  # a part begins where the rate changes
        rate += number[changes] * _covering(part * mean)
    padded = np.zeros(MOST + 1)
    padded[: most + 1] = number
    return Several(padded, after[1:bins], rate)


def _likeliest(likelihood: Floats, prior: Floats, evidence: Floats) -> int:
    """Return the size that is likeliest with the rate constant or changed once."""
    up_to = np.cumsum(likelihood, axis=0)
    split = logsumexp(up_to[:-1] + prior, axis=2) + logsumexp(
        up_to[-1] - up_to[:-1] + prior, axis=2
    )
    once = logsumexp(split, axis=0) - np.log(max(len(split), 1)) + LOG_SIZE_PRIOR
    return int(np.argmax(np.logaddexp(evidence, once)))


def _parts(likelihood: Floats, rates: Floats, prior: Floats) -> tuple[Floats, Floats]:
    """Return log evidence and mean rate of every part [i, j); -inf and 0 where j <= i."""
    bins = len(likelihood)
    up_to = np.concatenate([np.zeros((1, len(rates))), np.cumsum(likelihood, axis=0)])
    log_part = np.full((bins + 1, bins + 1), -np.inf)
    mean = np.zeros((bins + 1, bins + 1))
    for start in range(bins):
        joint = up_to[start + 1 :] - up_to[start] + prior
        top = joint.max(axis=1, keepdims=True)
        weight = np.exp(joint - top)
        total = weight.sum(axis=1)
        log_part[start, start + 1 :] = np.log(total) + top[:, 0]
        mean[start, start + 1 :] = (weight @ rates) / total
    return log_part, mean


def _recursions(log_part: Floats, most: int) -> tuple[Floats, Floats]:
    """Return log sums over all ways to cut [0, j) and [j, bins) into so many parts."""
    bins = len(log_part) - 1
    forward = np.full((most + 2, bins + 1), -np.inf)
    backward = np.full((most + 2, bins + 1), -np.inf)
    forward[0, 0] = backward[0, bins] = 0.0
    with np.errstate(invalid="ignore", divide="ignore"):
        for parts in range(1, most + 2):
            forward[parts] = logsumexp(forward[parts - 1][:, None] + log_part, axis=0)
            backward[parts] = logsumexp(log_part + backward[parts - 1][None, :], axis=1)
    return forward, backward


def _covering(part: Floats) -> Floats:
    """Return for every bin the sum over the parts [i, j) that hold it."""
    steps = part.sum(axis=1) - part.sum(axis=0)
    return np.asarray(np.cumsum(steps)[:-1])
