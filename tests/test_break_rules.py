"""The table of changes that break rules fits the code: every text to replace stands there once."""

from __future__ import annotations

import ast
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[1]
RULES = [f"p{number:02d}" for number in range(1, 16)]


@pytest.fixture(scope="module")
def table() -> ModuleType:
    sys.path.insert(0, str(ROOT / "scripts"))
    try:
        import rules_to_break
    finally:
        sys.path.pop(0)
    return rules_to_break


def test_every_rule_is_broken_at_least_once(table: ModuleType) -> None:
    assert sorted({mutation.rule for mutation in table.MUTATIONS}) == RULES
    assert len({(m.file, m.old, m.new) for m in table.MUTATIONS}) == len(table.MUTATIONS)


def test_every_text_to_replace_stands_in_its_file_once(table: ModuleType) -> None:
    for mutation in table.MUTATIONS:
        text = (ROOT / "src" / "holdfire" / mutation.file).read_text(encoding="utf-8")
        assert text.count(mutation.old) == 1, (mutation.rule, mutation.file, mutation.old)
        changed = text.replace(mutation.old, mutation.new)
        assert changed != text
        if mutation.file.endswith(".py"):
            ast.parse(changed)


def test_every_rule_has_a_test_by_its_name() -> None:
    names = Counter(
        node.name[5:8]
        for path in (ROOT / "tests").rglob("test_*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and node.name[:6] == "test_p" and node.name[8:9] == "_"
    )
    assert [rule for rule in RULES if not names[rule]] == []
