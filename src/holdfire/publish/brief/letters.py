"""Text that the brief's own fonts can print. In: any text. Out: text without what they lack.

A tagged PDF must map every glyph to a letter, so one that no embedded font holds would stop the
brief. Marks that steer direction are shown as unknown too: they could turn words around.
"""

from __future__ import annotations

import re

UNKNOWN = "\N{REPLACEMENT CHARACTER}"
#: Latin, Greek and Cyrillic, punctuation, currencies, arrows, mathematics and shapes.
_PRINTED = (
    "\u0020-\u007e\u00a0-\u00ac\u00ae-\u036f\u0391-\u03a1\u03a3-\u03ce\u0400-\u04ff\u1e00-\u1eff"
    "\u2010-\u2027\u2030-\u203a\u2044\u2070-\u2071\u2074-\u208e\u20a0-\u20bf"
    "\u2190-\u22ff\u2500-\u25ff\u2713-\u2714"
)
_SPACE = re.compile(r"[\t\n\v\f\r\u0085\u2028\u2029]+")
_OTHER = re.compile(f"[^{_PRINTED}]")


def printed(text: str, most: int | None = None) -> str:
    """Return the text with every letter that cannot be printed shown as unknown.

    Parameters
    ----------
    text : str
        Any text.
    most : int, optional
        Letters after which it is cut, and an ellipsis says so.
    """
    plain = _OTHER.sub(UNKNOWN, _SPACE.sub(" ", text))
    if most is None or len(plain) <= most:
        return plain
    return plain[: most - 1].rstrip() + "…"
