"""The reference account as it leaves, and a publication with hostile words in every text."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from holdfire.cases import reference_case
from holdfire.model.release import Profile
from holdfire.publish import Account
from holdfire.publish.brief import brief
from holdfire.publish.page import page
from holdfire.publish.redact import Publication, redact
from holdfire.publish.redact.columns import LEAVE, leaving
from holdfire.publish.release import SHAPES
from holdfire.sites import Unit, load_units
from holdfire.sources import read_facts

HOSTILE = (
    "<script>alert(1)</script>",
    "<svg onload=alert(1)>",
    '"><img src=x onerror=alert(1)>',
    '=HYPERLINK("http://example.org","x")',
    "+1+1",
    "-2+3|cmd",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "'=1+1",
    "  =1+1",
    "\uff1d1+1",
    "[x](javascript:alert(1)) **b** # h",
    '#eval("1") $ x $ @ref',
    "a\x00b\x07c\x1b[31md\x7f",
    "turned \u202e txt.exe \u2066",
    "lines\r\nof\ntext\u2028more",
    "quote \" comma , semicolon ; apostrophe '",
    "Київ, Москва, 🔥",
    "_x0041_ & &amp; ]]>",
    "'; DROP TABLE incidents; --",
)
ABOUT = {
    "title": "=A <b>case</b>", "profile": "public", "as_of": "2025-03-01", "licence": "CC-BY-4.0",
    "worldview": "none", "snapshot": "0" * 64, "sensitivity": "high", "notice": "reported",
}  # fmt: skip


def _value(column: Any, number: int) -> Any:
    kind, text = str(column.kind), HOSTILE[number % len(HOSTILE)]
    if kind.startswith("list"):
        return [text, "UA"]
    plain = {"int64": number, "double": number / 7, "bool": number % 2 == 0, "string": text}
    return plain.get(kind, date(2025, 3, 1))


def make(profile: Profile = Profile.PUBLIC, rows: int = len(HOSTILE)) -> Publication:
    declared = {name: leaving(name, profile) for name in LEAVE}
    tables, released = {}, {}
    for name, table in declared.items():
        made = []
        for number in range(rows):
            row = {
                column.name: None
                if column.optional and (number + place) % 5 == 4
                else _value(column, number)
                for place, column in enumerate(table.columns)
            }
            for key in SHAPES[name].key:  # ids stay apart, and children find their parents
                column = next(c for c in table.columns if c.name == key)
                if str(column.kind) == "string":
                    row[key] = f"id-{number}"
            for column, other in SHAPES[name].follows:
                if column in row and other != "*":
                    row[column] = f"id-{number}"
            made.append(row)
        keys = {SHAPES[name].id_of(row): row for row in made}
        tables[name] = table.of(keys.values())
        released[name] = frozenset(keys)
    return Publication(ABOUT, profile, date(2025, 3, 1), declared, tables, released, Counter(), [])


@pytest.fixture(scope="session")
def units(tmp_path_factory: pytest.TempPathFactory) -> list[Unit]:
    folder = tmp_path_factory.mktemp("tables") / "case"
    reference_case(folder)
    return load_units(read_facts(folder)["units"])


@pytest.fixture(scope="session")
def small(now: Account) -> Account:
    """The reference account with few findings: the rules look at every row alike."""
    held = {"findings": 40, "weeks": 40, "change_weeks": 40, "triangles": 5}
    return replace(now, tables={n: t.slice(0, held.get(n, 10**9)) for n, t in now.tables.items()})


@pytest.fixture(scope="session")
def public(small: Account, units: list[Unit]) -> Publication:
    return redact(small, units, [], Profile.PUBLIC)


@pytest.fixture(scope="session")
def partner(small: Account, units: list[Unit]) -> Publication:
    return redact(small, units, [], Profile.PARTNER)


@pytest.fixture(scope="session")
def hostile() -> Publication:
    return make()


@pytest.fixture(scope="session")
def page_made(now: Account) -> bytes:
    """The page of the reference case."""
    return page(now)


@pytest.fixture(scope="session")
def brief_made(now: Account) -> bytes:
    """The brief of the reference case."""
    return brief(now)
