"""All checks in order. In: how much time there is. Out: checks, as a table or JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict

from holdfire.validation.adequacy import adequacy
from holdfire.validation.check import Check
from holdfire.validation.reciprocity import reciprocity
from holdfire.validation.tempo import tempo

#: What is checked, in the order in which the methods build on each other.
TOPICS: tuple[tuple[str, Callable[..., list[Check]]], ...] = (
    ("tempo", tempo),
    ("reciprocity", reciprocity),
    ("adequacy", adequacy),
)


def validate(*, full: bool = False, say: Callable[[str], None] = lambda _: None) -> list[Check]:
    """Return every check, computed now by this installation.

    Parameters
    ----------
    full : bool
        As many made-up worlds and sample years as the published figures; otherwise fewer, so that
        all is done within two minutes. Both are seeded.
    say : callable
        Told what is being done.
    """
    found: list[Check] = []
    for topic, checks in TOPICS:
        say(f"checking {topic}")
        found += checks(full=full)
    return found


def as_json(checks: Iterable[Check]) -> str:
    """Return the checks as one JSON list."""
    return json.dumps([asdict(check) for check in checks], indent=1, ensure_ascii=False) + "\n"


def as_table(checks: Iterable[Check]) -> str:
    """Return the checks as a table for people, one line each, and how many pass."""
    checks = list(checks)
    wide = max(len(check.name) for check in checks)
    head = (
        f"{'':4} {'what':<{wide}}  {'expected':>14}  {'computed':>16}  {'error':>9}  rule; source"
    )
    lines = [head]
    for check in checks:
        mark = "ok" if check.passed else "FAIL"
        error = "" if check.error is None else f"{check.error:.1e}"
        if check.standard_error is not None:
            error = f"±{check.standard_error:.2g}"
        lines.append(
            f"{mark:4} {check.name:<{wide}}  {check.expected:>14}  {check.computed:>16.9g}  "
            f"{error:>9}  {check.rule}; {check.source}"
        )
    passed = sum(check.passed for check in checks)
    return "\n".join([*lines, f"{passed} of {len(checks)} pass"]) + "\n"
