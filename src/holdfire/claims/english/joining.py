"""Which clauses stay with the one before. In: a clause's link and words. Out: whether it joins."""

from __future__ import annotations

import re

from holdfire.claims.english.statement import Statement
from holdfire.claims.english.words import listed

#: Kinds that a relative clause or participle states apart from its main clause.
KEPT_APART = listed("strike outage damage breach capacity repair position interception count")
#: What states something whatever its kind: deaths, and shares of a number told before.
_APART = re.compile(r"(?:killing|injuring|wounding|hurting)\b|(?:of which|of whom|which) \d")


def joins(link: str, text: str, last: Statement, kind: str) -> bool:
    """Return whether a clause has no statement of its own and stays with the one before.

    Parameters
    ----------
    link : str
        How the clause hangs on the one before.
    text : str
        Its words.
    last : Statement
        The statement before.
    kind : str
        What its words speak of; "" where of nothing known.
    """
    if link == "main" or last.silent:
        return False
    if link in {"join", "vp"}:
        return not kind and not text.lower().startswith(("nobody", "no one"))
    if link in {"rel", "part"}:
        return kind not in KEPT_APART and not _APART.match(text)
    return not kind
