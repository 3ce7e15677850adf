"""From what an account was made. In: an Account. Out: digests by name."""

from __future__ import annotations

from holdfire.publish.account import Account
from holdfire.store import Head


def hashes(account: Account) -> list[dict[str, str]]:
    """Return the digest of the inputs, all and apart."""
    inputs = account.inputs
    return [
        {"name": "inputs, all", "value": account.snapshot},
        {"name": "case.yaml", "value": inputs.files.get("case.yaml", "not recorded")},
        {"name": "reports log", "value": _head(inputs.reports)},
        {"name": "decisions log", "value": _head(inputs.decisions)},
    ]


def _head(head: Head) -> str:
    return head.digest if head.segments else "empty"
