"""What each level of agreement is worth. In: nothing or a file. Out: Weights.

A weight is the natural logarithm of how much likelier the level is between two accounts of one
event than between accounts of two; a pair's weight is their sum and the bias. Weights are rounded
to thousandths, so that sums do not depend on their order or on the machine.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass, replace
from functools import cached_property
from importlib.resources import files
from pathlib import Path

import numpy as np
import numpy.typing as npt

from holdfire.incidents.compare import COMPARISONS, SIZES, levels_of
from holdfire.model.errors import BadInput

#: Weights are kept as whole thousandths.
SCALE = 1000
_FORMAT = 1


@dataclass(frozen=True)
class Weights:
    """Weights of all levels, in thousandths.

    Parameters
    ----------
    bias : int
        Weight of being met in a block at all.
    levels : tuple of tuple of int
        One tuple per comparison, one weight per level.
    source : str
        Where they come from.
    """

    bias: int
    levels: tuple[tuple[int, ...], ...]
    source: str

    @cached_property
    def _every(self) -> npt.NDArray[np.int32]:
        """The weight of every pattern there can be."""
        patterns = np.arange(math.prod(SIZES), dtype=np.int32)
        return np.asarray(self.parts(patterns).sum(axis=1) + self.bias, dtype=np.int32)

    def parts(self, patterns: npt.NDArray[np.int32]) -> npt.NDArray[np.int32]:
        """Return the weight of each comparison for each pattern, one column a comparison."""
        levels = levels_of(patterns)
        tables = [np.array(weights, dtype=np.int32) for weights in self.levels]
        return np.stack([table[levels[:, n]] for n, table in enumerate(tables)], axis=1)

    def of(self, patterns: npt.NDArray[np.int32]) -> npt.NDArray[np.int32]:
        """Return the weight of each pattern, in thousandths."""
        return self._every[patterns]

    def leaning(self, by: float) -> Weights:
        """Return the weights with `by` added to every pair, in natural logarithms.

        Above 0 more claims are joined, below 0 fewer: what a missed tie costs beside a false one.
        """
        return replace(self, bias=self.bias + round(by * SCALE))

    def to_json(self) -> str:
        """Return the weights as a document that people can read and correct."""
        body = {
            "holdfire_weights": _FORMAT,
            "source": self.source,
            "bias": self.bias / SCALE,
            "levels": {
                comparison.name: {
                    level: weight / SCALE
                    for level, weight in zip(comparison.levels, weights, strict=True)
                }
                for comparison, weights in zip(COMPARISONS, self.levels, strict=True)
            },
        }
        return json.dumps(body, indent=1, ensure_ascii=False) + "\n"


def from_json(text: str, where: str) -> Weights:
    """Return weights from a document of `Weights.to_json`.

    Raises
    ------
    BadInput
        If it is not such a document or leaves a level out.
    """
    try:
        body = json.loads(text)
        levels = tuple(
            tuple(round(body["levels"][c.name][level] * SCALE) for level in c.levels)
            for c in COMPARISONS
        )
        return Weights(round(body["bias"] * SCALE), levels, str(body["source"]))
    except (ValueError, KeyError, TypeError) as error:
        message = f"is no table of weights ({type(error).__name__}: {error})"
        raise BadInput(where, message, "Make one with: holdfire reconcile --learn.") from error


def load_weights(path: Path | None) -> Weights:
    """Return weights from a file, or those that holdfire comes with; see `from_json`."""
    if path is None:
        text = (files("holdfire.incidents") / "weights.json").read_text(encoding="utf-8")
        return from_json(text, "weights.json")
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(str(path), f"cannot be read ({error})", "Name a file of weights.") from error
    return from_json(text, str(path))
