"""The command line keeps its contract: exit codes, one line, words apart from results."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from holdfire import cli

SOURCE = (
    "Ukraine's General Staff said on Friday that Ukrainian drones had struck a refinery in "
    "Ryazan.\n"
)


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "holdfire", *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_demo_prints_the_page_and_verifies(tmp_path: Path) -> None:
    done = run("demo", "--out", "d", "--as-of", "2024-10-30", "--no-open", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout == "d/index.html\n"
    assert "as of 2024-10-30" in done.stderr
    names = {p.relative_to(tmp_path / "d").parts[0] for p in (tmp_path / "d").iterdir()}
    files = {"index.html", "brief.pdf", "assessment.json", "manifest.json", "weights.json"}
    assert names == files | {"tables", "case", "public"}
    told = " ".join(done.stderr.split())
    assert "To hand on (released, redacted): d/public/index.html" in told
    assert "For the monitor alone (working account, not released): d/index.html" in told
    assert "Released to: public" in (tmp_path / "d" / "public" / "index.html").read_text()
    assert "not released" in (tmp_path / "d" / "index.html").read_text()
    checked = run("verify", "d", cwd=tmp_path)
    assert checked.returncode == 0, checked.stderr
    assert "replayed to identical bytes" in checked.stdout


def test_a_new_case_can_be_assessed_at_once(tmp_path: Path) -> None:
    assert run("init", "c", cwd=tmp_path).returncode == 0
    done = run("assess", "c", "--out", "o", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "o" / "index.html").is_file()
    again = run("init", "c", cwd=tmp_path)
    assert again.returncode == 1
    assert "already holds a case" in again.stderr


def test_read_writes_one_claim_a_line_with_spans(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SOURCE)
    done = run("read", "a.txt", "--published", "2025-01-25", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    claims = [json.loads(line) for line in done.stdout.splitlines()]
    assert claims
    for claim in claims:
        start, end = claim["span"]
        assert SOURCE[start:end] == claim["words"]
    assert claims[0]["attacker"] == "UA"
    assert (claims[0]["when"]["start"], claims[0]["when"]["end"]) == ("2025-01-24", "2025-01-24")
    people = run("read", "a.txt", "--format", "table", cwd=tmp_path)
    assert people.stdout.startswith("kind")


@pytest.mark.parametrize(
    ("arguments", "code", "what"),
    [
        (("assess", "nowhere", "--out", "o"), 1, "there is no such case folder"),
        (("read", "nowhere.txt"), 1, "nowhere.txt: there is no such file"),
        (("verify", "nowhere"), 1, "it is no assessment"),
        (("demo", "--out", "d", "--as-of", "2025-02-31"), 1, "does not exist"),
        (("demo", "--bogus"), 2, "--bogus"),
        (("read",), 2, "at least one file"),
        (("assess", "case"), 2, "out"),
        (("unknown",), 2, "unknown"),
    ],
)
def test_what_is_at_fault_is_said_in_one_line_without_a_traceback(
    tmp_path: Path, arguments: tuple[str, ...], code: int, what: str
) -> None:
    done = run(*arguments, cwd=tmp_path)
    assert done.returncode == code
    assert done.stdout == ""
    assert what in done.stderr
    assert "Traceback" not in done.stderr
    if code == 1:
        assert done.stderr.count("\n") == 1


def test_progress_shows_on_a_terminal_and_not_in_a_pipe(tmp_path: Path) -> None:
    piped = run("init", "a", cwd=tmp_path)
    assert "\x1b" not in piped.stderr
    ours, theirs = pty.openpty()
    (tmp_path / "t.txt").write_text(SOURCE)
    child = subprocess.Popen(
        [sys.executable, "-m", "holdfire", "read", "t.txt"],
        cwd=tmp_path,
        stdout=subprocess.DEVNULL,
        stderr=theirs,
        env={**os.environ, "TERM": "xterm"},
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            part = os.read(ours, 4096)
        except OSError:
            break
        if not part:
            break
        shown += part
    os.close(ours)
    assert child.wait(60) == 0
    assert b"reading t.txt" in shown


def test_help_names_every_command() -> None:
    text = cli.app.generate_docs()
    for command in ("demo", "init", "read", "assess", "verify", "eval"):
        assert f"## holdfire {command}" in text


def test_a_language_without_a_reader_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Die Raffinerie brennt.\n")
    done = run("read", "a.txt", "--language", "de", cwd=tmp_path)
    assert done.returncode == 0
    assert done.stdout == ""
    assert "0 claims" in done.stderr


GOLD = {
    "report_id": "r",
    "language": "en",
    "outlet_side": "third",
    "published": "2025-01-25",
    "title": "",
    "text": SOURCE,
    "claims": [],
}


def test_eval_counts_spurious_claims(tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text(json.dumps(GOLD) + "\n")
    done = run("eval", "claims", "gold.jsonl", "--json", "--extractor", "rules", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    scores = json.loads(done.stdout)["en"]["claims"]
    assert scores["spurious"] >= 1
    assert scores["precision"] == 0
    people = run("eval", "claims", "gold.jsonl", cwd=tmp_path)
    assert "precision" in people.stdout


def test_eval_names_the_line_at_fault(tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text(json.dumps(GOLD) + "\n{}\n")
    done = run("eval", "claims", "gold.jsonl", cwd=tmp_path)
    assert done.returncode == 1
    assert "gold.jsonl, row 2: is no labelled report" in done.stderr


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("uk", "Дрони вдарили по нафтопереробному заводу в Рязані, повідомив губернатор.", "Дрони"),
        ("ru", "Беспилотники ударили по нефтезаводу в Рязани, сообщил губернатор.", "Беспилотники"),
    ],
)
def test_read_takes_ukrainian_and_russian(
    tmp_path: Path, language: str, text: str, words: str
) -> None:
    (tmp_path / "a.txt").write_text(text)
    done = run("read", "a.txt", "--language", language, "--published", "2025-01-25", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    claims = [json.loads(line) for line in done.stdout.splitlines()]
    assert claims[0]["kind"] == "strike"
    assert claims[0]["words"].startswith(words)
    assert claims[0]["attacker"] == "unknown"
