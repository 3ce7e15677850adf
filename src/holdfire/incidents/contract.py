"""The rounds of `cluster` as a loop to compile. In: pairs and days. Out: what went into what."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from holdfire.engine import kernel

Ints = npt.NDArray[np.int64]


@kernel
def contract(  # noqa: PLR0912, PLR0915, PLR0917  one loop to compile
    first: Ints, second: Ints, weight: Ints, start: Ints, end: Ints, unmet: int, tolerance: int
) -> Ints:
    """Return for each claim the claim that it was contracted into, or itself.

    Every round takes time in proportion to the edges left: parallel edges are found by lists per
    lower end instead of by sorting. Whole numbers throughout, so that no order of sums matters.

    Parameters
    ----------
    first, second, weight : ndarray of int64
        Pairs (first < second), each once, with weights in thousandths.
    start, end : ndarray of int64
        Closed interval of days of each claim.
    unmet, tolerance : int
        What an unmet pair adds, in thousandths; days that a group may span beyond overlap.
    """
    count, edges = len(start), len(first)
    a, b, w = first.copy(), second.copy(), weight.copy()
    start, end = start.copy(), end.copy()
    met, worth = np.ones(edges, np.int64), np.zeros(edges, np.int64)
    root, size = np.arange(count), np.ones(count, np.int64)
    best, head, slot = np.full(count, -1), np.full(count, -1), np.full(count, -1)
    after = np.full(edges, -1)
    while True:
        for e in range(edges):
            best[a[e]] = best[b[e]] = -1
        for e in range(edges):
            u, v = a[e], b[e]
            worth[e] = w[e] + unmet * (size[u] * size[v] - met[e])
            if worth[e] <= 0 or max(start[u], start[v]) - min(end[u], end[v]) > tolerance:
                continue
            for end_of in (u, v):
                f = best[end_of]
                if (
                    f < 0
                    or worth[e] > worth[f]
                    or (worth[e] == worth[f] and (u < a[f] or (u == a[f] and v < b[f])))
                ):
                    best[end_of] = e
        contracted = 0
        for e in range(edges):
            u, v = a[e], b[e]
            if best[u] == e and best[v] == e:
                root[v] = u
                size[u] += size[v]
                start[u], end[u] = max(start[u], start[v]), min(end[u], end[v])
                contracted += 1
        if contracted == 0:
            return root
        kept = 0
        for e in range(edges):
            u, v = a[e], b[e]
            if best[u] < 0 or best[v] < 0 or root[u] == root[v]:
                continue  # a group without a good edge never gets one again
            u, v = min(root[u], root[v]), max(root[u], root[v])
            a[kept], b[kept], w[kept], met[kept] = u, v, w[e], met[e]
            after[kept], head[u] = head[u], kept
            kept += 1
        for e in range(kept):
            f = head[a[e]]
            head[a[e]] = -1
            g = f
            while g >= 0:
                same = slot[b[g]]
                if same < 0:
                    slot[b[g]] = g
                else:
                    w[same] += w[g]
                    met[same] += met[g]
                    met[g] = 0
                g = after[g]
            while f >= 0:
                slot[b[f]] = -1
                f = after[f]
        edges = 0
        for e in range(kept):
            if met[e] > 0:
                a[edges], b[edges], w[edges], met[edges] = a[e], b[e], w[e], met[e]
                edges += 1
