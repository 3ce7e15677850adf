"""Words without which a pattern cannot match. In: a pattern's source. Out: pieces of words.

A pattern is read the way the ``re`` module reads it, as far as our patterns go, and every way to
match it is asked for the rarest piece of a word that it must hold. A stretch that holds none of
the pieces cannot match, so the pattern need not be tried there. A piece is letters in lower case;
``^`` and ``$`` around it say that a word starts and ends there, and `DIGIT` stands for any digit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

from holdfire.claims.english.words import listed

DIGIT = "#"
#: Stands in a written-out string for a place where a word starts or ends.
_EDGE = "\0"
#: More strings than this are not written out.
_MOST = 64
_TOKEN = re.compile(
    r"(?P<look>\(\?<?[=!])|(?P<open>\((?:\?(?:P<\w+>|-?i?:))?)|(?P<close>\))|(?P<bar>\|)"
    r"|(?P<class>\[\^?\]?(?:\\.|[^\]\\])*\])|(?P<times>(?:[*+?]|\{\d*,?\d*\})[?+]?)"
    r"|(?P<escape>\\.)|(?P<char>.)",
    re.DOTALL,
)
_RUN = re.compile(r"[a-z]+")
_COMMON = listed(
    "the a an of in to on and or was were is are has had have been be by for with at as it its "
    "that this from not no said will would their they he his more than who which after but"
)

Needles = frozenset[str]


@dataclass(frozen=True, slots=True)
class _Part:
    """What a part of a pattern matches: every string, or pieces that each of them holds.

    `closed` says that no string ends within a word.
    """

    strings: frozenset[str] | None = None
    needles: Needles | None = None
    closed: bool = False


_EMPTY = _Part(frozenset({""}))
_EDGES = frozenset({r"\b", r"\A", r"\Z", "^", "$"})


def needles_of(source: str) -> Needles | None:
    r"""Return pieces of words of which every match holds one; None where none are known.

    Parameters
    ----------
    source : str
        A pattern as for ``re.compile``, without back references.

    Examples
    --------
    >>> sorted(needles_of(r"\b(?:re)?build(?:ing|s)?\b|\w+ struck"))
    ['^build', '^rebuild', '^struck']
    """
    tokens = list(_TOKEN.finditer(source))
    part, at = _either(tokens, 0, False)
    if at != len(tokens):
        raise ValueError(f"{source!r} closes a group that it did not open: balance it.")
    return _needles(part)


def branches(source: str) -> list[str]:
    r"""Return the alternatives of a pattern, cut at the bars outside every group.

    Examples
    --------
    >>> branches(r"\ba|(?:b|c)d")
    ['\\ba', '(?:b|c)d']
    """
    found, depth, begin = [], 0, 0
    for match in _TOKEN.finditer(source):
        depth += match.lastgroup in {"open", "look"}
        depth -= match.lastgroup == "close"
        if match.lastgroup == "bar" and depth == 0:
            found.append(source[begin : match.start()])
            begin = match.end()
    return [*found, source[begin:]]


def _either(tokens: list[re.Match[str]], at: int, opens: bool) -> tuple[_Part, int]:
    """Return alternatives up to the bracket that closes them; `opens` where a word may start."""
    parts, past = [], at - 1
    while past < at or (past < len(tokens) and tokens[past].lastgroup == "bar"):
        part, past = _row(tokens, past + 1, opens)
        parts.append(part)
    strings = [part.strings for part in parts if part.strings is not None]
    if len(strings) == len(parts) and sum(map(len, strings)) <= _MOST:
        return _Part(frozenset[str]().union(*strings)), past
    needles = [found for part in parts if (found := _needles(part)) is not None]
    whole = frozenset[str]().union(*needles) if len(needles) == len(parts) else None
    return _Part(needles=whole, closed=all(map(_closed, parts))), past


def _row(tokens: list[re.Match[str]], at: int, opens: bool) -> tuple[_Part, int]:
    """Return parts in a row up to a bar or a bracket."""
    known: list[Needles | None] = []
    strings, whole = frozenset({_EDGE if opens else ""}), True
    while at < len(tokens) and tokens[at].lastgroup not in {"bar", "close"}:
        opens = _closed(_Part(strings))
        part, at = _repeated(tokens, at, opens)
        if part.strings is not None and len(strings) * len(part.strings) <= _MOST:
            strings = frozenset(map("".join, product(strings, part.strings)))
            continue
        whole = False
        known += [_needles(_Part(strings)), _needles(part)]
        # What follows is not known to touch what stood before, but may be known to open a word.
        strings = part.strings or frozenset({_EDGE if opens and _closed(part) else ""})
    if whole:
        return _Part(strings), at
    end = _Part(strings)
    return _Part(needles=_rarest([*known, _needles(end)]), closed=_closed(end)), at


def _closed(part: _Part) -> bool:
    if part.strings is None:
        return part.closed
    return all(string != "" and not _in_word(string[-1]) for string in part.strings)


def _repeated(tokens: list[re.Match[str]], at: int, opens: bool) -> tuple[_Part, int]:
    """Return one part with what says how often it stands."""
    part, at = _atom(tokens, at, opens)
    if at == len(tokens) or tokens[at].lastgroup != "times":
        return part, at
    written = tokens[at].group().rstrip("+") if len(tokens[at].group()) > 1 else tokens[at].group()
    if written[0] in "*?" or written.startswith(("{0", "{,")):
        once = written[0] == "?" and part.strings is not None
        nothing = _Part(closed=_closed(part))
        return (_Part((part.strings or frozenset()) | {""}) if once else nothing), at + 1
    return _Part(needles=_needles(part), closed=_closed(part)), at + 1


def _atom(tokens: list[re.Match[str]], at: int, opens: bool) -> tuple[_Part, int]:
    token = tokens[at]
    text = token.group()
    if token.lastgroup in {"look", "open"}:
        part, past = _either(tokens, at + 1, opens)
        # What is looked at is no part of the match.
        return (_looked(tokens, at) if token.lastgroup == "look" else part), past + 1
    if text in _EDGES:
        return _Part(frozenset({_EDGE})), at + 1
    if text == r"\d":
        return _Part(frozenset({DIGIT})), at + 1
    if token.lastgroup == "class":
        return _class(text), at + 1
    if token.lastgroup == "escape":
        closed = text in {r"\s", r"\W"}
        literal = _Part(frozenset({text[1]}))
        return (_Part(closed=closed) if text[1].isalnum() else literal), at + 1
    return (_Part() if text == "." else _Part(frozenset({text.lower()}))), at + 1


def _looked(tokens: list[re.Match[str]], at: int) -> _Part:
    """Return a look around as nothing, or as a word's edge where it refuses what makes words."""
    follows = tokens[at + 1].group() if at + 1 < len(tokens) else ""
    alone = at + 2 < len(tokens) and tokens[at + 2].lastgroup == "close"
    refuses = tokens[at].group() in {"(?<!", "(?!"} and follows.startswith((r"\w", r"[\w"))
    return _Part(frozenset({_EDGE})) if refuses and alone else _EMPTY


