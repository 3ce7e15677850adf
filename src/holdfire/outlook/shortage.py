"""Where capacity is short. In: capacity out, margins. Out: hours, energy, peak per sample.

With several areas, what is not served is the largest over all sets of areas of their joint deficit
less what the lines can bring into the set: the maximum flow equals the minimum cut.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from holdfire.engine import fast, kernel

Ints = NDArray[np.int32]
Longs = NDArray[np.int64]

#: Columns of the result.
HOURS, PEAKS, ENERGY_KWH, DEEPEST_KW = range(4)


def shortage(changes: Ints, margin_kw: Ints, cut_kw: Longs, peak: NDArray[np.bool_]) -> Longs:
    """Return per sample: hours short, daily peaks short, kWh unserved, deepest shortage in kW.

    Parameters
    ----------
    changes : ndarray of int32, shape (areas, samples, hours + 1)
        Change of capacity out at the beginning of each hour, kW.
    margin_kw : ndarray of int32, shape (areas, hours)
        Installed capacity less the need.
    cut_kw : ndarray of int64, shape (2 ** areas,)
        What the lines bring into each set of areas; bit a of the index says whether a is in it.
    peak : ndarray of bool, shape (hours,)
        Hours of the daily peaks.

    Returns
    -------
    ndarray of int64, shape (samples, 4)
    """
    if fast():
        if len(changes) == 1:
            return _one_area(changes[0], margin_kw[0], peak)
        return _many_areas(changes, margin_kw, cut_kw, peak)
    short = unserved(changes, margin_kw, cut_kw)
    is_short = short > 0
    return np.stack(
        [
            is_short.sum(axis=1),
            is_short[:, peak].sum(axis=1),
            short.sum(axis=1, dtype=np.int64),
            short.max(axis=1, initial=0),
        ],
        axis=1,
    ).astype(np.int64)


def unserved(changes: Ints, margin_kw: Ints, cut_kw: Longs) -> Longs | Ints:
    """Return what is not served in every hour, kW, shape (samples, hours)."""
    areas, hours = margin_kw.shape
    out = np.cumsum(changes[:, :, :hours], axis=2, dtype=np.int32)
    out -= margin_kw[:, None, :]  # now the deficit, negative where capacity is to spare
    if areas == 1:
        alone: Ints = np.maximum(out[0], 0, out=out[0])
        return alone
    worst = np.zeros(out.shape[1:], dtype=np.int64)
    for chosen in range(1, 1 << areas):
        inside = [a for a in range(areas) if chosen >> a & 1]
        deficit = out[inside].sum(axis=0, dtype=np.int64) - cut_kw[chosen]
        np.maximum(worst, deficit, out=worst)
    return worst


def cuts_kw(line_mw: NDArray[np.float64]) -> Longs:
    """Return what the lines can bring into every set of areas, kW, shape (2 ** areas,)."""
    areas = len(line_mw)
    cuts = np.zeros(1 << areas, dtype=np.int64)
    for chosen in range(1, 1 << areas):
        inside = np.array([bool(chosen >> a & 1) for a in range(areas)])
        cuts[chosen] = round(1000 * float(line_mw[~inside][:, inside].sum()))
    return cuts


@kernel
def _one_area(changes: Ints, margin_kw: Ints, peak: NDArray[np.bool_]) -> Longs:
    samples, hours = changes.shape[0], margin_kw.size
    found = np.zeros((samples, 4), dtype=np.int64)
    for s in range(samples):
        out = np.int32(0)
        for h in range(hours):
            out += changes[s, h]
            if out > margin_kw[h]:
                short = np.int64(out) - margin_kw[h]
                found[s, 0] += 1
                found[s, 1] += peak[h]
                found[s, 2] += short
                found[s, 3] = max(found[s, 3], short)
    return found


@kernel
def _many_areas(changes: Ints, margin_kw: Ints, cut_kw: Longs, peak: NDArray[np.bool_]) -> Longs:
    areas, samples, hours = changes.shape[0], changes.shape[1], margin_kw.shape[1]
    found = np.zeros((samples, 4), dtype=np.int64)
    deficit = np.zeros(areas, dtype=np.int64)
    for s in range(samples):
        out = np.zeros(areas, dtype=np.int64)
        for h in range(hours):
            worst, any_short = np.int64(0), False
            for a in range(areas):
                out[a] += changes[a, s, h]
                deficit[a] = out[a] - margin_kw[a, h]
                any_short |= deficit[a] > 0
            if not any_short:
                continue
            for chosen in range(1, 1 << areas):
                total = -cut_kw[chosen]
                for a in range(areas):
                    if chosen >> a & 1:
                        total += deficit[a]
                worst = max(worst, total)
            if worst > 0:
                found[s, 0] += 1
                found[s, 1] += peak[h]
                found[s, 2] += worst
                found[s, 3] = max(found[s, 3], worst)
    return found
