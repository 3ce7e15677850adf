"""The two logs, and what was issued. In: rows. Out: as-of reads, heads of chains, originals."""

from pathlib import Path

from holdfire.model.tables import DECISIONS, ISSUES, REPORTS
from holdfire.store.log import Head, Log
from holdfire.store.originals import Originals


def reports_log(case: Path) -> Log:
    """Return the log of reports of a case folder."""
    return Log(case / "log" / "reports", REPORTS, key="report_id", known="known_from")


def decisions_log(case: Path) -> Log:
    """Return the log of decisions of a case folder."""
    return Log(case / "log" / "decisions", DECISIONS, key="decision_id", known="decided_on")


def issues_log(case: Path) -> Log:
    """Return the record of which sites every published sum covered; it enters no assessment."""
    return Log(case / "log" / "issues", ISSUES, key="entry_id", known="as_of")


def originals(case: Path) -> Originals:
    """Return the store of original bytes of a case folder."""
    return Originals(case / "originals")


__all__ = ["Head", "Log", "Originals", "decisions_log", "issues_log", "originals", "reports_log"]
