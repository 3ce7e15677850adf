"""One sentence under the grammar's eye. In: text and tokens. Out: questions about its words."""

from __future__ import annotations

from dataclasses import dataclass, field

from holdfire.claims.english.tokens import Token
from holdfire.claims.english.words import listed

BE = listed("is are was were be been being am 's")
HAVE = listed("has have had")
QUOTES = '"“”„'


@dataclass(frozen=True, slots=True)
class Sentence:
    """The tokens of a sentence with the report's text behind them."""

    text: str
    tokens: tuple[Token, ...]
    quoted: tuple[tuple[int, int], ...] = ()
    _lows: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Asked for on every step of the grammar, so lowered once.
        object.__setattr__(self, "_lows", tuple(token.low for token in self.tokens))

    def low(self, index: int) -> str:
        """Return a token's lower-cased text; empty outside the sentence."""
        return self._lows[index] if 0 <= index < len(self._lows) else ""

    def tag(self, index: int) -> str:
        """Return a token's tag; empty outside the sentence."""
        return self.tokens[index].tag if 0 <= index < len(self.tokens) else ""

    def words(self, low: int, high: int) -> str:
        """Return the report's text from token `low` up to, not including, `high`."""
        if low >= high:
            return ""
        return self.text[self.tokens[low].start : self.tokens[high - 1].end]

    def in_quotes(self, index: int) -> bool:
        """Return whether a token stands inside a quotation."""
        at = self.tokens[index].start
        return any(start < at < end - 1 for start, end in self.quoted)

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
        at = low
        while at < high:
            if self._opens_relative(at, low):
                at = self._after_relative(at, high)
                continue
            if self.tokens[at].is_finite:
                return at
            at += 1
        return None

    def finites(self, low: int, high: int) -> int:
        """Return how many finite verbs stand in the stretch."""
        return sum(self.tokens[at].is_finite for at in range(low, high))

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
