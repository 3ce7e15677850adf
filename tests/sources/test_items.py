"""Files of every kind become reports with their heads; original bytes are kept."""

import hashlib
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from holdfire.model import Form, Span
from holdfire.model.case import Case
from holdfire.sources import load_mapping, read_inbox, read_item
from holdfire.sources.table import read_table

TODAY = date(2026, 11, 23)


def test_front_matter_fills_the_head(tmp_path: Path, case: Case) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        "---\ntitle: T\noutlet: O\noutlet_side: third\npublished: 2025-01-02\nform: note\n"
        "source_url: https://example.org/x\n---\nA refinery was hit.\n"
    )
    item = read_item(path, case.parties, today=TODAY)
    report = item.report
    assert (report.title, report.outlet, report.outlet_side) == ("T", "O", "third")
    assert report.form is Form.NOTE
    assert report.published == Span.parse("2025-01-02")
    assert report.known_from == date(2025, 1, 2)
    assert report.text == "A refinery was hit."
    assert report.original_sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_what_has_no_date_is_known_from_the_day_it_was_read(tmp_path: Path, case: Case) -> None:
    path = tmp_path / "a.txt"
    path.write_text("A refinery was hit.")
    assert read_item(path, case.parties, today=TODAY).report.known_from == TODAY


def test_a_sidecar_and_the_command_line_override(tmp_path: Path, case: Case) -> None:
    path = tmp_path / "a.txt"
    path.write_text("A refinery was hit.")
    (tmp_path / "a.txt.yaml").write_text("outlet: Side\npublished: 2025-01-02\n")
    report = read_item(path, case.parties, today=TODAY, given={"published": "2025-02"}).report
    assert (report.outlet, str(report.published)) == ("Side", "2025-02-01/2025-02-28")
    assert report.known_from == date(2025, 2, 28)  # a month is surely known at its end


def test_a_page_gives_text_without_scripts(tmp_path: Path, case: Case) -> None:
    path = tmp_path / "p.html"
    path.write_text(
        "<html lang='en'><head><title>Plant hit</title>"
        "<meta property='article:published_time' content='2025-01-02T10:00:00Z'>"
        "<meta property='og:site_name' content='The Outlet'></head><body><nav>Home</nav>"
        "<script>alert(1)</script><p>A plant was <b>hit</b> &amp; burned.</p><p>Two units.</p>"
    )
    report = read_item(path, case.parties, today=TODAY).report
    assert report.text == "A plant was hit & burned.\nTwo units."
    assert (report.title, report.outlet) == ("Plant hit", "The Outlet")
    assert str(report.published) == "2025-01-02"


def test_a_letter_gives_its_text_and_no_mailbox(tmp_path: Path, case: Case) -> None:
    path = tmp_path / "l.eml"
    path.write_bytes(
        b"From: Press Office <person.name@example.org>\nSubject: Statement\n"
        b"Date: Thu, 02 Jan 2025 10:00:00 +0200\nContent-Type: text/plain; charset=utf-8\n\n"
        b"The station was shelled.\n"
    )
    report = read_item(path, case.parties, today=TODAY).report
    assert (report.outlet, report.title) == ("Press Office", "Statement")
    assert str(report.published) == "2025-01-02"
    assert "person.name" not in repr(report)


def test_the_same_item_twice_is_one_report(tmp_path: Path, case: Case) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("---\noutlet: O\nsource_url: u\n---\nThe same words.\n")
    ids = {item.report.report_id for item in read_inbox(tmp_path, case, today=TODAY)}
    assert len(ids) == 1


def test_parquet_and_csv_give_the_same_reports(
    case_folder: Path, tmp_path: Path, case: Case
) -> None:
    source = case_folder / "inbox" / "strikes_reported.csv"
    mapping = load_mapping(case_folder / "inbox" / "strikes_reported.yaml")
    options = {"today": TODAY, "undated_known_from": case.compiled_on}
    rows, _ = read_table(source, mapping, case.parties, **options)  # type: ignore[arg-type]
    import csv

    with source.open(newline="") as handle:
        pq.write_table(pa.Table.from_pylist(list(csv.DictReader(handle))), tmp_path / "t.parquet")
    again, _ = read_table(tmp_path / "t.parquet", mapping, case.parties, **options)  # type: ignore[arg-type]
    assert [r.report_id for r in rows] == [r.report_id for r in again]
    assert len(rows) == 772


def test_undated_rows_are_known_only_from_the_day_of_compilation(
    case_folder: Path, case: Case
) -> None:
    items = list(read_inbox(case_folder / "inbox", case, today=TODAY))
    undated = [item.report for item in items if item.report.published is None]
    assert len(undated) == 215
    assert {report.known_from for report in undated} == {case.compiled_on}


def test_the_reference_case_holds_only_real_reports(case_folder: Path, case: Case) -> None:
    items = [item.report for item in read_inbox(case_folder / "inbox", case, today=TODAY)]
    notes = [report for report in items if report.form is Form.NOTE]
    assert len(notes) >= 30
    assert all(report.source_url for report in items)
    assert sum(report.form is Form.ROW for report in items) >= 700
    assert b"synthetic" not in b"".join(p.read_bytes() for p in case_folder.rglob("*.md"))
