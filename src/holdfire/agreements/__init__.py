"""Agreements and how they are kept. In: case tables, incidents. Out: findings, tallies, pairs."""

from holdfire.agreements.accusations import load_accusations
from holdfire.agreements.adherence import BottomLine, bottom_lines
from holdfire.agreements.contradictions import contradictions
from holdfire.agreements.findings import findings
from holdfire.agreements.positions import load_positions
from holdfire.agreements.scope import Scope, scope, window
from holdfire.agreements.version import (
    NOT_BINDING,
    Version,
    from_table,
    load_versions,
    to_table,
)

__all__ = [
    "NOT_BINDING",
    "BottomLine",
    "Scope",
    "Version",
    "bottom_lines",
    "contradictions",
    "findings",
    "from_table",
    "load_accusations",
    "load_positions",
    "load_versions",
    "scope",
    "to_table",
    "window",
]
