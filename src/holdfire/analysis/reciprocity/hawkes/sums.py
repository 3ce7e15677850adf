"""The likelihood in one pass over the events. In: times, parameters. Out: sums for a fit.

rate_i(t) = mu_i shape_i(t) + sum_j a_ij S_j(t) decay, S_j(t) = sum over earlier events of j of
exp(-decay (t - t_k)): recursion of Ogata (1981). a_ij is the mean number of direct answers on side
i to one event on side j. Events at one time do not excite each other. The integral of the rate
needs no pass of its own: sum_j (n_j - S_j(horizon)) (a_0j + a_1j), besides the background.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from holdfire.engine import fast, kernel

Floats = NDArray[np.float64]
Sides = NDArray[np.int64]

#: mu_0, mu_1, a_00, a_01, a_10, a_11, decay.
PARAMETERS = 7
#: Exponents stay below this within a block of the NumPy way, so nothing overflows.
BLOCK_SPAN = 300.0


@kernel
def _value(at: Floats, sides: Sides, shape: Floats, x: Floats, horizon: float) -> Floats:
    """Return the sum of log rates, and S_0, S_1 at the horizon."""
    decay = x[6]
    s0 = s1 = p0 = p1 = 0.0
    last = 0.0
    total, product = 0.0, 1.0
    m0, m1 = x[0], x[1]
    b00, b01, b10, b11 = x[2] * decay, x[3] * decay, x[4] * decay, x[5] * decay
    for k in range(at.shape[0]):
        gap = at[k] - last
        if gap > 0.0:
            fade = np.exp(-decay * gap)
            s0 = (s0 + p0) * fade
            s1 = (s1 + p1) * fade
            p0 = 0.0
            p1 = 0.0
            last = at[k]
        if sides[k] == 0:
            product *= m0 * shape[k] + b00 * s0 + b01 * s1
            p0 += 1.0
        else:
            product *= m1 * shape[k] + b10 * s0 + b11 * s1
            p1 += 1.0
        if product > 1e150 or product < 1e-150:  # one logarithm for many factors
            total += np.log(product)
            product = 1.0
    fade = np.exp(-decay * (horizon - last))
    return np.array([total + np.log(product), (s0 + p0) * fade, (s1 + p1) * fade])


@kernel
def _slopes(  # noqa: PLR0915  one loop, compiled: a call in it would cost more than it tells
    at: Floats, sides: Sides, shape: Floats, x: Floats, horizon: float
) -> Floats:
    """Return value, S at the horizon, Q at the horizon, and sums of slopes and their products.

    Of each side's four parameters (mu, a of side 0, a of side 1, decay): four sums of d rate / rate
    and ten of products, upper triangle.
    """
    decay = x[6]
    out = np.zeros(5 + 2 * 14)
    s0 = s1 = q0 = q1 = p0 = p1 = 0.0
    last = 0.0
    product = 1.0
    for k in range(at.shape[0]):
        gap = at[k] - last
        if gap > 0.0:
            fade = np.exp(-decay * gap)
            s0 = (s0 + p0) * fade
            s1 = (s1 + p1) * fade
            q0 = q0 * fade + gap * s0
            q1 = q1 * fade + gap * s1
            p0 = 0.0
            p1 = 0.0
            last = at[k]
        side = sides[k]
        a0, a1 = x[2 + 2 * side], x[3 + 2 * side]
        rate = x[side] * shape[k] + decay * (a0 * s0 + a1 * s1)
        product *= rate
        if product > 1e150 or product < 1e-150:
            out[0] += np.log(product)
            product = 1.0
        scale = 1.0 / rate
        g0 = shape[k] * scale
        g1 = decay * s0 * scale
        g2 = decay * s1 * scale
        g3 = (a0 * (s0 - decay * q0) + a1 * (s1 - decay * q1)) * scale
        row = 5 + 14 * side
        out[row] += g0
        out[row + 1] += g1
        out[row + 2] += g2
        out[row + 3] += g3
        out[row + 4] += g0 * g0
        out[row + 5] += g0 * g1
        out[row + 6] += g0 * g2
        out[row + 7] += g0 * g3
        out[row + 8] += g1 * g1
        out[row + 9] += g1 * g2
        out[row + 10] += g1 * g3
        out[row + 11] += g2 * g2
        out[row + 12] += g2 * g3
        out[row + 13] += g3 * g3
        if side == 0:
            p0 += 1.0
        else:
            p1 += 1.0
    out[0] += np.log(product)
    gap = horizon - last
    fade = np.exp(-decay * gap)
    out[1] = (s0 + p0) * fade
    out[2] = (s1 + p1) * fade
    out[3] = q0 * fade + gap * out[1]
    out[4] = q1 * fade + gap * out[2]
    return out


def value(at: Floats, sides: Sides, shape: Floats, x: Floats, horizon: float) -> Floats:
    """Return (sum of log rates, S_0, S_1 at the horizon), compiled where that is possible."""
    if fast():
        return _value(at, sides, shape, x, horizon)
    return _by_blocks(at, sides, shape, x, horizon)[:3]


def slopes(at: Floats, sides: Sides, shape: Floats, x: Floats, horizon: float) -> Floats:
    """Return all sums that a step of the fit needs, compiled where that is possible."""
    if fast():
        return _slopes(at, sides, shape, x, horizon)
    return _by_blocks(at, sides, shape, x, horizon)


def _by_blocks(at: Floats, sides: Sides, shape: Floats, x: Floats, horizon: float) -> Floats:
    """Return what `_slopes` does, by cumulative sums within blocks of bounded exponents."""
    decay = x[6]
    s, q, ends = _memories(at, sides, decay, horizon)
    out = np.zeros(5 + 2 * 14)
    out[1:5] = ends
    upper = np.triu_indices(4)
    with np.errstate(divide="ignore"):
        for side in (0, 1):
            own = sides == side
            a = x[2 + 2 * side : 4 + 2 * side]
            s_own, q_own = s[:, own], q[:, own]
            rate = x[side] * shape[own] + decay * (a @ s_own)
            out[0] += float(np.log(rate).sum())
            slope = np.stack(
                [shape[own], decay * s_own[0], decay * s_own[1], a @ (s_own - decay * q_own)]
            )
            slope /= rate
            row = 5 + 14 * side
            out[row : row + 4] = slope.sum(axis=1)
            out[row + 4 : row + 14] = (slope @ slope.T)[upper]
    return out


def _memories(
    at: Floats, sides: Sides, decay: float, horizon: float
) -> tuple[Floats, Floats, Floats]:
    """Return S and Q of both sides just before each event, and both at the horizon."""
    moments = np.append(at, horizon)
    s, q = np.zeros((2, len(moments))), np.zeros((2, len(moments)))
    earlier = np.searchsorted(at, at, side="left")  # events at one time do not see each other
    marks = np.stack([sides == 0, sides == 1]).astype(float)
    first, began = 0, moments[0]
    s_began, q_began = np.zeros(2), np.zeros(2)
    while first < len(at):
        last = int(np.searchsorted(at, began + BLOCK_SPAN / decay, side="right"))
        last = max(last, first + 1)
        span = moments[first:last] - began
        grown = marks[:, first:last] * np.exp(decay * span)
        sums = np.concatenate([np.zeros((2, 1)), np.cumsum(grown, axis=1)], axis=1)
        timed = np.concatenate([np.zeros((2, 1)), np.cumsum(grown * span, axis=1)], axis=1)
        seen = earlier[first:last] - first
        seen = np.maximum(seen, 0)
        fade = np.exp(-decay * span)
        s[:, first:last] = fade * (s_began[:, None] + sums[:, seen])
        carried = q_began[:, None] + span * s_began[:, None]
        q[:, first:last] = fade * (carried + span * sums[:, seen] - timed[:, seen])
        nxt = moments[last]
        gap = nxt - began
        fade_next = np.exp(-decay * gap) if last == len(at) or gap < 700 / decay else 0.0
        s_next = fade_next * (s_began + sums[:, -1])
        q_next = fade_next * (q_began + gap * s_began + gap * sums[:, -1] - timed[:, -1])
        first, began, s_began, q_began = last, nxt, s_next, q_next
    return s[:, :-1], q[:, :-1], np.concatenate([s_began, q_began])