def _class(text: str) -> _Part:
    members = text[1:-1]
    if members.startswith("^") or "-" in members[1:-1] or len(members) > 4:
        return _Part()
    if "\\" in members:
        return _Part(frozenset({DIGIT})) if members == r"\d" else _Part()
    return _Part(frozenset(members.lower()))


def _needles(part: _Part) -> Needles | None:
    """Return one piece for each string of a part."""
    if part.strings is None:
        return part.needles
    found = [_piece(string) for string in part.strings]
    return frozenset(each for each in found if each) if all(found) else None


def _piece(string: str) -> str:
    """Return the rarest piece of a word in a string; "" where it holds none."""
    pieces = [DIGIT] if DIGIT in string else []
    for run in _RUN.finditer(string):
        low, high = run.span()
        starts = low > 0 and not _in_word(string[low - 1])
        ends = high < len(string) and not _in_word(string[high])
        pieces.append("^" * starts + run.group() + "$" * ends)
    return min(pieces, key=_weight, default="")


def _in_word(letter: str) -> bool:
    return letter.isalnum() or letter in {DIGIT, "_"}


def _weight(piece: str) -> float:
    """Return roughly how often a piece is met, for choice alone."""
    bare = piece.strip("^$")
    whole = piece == f"^{bare}$"
    if piece == DIGIT or (whole and bare in _COMMON):
        return 40.0
    if whole:
        return {1: 60.0, 2: 10.0, 3: 2.0}.get(len(bare), 1.0)
    anchored = {1: 90.0, 2: 60.0, 3: 12.0, 4: 3.0}
    free = {1: 99.0, 2: 90.0, 3: 40.0, 4: 10.0, 5: 4.0}
    return (anchored if piece[0] == "^" else free).get(len(bare), 1.5)


def _rarest(known: Iterable[Needles | None]) -> Needles | None:
    sets = [each for each in known if each is not None]
    return min(sets, key=lambda each: sum(map(_weight, each)), default=None)
