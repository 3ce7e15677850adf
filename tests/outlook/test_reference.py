"""The reference case: both winters, both sides, both days of knowledge."""

from __future__ import annotations

from datetime import date

from holdfire.publish import Account


def test_each_winter_has_its_arms_and_metrics(now: Account, then: Account) -> None:
    for account, winters in ((now, {"2024-25", "2025-26"}), (then, {"2024-25"})):
        rows = account.rows("outlook")
        assert {row["winter"] for row in rows} == winters
        assert {(row["country"], row["sector"]) for row in rows} == {
            ("UA", "generation"),
            ("RU", "refining"),
        }
        assert len(rows) == len(winters) * 3 * (5 + 2)
        for row in rows:
            assert row["low"] <= row["high"]
            assert row["standard_error"] < max(row["value"], 1.0) / 20
            assert row["arm"] != "dividend" or row["low"] >= 0


def test_a_sentence_carries_interval_conditions_and_day(now: Account) -> None:
    (row,) = (
        row
        for row in now.rows("outlook")
        if (row["winter"], row["country"], row["arm"], row["metric"])
        == ("2025-26", "UA", "dividend", "EUE")
    )
    text = row["sentence"]
    assert text.startswith("UA generation, winter 2025-26, as known on 2026-11-23: a truce that")
    assert "holds back 50 to 100 % of strike clusters all winter (a premise) lowers" in text
    assert "90 % of sampled winters: " in text
    assert text.endswith("covered days, not a forecast.")


def test_the_fan_holds_what_was_said_of_mid_january(now: Account) -> None:
    """11 GW could run on 15 January 2026, without imports of up to 2.3 GW."""
    (week,) = (
        row
        for row in now.rows("outlook_weeks")
        if (row["country"], row["arm"], row["week_start"]) == ("UA", "without", date(2026, 1, 12))
    )
    assert week["available_low"] - 2.3 <= 11 <= week["available_high"]
    assert week["margin_low"] <= week["margin"] <= week["margin_high"]


def test_drivers_are_classes(now: Account) -> None:
    names = {row["input_class"] for row in now.rows("outlook_drivers")}
    assert names == {
        "ledger range", "load and temperature", "import limit", "strike rate and harm",
        "repair times", "forced outages", "truce strength", "chance and joint effects",
    }  # fmt: skip
    for row in now.rows("outlook_drivers"):
        assert 0 <= row["low"] <= row["share"] <= row["high"] <= 1
