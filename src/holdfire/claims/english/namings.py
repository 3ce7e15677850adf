"""What is asked and learned about attackers. In: nothing. Out: Clause, Naming, Heard."""

from __future__ import annotations

from dataclasses import dataclass

from holdfire.model import Kind, Modality, TargetKind


@dataclass(frozen=True, slots=True)
class Naming:
    """One place where the report names an attacker, and what was struck there."""

    code: str
    speaker: str | None
    target: TargetKind | None
    paragraph: int
    sentence: tuple[int, int] = (-1, -1)


@dataclass(frozen=True, slots=True)
class Heard:
    """What a first reading learned: where attackers are named, and which parties ever are."""

    namings: tuple[Naming, ...] = ()
    named: frozenset[str] = frozenset()

    @property
    def attackers(self) -> frozenset[str]:
        """Parties that the report names as attackers of something that happened."""
        return frozenset(naming.code for naming in self.namings)


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause whose attacker is asked for.

    Parameters
    ----------
    start, end : int
        Its words.
    sentence : tuple of int
        The sentence around it.
    kind : Kind
        What it is about.
    modality : Modality
        How surely it is said.
    link : str
        How it hangs on the clause before it.
    speaker : str or None
        Words of the speaker.
    side : str or None
        Party of the speaker.
    cause : tuple of int or None
        The noun phrase after it that tells its cause ("after a drone raid").
    denied : bool
        Whether the frame already denies it.
    target : TargetKind or None
        What was struck.
    """

    start: int
    end: int
    sentence: tuple[int, int]
    kind: Kind
    modality: Modality
    link: str = "main"
    speaker: str | None = None
    side: str | None = None
    cause: tuple[int, int] | None = None
    denied: bool = False
    target: TargetKind | None = None
