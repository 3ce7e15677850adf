"""What `holdfire validate` prints is what it found, and a failing check ends with exit code 1."""

from __future__ import annotations

import json

import numpy as np
import pytest

from holdfire.cli import main
from holdfire.validation import as_json, as_table, run
from holdfire.validation.check import Check, exact, sampled, within


def run_main(words: list[str]) -> int:
    with pytest.raises(SystemExit) as ended:
        main(words)
    return int(ended.value.code or 0)


def test_an_exact_check_holds_to_its_relative_error() -> None:
    assert exact("tempo", "x", 100.0, "s", 100.00005).passed
    assert not exact("tempo", "x", 100.0, "s", 100.0002).passed
    assert exact("tempo", "x", 100.0, "s", 100.0002, within=1e-5).passed
    assert exact("tempo", "x", -4.0, "s", -4.0).error == 0.0


def test_a_sampled_check_holds_within_three_standard_errors() -> None:
    assert sampled("adequacy", "x", 10.0, "s", 10.29, standard_error=0.1).passed
    assert not sampled("adequacy", "x", 10.0, "s", 10.31, standard_error=0.1).passed


@pytest.mark.parametrize(
    ("least", "most", "expected", "passed"),
    [(None, 0.08, "<= 0.08", True), (0.06, None, ">= 0.06", False), (0.0, 0.1, "0 to 0.1", True)],
)
def test_a_rate_holds_between_its_bounds(
    least: float | None, most: float | None, expected: str, passed: bool
) -> None:
    check = within("tempo", "x", "s", 0.05, least=least, most=most)
    assert (check.expected, check.passed) == (expected, passed)


def some(*, full: bool) -> list[Check]:
    bad = exact("tempo", "a false figure", 1.0, "nobody", 2.0)
    good = within("tempo", f"full: {full}", "s", 0.05, most=0.08, standard_error=0.012)
    return [bad, good]


def test_the_command_prints_every_check_and_fails_where_one_does(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run, "TOPICS", (("tempo", some),))
    assert run_main(["validate"]) == 1
    printed = capsys.readouterr().out
    assert "FAIL a false figure" in printed
    assert "ok   full: False" in printed
    assert printed.endswith("1 of 2 pass\n")
    assert run_main(["validate", "--json", "--full"]) == 1
    rows = json.loads(capsys.readouterr().out)
    assert [row["passed"] for row in rows] == [False, True]
    assert rows[1]["name"] == "full: True"


def test_a_table_and_json_hold_every_check() -> None:
    checks = some(full=False)
    assert len(json.loads(as_json(checks))) == 2
    assert all(check.name in as_table(checks) for check in checks)


def test_checks_of_numpy_numbers_are_json_too() -> None:
    value = np.float64(0.05)
    checks = [
        exact("tempo", "x", 0.05, "s", value),
        sampled("tempo", "x", 0.05, "s", value, standard_error=np.float64(0.1)),
        within("tempo", "x", "s", value, most=0.08),
    ]
    assert [row["passed"] for row in json.loads(as_json(checks))] == [True] * 3
