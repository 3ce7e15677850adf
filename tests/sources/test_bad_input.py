"""Bad input is refused in one line that names file, row and next step, and loses nothing stored."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from holdfire.assess import ingest
from holdfire.model import HoldfireError
from holdfire.model.errors import BadCase, BadInput, BadTable, BadText
from holdfire.sources import load_case, read_facts
from holdfire.store import reports_log

TODAY = date(2026, 11, 23)
HEADER = (
    "mention_id,event_date,date_precision,attacker,asserted_by,asserted_by_side,target_kind,"
    "site_id,place,adm1,effect,capacity_out_value,capacity_out_unit,published,outlet,outlet_side,"
    "source_url\n"
)
ROW = (
    "X1,2025-01-02,day,RU,DTEK,UA,thermal,,,,plant hit,{value},{unit},2025-01-03,An outlet,UA,"
    "https://example.org/1\n"
)


@pytest.fixture
def case(case_folder: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "case"
    shutil.copytree(case_folder, folder)
    return folder


def put(case: Path, name: str, data: bytes) -> Path:
    path = case / "inbox" / name
    path.write_bytes(data)
    return path


def refused(case: Path, kind: type[HoldfireError]) -> str:
    """Ingest, expect a refusal, check that the log is as it was, and return the message."""
    before = reports_log(case).head()
    with pytest.raises(kind) as caught:
        ingest(case, today=TODAY)
    assert reports_log(case).head() == before
    message = str(caught.value)
    assert "\n" not in message
    return message


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"caf\xe9 on the second\nline \xff", "is not UTF-8 (line 1)"),
        (b"", "is empty"),
        (b"  \n\t ", "is empty"),
        (b"\x00\x01\x02PNG", "is binary, not text"),
        ("text".encode("utf-16"), "is binary, not text"),
    ],
)
def test_bytes_that_are_no_text(case: Path, data: bytes, what: str) -> None:
    path = put(case, "broken.txt", data)
    message = refused(case, BadText)
    assert message.startswith(f"{path}: {what}")
    assert message.endswith(".")


def test_fifty_megabytes_of_text(case: Path) -> None:
    put(case, "long.txt", b"word " * 10_000_000)
    assert "is 50 MB; one report holds at most 20 MB" in refused(case, BadInput)


def test_a_file_of_an_unknown_kind(case: Path) -> None:
    put(case, "report.docx", b"PK")
    assert "has an ending the inbox does not read" in refused(case, BadInput)


@pytest.mark.parametrize(
    ("head", "what"),
    [
        ("published: 2025-02-31", "does not exist"),
        ("published: '2025-02-31'", "does not exist"),
        ("published: 2031-01-01", "is in the future"),
        ("outlet_side: XX", "'XX' is not a party of this case"),
        ("publised: 2025-01-01", "unknown entry 'publised'"),
        ("form: rumour", "is not text or note"),
        ("title: [", "head that is not YAML"),
    ],
)
def test_a_head_that_cannot_be(case: Path, head: str, what: str) -> None:
    put(case, "note.md", f"---\n{head}\n---\nA plant was hit.\n".encode())
    message = refused(case, BadInput)
    assert "note.md" in message
    assert what in message or "impossible date" in message


def test_front_matter_that_never_closes(case: Path) -> None:
    put(case, "note.md", b"---\ntitle: x\nA plant was hit.\n")
    assert "never closes it" in refused(case, BadInput)


def table(case: Path, body: str) -> None:
    mapping = (case / "inbox" / "strikes_reported.yaml").read_bytes()
    put(case, "more.yaml", mapping)
    put(case, "more.csv", body.encode())


def test_a_table_without_its_mapping(case: Path) -> None:
    put(case, "alone.csv", (HEADER + ROW.format(value="", unit="")).encode())
    assert "alone.yaml: there is no such file" in refused(case, BadInput)


def test_a_table_with_wrong_columns(case: Path) -> None:
    table(case, "a,b\n1,2\n")
    assert "has no column adm1, asserted_by" in refused(case, BadTable)


EDITS: list[tuple[Callable[[str], str], str]] = [
    (lambda row: row.replace("2025-01-02", "2025-02-31"), "'2025-02-31' does not exist"),
    (lambda row: row.replace("2025-01-02", "2031-01-01"), "is an event after its own report"),
    (lambda row: row.replace("2025-01-03", "2031-01-01"), "is a publication date in the future"),
    (lambda row: row.replace(",RU,", ",XX,"), "'XX' is not a party"),
    (lambda row: row.replace("X1", ""), "has no mention_id"),
    (lambda row: row.replace("An outlet", ""), "has no outlet"),
    (lambda row: row.replace("plant hit", "plant, hit"), "has 18 values for 17 columns"),
]


@pytest.mark.parametrize(("edit", "what"), EDITS)
def test_a_row_that_cannot_be_is_named(case: Path, edit: Callable[[str], str], what: str) -> None:
    good = ROW.format(value="", unit="")
    table(case, HEADER + good.replace("X1", "X0") + edit(good))
    message = refused(case, BadTable)
    assert "more.csv, row 2: " in message
    assert what in message


@pytest.mark.parametrize(
    ("value", "unit", "what"),
    [
        ("40", "%", "40 percent has no denominator"),
        ("140", "% of plant capacity", "cannot be"),
        ("many", "MW", "is not a number"),
        ("40", "", "has no unit"),
    ],
)
def test_an_amount_that_cannot_be(case: Path, value: str, unit: str, what: str) -> None:
    table(case, HEADER + ROW.format(value=value, unit=unit))
    assert what in refused(case, BadTable)


def test_two_rows_with_one_id(case: Path) -> None:
    table(case, HEADER + ROW.format(value="", unit="") * 2)
    assert "row 2: repeats the id 'X1' of row 1" in refused(case, BadTable)


def test_a_case_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadCase, match="there is no such case folder"):
        load_case(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("just: yaml", "is YAML but not a case"),
        ("- a\n- b", "is YAML but not a case"),
        ("holdfire_case: [", "is not YAML"),
        ("holdfire_case: 1\ntitle: x", "slug"),
    ],
)
def test_yaml_that_is_not_a_case(tmp_path: Path, text: str, what: str) -> None:
    (tmp_path / "case.yaml").write_text(text)
    with pytest.raises(BadCase, match=what) as caught:
        load_case(tmp_path)
    assert "holdfire init" in str(caught.value)


@pytest.mark.parametrize(
    ("table_name", "column", "value", "what"),
    [
        ("capacity_facts", "denominator", "", "has no denominator"),
        ("capacity_facts", "side", "XX", "is not a party"),
        ("agreement_versions", "effect_from", "2025-02-30", "does not exist"),
        ("agreement_versions", "status", "maybe", "unknown status"),
        ("sites", "kind", "castle", "unknown kind"),
        ("accusations", "value_low", "lots", "is not a number"),
    ],
)
def test_a_case_table_with_a_bad_row(
    case: Path, table_name: str, column: str, value: str, what: str
) -> None:
    import csv

    from holdfire.assess import assess

    path = case / "tables" / f"{table_name}.csv"
    with path.open(newline="") as handle:
        rows = list(csv.DictReader(handle))
    rows[0][column] = value
    with path.open("w", newline="") as handle:
        writer = csv.DictWriter(handle, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    with pytest.raises(BadTable, match=what) as caught:
        assess(case, as_of=TODAY)
    assert f"{table_name}.csv, row 1" in str(caught.value)


def test_a_case_table_with_an_id_twice(case: Path) -> None:
    path = case / "tables" / "positions.csv"
    lines = path.read_text().splitlines()
    path.write_text("\n".join([*lines, lines[1]]) + "\n")
    with pytest.raises(BadTable, match="repeats the id"):
        read_facts(case)
