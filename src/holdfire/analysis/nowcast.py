"""What has not been reported yet. In: a count, the share reported. Out: the count to come."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

#: Draws of the unseen per draw of the share.
EACH = 50
QUANTILES = (0.05, 0.5, 0.95)


def nowcast(
    seen: int, share: NDArray[np.float64], rng: np.random.Generator
) -> tuple[float, float, float]:
    """Return 5 %, 50 % and 95 % quantiles of how many there were, seen and unseen.

    Given n seen of which a share s has come in, the unseen are NB(n + 1/2, s), the posterior of a
    Poisson count under the prior rate^-1/2, mixed over the draws of s.

    Parameters
    ----------
    seen : int
        Events reported so far.
    share : ndarray, shape (draws,)
        Draws of the share reported so far, above 0 and at most 1.
    rng : numpy.random.Generator
        Source of randomness.
    """
    unseen = rng.negative_binomial(seen + 0.5, share, size=(EACH, len(share))).ravel()
    low, middle, high = np.quantile(seen + unseen, QUANTILES)
    return float(low), float(middle), float(high)
