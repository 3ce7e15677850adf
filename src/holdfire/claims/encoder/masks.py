"""A report without names. In: text, scene, tokens. Out: stretches to be read, and masks.

The encoder may learn nothing about who the parties are. Every naming of a party, every place in
its land and every other proper name is one mask; the party that the report names first is the
first, whichever it is, so swapping the parties' labels changes nothing that the encoder is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from holdfire.claims.english.tokens import Token
from holdfire.claims.english.words import listed
from holdfire.claims.judge.draft import Mention, Scene

#: Masks, in the order of their vectors.
FIRST, SECOND, FIRST_LAND, SECOND_LAND, NAME, FIRST_OUTLET, SECOND_OUTLET, NO_OUTLET = range(8)
MASKS = 8
#: Capitals that name nobody: the calendar and units.
_CALENDAR = listed(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday "
    "saturday sunday mon tue wed thu fri sat sun telegram mw gw kw kv mwh gwh km am pm uav uavs gmt"
)
_PROPER = frozenset({"NNP", "NNPS"})


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text; with a mask it is read as that mask, not by its letters."""

    start: int
    end: int
    mask: int | None = None


@dataclass(frozen=True, slots=True)
class Masked:
    """A report as the encoder may see it.

    Parameters
    ----------
    pieces : tuple of Piece
        All of the text, in order.
    order : (str, str)
        The parties' codes: first, second.
    outlet : int
        The mask of the outlet's side.
    """

    pieces: tuple[Piece, ...]
    order: tuple[str, str]
    outlet: int


def masked(scene: Scene, tokens: Iterable[Token]) -> Masked:
    """Return the report with every name masked; where two masks meet, a party outranks a land."""
    order = _order(scene)
    found = [
        *_marks(scene.names.within(0, len(scene.text)), order, (FIRST, SECOND)),
        *_marks(scene.lands.within(0, len(scene.text)), order, (FIRST_LAND, SECOND_LAND)),
        *(
            Piece(token.start, token.end, NAME)
            for token in tokens
            if token.tag in _PROPER and token.low not in _CALENDAR
        ),
    ]
    outlet = NO_OUTLET
    if scene.outlet is not None:
        outlet = FIRST_OUTLET if scene.outlet == order[0] else SECOND_OUTLET
    return Masked(tuple(_pieces(found, len(scene.text))), order, outlet)


def _order(scene: Scene) -> tuple[str, str]:
    """Return the parties as the report comes to them: named, else by land, else by its outlet."""
    for mentions in (scene.names, scene.lands):
        if mentions.first:
            first = mentions.first
            break
    else:
        first = scene.outlet or scene.codes[0]
    second = next(code for code in scene.codes if code != first)
    return first, second


def _marks(
    mentions: Sequence[Mention], order: tuple[str, str], masks: tuple[int, int]
) -> Iterator[Piece]:
    for each in mentions:
        yield Piece(each.start, each.end, masks[order.index(each.what)])


def _pieces(found: Iterable[Piece], length: int) -> Iterator[Piece]:
    """Yield text and masks in turn; of overlapping masks the strongest stays."""
    kept: list[Piece] = []
    for piece in sorted(found, key=lambda p: (p.start, p.mask or 0, -p.end)):
        last = kept[-1] if kept else None
        if last is not None and piece.start < last.end:
            if (piece.mask or 0) // 2 < (last.mask or 0) // 2:
                kept[-1] = piece  # what the weaker one held beside it is read by its letters
            continue
        if last is not None and last.mask == piece.mask == NAME and piece.start <= last.end + 1:
            kept[-1] = Piece(last.start, piece.end, NAME)
            continue
        kept.append(piece)
    at = 0
    for piece in kept:
        if piece.start > at:
            yield Piece(at, piece.start)
        yield piece
        at = piece.end
    if at < length:
        yield Piece(at, length)
