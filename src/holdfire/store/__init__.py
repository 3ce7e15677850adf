"""The two logs. In: reports and decisions. Out: as-of reads, heads of the chains, originals."""

from pathlib import Path

from holdfire.model.tables import DECISIONS, REPORTS
from holdfire.store.log import Head, Log
from holdfire.store.originals import Originals


def reports_log(case: Path) -> Log:
    """Return the log of reports of a case folder."""
    return Log(case / "log" / "reports", REPORTS, key="report_id", known="known_from")


def decisions_log(case: Path) -> Log:
    """Return the log of decisions of a case folder."""
    return Log(case / "log" / "decisions", DECISIONS, key="decision_id", known="decided_on")


def originals(case: Path) -> Originals:
    """Return the store of original bytes of a case folder."""
    return Originals(case / "originals")


__all__ = ["Head", "Log", "Originals", "decisions_log", "originals", "reports_log"]
