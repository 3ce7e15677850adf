"""What a report has named so far. In: fields of earlier claims. Out: what later words point to."""

from __future__ import annotations

import re
from dataclasses import dataclass

from holdfire.claims.english.targets import refers_back
from holdfire.model import Kind, Quoted, TargetKind

_INHERITS = frozenset({Kind.DAMAGE, Kind.REPAIR, Kind.COUNT})
#: Kinds whose own words name an object class.
HAS_TARGET = frozenset(
    {Kind.STRIKE, Kind.DAMAGE, Kind.REPAIR, Kind.COUNT, Kind.CAPACITY, Kind.TALKS, Kind.AGREEMENT,
     Kind.DEESCALATION, Kind.BREACH, Kind.OUTAGE}
)  # fmt: skip
#: Parts that belong to a larger site spoken of before.
_PART = re.compile(r"(?:storage |fuel )?(?:tanks?|tank farm)|boiler", re.IGNORECASE)
_WHOLE = frozenset(
    {
        TargetKind.REFINERY,
        TargetKind.THERMAL,
        TargetKind.PIPELINE,
        TargetKind.PORT,
        TargetKind.NUCLEAR,
    }
)
_NO_OBJECT = re.compile(
    r"\b(?:explosions?|weapons?|number of|that of|targets|region|cities|towns|came almost|only)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Memory:
    """The object class, figure unit and kind in focus."""

    target: tuple[TargetKind, Quoted] | None = None
    unit: str = ""
    kind: Kind | None = None

    def note(self, target: tuple[TargetKind, Quoted] | None) -> None:
        """Remember an object that the report names."""
        if target is not None:
            self.target = self.whole_of(target)

    def whole_of(self, found: tuple[TargetKind, Quoted]) -> tuple[TargetKind, Quoted]:
        """Return the site in focus where the words name only a part of it ("a tank")."""
        if self.target is not None and self.target[0] in _WHOLE and _PART.fullmatch(found[1].text):
            return self.target
        return found

    def target_for(
        self, kind: Kind, words: str, *, ahead: bool, link: str
    ) -> tuple[TargetKind, Quoted] | None:
        """Return the object in focus where a clause of this kind means it.

        Parameters
        ----------
        ahead : bool
            Whether the clause looks forward: a threat has no object of the past.
        link : str
            How the clause hangs on the one before it.
        """
        if self.target is None:
            return None
        if kind in _INHERITS or (kind is Kind.CAPACITY and refers_back(words)):
            return self.target
        if kind is Kind.STRIKE and not ahead and not _NO_OBJECT.search(words):
            return self.target if link == "noun" or refers_back(words) else None
        return None
