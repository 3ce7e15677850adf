"""What the grammar hands on. In: nothing. Out: Source and Statement."""

from __future__ import annotations

from dataclasses import dataclass

from holdfire.claims.english.verbs import Saying


@dataclass(frozen=True, slots=True)
class Source:
    """Who speaks, as character offsets of the noun phrase, and in what frame.

    Parameters
    ----------
    start, end : int
        The noun phrase; equal when the words name nobody.
    saying : Saying
        How the verb takes its content.
    frame : tuple of int
        Offsets of the frame around the verb, where a reporting day may stand.
    via : tuple of int or None
        Offsets of the outlet through which the source speaks.
    """

    start: int
    end: int
    saying: Saying
    frame: tuple[int, int]
    via: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One stretch of a sentence that states something.

    Parameters
    ----------
    start, end : int
        Offsets of the words in the report.
    source : Source or None
        Who says it; None is the outlet.
    link : str
        How it hangs on the clause before it: ``main``, ``sub``, ``rel``, ``part``, ``noun``.
    silent : bool
        Whether it is a refusal to speak.
    forced : str
        What the frame already decides: ``position``, ``denied``, ``figure`` or nothing.
    quoted : bool
        Whether the words stand in quotation marks.
    group : int
        Statements of one frame share a group; dates pass only inside it.
    """

    start: int
    end: int
    source: Source | None
    link: str = "main"
    silent: bool = False
    forced: str = ""
    quoted: bool = False
    group: int = 0
