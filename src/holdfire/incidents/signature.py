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

from holdfire.model.names import key

#: Letters kept of a word: endings of three languages fall away.
STEM = 5
#: Letters kept of a name: transliterations differ towards its end.
NAME_STEM = 4
#: Clauses that one thread takes at once.
PIECE = 100_000
#: Words shorter than this say nothing of an event; numbers of any length do.
SHORTEST = 4
Bits = npt.NDArray[np.uint64]
Halves = npt.NDArray[np.int64]


def signatures(words: pa.ChunkedArray) -> tuple[Halves, Halves, Halves]:
    """Return two halves per clause in which every content word sets one bit of 128, and its names.

    The bit follows from the word's SHA-256, so that it is the same on every machine. The share of
    common bits (`likeness`) then estimates the share of common words. In the third, names (words
    that begin with a capital, in Latin letters) set one bit of the lower 32 and numbers one of the
    upper 32: these stay when a text is translated.
    """
    texts = words.combine_chunks()
    if isinstance(texts, pa.ChunkedArray):
        texts = texts.combine_chunks()
    pieces = [texts.slice(at, PIECE) for at in range(0, max(len(texts), 1), PIECE)]
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        found = list(threads.map(_of_texts, pieces))
    # engines know no unsigned numbers
    first, second, names = (np.concatenate(x).view(np.int64) for x in zip(*found, strict=True))
    return first, second, names


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


def _of_texts(texts: pa.Array) -> tuple[Bits, Bits, Bits]:
    lists = pc.utf8_split_whitespace(texts)
    tokens = pc.dictionary_encode(lists.flatten())
    every = tokens.dictionary.to_pylist()
    owner = np.repeat(np.arange(len(texts)), pc.list_value_length(lists).to_numpy())
    at = tokens.indices.to_numpy() if len(tokens) else np.zeros(0, dtype=np.int64)
    word, name = (np.array([bit(t) for t in every], dtype=np.int16) for bit in (_bit, _name_bit))
    return (
        _gathered(word[at], owner, len(texts)),
        _gathered(word[at] - 64, owner, len(texts)),
        _gathered(name[at], owner, len(texts)),
    )


def _gathered(bit: npt.NDArray[np.int16], owner: npt.NDArray[np.int64], count: int) -> Bits:
    """Return the bits 0 to 63 of each text; others are left out."""
    here = (bit >= 0) & (bit < 64)
    found = np.zeros(count, dtype=np.uint64)
    np.bitwise_or.at(found, owner[here], np.uint64(1) << bit[here].astype(np.uint64))
    return found


@lru_cache(maxsize=200_000)
def _name_bit(token: str) -> int:
    """Return the bit of a name (0 to 31) or a number (32 to 63), -1 for other words."""
    word = "".join(filter(str.isalnum, token))
    if not word or not (word[0].isupper() or word.isdigit()):
        return -1
    stem = word if word.isdigit() else key(word)[:NAME_STEM]
    place = hashlib.sha256(stem.encode()).digest()[0] % 32 + 32 * word.isdigit()
    return place if len(stem) > 1 else -1


@lru_cache(maxsize=200_000)
def _bit(token: str) -> int:
    """Return the bit of a word, -1 for one that says nothing."""
    word = "".join(filter(str.isalnum, token.casefold()))
    if not word or (len(word) < SHORTEST and not word.isdigit()):
        return -1
    stem = word if word.isdigit() else word[:STEM]
    return hashlib.sha256(stem.encode()).digest()[0] % 128
