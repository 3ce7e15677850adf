"""A smooth season in few numbers. In: days. Out: cubic B-splines, four of them alive on any day.

Uniform knots; de Boor, A Practical Guide to Splines (1978). Only the four that are alive on a day
are kept, so sums over days are sums over the pieces between knots.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

#: Days between knots: seasons and trends are smooth on this scale, answers are quicker.
KNOT_DAYS = 50.0
ALIVE = 4
#: Where the products of two splines alive on a day stand in a 4 x 4 block.
ROWS, COLUMNS = np.triu_indices(ALIVE)


@dataclass(frozen=True, slots=True)
class Basis:
    """Splines over the days that count.

    Parameters
    ----------
    alive : ndarray, shape (days, 4)
        Values of the four splines alive on each day; they sum to one.
    products : ndarray, shape (days, 10)
        Their products in pairs, upper triangle.
    pieces : tuple of (int, slice)
        First spline alive, and the days, of each piece between knots.
    splines : int
        How many there are in all.
    """

    alive: Floats
    products: Floats
    pieces: tuple[tuple[int, slice], ...]
    splines: int

    def season(self, weights: Floats) -> Floats:
        """Return the curves; (problems, splines) -> (problems, days)."""
        out = np.empty((len(weights), len(self.alive)))
        for first, days in self.pieces:
            out[:, days] = weights[:, first : first + ALIVE] @ self.alive[days].T
        return out

    def gather(self, values: Floats) -> Floats:
        """Return sums of values times splines; (problems, days) -> (problems, splines)."""
        out = np.zeros((len(values), self.splines))
        for first, days in self.pieces:
            out[:, first : first + ALIVE] += values[:, days] @ self.alive[days]
        return out

    def gather_pairs(self, values: Floats) -> Floats:
        """Return sums of values times pairs of splines; -> (problems, splines, splines)."""
        out = np.zeros((len(values), self.splines, self.splines))
        for first, days in self.pieces:
            block = values[:, days] @ self.products[days]
            out[:, first + ROWS, first + COLUMNS] += block
        upper = np.triu(out, 1)
        result: Floats = out + np.swapaxes(upper, 1, 2)
        return result


def splines(days: int, counted: NDArray[np.bool_], *, knot_days: float = KNOT_DAYS) -> Basis:
    """Return the splines over a record, on its counted days.

    Parameters
    ----------
    days : int
        Length of the record.
    counted : ndarray of bool, shape (days,)
        Days that count; the others are left out.
    knot_days : float
        Aimed-at distance of knots; the pieces are of equal length.
    """
    pieces = max(1, round(days / knot_days))
    place = (np.arange(days) + 0.5) / days * pieces
    piece = np.minimum(place.astype(np.int64), pieces - 1)
    x = (place - piece)[counted]
    alive = np.stack(
        [
            (1 - x) ** 3 / 6,
            (3 * x**3 - 6 * x**2 + 4) / 6,
            (-3 * x**3 + 3 * x**2 + 3 * x + 1) / 6,
            x**3 / 6,
        ],
        axis=1,
    )
    kept = piece[counted]
    edges = np.searchsorted(kept, np.arange(pieces + 1))
    return Basis(
        alive=alive,
        products=alive[:, ROWS] * alive[:, COLUMNS],
        pieces=tuple(
            (index, slice(int(edges[index]), int(edges[index + 1])))
            for index in range(pieces)
            if edges[index + 1] > edges[index]
        ),
        splines=pieces + ALIVE - 1,
    )
