"""Made-up worlds whose reports come late. In: what happens in them. Out: reporting triangles.

78 weeks, 6 events a week on average; of a week's events 38, 62, 77, 86, 91 and 95 per cent are
reported after 0 to 5 weeks, the rest in the sixth.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from holdfire.analysis import drawn_shares, triangle_hazards

Floats = NDArray[np.float64]
WEEKS, MEAN, DRAWS = 78, 6.0, 24
SHARES = np.array([0.38, 0.62, 0.77, 0.86, 0.91, 0.95, 1.0])


@dataclass(frozen=True, slots=True)
class World:
    """What happens: the rate of the last weeks is `factor` of the mean.

    `size` is that of the negative binomial; None is Poisson. `mean` is of events a week.
    """

    last: int
    factor: float = 1.0
    size: float | None = None
    mean: float = MEAN


def triangle(world: World, rng: np.random.Generator) -> tuple[Floats, Floats]:
    """Return true counts, and the triangle as seen at the end.

    Returns
    -------
    true : ndarray, shape (weeks,)
    seen : ndarray, shape (weeks, delays)
        NaN where not yet observable.
    """
    rate = np.full(WEEKS, world.mean)
    rate[-world.last :] *= world.factor
    if world.size is None:
        true = rng.poisson(rate)
    else:
        true = rng.negative_binomial(world.size, world.size / (world.size + rate))
    parts = np.diff(np.concatenate([[0.0], SHARES]))
    seen = np.array([rng.multinomial(n, parts) for n in true], dtype=float)
    ages = np.arange(WEEKS)[::-1]
    seen[np.arange(len(SHARES))[None, :] > ages[:, None]] = np.nan
    return true.astype(float), seen


def exposures(seen: Floats, rng: np.random.Generator) -> Floats:
    """Return draws of the share of each week reported so far, learnt from the triangle alone."""
    shares = drawn_shares(*triangle_hazards(seen), draws=DRAWS, rng=rng)
    ages = np.minimum(np.arange(WEEKS)[::-1], len(SHARES) - 1)
    return np.asarray(shares[:, ages])
