"""Claimed lulls on their way out. In: the case's lulls, released tests. Out: lulls, redacted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from holdfire.model.case import Lull
from holdfire.publish.account import Account
from holdfire.publish.redact.rows import Redactor, Row

#: What stands where words were withheld that a row cannot do without.
WITHHELD = "words withheld"


def lulls(account: Account, tests: Iterable[Row], redactor: Redactor) -> tuple[Lull, ...]:
    """Return the claims of a lull that released tests are about, by office and screened."""
    asked = {row["test_id"] for row in tests if row["version_id"] is None}
    codes = account.case.parties.codes
    kept = []
    for lull in account.case.lulls:
        if not any(f"{lull.lull_id}-{code}" in asked for code in codes):
            continue
        row = {"speaker": lull.said_by, "statement": lull.statement, "source_url": lull.source_url}
        said = {name: redactor.treat("lulls", name, row) for name in row}
        kept.append(
            replace(
                lull,
                said_by=said["speaker"],
                statement=said["statement"] or WITHHELD,
                source_url=said["source_url"] or "",
            )
        )
    return tuple(kept)
