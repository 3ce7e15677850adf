"""One attribution for clauses that a semicolon or colon parts. In: statements. Out: the same.

"A; B, X said" and "X said A; B" give both clauses to X; a clause with a frame of its own keeps it.
"""

from __future__ import annotations

from dataclasses import replace

from holdfire.claims.english.statement import Source, Statement


def across(left: list[Statement], right: list[Statement]) -> list[Statement]:
    """Return the statements left and right of the joint, each with the source they share."""
    closing = _closing(right)
    if closing is not None and not any(each.source for each in left):
        return [_given(each, closing) for each in left] + right
    speaking = next((each.source for each in reversed(left) if each.source), None)
    open_ = not any(each.source for each in right) and not any(each.silent for each in left)
    if speaking is not None and open_:
        return left + [_given(each, speaking) for each in right]
    return left + right


def _closing(right: list[Statement]) -> Source | None:
    """Return the source whose frame stands after the first clause."""
    first = right[0] if right else None
    if first is None or first.source is None or first.silent:
        return None
    return first.source if first.source.frame[0] >= first.end else None


def _given(statement: Statement, source: Source) -> Statement:
    return statement if statement.silent else replace(statement, source=source)
