"""Every table that walks between rooms, declared once; the codebook is made from this."""

from holdfire.model.tables.agreement import (
    ACCUSATIONS,
    CONTRADICTIONS,
    FINDINGS,
    POSITIONS,
    VERSIONS,
)
from holdfire.model.tables.analysis import TEMPO, WEEKS
from holdfire.model.tables.claim import CLAIMS
from holdfire.model.tables.incident import (
    CONFLICTS,
    COPIES,
    INCIDENTS,
    LINEAGE,
    MEMBERS,
    OUTCOMES,
)
from holdfire.model.tables.log import COVERAGE, DECISIONS, REPORTS
from holdfire.model.tables.reciprocity import RECIPROCITY, RECIPROCITY_NULL
from holdfire.model.tables.schema import Column, Table
from holdfire.model.tables.site import LEDGER, SITES

TABLES: tuple[Table, ...] = (
    REPORTS,
    DECISIONS,
    COVERAGE,
    CLAIMS,
    INCIDENTS,
    MEMBERS,
    COPIES,
    CONFLICTS,
    OUTCOMES,
    LINEAGE,
    SITES,
    LEDGER,
    VERSIONS,
    POSITIONS,
    ACCUSATIONS,
    FINDINGS,
    CONTRADICTIONS,
    WEEKS,
    TEMPO,
    RECIPROCITY,
    RECIPROCITY_NULL,
)

__all__ = [
    "ACCUSATIONS",
    "CLAIMS",
    "CONFLICTS",
    "CONTRADICTIONS",
    "COPIES",
    "COVERAGE",
    "DECISIONS",
    "FINDINGS",
    "INCIDENTS",
    "LEDGER",
    "LINEAGE",
    "MEMBERS",
    "OUTCOMES",
    "POSITIONS",
    "RECIPROCITY",
    "RECIPROCITY_NULL",
    "REPORTS",
    "SITES",
    "TABLES",
    "TEMPO",
    "VERSIONS",
    "WEEKS",
    "Column",
    "Table",
]
