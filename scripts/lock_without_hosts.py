"""Rewrite uv.lock so that it pins names, versions and hashes but names no index.

A lock that carries download addresses works only against one index. Without them the same
pins install from whichever index, mirror or proxy the machine's package client is set up for:
``uv export --frozen`` turns the lock into hashed requirements, and ``uv pip sync`` installs them.
"""

import re
import sys
from pathlib import Path

RULES = (
    (re.compile(r'registry = "https?://[^"]*"'), 'registry = "wheelhouse"'),
    (re.compile(r'url = "https?://[^"]*/([^"/]+)"'), r'path = "\1"'),
)


def without_hosts(lock: str) -> str:
    """Return the lock text with every index address replaced by a bare file name."""
    for pattern, replacement in RULES:
        lock = pattern.sub(replacement, lock)
    return lock


if __name__ == "__main__":
    path = Path(sys.argv[1] if len(sys.argv) > 1 else "uv.lock")
    path.write_text(without_hosts(path.read_text(encoding="utf-8")), encoding="utf-8")
