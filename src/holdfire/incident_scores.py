"""How well found groups agree with true ones. In: two labels a claim. Out: precision, recall, F1.

Both measures are counted from the sizes of the common parts of groups, so the work grows with the
number of claims and never with the number of pairs.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray


class Agreement(NamedTuple):
    """Shares between 0 and 1.

    Parameters
    ----------
    precision : float
        How much of what was put together belongs together.
    recall : float
        How much of what belongs together was put together.
    f1 : float
        Harmonic mean of both.
    """

    precision: float
    recall: float
    f1: float


def pairwise(truth: ArrayLike, found: ArrayLike) -> Agreement:
    """Return the agreement over pairs of claims.

    Parameters
    ----------
    truth, found : array_like, shape (n,)
        Label of the true and of the found group of each claim; any values that sort.

    Returns
    -------
    Agreement
        Precision is 1 where no pair was found, recall is 1 where no pair is true.

    Raises
    ------
    ValueError
        If the two do not label the same number of claims.

    Examples
    --------
    >>> pairwise([1, 1, 1, 2], [7, 7, 8, 8])
    Agreement(precision=0.5, recall=0.3333333333333333, f1=0.4)
    """
    true, got, common, _, _ = _sizes(truth, found)
    hit = _pairs(common)
    return _agreement(_share(hit, _pairs(got)), _share(hit, _pairs(true)))


def b_cubed(truth: ArrayLike, found: ArrayLike) -> Agreement:
    """Return the agreement as seen by the mean claim (Bagga and Baldwin).

    A claim's precision is the share of its found group that is of its true group, itself counted;
    its recall is the share of its true group that is in its found group.

    Parameters
    ----------
    truth, found : array_like, shape (n,)
        Label of the true and of the found group of each claim; any values that sort.

    Returns
    -------
    Agreement
        All ones where there is no claim.

    Raises
    ------
    ValueError
        If the two do not label the same number of claims.

    Examples
    --------
    >>> round(b_cubed([1, 1, 1, 2], [7, 7, 8, 8]).f1, 3)
    0.706
    """
    true, got, common, of_true, of_got = _sizes(truth, found)
    total = float(common.sum())
    if total == 0:
        return Agreement(1.0, 1.0, 1.0)
    weight = common.astype(np.float64) ** 2
    return _agreement(
        float((weight / got[of_got]).sum() / total), float((weight / true[of_true]).sum() / total)
    )


def _sizes(truth: ArrayLike, found: ArrayLike) -> tuple[NDArray[np.int64], ...]:
    """Return sizes of true groups, found groups and common parts, and the groups of each part."""
    true, got = np.asarray(truth), np.asarray(found)
    if true.ndim != 1 or true.shape != got.shape:
        message = f"truth has shape {true.shape} and found {got.shape}: give one label a claim"
        raise ValueError(message)
    _, true_of, true_sizes = np.unique(true, return_inverse=True, return_counts=True)
    _, got_of, got_sizes = np.unique(got, return_inverse=True, return_counts=True)
    base = max(len(got_sizes), 1)
    part, common = np.unique(true_of.astype(np.int64) * base + got_of, return_counts=True)
    return true_sizes, got_sizes, common, part // base, part % base


def _pairs(sizes: NDArray[np.int64]) -> int:
    return int((sizes * (sizes - 1) // 2).sum())


def _share(hit: int, of: int) -> float:
    return hit / of if of else 1.0


def _agreement(precision: float, recall: float) -> Agreement:
    both = precision + recall
    return Agreement(precision, recall, 2 * precision * recall / both if both else 0.0)
