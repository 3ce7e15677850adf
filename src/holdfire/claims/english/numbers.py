"""Numbers in words and digits. In: text. Out: values."""

from __future__ import annotations

import re

_UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES = {
    "bn": 1e9,
    "mn": 1e6,
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "dozen": 12.0,
}
ORDINALS = {
    "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12,
}  # fmt: skip
FRACTIONS = {
    "half": 50.0, "two-thirds": 200 / 3, "three-quarters": 75.0, "one-third": 100 / 3,
    "two fifths": 40.0, "two-fifths": 40.0,
    "three fifths": 60.0, "four fifths": 80.0,
    "one-quarter": 25.0, "one-fifth": 20.0, "an eighth": 12.5,
    "a third": 100 / 3, "one third": 100 / 3, "two thirds": 200 / 3,
    "a quarter": 25.0, "one quarter": 25.0, "three quarters": 75.0, "a fifth": 20.0,
    "one fifth": 20.0, "a tenth": 10.0, "one tenth": 10.0, "a sixth": 100 / 6,
}  # fmt: skip

_WORD = "|".join(sorted([*_UNITS, *_TENS], key=len, reverse=True))
#: Source of a pattern for one number, its scale included.
NUMBER = (
    rf"(?:(?:\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?)(?:[\s-](?:thousand|million|billion)\b|(?:bn|m|k|mn)\b)?"
    rf"|(?:a|{_WORD})\s(?:hundred|thousand|million|billion|dozen)(?:\s(?:thousand|million))?\b"
    rf"|(?:{_WORD})(?:-(?:{_WORD}))?\b)"
)


#: From here on a row of digits is no amount of anything.
BEYOND = 1e30
_SHORT = {"bn": " billion", "mn": " million", "m": " million", "k": " thousand"}


def _spelled(match: re.Match[str]) -> str:
    return _SHORT[match[1]]


def value_of(text: str) -> float | None:
    """Return the value of a number as written; None where the words are no number.

    Examples
    --------
    >>> value_of("1.2 million"), value_of("twenty-one"), value_of("400,000")
    (1200000.0, 21.0, 400000.0)
    """
    written = re.sub(r"(?<=\d)(bn|mn|m|k)\Z", _spelled, text.lower().replace(",", "").strip())
    words = re.split(r"[\s-]+", written)
    total, seen = 0.0, False
    for word in words:
        if re.fullmatch(r"\d+(?:\.\d+)?", word):
            total, seen = total + float(word), True
        elif word in _UNITS or word in _TENS:
            total, seen = total + (_UNITS.get(word) or _TENS.get(word) or 0), True
        elif word in {"a", "an"}:
            continue
        elif word in SCALES:
            total, seen = (total if seen else 1.0) * SCALES[word], True
        else:
            return None
    return total if seen and total < BEYOND else None
