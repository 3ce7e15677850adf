"""Every table that walks between rooms, declared once; the codebook is made from this."""

from holdfire.model.tables.agreement import (
    ACCUSATIONS,
    CONTRADICTIONS,
    FINDINGS,
    POSITIONS,
    VERSIONS,
)
from holdfire.model.tables.analysis import TEMPO, WEEKS
from holdfire.model.tables.change import (
    CHANGE_WEEKS,
    CHANGES,
    DELAYS,
    SUBSTITUTION,
    TRIANGLES,
)
from holdfire.model.tables.claim import CLAIMS
from holdfire.model.tables.incident import (
    CONFLICTS,
    COPIES,
    INCIDENTS,
    LINEAGE,
    MEMBERS,
    OUTCOMES,
    REVISIONS,
    TOTALS,
)
from holdfire.model.tables.log import COVERAGE, DECISIONS, REPORTS
from holdfire.model.tables.outlook import OUTLOOK, OUTLOOK_DRIVERS, OUTLOOK_WEEKS
from holdfire.model.tables.reciprocity import RECIPROCITY, RECIPROCITY_NULL
from holdfire.model.tables.release import ISSUES, SITE_CLASSES, STRUCK
from holdfire.model.tables.schema import Column, Table
from holdfire.model.tables.site import CAPACITY, LEDGER, SITES

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
    REVISIONS,
    TOTALS,
    SITES,
    LEDGER,
    CAPACITY,
    VERSIONS,
    POSITIONS,
    ACCUSATIONS,
    FINDINGS,
    CONTRADICTIONS,
    WEEKS,
    TEMPO,
    SUBSTITUTION,
    CHANGES,
    CHANGE_WEEKS,
    DELAYS,
    TRIANGLES,
    OUTLOOK,
    OUTLOOK_WEEKS,
    OUTLOOK_DRIVERS,
    RECIPROCITY,
    RECIPROCITY_NULL,
    STRUCK,
    SITE_CLASSES,
    ISSUES,
)

__all__ = [
    "ACCUSATIONS",
    "CAPACITY",
    "CHANGES",
    "CHANGE_WEEKS",
    "CLAIMS",
    "CONFLICTS",
    "CONTRADICTIONS",
    "COPIES",
    "COVERAGE",
    "DECISIONS",
    "DELAYS",
    "FINDINGS",
    "INCIDENTS",
    "ISSUES",
    "LEDGER",
    "LINEAGE",
    "MEMBERS",
    "OUTCOMES",
    "OUTLOOK",
    "OUTLOOK_DRIVERS",
    "OUTLOOK_WEEKS",
    "POSITIONS",
    "RECIPROCITY",
    "RECIPROCITY_NULL",
    "REPORTS",
    "REVISIONS",
    "SITES",
    "SITE_CLASSES",
    "STRUCK",
    "SUBSTITUTION",
    "TABLES",
    "TEMPO",
    "TOTALS",
    "TRIANGLES",
    "VERSIONS",
    "WEEKS",
    "Column",
    "Table",
]
