"""What the encoder makes of a report's clauses. In: pieces, clauses. Out: scores of every choice.

All scores are logarithms of shares, so that they add to the judge's sums of weights.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from holdfire.claims.encoder.network import Array, Network
from holdfire.claims.encoder.pieces import Pieces

Span = tuple[int, int]

#: Choices among fixed answers, in the order of the learnt columns.
LABELS = {
    "kind": (
        "none", "strike", "interception", "damage", "outage", "repair", "capacity", "talks",
        "agreement", "breach", "deescalation", "position", "count", "no_comment", "other",
    ),
    "modality": (
        "asserted", "denied", "hedged", "declined", "predicted", "threatened", "conditional",
    ),
    "target": (
        "none", "nuclear", "thermal", "hydro", "substation", "grid", "refinery", "fuel_depot",
        "pipeline", "gas", "port", "energy_infrastructure",
    ),
    "attacker": ("none", "unknown", "first", "second"),
    "voice": ("outlet", "goes on"),
}  # fmt: skip
#: Choices among stretches of the report.
PICKS = ("when", "quantity", "place")
_OPEN, _CLOSE = 101, 102
#: Longest stretch read at once; longer reports are read in overlapping windows.
WINDOW = 500
_AHEAD = 2


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause as it was heard.

    Parameters
    ----------
    shares : mapping
        By name of `LABELS`, the logarithm of each answer's share.
    vector : array
        What the clause is, three times the network's width.
    state : array
        Vectors of its window's pieces.
    offset : int
        Number of the window's first piece.
    """

    shares: Mapping[str, Mapping[str, float]]
    vector: Array
    state: Array
    offset: int


class Hearing:
    """The scores of one report.

    Parameters
    ----------
    network : Network
    learnt : mapping of str to array
        The heads' matrices.
    pieces : Pieces
    outlet : int
        Mask of the outlet's side.
    spans : sequence of (start, end)
        The clauses.
    """

    def __init__(
        self,
        network: Network,
        learnt: Mapping[str, Array],
        pieces: Pieces,
        outlet: int,
        spans: Sequence[Span],
    ) -> None:
        self._learnt, self._pieces = learnt, pieces
        self._clauses: dict[Span, Clause] = {}
        places = {span: pieces.within(*span) for span in spans} if pieces.ids else {}
        for low, high, own in _windows(len(pieces.ids), places):
            ids = (_OPEN, network.size + outlet, *pieces.ids[low:high], _CLOSE)
            state = network(ids)[_AHEAD:-1]
            for span in own:
                self._clauses[span] = self._clause(state, low, places[span])

    def _clause(self, state: Array, low: int, place: Span) -> Clause:
        start, end = _inside(place, low, len(state))
        words = state[start:end]
        vector = np.concatenate([words.mean(axis=0), words.max(axis=0), words[0]])
        shares = {
            name: dict(zip(answers, _shares(self._linear(name, vector)).tolist(), strict=True))
            for name, answers in LABELS.items()
        }
        return Clause(shares, vector, state, low)

    def _linear(self, name: str, vector: Array) -> Array:
        product: Array = self._learnt[f"{name}.weight"] @ vector + self._learnt[f"{name}.bias"]
        return product

    def shares(self, span: Span, name: str) -> Mapping[str, float]:
        """Return the logarithm of each answer's share; nothing where the clause was not heard."""
        heard = self._clauses.get(span)
        return heard.shares[name] if heard else {}

    def picks(self, span: Span, name: str, options: Sequence[Span | None]) -> list[float]:
        """Return the logarithm of each option's share; the first option is "none of them"."""
        heard = self._clauses.get(span)
        if heard is None or len(options) < 2:
            return [0.0] * len(options)
        own = self._learnt[f"{name}.clause.weight"] @ heard.vector
        own = own + self._learnt[f"{name}.clause.bias"]
        sums = [float(self._linear(f"{name}.none", heard.vector)[0])]
        for option in options[1:]:
            place = self._pieces.within(*option) if option else (0, 1)
            start, end = _inside(place, heard.offset, len(heard.state))
            words = heard.state[start:end].mean(axis=0)
            met = np.tanh(own + self._learnt[f"{name}.option.weight"] @ words)
            sums.append(float(self._learnt[f"{name}.sum.weight"][0] @ met))
        return [float(each) for each in _shares(np.array(sums))]


def _inside(place: Span, low: int, count: int) -> Span:
    """Return a stretch of pieces within a window, at least one piece long."""
    start = min(max(place[0] - low, 0), count - 1)
    return start, max(start + 1, min(place[1] - low, count))


def _windows(count: int, places: Mapping[Span, Span]) -> Iterator[tuple[int, int, list[Span]]]:
    """Yield stretches of pieces, each with the clauses whose middle it holds best."""
    if count <= WINDOW:
        if places:
            yield 0, count, list(places)
        return
    step = WINDOW // 2
    own: dict[int, list[Span]] = {}
    for span, (low, high) in places.items():
        own.setdefault((low + high) // 2 // step, []).append(span)
    for at, spans in sorted(own.items()):
        low = max(0, at * step - WINDOW // 4)
        yield low, min(count, at * step + step + WINDOW // 4), spans


def _shares(sums: NDArray[np.floating]) -> NDArray[np.floating]:
    shifted = sums - sums.max()
    shares: NDArray[np.floating] = shifted - np.log(np.exp(shifted).sum())
    return shares
