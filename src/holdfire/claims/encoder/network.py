"""A small transformer encoder in NumPy. In: ids of word pieces. Out: a vector for each piece.

The base is the public MiniLM model with six layers (Wang et al. 2020), as an installed package
carries it; what was learnt from labelled reports is a low-rank addition to each of its matrices
(Hu et al. 2021), merged once when it is loaded.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]

HEADS = 12
#: Rows gated at once, so that what is worked out stays near the processor.
_ROWS = 32
#: Of the normal distribution's upper tail: half of Abramowitz and Stegun's factors, the last first.
_NEAR = 0.3275911
_SERIES = tuple(
    np.float32(0.5 * factor)
    for factor in (1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592)
)
_TINY = np.float32(1e-12)
#: Our short names of a layer's matrices, and the base model's.
MATRICES = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "mixed": "attention.output.dense",
    "wide": "intermediate.dense",
    "narrow": "output.dense",
}
NORMS = {"after_mixed": "attention.output.LayerNorm", "after_narrow": "output.LayerNorm"}
PARTS = ("weight", "bias")


@dataclass(frozen=True, slots=True)
class Dense:
    """A matrix with its bias, ready for ``x @ weight + bias``."""

    weight: Array
    bias: Array

    def __call__(self, given: Array) -> Array:
        """Return the product."""
        return given @ self.weight + self.bias


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer's matrices and norms by our names."""

    dense: Mapping[str, Dense]
    norms: Mapping[str, tuple[Array, Array]]


class Network:
    """The base model with what was learnt merged in.

    Parameters
    ----------
    base : mapping of str to array
        Tensors of the base model by its own names.
    learnt : mapping of str to array
        ``masks`` (one vector each) and, by layer and matrix, ``a`` (rank x inputs), ``b`` (outputs
        x rank) and ``bias``, and each norm's ``weight`` and ``bias`` in full.
    """

    def __init__(self, base: Mapping[str, Array], learnt: Mapping[str, Array]) -> None:
        words = base["embeddings.word_embeddings.weight"]
        self.size = len(words)
        self._vectors = np.concatenate([words, learnt["masks"].astype(np.float32)])
        kinds = base["embeddings.token_type_embeddings.weight"]
        self._positions = base["embeddings.position_embeddings.weight"] + kinds[0]
        self._norm = _norm_of(base, "embeddings.LayerNorm")
        layers = sum(name.endswith("attention.self.query.weight") for name in base)
        self._layers = [_layer(base, learnt, at) for at in range(layers)]

    @property
    def longest(self) -> int:
        """Most pieces that can be read at once."""
        return len(self._positions)

    def __call__(self, ids: Sequence[int]) -> Array:
        """Return the last layer's vectors, pieces x width.

        Parameters
        ----------
        ids : sequence of int
            At most `longest`; `size` and above are masks.
        """
        state = self._vectors[list(ids)] + self._positions[: len(ids)]
        state = _normed(state, *self._norm)
        for layer in self._layers:
            state = _normed(state + _attended(state, layer), *layer.norms["after_mixed"])
            wide = layer.dense["wide"](state)
            for low in range(0, len(wide), _ROWS):
                _gate(wide[low : low + _ROWS])
            state = _normed(state + layer.dense["narrow"](wide), *layer.norms["after_narrow"])
        return state


def _gate(given: Array) -> None:
    """Multiply each number by the share of a normal distribution below it (Hendrycks 2016).

    The share's own function is close to the exact one by 1.5e-7 (Abramowitz and Stegun 7.1.26),
    which is the last bit of these numbers.
    """
    size = np.abs(given)
    near = np.float32(_NEAR * 2**-0.5) * size
    near += np.float32(1.0)
    np.reciprocal(near, out=near)
    beyond = near * _SERIES[0]
    for factor in _SERIES[1:]:
        beyond += factor
        beyond *= near
    np.multiply(given, given, out=near)
    near *= np.float32(-0.5)
    np.exp(near, out=near)
    beyond *= near
    beyond *= size
    np.maximum(given, 0.0, out=given)
    given -= beyond


def _attended(state: Array, layer: Layer) -> Array:
    """Return what each piece takes over from the others."""
    count, width = state.shape
    each = width // HEADS
    query, key, value = (layer.dense[name](state) for name in ("query", "key", "value"))
    query *= np.float32(each**-0.5)
    joined, shares = np.empty_like(state), np.empty((count, count), np.float32)
    for low in range(0, width, each):  # one head after the other stays near the processor
        own = slice(low, low + each)
        np.matmul(query[:, own], key[:, own].T, out=shares)
        shares -= shares.max(axis=1, keepdims=True)
        np.exp(shares, out=shares)
        met: Array = shares @ value[:, own]
        np.divide(met, shares.sum(axis=1, keepdims=True), out=joined[:, own])
    return layer.dense["mixed"](joined)


def _normed(state: Array, scale: Array, shift: Array) -> Array:
    centred = state - state.mean(axis=1, keepdims=True)
    spread = np.sqrt((centred * centred).mean(axis=1, keepdims=True) + _TINY)
    normed: Array = centred / spread * scale + shift
    return normed


def _layer(base: Mapping[str, Array], learnt: Mapping[str, Array], at: int) -> Layer:
    dense = {}
    for ours, theirs in MATRICES.items():
        name = f"encoder.layer.{at}.{theirs}"
        weight, bias = base[f"{name}.weight"], base[f"{name}.bias"]
        if f"{at}.{ours}.a" in learnt:
            low, high, more = (
                learnt[f"{at}.{ours}.{part}"].astype(np.float32) for part in ("a", "b", "bias")
            )
            weight, bias = weight + high @ low, bias + more
        dense[ours] = Dense(np.ascontiguousarray(weight.T), bias)
    norms = {}
    for ours, theirs in NORMS.items():
        given = _norm_of(base, f"encoder.layer.{at}.{theirs}")
        own = (
            learnt.get(f"{at}.{ours}.{part}", old) for part, old in zip(PARTS, given, strict=True)
        )
        scale, shift = (each.astype(np.float32) for each in own)
        norms[ours] = scale, shift
    return Layer(dense, norms)


def _norm_of(base: Mapping[str, Array], name: str) -> tuple[Array, Array]:
    return base[f"{name}.weight"], base[f"{name}.bias"]
