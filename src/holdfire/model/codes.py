"""Our kinds in the words of other event data. In: a kind and a modality. Out: Codes.

The codes stand beside ours and never replace them: each scheme parts the world elsewhere, and most
of ours (a refusal to speak, a repair, a share of capacity) have no place in a scheme of events
between actors. Where a scheme has no code, none is given.

Sources: ACLED codebook (event types and sub-event types), PLOVER manual (16 event types), CAMEO
codebook 1.1b3 (four-digit codes where one fits).
"""

from __future__ import annotations

from dataclasses import dataclass

from holdfire.model.vocabulary import Kind, Modality

_REMOTE = ("Air/drone strike", "Shelling/artillery/missile attack")


@dataclass(frozen=True, slots=True)
class Codes:
    """What other schemes call a claim's event.

    Parameters
    ----------
    acled : tuple of str
        Sub-event types that it may be; which one depends on the weapon.
    plover : str
        Event type, "" where none.
    cameo : str
        Code, "" where none.
    """

    acled: tuple[str, ...] = ()
    plover: str = ""
    cameo: str = ""


_KINDS: dict[Kind, Codes] = {
    Kind.STRIKE: Codes(_REMOTE, "ASSAULT", "195"),
    Kind.INTERCEPTION: Codes(("Disrupted weapons use",), "", ""),
    Kind.DAMAGE: Codes(_REMOTE, "ASSAULT", "195"),
    Kind.OUTAGE: Codes(),
    Kind.REPAIR: Codes(),
    Kind.CAPACITY: Codes(),
    Kind.TALKS: Codes(("Other",), "CONSULT", "040"),
    Kind.AGREEMENT: Codes(("Agreement",), "AGREE", "057"),
    Kind.BREACH: Codes((), "ACCUSE", "196"),
    Kind.DEESCALATION: Codes((), "RETREAT", "087"),
    Kind.POSITION: Codes((), "REQUEST", "100"),
    Kind.COUNT: Codes(_REMOTE, "ASSAULT", "195"),
    Kind.NO_COMMENT: Codes((), "", "011"),
    Kind.OTHER: Codes(),
}
_HARMFUL = frozenset({Kind.STRIKE, Kind.DAMAGE, Kind.BREACH, Kind.COUNT})


def codes_of(kind: Kind, modality: Modality) -> Codes:
    """Return the codes of a claim.

    A threat is a threat in every scheme, a denial is a denial of responsibility, and what is only
    planned, conditional or doubted is no event there.

    Examples
    --------
    >>> codes_of(Kind.STRIKE, Modality.ASSERTED).plover
    'ASSAULT'
    >>> codes_of(Kind.STRIKE, Modality.DENIED).cameo
    '016'
    """
    if modality is Modality.THREATENED:
        return Codes((), "THREATEN", "138")
    if modality is Modality.DENIED:
        return Codes((), "REJECT", "016") if kind in _HARMFUL else Codes()
    if modality in {Modality.PREDICTED, Modality.CONDITIONAL}:
        return Codes()
    return _KINDS[kind]
