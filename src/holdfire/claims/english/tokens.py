"""Words with their part of speech. In: a sentence. Out: tokens with Penn Treebank tags.

`RuleTagger` needs no model: closed word classes, a verb lexicon and endings. It is right about
what the clause grammar asks (is there a subject with a finite verb?) and rough elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from holdfire.claims.english import words

_TOKEN = re.compile(
    r"[A-Z]\.(?:[A-Z]\.)+|\d+(?:[.,:/]\d+)*%?|\w+(?:[-’'.]\w+)*[’']?(?=\W|\Z)|[^\w\s]"
)
_POSSESSIVE = re.compile(r"(?:['’]s|s['’])\Z")
#: Starts of tags after which a verb stands rather than a noun.
_NOUNS = frozenset({"NN", "PR", "RB", "CC", "WD", "WP", "CD"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


@dataclass(frozen=True, slots=True)
class Token:
    """One word: its text, where it stands in the report, and its tag."""

    text: str
    start: int
    end: int
    tag: str

    @property
    def low(self) -> str:
        """Lower-cased text with straight apostrophes."""
        return self.text.lower().replace("’", "'")

    @property
    def is_finite(self) -> bool:
        """Whether it is a finite verb or a modal."""
        return self.tag in FINITE


class Tagger(Protocol):
    """Anything that turns a stretch of text into tokens."""

    name: str

    def tag_all(self, text: str, sentences: Sequence[tuple[int, int]]) -> list[list[Token]]:
        """Return the tokens of every sentence, with offsets into `text`."""
        ...


def spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the offsets of the words and marks of ``text[start:end]``."""
    return [match.span() for match in _TOKEN.finditer(text, start, end)]


class RuleTagger:
    """Tags by lexicon, ending and neighbours; deterministic and without a model."""

    name = "rules"

    def tag_all(self, text: str, sentences: Sequence[tuple[int, int]]) -> list[list[Token]]:
        """Return the tokens of every sentence."""
        return [self.tag(text, *span) for span in sentences]

    def tag(self, text: str, start: int, end: int) -> list[Token]:
        """Return the tokens of ``text[start:end]``."""
        tokens: list[Token] = []
        places = spans(text, start, end)
        texts = [text[low:high] for low, high in places]
        for (low, high), word, following in zip(places, texts, [*texts[1:], ""], strict=False):
            tokens.append(Token(word, low, high, _tag(word, tokens, following)))
        return tokens


def _after_auxiliary(before: list[Token]) -> bool:
    return any(token.low in words.AUXILIARIES for token in before[-3:])


def _tag(word: str, before: list[Token], following: str) -> str:  # noqa: PLR0911, PLR0912
    """Return the Penn tag of a word from itself and its neighbours."""
    low = word.lower().replace("’", "'")
    last = before[-1] if before else None
    if not word[0].isalnum():
        return word if word in ",.:;" else "PUNCT"
    if low in words.CLOSED:
        return words.CLOSED[low]
    if word[0].isdigit() or low in words.NUMBERS:
        return "CD"
    if _POSSESSIVE.search(word):
        return "NNP" if word[0].isupper() else "NN"
    if word[0].isupper() and last is not None and last.text not in '"“':
        return "NNP"
    if low in words.PAST:
        return "VBN" if _after_auxiliary(before) else "VBD"
    if low in words.PRESENT and (last is None or last.tag[:2] in _NOUNS or last.text == ","):
        return "VBZ" if following.lower() not in {"of"} else "NNS"
    if low in words.BASE and last is not None and last.tag in {"TO", "MD"}:
        return "VB"
    if low.endswith("ed") and len(low) > 4:
        if last is not None and last.tag in {"DT", "JJ", "PRP$", "IN"}:
            return "JJ"
        passive = following.lower() == "by" or _after_auxiliary(before)
        return "VBN" if passive else "VBD"
    if low.endswith("ing") and len(low) > 5:
        return "VBG"
    if low.endswith("ly") and low not in words.NOUNS_IN_LY:
        return "RB"
    if word[0].isupper():
        return "NNP"
    return "NNS" if low.endswith("s") and not low.endswith("ss") else "NN"
