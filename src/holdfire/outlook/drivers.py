"""Which classes of input drive the answer. In: sampled winters. Out: shares of variance by class.

First-order shares: how much of the variance of a result a cubic in the inputs of one class explains
by itself. Classes of input alone: nothing here is about a site, and nothing ranks one.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from holdfire.outlook.result import OutlookResult
from holdfire.outlook.system import Floats

#: Class -> the drawn inputs that it holds.
CLASSES: dict[str, tuple[str, ...]] = {
    "ledger range": ("available_gw", "nuclear_gw", "out_share", "nominal_mt_y"),
    "load and temperature": ("peak_gw", "load_factor", "cold_spell"),
    "import limit": ("import_use",),
    "strike rate and harm": ("strike_rate", "harm", "branching", "follow_days"),
    "repair times": ("repair_days",),
    "forced outages": ("outage_factor", "forced_out_gw"),
    "truce strength": ("truce_strength",),
}
#: What no class explains by itself: when and where strikes fall, weather, and joint effects.
REST = "chance and joint effects"
BLOCKS = 20
#: Half width of a 90 % interval in standard errors.
WIDTH = 1.645


@dataclass(frozen=True, slots=True)
class Driver:
    """Share of the variance of one result that a class of input explains, with a 90 % interval."""

    input_class: str
    share: float
    low: float
    high: float


def drivers(result: OutlookResult, outcome: Floats) -> list[Driver]:
    """Return the share of every class that the result has inputs of, and of the rest.

    Parameters
    ----------
    result : OutlookResult
        Whose draws.
    outcome : ndarray, shape (samples,)
        For example the unserved energy of one arm, or a dividend.

    Returns
    -------
    list of Driver
        Empty where the outcome never changes. Intervals by a jackknife over 20 blocks.
    """
    if not np.ptp(outcome) > 0:
        return []
    columns: list[Floats] = [np.ones(len(outcome))]
    groups: dict[str, list[int]] = {}
    for name, keys in CLASSES.items():
        for key in keys:
            if key in result.drawn and np.ptp(result.drawn[key]) > 0:
                first = len(columns)
                z = result.drawn[key] - result.drawn[key].mean()
                z = z / z.std()
                columns += [z, z**2, z**3]
                groups.setdefault(name, []).extend(range(first, first + 3))
    y = (outcome - outcome.mean()) / outcome.std()
    moments = _moments(np.stack([*columns, y], axis=1))
    looks = [moments.sum(axis=0), *(moments.sum(axis=0) - moments)]
    together = [number for numbers in groups.values() for number in numbers]
    shares = {
        name: np.array([_explained(look, numbers) for look in looks])
        for name, numbers in groups.items()
    }
    shares[REST] = 1.0 - np.array([_explained(look, together) for look in looks])
    return [_driver(name, values) for name, values in shares.items()]


def _moments(table: Floats) -> Floats:
    """Return the products of all columns, block by block; the result is the last column."""
    block = np.arange(len(table)) % BLOCKS
    return np.stack([table[block == n].T @ table[block == n] for n in range(BLOCKS)])


def _driver(name: str, values: Floats) -> Driver:
    share, left = float(values[0]), values[1:]
    spread = np.sqrt((BLOCKS - 1) / BLOCKS * ((left - left.mean()) ** 2).sum())
    half = WIDTH * float(spread)
    return Driver(name, share, max(share - half, 0.0), min(share + half, 1.0))


def _explained(moments: Floats, numbers: list[int]) -> float:
    """Return adjusted R squared of the result on some columns and a constant, 0 to 1."""
    count, use = moments[0, 0], [0, *numbers]
    total = moments[-1, -1] - moments[0, -1] ** 2 / count
    with_y = moments[use, -1]
    weights = np.linalg.lstsq(moments[np.ix_(use, use)], with_y, rcond=None)[0]
    left = max(moments[-1, -1] - with_y @ weights, 0.0)
    freedom = max(count - len(use), 1.0)
    return float(np.clip(1.0 - left / total * (count - 1) / freedom, 0.0, 1.0))
