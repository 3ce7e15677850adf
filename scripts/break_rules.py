"""Break each rule on purpose and show which test notices. In: src, tests. Out: a table; exit code.

Works in a copy, so nothing here changes. Exit code 1 where a change goes unnoticed, or does not fit
the code any more. ``python scripts/break_rules.py p04 p13`` breaks these rules alone.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from rules_to_break import MUTATIONS, Mutation

ROOT = Path(__file__).resolve().parents[1]
_FAILED = re.compile(r"^FAILED \S+::(test_\w+?)(?:\[.*\])?(?: - (.*))?$", re.MULTILINE)


def tests_of(rule: str, tests: Path) -> list[str]:
    """Return the files that hold tests of a rule."""
    return sorted(str(p) for p in tests.rglob("test_*.py") if f"def test_{rule}_" in p.read_text())


def run(copy: Path, rules: list[str], *, kept: Path | None) -> subprocess.CompletedProcess[str]:
    """Run the tests of rules in the copy, up to the first that fails."""
    files = sorted({name for rule in rules for name in tests_of(rule, copy / "tests")})
    known = {k: v for k, v in os.environ.items() if k != "HOLDFIRE_KEPT_ACCOUNTS"}
    environment = known | {"PYTHONPATH": str(copy / "src")}
    if kept is not None:
        environment["HOLDFIRE_KEPT_ACCOUNTS"] = str(kept)
    named = " or ".join(f"test_{rule}_" for rule in rules)
    asked = ["-x", "-rf", "--tb=short", "-p", "no:cacheprovider", "-k", named, *files]
    return subprocess.run(
        [sys.executable, "-m", "pytest", *asked],
        cwd=copy, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip


def broken(copy: Path, mutation: Mutation, *, kept: Path) -> str | None:
    """Apply a change, run the tests of its rule, restore; return the test that noticed, or None.

    An error of import, collection or set-up is not counted: the test itself must fail.
    """
    path = copy / "src" / "holdfire" / mutation.file
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(mutation.old, mutation.new), encoding="utf-8")
    _touch(path)
    try:
        done = run(copy, [mutation.rule], kept=None if mutation.afresh else kept)
    finally:
        path.write_text(text, encoding="utf-8")
        _touch(path)
    found = [name for name, _ in _FAILED.findall(done.stdout)]
    if done.returncode == 1 and found and found[0].startswith(f"test_{mutation.rule}_"):
        return found[0]
    sys.stderr.write(f"{mutation.rule}, {mutation.breaks}:\n{done.stdout[-1500:]}\n")
    return None


_clock = [time.time()]


def _touch(path: Path) -> None:
    """Give the file a time that it never had: compiled code is kept by time and size."""
    _clock[0] += 2
    os.utime(path, (_clock[0], _clock[0]))


def main(asked: list[str]) -> int:
    """Break the rules that are asked for, by default all."""
    chosen = [m for m in MUTATIONS if not asked or m.rule in asked]
    rules = sorted({mutation.rule for mutation in chosen})
    started, survived = time.monotonic(), 0
    with tempfile.TemporaryDirectory(prefix="holdfire-rules-") as folder:
        copy, kept = Path(folder) / "copy", Path(folder) / "kept"
        kept.mkdir()
        left_out = shutil.ignore_patterns("__pycache__", "*.pyc")
        for name in ("src", "tests", "scripts"):
            shutil.copytree(ROOT / name, copy / name, ignore=left_out)
        shutil.copy(ROOT / "pyproject.toml", copy)
        whole = run(copy, rules, kept=kept)
        if whole.returncode != 0:
            sys.stderr.write(f"the tests fail before anything is broken:\n{whole.stdout[-3000:]}\n")
            return 1
        seconds = time.monotonic() - started
        sys.stderr.write(f"unbroken: {whole.stdout.splitlines()[-1]} ({seconds:.0f} s)\n")
        sys.stdout.write("| rule | what was broken | test that noticed | s |\n|---|---|---|---|\n")
        for mutation in chosen:
            since = time.monotonic()
            held = (copy / "src" / "holdfire" / mutation.file).read_text(encoding="utf-8")
            if held.count(mutation.old) != 1:
                noticed, why = None, "THE TEXT TO BREAK STANDS THERE NO MORE"
            else:
                noticed, why = broken(copy, mutation, kept=kept), "NOTHING NOTICED"
            survived += noticed is None
            took = time.monotonic() - since
            row = (mutation.rule.upper(), mutation.breaks, noticed or why, f"{took:.0f}")
            sys.stdout.write(f"| {' | '.join(row)} |\n")
            sys.stdout.flush()
    total = time.monotonic() - started
    sys.stderr.write(f"{len(chosen)} changes, {survived} unnoticed, {total:.0f} s\n")
    return 1 if survived else 0


if __name__ == "__main__":
    sys.exit(main([name.lower() for name in sys.argv[1:]]))
