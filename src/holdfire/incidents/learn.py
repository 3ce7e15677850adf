"""Weights without labels, by expectation and maximisation. In: patterns. Out: Weights.

Fellegi and Sunter's model (1969) with Winkler's EM (1988) over the patterns of all pairs met, begun
from the given weights and held near what they imply by pseudo-counts: where a block holds few
true pairs, EM alone would learn some other division of the pairs than "one event or two".
Copies of one text agree in everything, and would teach that whatever is not copied is another
event: the comparisons of the event are learnt from pairs of separate origin and wording alone, and
what wording and origin are worth is learnt after, with those held.
Labelled pairs (a reviewer's merges and splits) enter with their label instead of an estimate.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from holdfire.incidents.compare import COMPARISONS, NUMBER, SIZES, levels_of
from holdfire.incidents.labels import Labels
from holdfire.incidents.weights import SCALE, Weights

ROUNDS = 40
#: Share of all pairs that the starting weights count for, and their least number.
HELD, LEAST_HELD = 0.1, 200.0
#: Pairs that one decision counts for.
LABEL = 25.0
#: No level is worth more than this either way, in natural logarithms.
LIMIT = 8.0
Floats = npt.NDArray[np.float64]
_WORDS, _ORIGIN = NUMBER["words"], NUMBER["origin"]
_SAME_WORDS = _SAME_ORIGIN = 0
_COPIED = (_WORDS, _ORIGIN)
_INDEPENDENT = tuple(n for n in range(len(COMPARISONS)) if n not in _COPIED)


def learn(
    patterns: npt.NDArray[np.int32],
    counts: npt.NDArray[np.int64],
    start: Weights,
    *,
    labels: Labels | None = None,
    source: str = "learnt",
) -> Weights:
    """Return weights under which the patterns are likeliest.

    Parameters
    ----------
    patterns, counts : ndarray
        Each pattern met, and how many pairs show it.
    start : Weights
        Where to begin, and what to stay near.
    labels : Labels, optional
        Pairs that a reviewer joined or parted; see `labelled`.
    source : str
        What to write down as their origin.
    """
    every, weight = patterns, counts.astype(np.float64)
    fixed = np.full(len(patterns), np.nan)
    if labels is not None:
        every = np.concatenate([every, labels.patterns])
        weight = np.concatenate([weight, LABEL * labels.weight])
        fixed = np.concatenate([fixed, labels.same.astype(np.float64)])
    levels = levels_of(every)
    start_tables = [np.array(table) / SCALE for table in start.levels]
    told_apart = (levels[:, _WORDS] != _SAME_WORDS) & (levels[:, _ORIGIN] != _SAME_ORIGIN)
    pairs = _Pairs(levels, weight, fixed)
    tables, _ = _fit(pairs.where(told_apart), start.bias / SCALE, start_tables, _INDEPENDENT)
    tables, bias = _fit(pairs, start.bias / SCALE, tables, _COPIED)
    rounded = tuple(tuple(round(float(w) * SCALE) for w in table) for table in tables)
    return Weights(round(bias * SCALE), rounded, source)


@dataclass(frozen=True, slots=True)
class _Pairs:
    """Patterns as levels, how many pairs show each, and their label (NaN for none)."""

    levels: npt.NDArray[np.int32]
    weight: Floats
    label: Floats

    def where(self, keep: npt.NDArray[np.bool_]) -> _Pairs:
        return _Pairs(self.levels[keep], self.weight[keep], self.label[keep])


def _fit(
    pairs: _Pairs, bias: float, tables: list[Floats], free: tuple[int, ...]
) -> tuple[list[Floats], float]:
    """Return the tables with the comparisons in `free` learnt, and the bias."""
    held = max(HELD * pairs.weight.sum(), LEAST_HELD)
    prior: tuple[list[Floats], list[Floats]] | None = None
    tables = list(tables)
    for _ in range(ROUNDS):
        score = bias + sum(table[pairs.levels[:, n]] for n, table in enumerate(tables))
        guess = 1 / (1 + np.exp(-np.clip(score, -50, 50)))
        share = np.where(np.isnan(pairs.label), guess, pairs.label)
        true, false = share * pairs.weight, (1 - share) * pairs.weight
        agree, differ = _levels(pairs.levels, true), _levels(pairs.levels, false)
        prior = prior or (agree, differ)
        for n in free:
            m = _shares(agree[n], prior[0][n], held)
            u = _shares(differ[n], prior[1][n], held)
            tables[n] = np.clip(np.log(m / u), -LIMIT, LIMIT)
        bias = float(np.log((true.sum() + 1) / (false.sum() + 1)))
    return tables, bias


def _levels(levels: npt.NDArray[np.int32], weight: Floats) -> list[Floats]:
    return [
        np.asarray(np.bincount(levels[:, n], weight, SIZES[n]) + 0.5 / SIZES[n], dtype=np.float64)
        for n in range(len(COMPARISONS))
    ]


def _shares(counts: Floats, prior: Floats, held: float) -> Floats:
    mixed = counts + held * prior / prior.sum()
    return np.asarray(mixed / mixed.sum())
