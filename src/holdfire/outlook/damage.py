"""Strikes to capacity. In: strikes, harm and repair times. Out: share of each class still there.

Each strike puts out a random part of what is left of one class of sites until it is repaired. Logs
of shares are added as whole numbers, so fewer strikes never leave less, to the last bit.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from holdfire.model.errors import BadSystem
from holdfire.outlook.strikes import Strikes
from holdfire.outlook.system import Floats

#: Units of the logarithm of a share, in one.
FINE = float(1 << 40)
#: The log of a share is not followed below this: e-40 of a class is nothing.
DEEPEST = 40.0


def kept_share(
    strikes: Strikes,
    happens: NDArray[np.bool_],
    *,
    class_share: ArrayLike,
    harm: Floats,
    repair_days: Floats,
    days: int,
) -> Floats:
    """Return the share of each class that strikes leave, on each day.

    Parameters
    ----------
    strikes : Strikes
        Of all samples.
    happens : ndarray of bool
        Which of them happen.
    class_share : array_like, shape (classes,)
        Chance that a strike falls on each class; sums to 1.
    harm : ndarray, shape (samples, classes)
        Mean harm of a strike: what is left of the class is multiplied by exp(-harm * draw).
    repair_days : ndarray, shape (samples,)
        Mean days until it is repaired.
    days : int
        Length of the period.

    Returns
    -------
    ndarray, shape (samples, classes, days)
        Between 0 and 1; 1 where nothing was struck.
    """
    shares = np.asarray(class_share, dtype=np.float64)
    if not ((shares >= 0).all() and abs(shares.sum() - 1) < 1e-9):
        raise BadSystem("classes", f"the shares {shares.tolist()} do not sum to 1", "Correct them.")
    samples, classes = harm.shape
    fall = np.zeros((samples, classes, days + 1), dtype=np.int64)
    sample, day = strikes.sample[happens], strikes.day[happens]
    which = np.searchsorted(np.cumsum(shares)[:-1], strikes.place[happens], side="right")
    amount = np.minimum(strikes.harm[happens] * harm[sample, which], DEEPEST)
    units = np.rint(amount * FINE).astype(np.int64)
    first = np.floor(day).astype(np.int64)
    end = day + strikes.repair[happens] * repair_days[sample]
    last = np.maximum(np.ceil(np.minimum(end, days)).astype(np.int64), first + 1)
    np.add.at(fall, (sample, which, first), units)
    np.subtract.at(fall, (sample, which, last), units)
    left: Floats = np.exp(np.cumsum(fall[:, :, :days], axis=2) / -FINE)
    return left


def stock_share(out_share: Floats, repair_days: Floats, *, days: int) -> Floats:
    """Return the share there of what was damaged before the period, as it is repaired.

    Parameters
    ----------
    out_share : ndarray, shape (samples,)
        Share out on the first day.
    repair_days : ndarray, shape (samples,)
        Mean days to repair: the stock is many sites, so it falls off as their mean does.

    Returns
    -------
    ndarray, shape (samples, days)
    """
    left: Floats = out_share[:, None] * np.exp(-np.arange(days) / repair_days[:, None])
    return 1.0 - left
