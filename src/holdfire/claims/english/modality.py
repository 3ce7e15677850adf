"""How surely a clause is said. In: its words and frame. Out: a Modality, first rule that fits."""

from __future__ import annotations

import re

from holdfire.claims.english.sieve import SIEVE
from holdfire.claims.english.verbs import Saying
from holdfire.model import Kind, Modality

_NEGATED = SIEVE.add(
    r"\b(?:no ?one|nobody|none|nothing) (?:was|were|has|had)\b|\bno (?:casualties|injuries|damage"
    r"|victims"
    r"|outages"
    r"|written|joint|such|formal|new|plans?|agreement|deal|talks|changes?|threat|enemy attacks?)\b"
    r"|\bthere (?:was|were|is|are|has been|have been) no\b|\bhave not led\b|\bhas not led\b"
    r"|\b(?:did|do|does|was|were|is|are|had|has|have) (?:not|never)\b|\b\w+n['’]t\b"
    r"|\bnothing to do with\b|\bnever (?:attacked|struck|hit|agreed|happened)\b|\bcannot reach\b"
    r"|\bcould not (?:reach|be reached by)\b"
)
_NEGATED_NEEDS = SIEVE.add(
    r"\bnot (?:only|just|yet clear|clear|known|immediately clear|ready|capable|able|invited|match"
    r"|list|possible)\b"
)
_NOT_DONE = SIEVE.add(r"\b(?:has|have|had|did) (?:not|never)\b")
_CONDITION = SIEVE.add(
    r"\b(?:if|unless|as long as|so long as|provided(?: that)?|on condition|until .{0,40}\b(?:oust"
    r"|leave|withdraw|stop|end|agree)\w*"
    r"|in the event|in (?:a|the) \w+ scenario|otherwise|should (?:the|any|\w+) \w+ (?:fall|resume"
    r"|continue))\b"
)
_CONDITIONAL_WOULD = SIEVE.add(r"\A(?:an?|any) [\w' ]+? would\b")
_OPENS_CONDITION = re.compile(r"(?:as long as|if|unless)\b", re.IGNORECASE)
_FUTURE = SIEVE.add(
    r"\b(?:will|shall|would|won['’]t|(?:is|are|was|were) (?:expected (?:in|on|at|by)|(?:expected"
    r"|due|set"
    r"|scheduled|going|about|planned|likely|forecast|bound) to)"
    r"|plans? to|planned to|intends? to|expects? to|aims? to|upcoming|pledged to|promis\w+|going"
    r" to|forecast)\b"
)
_HEDGE = SIEVE.add(
    r"\b(?:(?-i:may)|might|could|perhaps|possibly|probably|apparently|appears?|appeared|seems?|seemed"
    r"|reportedly"
    r"|allegedly|unclear|unconfirmed|unverified|unknown|suspected|presumably|likely|nearer to"
    r"|believed to"
    r"|thought to|said to be|rumou?red|uncertain|not clear)\b"
)
_AGENTLESS = SIEVE.add(
    r"\b(?:was|were|is|are|has been|have been) (?:\w+ly )?(?:reported|heard|said to|alleged"
    r"|believed to)\b"
    r"|\b(?:reportedly|allegedly)\b"
)
_UNVERIFIED = SIEVE.add(r"\b(?:verif|independently|not possible to|establish)")
_THREAT = SIEVE.add(
    r"\b(?:reserves? the right|will (?:be|continue|keep|resume|respond|retaliate|strike|hit"
    r"|attack|target|answer|destroy|deliver)"
    r"|(?:plans?|planned) to (?:continue|resume|keep|strike|attack|hit|expand|step up|intensify)"
    r"|may resume"
    r"|could be next|vow\w*|intends? to (?:strike|attack|hit|continue)"
    r"|would (?:retaliate|strike|hit back|respond|answer))\b"
)
#: Plans that a third voice may tell for the one who would act; "will" from its mouth is a guess.
_PLANS = SIEVE.add(
    r"\b(?:plans?|planned|intends?|intended|vow(?:s|ed)?|threaten(?:s|ed)?) to\b"
    r"|\breserves? the right\b"
)


def tells_plans(clause: str) -> bool:
    """Return whether the clause tells what its actor has said it would do."""
    return _PLANS.search(clause) is not None


def modality_of(  # noqa: PLR0911
    clause: str, *, kind: Kind, saying: Saying | None, forced: str, harms: bool
) -> Modality:
    """Return how surely the speaker commits to the clause.

    Parameters
    ----------
    clause : str
        The words of the statement.
    kind : Kind
        What it is about.
    saying : Saying or None
        The frame's verb class.
    forced : str
        What the frame already decided.
    harms : bool
        Whether the one who would act speaks, or is the clause's own subject.
    """
    if kind is Kind.NO_COMMENT:
        return Modality.DECLINED
    if kind is Kind.OTHER and _UNVERIFIED.search(clause):
        return Modality.ASSERTED
    if forced == "denied" or (saying is Saying.DENY and forced != "position"):
        return Modality.DENIED
    if _is_negated(clause, kind):
        return Modality.DENIED
    conditional = _CONDITION.search(clause) or _CONDITIONAL_WOULD.search(clause)
    harmful = harms and kind in {Kind.STRIKE, Kind.DAMAGE} and not _OPENS_CONDITION.match(clause)
    if harmful and _THREAT.search(clause):
        return Modality.THREATENED
    if conditional:
        return Modality.CONDITIONAL
    if forced in {"warned", "promised"} or saying is Saying.PROMISE:
        return Modality.PREDICTED
    if _FUTURE.search(clause):
        return Modality.PREDICTED
    if saying is Saying.HEDGE or _HEDGE.search(clause) or (forced == "passive"):
        return Modality.HEDGED
    return Modality.ASSERTED


def is_agentless(clause: str) -> bool:
    """Return whether the clause is told by nobody ("were reported")."""
    return _AGENTLESS.search(clause) is not None


def is_unverified(clause: str) -> bool:
    """Return whether the clause tells that something could not be checked."""
    return _UNVERIFIED.search(clause) is not None and " not " in clause


def _is_negated(clause: str, kind: Kind) -> bool:
    """Return whether the clause tells that its event did not happen."""
    if kind in {Kind.POSITION, Kind.DEESCALATION, Kind.CAPACITY, Kind.TALKS} and not re.search(
        r"\bnot led\b|\bno (?:talks|negotiations|contacts)\b|\bnothing to do with\b", clause
    ):
        return False
    if kind is Kind.OTHER and not re.search(
        r"\b(?:no ?one|nobody|no \w+) (?:was|were)|\bno (?:casualt|injur|victim|damage)",
        clause,
        re.I,
    ):
        return False
    if _NEGATED_NEEDS.search(clause) and not _NOT_DONE.search(clause):
        return False
    return _NEGATED.search(clause) is not None
