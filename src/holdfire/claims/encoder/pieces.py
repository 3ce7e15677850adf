"""Word pieces with their offsets. In: a masked report. Out: ids, and where each stands.

The vocabulary is the base model's; a mask is one id of its own behind the vocabulary.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import Any

from holdfire.claims.encoder.masks import Masked


@dataclass(frozen=True, slots=True)
class Pieces:
    """Word pieces of a report.

    Parameters
    ----------
    ids : tuple of int
        Id of each piece; `size` of the vocabulary and above are masks.
    starts, ends : tuple of int
        Offsets of each piece in the text, both rising.
    """

    ids: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def within(self, start: int, end: int) -> tuple[int, int]:
        """Return the first and the last but one piece that a stretch touches, at least one."""
        low = min(bisect_right(self.ends, start), max(0, len(self.ids) - 1))
        return low, max(low + 1, bisect_left(self.starts, end))


def pieces_of(text: str, masked: Masked, tokenizer: Any, size: int) -> Pieces:
    """Return the word pieces of a masked report.

    Parameters
    ----------
    tokenizer : tokenizers.Tokenizer
        The base model's.
    size : int
        Size of its vocabulary.
    """
    read = [piece for piece in masked.pieces if piece.mask is None]
    coded = iter(
        tokenizer.encode_batch(
            [text[each.start : each.end] for each in read], add_special_tokens=False
        )
    )
    ids: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    for piece in masked.pieces:
        if piece.mask is not None:
            ids.append(size + piece.mask)
            starts.append(piece.start)
            ends.append(piece.end)
            continue
        found = next(coded)
        ids += found.ids
        starts += [piece.start + low for low, _ in found.offsets]
        ends += [piece.start + high for _, high in found.offsets]
    return Pieces(tuple(ids), tuple(starts), tuple(ends))
