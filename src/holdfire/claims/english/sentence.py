"""One sentence under the grammar's eye. In: text and tokens. Out: questions about its words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field

from holdfire.claims.english.tokens import FINITE, Token
from holdfire.claims.english.words import listed

BE = listed("is are was were be been being am 's")
HAVE = listed("has have had")
QUOTES = '"“”„'


class _Known(dict[int, str]):
    """What is known of each token; nothing of any other."""

    def __missing__(self, at: int) -> str:
        return ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """The tokens of a sentence with the report's text behind them."""

    text: str
    tokens: tuple[Token, ...]
    quoted: tuple[tuple[int, int], ...] = ()
    #: Returns a token's lower-cased text; empty outside the sentence.
    low: Callable[[int], str] = field(init=False, repr=False, compare=False)
    #: Returns a token's tag; empty outside the sentence.
    tag: Callable[[int], str] = field(init=False, repr=False, compare=False)
    _inside: frozenset[int] = field(init=False, repr=False, compare=False)
    _finite: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # All of this is asked for on every step of the grammar, so it is worked out once.
        tokens = self.tokens
        lows = _Known(enumerate(token.low for token in tokens))
        tags = _Known(enumerate(token.tag for token in tokens))
        opened = [low for low, _ in self.quoted]  # quotations stand in order and apart
        inside = (
            at
            for at, token in enumerate(tokens if opened else ())
            if (last := bisect_left(opened, token.start) - 1) >= 0
            and token.start < self.quoted[last][1] - 1
        )
        object.__setattr__(self, "low", lows.__getitem__)
        object.__setattr__(self, "tag", tags.__getitem__)
        object.__setattr__(self, "_inside", frozenset(inside))
        finite = tuple(at for at, token in enumerate(tokens) if token.tag in FINITE)
        object.__setattr__(self, "_finite", finite)

    def words(self, low: int, high: int) -> str:
        """Return the report's text from token `low` up to, not including, `high`."""
        if low >= high:
            return ""
        return self.text[self.tokens[low].start : self.tokens[high - 1].end]

    def in_quotes(self, index: int) -> bool:
        """Return whether a token stands inside a quotation."""
        return index in self._inside if index >= 0 else index + len(self.tokens) in self._inside

    def trim(self, low: int, high: int) -> tuple[int, int]:
        """Drop marks at both ends that belong to no statement."""
        while low < high and self.low(low) in {",", ".", ";", ":", "-", "–", "—", "!", "?", "…"}:
            low += 1
        while low < high and self.low(high - 1) in {",", ".", ";", ":", "-", "–", "—", "!", "?"}:
            high -= 1
        if low < high and self.low(low) in QUOTES and self.low(high - 1) in QUOTES:
            if not any(self.low(at) in QUOTES for at in range(low + 1, high - 1)):
                return self.trim(low + 1, high - 1)
        elif low < high and self._unpaired(low, high):
            if self.low(low) in QUOTES:
                return self.trim(low + 1, high)
            if self.low(high - 1) in QUOTES:
                return self.trim(low, high - 1)
        return low, high

    def _unpaired(self, low: int, high: int) -> bool:
        return sum(self.low(at) in QUOTES for at in range(low, high)) % 2 == 1

    def is_quotation(self, low: int, high: int) -> bool:
        """Return whether the stretch is one quotation, marks and stops aside."""
        while low < high and self.low(high - 1) in {",", "."}:
            high -= 1
        inside = [at for at in range(low, high) if self.tokens[at].tag not in {"PUNCT", "''", "``"}]
        return bool(inside) and all(self.in_quotes(at) for at in inside)

    def quoted_sentences(self, low: int, high: int) -> list[tuple[int, int]]:
        """Return the sentences of a quotation, cut at stops and between clauses at semicolons."""
        parts, begin = [], low
        for at in range(low + 1, high - 1):
            mark, after = self.low(at), self.tokens[at + 1].text
            stop = mark in {".", "!", "?", "…"} and (after[0].isupper() or after[0].isdigit())
            stop = stop or (
                mark == ";" and self.has_clause(begin, at) and self.has_clause(at + 1, high)
            )
            if stop and at > begin + 1 and at + 2 < high:
                parts.append((begin, at))
                begin = at + 1
        parts.append((begin, high))
        return parts

    def first_finite(self, low: int, high: int) -> int | None:
        """Return the first finite verb outside relative clauses of the subject."""
        if bisect_left(self._finite, high) == bisect_left(self._finite, low):
            return None
        at = low
        while at < high:
            if self._opens_relative(at, low):
                at = self._after_relative(at, high)
                continue
            if self.tag(at) in FINITE:
                return at
            at += 1
        return None

    def finites(self, low: int, high: int) -> int:
        """Return how many finite verbs stand in the stretch."""
        return max(0, bisect_left(self._finite, high) - bisect_left(self._finite, low))

    def has_clause(self, low: int, high: int) -> bool:
        """Return whether a subject and a finite verb stand in the stretch, subject first."""
        verb = self.first_finite(low, high)
        return verb is not None and any(
            self.tag(at)[:2] in {"NN", "PR", "CD", "DT", "WD", "WP", "EX"}
            for at in range(low, verb)
        )

    def _opens_relative(self, at: int, low: int) -> bool:
        if at == low:
            return False
        word = self.low(at)
        if word in {"who", "which", "whose", "whom"}:
            return True
        return word == "that" and self.tag(at - 1)[:2] == "NN" and self.tag(at + 1)[:2] in {
            "VB", "MD", "RB",
        }  # fmt: skip

    def _after_relative(self, at: int, high: int) -> int:
        """Return where a relative clause ends: its comma, or the second verb of its stretch."""
        comma = at > 0 and self.low(at - 1) == ","
        seen = False
        at += 1
        while at < high:
            if self.low(at) == "," and (comma or seen):
                return at + 1
            if self.tokens[at].is_finite:
                if seen and not comma and self.low(at - 1) not in {"and", "or", "but"}:
                    return at
                seen = True
            at += 1
        return at
