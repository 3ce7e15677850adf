"""What a chunk does in reported speech. In: nothing. Out: Frame."""

from __future__ import annotations

from dataclasses import dataclass

from holdfire.claims.slavic.tokens import Token


@dataclass(frozen=True, slots=True)
class Frame:
    """What a chunk does.

    Parameters
    ----------
    form : str
        ``lead`` (content follows), ``trail`` (content went before), ``aside`` (around it),
        ``object``, ``self`` and ``about`` (content in the same chunk), ``back`` (the sentence
        before), ``cites`` (whom the frame before relies on), ``silent``, ``passive``, or ``own``
        (no frame).
    saying : str
        Class of its verb.
    source, content : tuple of Token
        The speaker's tokens; the content's, where it lies in the chunk.
    via : tuple of Token
        Tokens of the one who cites the source.
    bare : bool
        Whether no subject stands before its verb.
    """

    form: str
    saying: str = ""
    source: tuple[Token, ...] = ()
    content: tuple[Token, ...] = ()
    via: tuple[Token, ...] = ()
    bare: bool = False
