"""Refusals to speak. In: a clause. Out: whether its predicate is silence."""

from __future__ import annotations

import re

_ADVERB = r"(?:(?:yet|also|immediately|publicly|so far|further|itself|directly|ever)\s+)*"
_NOT = rf"(?:not|n['’]t|never)\s+{_ADVERB}"
_TALK = (
    r"(?:comment(?:ed)?|respond(?:ed)?|repl(?:y|ied)|answer(?:ed)?|disclosed?|list(?:ed)?"
    r"|specif(?:y|ied)|elaborate[d]?|confirm(?:ed)?|identif(?:y|ied)|reveal(?:ed)?"
    r"|acknowledge[d]?|claim(?:ed)?|say|said|name[d]?|explain(?:ed)?|mention(?:ed)?"
    r"|provided? (?:details|an? estimate)|give[n]? (?:details|an? (?:figure|reason))"
    r"|be reached|be immediately reached|talk|discuss(?:ed)?)"
)
_REFUSED = re.compile(
    rf"\b(?:declin(?:e[sd]?|ing) (?:to|all|any|further)|refus(?:e[sd]?|ing) to {_ADVERB}"
    rf"(?:comment|say|discuss|disclose|confirm|answer|name|give)"
    rf"|(?:did|do|does|has|have|had|would|will|could|can)\s*{_NOT}{_TALK}"
    r"|made no (?:mention|comment|statement)|gave no (?:details?|figures?|reasons?|comment)"
    r"|(?:offered|had|issued) no (?:comment|details|immediate)|kept silent|remain(?:s|ed) silent"
    r"|could not be (?:immediately )?reached|was not (?:immediately )?(?:available|reachable)"
    r"|(?:publish(?:es)?|present(?:s|ed)?|provid(?:es|ed)?|discloses?|gives?) no\b"
    r"|no comment\b|there was no (?:immediate )?(?:comment|response|reply|reaction|word))",
    re.IGNORECASE,
)
_NEITHER = re.compile(
    rf"\A(?:neither|nobody|no one|none|no (?:official|side|party))\b[^,;.]{{0,60}}?\b"
    rf"(?:could|would|will|did|has|have|said|says)?\s*(?:publicly\s+)?{_TALK}\b",
    re.IGNORECASE,
)
_AS_DID = re.compile(r"\A(?:as|and|so|nor) (?:did|has|have|had|does) ", re.IGNORECASE)
#: "could not say it was safe" is a statement, "could not say when" is silence.
_STATED = re.compile(r"\b(?:not|n['’]t) (?:say|said) (?:that )?(?:it|they|he|she|the)\b")


def declines(clause: str) -> bool:
    """Return whether the clause tells that somebody keeps silent.

    Examples
    --------
    >>> declines("The ministry declined to comment")
    True
    >>> declines("The ministry denied the report")
    False
    """
    if _STATED.search(clause):
        return False
    return bool(_REFUSED.search(clause) or _NEITHER.match(clause))


def joins_refusal(clause: str) -> bool:
    """Return whether the clause repeats the refusal before it ("as did her office")."""
    return _AS_DID.match(clause) is not None
