"""What a first reading hands to the judge. In: nothing. Out: Draft and Scene."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from holdfire.claims.judge.mentions import Mention, Mentions
from holdfire.model import Claim, Quantity, Quoted, Span

__all__ = ["Draft", "Mention", "Mentions", "Scene", "Sum", "Times"]


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim as the rules read it, with what they know of its surroundings.

    Parameters
    ----------
    claim : Claim
        The claim; its kind, modality, target and attacker are proposals.
    proposed : bool
        Whether the rules hold the clause to be a claim.
    named : str
        Kind that the clause's own words name, "" where none.
    link, saying, forced : str
        How the clause hangs on its neighbour, how its verb of saying takes it, what the frame
        decided.
    quoted : bool
        Whether the words stand in quotation marks.
    sentence : (int, int)
        Offsets of the sentence.
    paragraph : int
        Number of the paragraph.
    side : str or None
        Party of the speaker.
    head : tuple of str
        Head words with their part: ``subj plant``, ``verb hit``, ``flag passive``.
    """

    claim: Claim
    proposed: bool
    named: str
    link: str
    saying: str
    forced: str
    quoted: bool
    sentence: tuple[int, int]
    paragraph: int
    side: str | None
    head: tuple[str, ...] = ()


class Times(Protocol):
    """Finds the time expressions of a stretch."""

    def __call__(
        self, start: int, end: int, *, ahead: bool, before: Span | None
    ) -> list[tuple[int, int, Span, str]]:
        """Return (start, end, days, how they were read); "the same day" points to `before`."""
        ...


class Sum(Protocol):
    """An amount with the offsets of its words."""

    @property
    def quantity(self) -> Quantity: ...  # noqa: D102
    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Scene:
    """A whole report as the judge sees it.

    Parameters
    ----------
    text : str
        The report's text.
    words : callable
        Folded words of a stretch; names of people, places and parties are masked.
    objects : Mentions
        Energy objects in order, `what` a target kind.
    agents : Mentions
        Places where a party is named as acting, `rank` the strength of the form.
    firm : Mentions
        Those of `agents` whose form leaves no doubt.
    lands : Mentions
        Places and sites of one party's territory.
    names : Mentions
        Every naming of a party.
    outlet : str or None
        Party of the outlet.
    codes : (str, str)
        The parties, in the order of the case.
    times : Times
        Finds the time expressions of a stretch.
    places : callable
        Names of places in a stretch.
    sums : callable
        Amounts in a stretch.
    """

    text: str
    words: Callable[[int, int], list[str]]
    objects: Mentions
    agents: Mentions
    firm: Mentions
    lands: Mentions
    names: Mentions
    outlet: str | None
    codes: tuple[str, str]
    times: Times
    places: Callable[[int, int], tuple[Quoted, ...]]
    sums: Callable[[int, int], Sequence[Sum]]

    def quoted(self, mention: Mention) -> Quoted:
        """Return the words of a mention."""
        return Quoted(self.text[mention.start : mention.end], mention.start, mention.end)
