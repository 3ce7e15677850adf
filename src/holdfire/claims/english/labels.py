"""Labels before a colon. In: a stretch of a sentence. Out: the speaker's frame, or None.

'A fitter: "We lost two."' and "The air force: 149 drones launched" name their speaker; "Repairs: 58
crews are out" and "Lund: mayor says ..." only name a topic.
"""

from __future__ import annotations

import re

from holdfire.claims.english import persons, phrases
from holdfire.claims.english.frames import Frame, source_of
from holdfire.claims.english.sentence import QUOTES, Sentence
from holdfire.claims.english.verbs import Saying

_WORDS = 12
_COMPANY = re.compile(r"\w+(?:energo|neft|gaz|gas|oil|grid|power|atom|hydro|transit|press)")


def label_end(s: Sentence, low: int, high: int) -> int | None:
    """Return the colon that ends a label without a verb; None where no label opens the stretch."""
    for at in range(low + 1, min(high - 1, low + _WORDS)):
        if s.in_quotes(at) or s.low(at) in {".", ";", "—", "–"}:
            return None
        if s.low(at) == ":":
            return at if s.first_finite(low, at) is None and s.finites(low, low + 1) == 0 else None
    return None


def labelled(s: Sentence, low: int, colon: int, high: int) -> Frame | None:
    """Return the frame of a label that names a speaker."""
    noun = phrases.subject(s, low, colon)
    if noun is None or noun[0] >= noun[1] or s.tag(noun[0]) in {"IN", "WRB", "RB"}:
        return None
    quoted = s.low(colon + 1) in QUOTES
    if not (phrases.can_speak(s, *noun) and (quoted or _speaks(s, *noun))):
        return None
    source = source_of(s, noun, Saying.SAY, (low, colon + 1))
    return Frame(source, colon, (colon + 1, high), subject=noun)


def _speaks(s: Sentence, low: int, high: int) -> bool:
    """Return whether the label is a person or a body rather than a place."""
    words = [s.low(at) for at in range(low, high)]
    if any(word in persons.SPEAKING or persons.is_doer(word) for word in words):
        return True
    names = all(s.tag(at) in {"NNP", "NNPS"} for at in range(low, high))
    return names and (len(words) == 2 or _COMPANY.fullmatch(words[-1]) is not None)
