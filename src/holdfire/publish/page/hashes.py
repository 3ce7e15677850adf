"""From what, and with what, an account was made. In: an Account. Out: digests and versions."""

from __future__ import annotations

from holdfire.publish.account import Account
from holdfire.publish.manifest import library_versions
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


def made_with() -> dict[str, str]:
    """Return the versions of what computed and drew the account."""
    return library_versions()


def _head(head: Head) -> str:
    return head.digest if head.segments else "empty"
