"""Connected pieces of a graph of claims. In: its edges. Out: the piece of every claim."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

Whole = npt.NDArray[np.integer[Any]]


def pieces(count: int, first: Whole, second: Whole) -> npt.NDArray[np.int32]:
    """Return for each of `count` claims the number of the piece that the edges put it into."""
    edges = np.ones(len(first), dtype=np.int8)
    graph = coo_array((edges, (first, second)), shape=(count, count))
    return np.asarray(connected_components(graph, directed=False)[1])
