"""Words as a signature. In: clauses. Out: 128 bits each, alike where the words are alike."""

from __future__ import annotations

import hashlib
import os
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

#: Letters kept of a word: endings of three languages fall away.
STEM = 5
#: Clauses that one thread takes at once.
PIECE = 100_000
#: Words shorter than this say nothing of an event; numbers of any length do.
SHORTEST = 4
Bits = npt.NDArray[np.uint64]
Halves = npt.NDArray[np.int64]


def signatures(words: pa.ChunkedArray) -> tuple[Halves, ...]:
    """Return two 64-bit halves per clause, in which every content word sets one bit.

    The bit follows from the word's SHA-256, so that it is the same on every machine. The share of
    common bits (`likeness`) then estimates the share of common words.
    """
    texts = words.combine_chunks()
    if isinstance(texts, pa.ChunkedArray):
        texts = texts.combine_chunks()
    pieces = [texts.slice(at, PIECE) for at in range(0, max(len(texts), 1), PIECE)]
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        found = list(threads.map(_of_texts, pieces))
    # engines know no unsigned numbers
    return tuple(np.concatenate(half).view(np.int64) for half in zip(*found, strict=True))


def likeness(first: tuple[Halves, ...], second: tuple[Halves, ...]) -> npt.NDArray[np.float32]:
    """Return common bits over all bits, 0 to 1, pair by pair; 0 where neither has any."""
    common = every = np.zeros(len(first[0]), dtype=np.float32)
    for a, b in zip(first, second, strict=True):
        common = common + bits(a & b)
        every = every + bits(a | b)
    return np.asarray(common / np.maximum(every, 1), dtype=np.float32)


def bits(half: Halves) -> npt.NDArray[np.uint8]:
    """Return how many bits are set in each."""
    return np.asarray(np.bitwise_count(half.view(np.uint64)))


def _of_texts(texts: pa.Array) -> tuple[Bits, Bits]:
    lists = pc.utf8_split_whitespace(texts)
    tokens = pc.dictionary_encode(lists.flatten())
    bit_of = np.array([_bit(token) for token in tokens.dictionary.to_pylist()], dtype=np.int16)
    owner = np.repeat(np.arange(len(texts)), pc.list_value_length(lists).to_numpy())
    bit = bit_of[tokens.indices.to_numpy()] if len(tokens) else np.zeros(0, dtype=np.int16)
    halves = np.zeros((2, len(texts)), dtype=np.uint64)
    for half in (0, 1):
        here = (bit >= half * 64) & (bit < half * 64 + 64)
        mask = np.uint64(1) << (bit[here] - half * 64).astype(np.uint64)
        np.bitwise_or.at(halves[half], owner[here], mask)
    return halves[0], halves[1]


@lru_cache(maxsize=200_000)
def _bit(token: str) -> int:
    """Return the bit of a word, -1 for one that says nothing."""
    word = "".join(filter(str.isalnum, token.casefold()))
    if not word or (len(word) < SHORTEST and not word.isdigit()):
        return -1
    stem = word if word.isdigit() else word[:STEM]
    return hashlib.sha256(stem.encode()).digest()[0] % 128
