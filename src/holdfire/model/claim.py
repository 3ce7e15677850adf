"""A claim: one statement in a report, each field with the words that prove it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from holdfire.model.quantity import Quantity
from holdfire.model.span import Span
from holdfire.model.vocabulary import Kind, Modality, TargetKind


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words and where they stand: ``report.text[start:end] == text``."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class When:
    """A time expression with the closed interval of days that it was resolved to."""

    words: Quoted
    span: Span


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement: who says what, how surely, with the exact words.

    Parameters
    ----------
    report_id : str
        The report that holds it.
    words : Quoted
        The clause that states it.
    speaker : Quoted or None
        Innermost originator; None is the outlet's own voice, or nobody named (`anonymous`).
    anonymous : bool
        The speaker has neither a name nor an office that identifies it.
    via : Quoted or None
        The outlet or person through whom the speaker is quoted.
    modality, kind : Modality, Kind
        How surely, and about what.
    attacker : str or None
        Party code or ``unknown`` for kinds that have an attacker, else None.
    attacker_words, target_words : Quoted or None
        The words from which attacker and target class were read.
    target_kind : TargetKind or None
        Class of the object.
    site : Quoted or None
        A named site.
    places : tuple of Quoted
        Places named for the event.
    when : When or None
        When it happened.
    quantity : Quantity or None
        How much, with unit and of what; `quantity_words` proves it.
    extractor : str
        Name and version of what read it.
    """

    report_id: str
    words: Quoted
    kind: Kind
    modality: Modality
    extractor: str
    speaker: Quoted | None = None
    anonymous: bool = False
    via: Quoted | None = None
    attacker: str | None = None
    attacker_words: Quoted | None = None
    target_kind: TargetKind | None = None
    target_words: Quoted | None = None
    site: Quoted | None = None
    places: tuple[Quoted, ...] = ()
    when: When | None = None
    quantity: Quantity | None = None
    quantity_words: Quoted | None = None

    @property
    def claim_id(self) -> str:
        """Id from report, place and kind: stable while the report's words are."""
        identity = f"{self.report_id}|{self.words.start}|{self.words.end}|{self.kind}"
        return "clm-" + hashlib.sha256(identity.encode()).hexdigest()[:20]

    def quotations(self) -> tuple[tuple[str, Quoted], ...]:
        """Return every (field, words) pair that the verifier must find in the report."""
        pairs = [
            ("words", self.words),
            ("speaker", self.speaker),
            ("via", self.via),
            ("attacker", self.attacker_words),
            ("target", self.target_words),
            ("site", self.site),
            ("when", self.when.words if self.when else None),
            ("quantity", self.quantity_words),
            *(("place", place) for place in self.places),
        ]
        return tuple((field, quoted) for field, quoted in pairs if quoted is not None)
