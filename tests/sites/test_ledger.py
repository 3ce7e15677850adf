"""Figures of different wholes never mix, and none is known before it was said."""

from datetime import date

from holdfire.publish import Account


def test_every_share_names_its_whole(now: Account) -> None:
    for row in now.rows("ledger"):
        assert row["denominator"], row["entry_id"]


def test_the_figures_of_the_article_stand_apart(now: Account) -> None:
    rows = {row["entry_id"]: row for row in now.rows("ledger")}
    peak, early, repaired, second = (rows[i] for i in ("C048", "C043", "C046", "C051"))
    assert (peak["low"], peak["high"], peak["as_of_start"].year) == (17, 17, 2024)
    assert (early["low"], repaired["low"], repaired["high"]) == (14, 10, None)
    assert (second["low"], second["as_of_end"]) == (17, date(2025, 9, 26))
    struck = rows["C059"]
    assert (struck["high"], struck["measure"]) == (38, "nameplate_struck")
    assert struck["denominator"] != second["denominator"]


def test_an_undated_figure_is_unknown_before_the_tables_were_compiled(
    now: Account, then: Account
) -> None:
    undated = {row["entry_id"] for row in now.rows("ledger") if row["as_of_end"] is None}
    assert undated
    assert not undated & {row["entry_id"] for row in then.rows("ledger")}
    assert all(row["known_from"] <= then.as_of for row in then.rows("ledger"))
