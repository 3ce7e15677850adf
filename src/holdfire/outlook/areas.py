"""A few areas, exactly. In: few units and lines that are there or not. Out: adequacy of all states.

Every state of every unit and line is weighed by its probability; what is not served is the largest
over all sets of areas of (their deficit - what can come in), so no linear programme is needed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import ArrayLike

from holdfire.model.errors import BadSystem
from holdfire.outlook.system import Floats

#: States are doubled by every unit and line; more than this takes minutes.
MOST = 20


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A unit in an area, or a line between two, that is there with a probability.

    Parameters
    ----------
    capacity_mw : array_like, shape () or (hours,)
        What it gives or carries.
    availability : float
        Probability that it is there.
    area : int
        Row of the area, or of the area that a line leads from.
    to : int, optional
        For a line, the other area; it carries both ways.
    """

    capacity_mw: ArrayLike
    availability: float
    area: int
    to: int | None = None


def unserved_mw(deficit_mw: Floats, line_mw: Floats) -> Floats:
    """Return what is not served in each hour.

    Parameters
    ----------
    deficit_mw : ndarray, shape (areas, hours)
        Load less capacity, negative where there is some to spare.
    line_mw : ndarray, shape (areas, areas) or (areas, areas, hours)
        What may pass from the row's area to the column's.

    Returns
    -------
    ndarray, shape (hours,)
    """
    areas = len(deficit_mw)
    worst = np.zeros(deficit_mw.shape[1])
    for chosen in range(1, 1 << areas):
        inside = np.array([bool(chosen >> a & 1) for a in range(areas)])
        into = line_mw[~inside][:, inside].sum(axis=(0, 1))
        np.maximum(worst, deficit_mw[inside].sum(axis=0) - into, out=worst)
    return worst


def enumerate_exact(load_mw: Floats, firm_mw: Floats, parts: Sequence[Part]) -> tuple[float, float]:
    """Return LOLH (hours with any area short) and EUE (MWh) over all states.

    Parameters
    ----------
    load_mw, firm_mw : ndarray, shape (areas, hours)
        Load, and generation that never fails.
    parts : sequence of Part
        Units and lines; at most 20.

    Raises
    ------
    BadSystem
        If there are more parts, or an availability is no probability.
    """
    if len(parts) > MOST:
        raise BadSystem("states", f"{len(parts)} parts are too many", f"Give at most {MOST}.")
    if any(not 0 <= part.availability <= 1 for part in parts):
        raise BadSystem("parts", "an availability is no probability", "Give 0 to 1.")
    areas, hours = load_mw.shape
    lolh = eue = 0.0
    for state in product((False, True), repeat=len(parts)):
        chance = 1.0
        deficit = load_mw - firm_mw
        line = np.zeros((areas, areas, hours))
        for part, there in zip(parts, state, strict=True):
            chance *= part.availability if there else 1.0 - part.availability
            if there and part.to is None:
                deficit[part.area] -= np.asarray(part.capacity_mw)
            elif there:
                line[part.area, part.to] += np.asarray(part.capacity_mw)
                line[part.to, part.area] += np.asarray(part.capacity_mw)
        if chance:
            short = unserved_mw(deficit, line)
            lolh += chance * float((short > 1e-9).sum())
            eue += chance * float(short.sum())
    return lolh, eue
