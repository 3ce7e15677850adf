"""Why a claim is where it is. In: groups and weighed pairs. Out: a reason per claim, and copies.

Copies: quotations of one speaker, one publisher's family, and wire copies count as one origin. Each
is tied to the earliest claim it repeats, so that the graph of copies can be shown.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from holdfire.incidents.compare import COMPARISONS, NUMBER, levels_of
from holdfire.incidents.pieces import pieces
from holdfire.incidents.signature import bits, likeness

Ints = npt.NDArray[np.int64]
Rows = npt.NDArray[np.int32]
_TIME, _PLACE, _WORDS, _ORIGIN = (NUMBER[name] for name in ("time", "place", "words", "origin"))
_OTHER_LANGUAGE = COMPARISONS[_WORDS].levels.index("other language")
#: Words that two clauses must hold for their likeness to show that one was copied.
ENOUGH_WORDS = 8
FOUNDER, UNTIED = "founder", "joined through others"
#: Why a claim repeats another.
ONE_ORIGIN, SAME_WORDS, TRANSLATION = range(3)
WHY = ("one origin", "same words", "translation")
#: Names and numbers that two clauses must share, how alike these must be, and how soon the second
#: must follow, for one to be a translation of the other. Names alone would not do: every account
#: of one strike names its place.
SHARED, NAMES_ALIKE, DAYS_AFTER = 2, 0.5, 2


@dataclass(frozen=True, slots=True)
class Ties:
    """Weighed pairs inside groups, by row of the evidence."""

    first: Rows
    second: Rows
    pattern: npt.NDArray[np.int32]
    weight: npt.NDArray[np.int32]


def inside(ties: Ties, root: Ints) -> Ties:
    """Return the pairs whose claims are of one group."""
    keep = root[ties.first] == root[ties.second]
    return Ties(ties.first[keep], ties.second[keep], ties.pattern[keep], ties.weight[keep])


def reasons(ties: Ties, root: Ints) -> pa.Array:
    """Return for each row what ties it to its group: its heaviest pair, in words."""
    count = len(root)
    words = [
        f"{place.split(',')[0]}, {time}" for place in _levels(_PLACE) for time in _levels(_TIME)
    ]
    words += [FOUNDER, UNTIED]
    chosen = np.full(count, len(words) - 1)
    ends = np.concatenate([ties.first, ties.second])
    weight = np.tile(ties.weight, 2)
    order = np.lexsort((np.tile(ties.pattern, 2), weight, ends))
    last = np.flatnonzero(np.append(np.diff(ends[order]) != 0, True)) if len(ends) else order
    best = order[last] % max(len(ties.first), 1)
    levels = levels_of(ties.pattern[best])
    chosen[ends[order[last]]] = levels[:, _PLACE] * len(_levels(_TIME)) + levels[:, _TIME]
    chosen[root == np.arange(count)] = len(words) - 2
    return pa.DictionaryArray.from_arrays(pa.array(chosen.astype(np.int32)), words)


def _levels(number: int) -> tuple[str, ...]:
    return COMPARISONS[number].levels


@dataclass(frozen=True, slots=True)
class Copies:
    """Which claim repeats which: rows of the evidence, and why.

    Parameters
    ----------
    origin : ndarray
        For each row the least row of its origin inside its group.
    copy, of : ndarray
        Rows that repeat an earlier row of the group.
    why : ndarray
        `ONE_ORIGIN`, `SAME_WORDS` or `TRANSLATION`.
    """

    origin: Ints
    copy: Ints
    of: Ints
    why: npt.NDArray[np.int8]


def copies(evidence: pa.Table, ties: Ties, root: Ints) -> Copies:
    """Return the graph of copies inside the groups."""
    count = len(root)
    names, code = np.unique(evidence.column("origin").to_numpy(), return_inverse=True)
    key = root * (len(names) + 1) + code
    _, earliest, index = np.unique(key, return_index=True, return_inverse=True)
    first_of = earliest[index]
    repeats = np.flatnonzero(first_of != np.arange(count))
    length = bits(evidence.column("sign_0").to_numpy()) + bits(evidence.column("sign_1").to_numpy())
    level = levels_of(ties.pattern)
    same = (level[:, _WORDS] == 0) & (level[:, _ORIGIN] == 1)
    same &= np.minimum(length[ties.first], length[ties.second]) >= ENOUGH_WORDS
    told = level[:, _ORIGIN] == 1
    translated = told & (level[:, _WORDS] == _OTHER_LANGUAGE) & _translated(evidence, ties)
    kinds = ((same, SAME_WORDS), (translated, TRANSLATION))
    copy = np.concatenate([repeats, *(ties.second[kind] for kind, _ in kinds)])
    of = np.concatenate([first_of[repeats], *(ties.first[kind] for kind, _ in kinds)])
    why = np.repeat(
        np.arange(len(WHY), dtype=np.int8), [len(repeats), *(int(k.sum()) for k, _ in kinds)]
    )
    _, least, back = np.unique(pieces(count, copy, of), return_index=True, return_inverse=True)
    return Copies(least[back], copy, of, why)


def _translated(evidence: pa.Table, ties: Ties) -> npt.NDArray[np.bool_]:
    """Return which pairs hold the same names and numbers, told within a few days."""
    names, known = (evidence.column(name).to_numpy() for name in ("names", "known"))
    a, b = names[ties.first], names[ties.second]
    common = (a & b).view(np.uint64)
    low, high = common & np.uint64(0xFFFFFFFF), common >> np.uint64(32)
    enough = np.minimum(np.bitwise_count(low), np.bitwise_count(high)) >= SHARED
    soon = abs(known[ties.first] - known[ties.second]) <= DAYS_AFTER
    return np.asarray(enough & soon & (likeness((a,), (b,)) >= NAMES_ALIKE))
