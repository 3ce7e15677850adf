"""Does the model fit the days? In: a fit and uniform draws. Out: what is left unexplained.

Randomised quantile residuals (Dunn and Smyth 1996): uniform where the model is right; Pearson
residuals for spread and for what is left of one day in the next (Ljung and Box 1978).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import betainc, chdtrc, kolmogorov

from holdfire.analysis.reciprocity.bootstrap import Fitted
from holdfire.analysis.reciprocity.profile import memories

Floats = NDArray[np.float64]

LAGS = 14


@dataclass(frozen=True, slots=True)
class Goodness:
    """How the full model of one side fits.

    Parameters
    ----------
    ks_p : float
        Kolmogorov-Smirnov p of the quantile residuals against uniform.
    dispersion : float
        Mean squared Pearson residual; 1 where the spread is right.
    lags_p : float
        Ljung-Box p of Pearson residuals over 14 days.
    """

    ks_p: float
    dispersion: float
    lags_p: float


def goodness(fitted: Fitted, index: int, uniform: Floats) -> Goodness:
    """Return the goodness of fit of side `index`.

    Parameters
    ----------
    fitted : Fitted
        Both sides' fits.
    index : int
        The side.
    uniform : ndarray, shape (days,)
        Draws that spread each count over its step of the distribution function.
    """
    target, full = fitted.targets[index], fitted.profiles[index].full
    past = memories(fitted.record.counts[:, None, :], target)
    seen = fitted.record.counts[index][target.counted]
    rate = np.exp(target.basis.season(full.season))[0]
    rate = rate + full.excitation[0] @ past[int(fitted.profiles[index].full_memory[0])]
    mean, size = target.share * rate, float(full.size[0])
    pearson = (seen - mean) / np.sqrt(mean * (1 + mean / size))
    share = size / (size + mean)
    upper = betainc(size, seen + 1, share)
    lower = np.where(seen > 0, betainc(size, np.maximum(seen, 1), share), 0.0)
    spread = lower + uniform[target.counted] * (upper - lower)
    return Goodness(_uniform_p(spread), float(np.mean(pearson**2)), _lags_p(pearson))


def _uniform_p(values: Floats) -> float:
    ordered, n = np.sort(values), len(values)
    steps = np.arange(n + 1) / n
    distance = max(float((steps[1:] - ordered).max()), float((ordered - steps[:-1]).max()))
    # Stephens' correction of the limiting distribution for finite n
    return float(kolmogorov(distance * (np.sqrt(n) + 0.12 + 0.11 / np.sqrt(n))))


def _lags_p(residuals: Floats) -> float:
    centred, n = residuals - residuals.mean(), len(residuals)
    total = float(centred @ centred)
    lags = np.arange(1, LAGS + 1)
    r = np.array([float(centred[lag:] @ centred[:-lag]) for lag in lags]) / total
    return float(chdtrc(LAGS, n * (n + 2) * (r**2 / (n - lags)).sum()))
