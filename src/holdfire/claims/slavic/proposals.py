"""What the rules propose a clause to be. In: a clause, its region. Out: a Kind or nothing."""

from __future__ import annotations

from collections.abc import Sequence

from holdfire.claims.slavic.clauses import Chunk, has_predicate, is_elliptic
from holdfire.claims.slavic.kinds import kind_of
from holdfire.claims.slavic.lexicon import Lexicon
from holdfire.claims.slavic.regions import Region
from holdfire.model import Kind


def proposed_kind(  # noqa: PLR0911, PLR0917
    low: str,
    span: tuple[int, int],
    region: Region,
    clause: Sequence[Chunk],
    lexicon: Lexicon,
    before: Kind | None,
) -> Kind | None:
    """Return what the rules hold a clause to be about; None where it tells nothing.

    Parameters
    ----------
    before : Kind or None
        Kind of the last event told, which an elliptic clause goes on with.
    """
    frame = region.frame
    if frame is not None and frame.form == "silent":
        return Kind.NO_COMMENT
    untrue = lexicon["not so"].search(low, *span)
    if region.quoted and not untrue and lexicon["refuse"].search(low, *span):
        return Kind.NO_COMMENT
    if frame is not None and frame.saying == "named":
        return Kind.POSITION
    kind = kind_of(low, span, lexicon)
    told = frame is not None
    if frame is not None and frame.saying == "position":
        return Kind.POSITION
    denied = frame is not None and frame.saying == "deny"
    if is_elliptic(clause[0]) or (denied and kind in {None, Kind.OTHER}):
        return before or kind or Kind.OTHER
    if kind in {None, Kind.OTHER} and lexicon["figure"].search(low, *span):
        return before
    if not told and lexicon["general"].search(low, *span):
        return None
    predicate = any(has_predicate(chunk, lexicon) for chunk in clause)
    if kind is Kind.DEESCALATION and told and lexicon["own deed"].search(low, *span):
        kind = Kind.STRIKE
    if kind is not None:
        return kind if told or predicate else None
    if region.quoted:
        return Kind.POSITION
    if lexicon["unverified"].search(low, *span):
        return Kind.OTHER
    if told:
        return Kind.OTHER
    return None
