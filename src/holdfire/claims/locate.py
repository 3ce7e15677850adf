"""Words to their place in a report. In: a text and words. Out: Quoted, in the text's own letters.

Three tiers, tried in this order: the same characters; the same but for how quotes, dashes and
spaces are drawn; the same but for case. Nothing looser: "70 percent" is not found in a text that
says "17 percent".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from holdfire.model import Quoted

#: How one and the same sign is drawn; each maps to a single character, so offsets stay.
TYPOGRAPHY = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
     "–": "-", "—": "-", "‑": "-", "−": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " ",
     "\n": " ", "\t": " "}
)  # fmt: skip


def drawn_alike(text: str) -> str:
    """Return the text with one drawing of quotes and dashes and single spaces."""
    return re.sub(r"\s+", " ", text.translate(TYPOGRAPHY)).strip()


def locate(
    text: str, words: str, *, inside: tuple[int, int] | None = None, before: int | None = None
) -> Quoted | None:
    """Return where the words stand, or None where the text does not hold them.

    Parameters
    ----------
    inside : (start, end), optional
        Stretch to look in first.
    before : int, optional
        Among several places elsewhere, take the nearest one that starts before this offset.
    """
    if not words.strip():
        return None
    for found in _tiers(text, words):
        if not found:
            continue
        if inside is not None:
            own = [q for q in found if inside[0] <= q.start and q.end <= inside[1]]
            if own:
                return own[0]
        if before is not None:
            earlier = [q for q in found if q.start < before]
            if earlier:
                return earlier[-1]
        return found[0]
    return None


def _tiers(text: str, words: str) -> Iterator[list[Quoted]]:
    exact = words.strip()
    yield _every(text, re.escape(exact), text, 0)
    drawn = text.translate(TYPOGRAPHY)
    loose = r"\s+".join(re.escape(word) for word in drawn_alike(exact).split(" "))
    yield _every(drawn, loose, text, 0)
    yield _every(drawn, loose, text, re.IGNORECASE)


def _every(where: str, pattern: str, text: str, flags: int) -> list[Quoted]:
    whole = rf"(?<![^\W_]){pattern}(?![^\W_])"  # "17" is not found within "170"
    return [
        Quoted(text[match.start() : match.end()], match.start(), match.end())
        for match in re.finditer(whole, where, flags)
    ]
