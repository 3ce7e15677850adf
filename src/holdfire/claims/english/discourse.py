"""Speech that runs on over sentences. In: the sentences of a report. Out: the same, with sources.

A bare quotation belongs to whoever spoke last; words before it in the same paragraph come first.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from holdfire.claims.english.statement import Source, Statement
from holdfire.claims.english.verbs import Saying


def carried(statements: Iterable[Statement], last: Source | None) -> tuple[Statement, ...]:
    """Return the statements of one sentence; a bare quotation takes the last source."""
    found = []
    for each in statements:
        if each.source is not None:
            last = each.source
        elif each.quoted and last is not None:
            source = replace(last, saying=Saying.SAY, frame=(each.start, each.start), via=None)
            found.append(replace(each, source=source))
            continue
        found.append(each)
    return tuple(found)


def last_source(statements: Iterable[Statement], before: Source | None) -> Source | None:
    """Return who speaks last in a sentence, or who did before it."""
    sources = [each.source for each in statements if each.source is not None and each.link != "rel"]
    return sources[-1] if sources else before
