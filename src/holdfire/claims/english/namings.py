"""What is asked about attackers. In: nothing. Out: Clause."""

from __future__ import annotations

from dataclasses import dataclass

from holdfire.model import Kind, Modality


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
    speaker : str or None
        Words of the speaker.
    side : str or None
        Party of the speaker.
    cause : tuple of int or None
        The noun phrase after it that tells its cause ("after a drone raid").
    denied : bool
        Whether the frame already denies it.
    """

    start: int
    end: int
    sentence: tuple[int, int]
    kind: Kind
    modality: Modality
    speaker: str | None = None
    side: str | None = None
    cause: tuple[int, int] | None = None
    denied: bool = False
