"""Every estimate has a figure and a plain sentence on the page, and each follows its table."""

from __future__ import annotations

from datetime import date

import pytest

from holdfire.outlook.sentence import alike
from holdfire.publish import Account, charts
from holdfire.publish.page import page
from holdfire.publish.page.estimates import capacity, changes, outlook, reciprocity, shift
from holdfire.publish.page.revisions import revisions, totals


@pytest.fixture(scope="module")
def html(now: Account) -> str:
    return page(now).decode()


def test_every_estimate_has_its_figure(html: str) -> None:
    names = ["tempo", "change", "reciprocity"]
    for code, sector in (("UA", "generation"), ("RU", "refining")):
        names += [f"{what}-{code}-{sector}" for what in ("capacity", "steps", "outlook", "drivers")]
    for name in names:
        assert f'id="plot-{name}"' in html, name


def test_the_sentence_to_quote_stands_on_the_page(now: Account, html: str) -> None:
    for row in now.rows("outlook"):
        if row["arm"] == "dividend" and row["metric"] in ("hours_off", "capacity_out_mean"):
            assert row["sentence"] in html
            assert "not a forecast" in row["sentence"]
            assert "90 % of sampled winters" in row["sentence"]


def test_views_follow_their_tables(now: Account) -> None:
    assert [len(group["rows"]) for group in changes(now)] == [4, 4]
    assert len(reciprocity(now)) == 2
    assert shift(now).startswith("Cannot be assessed")
    groups = outlook(now)
    assert {(g["country"], g["winter"]) for g in groups} == {
        (c, w) for c in ("UA", "RU") for w in ("2024-25", "2025-26")
    }
    for group in groups:
        for metric in group["metrics"].values():
            assert {"with", "without", "dividend"} <= metric.keys()
    for sentence in capacity(now).values():
        assert "by source" in sentence


def test_the_balance_in_the_figure_is_that_of_the_last_covered_day(now: Account) -> None:
    spec = charts.steps(now, "UA", "generation").to_dict()
    bars = {row["step"]: row for row in spec["data"]["values"]}
    last = [
        row
        for row in now.rows("capacity")
        if row["country"] == "UA" and row["day"] <= now.last_covered
    ][-1]
    day = f"available on {last['day'].day} {last['day']:%b %Y}"
    assert bars[day]["from"] == round(last["low"], 2)
    assert bars["left by these statements"]["to"] == round(last["stated_high"], 2)


def test_an_account_without_estimates_draws_no_empty_figure(then: Account) -> None:
    assert charts.capacity(then, "RU", "generation") is None
    assert charts.outlook(then, "RU", "generation") is None
    assert charts.drivers(then, "RU", "generation") is None
    assert charts.steps(then, "RU", "generation") is None
    assert then.as_of == date(2024, 10, 30)


def test_bounds_are_printed_to_the_place_of_their_value() -> None:
    assert alike(0.418, 0.00543, 1.28) == ("0.418", "0.005", "1.280")
    assert alike(1049, 375, 1763) == ("1,050", "380", "1,760")
    assert alike(0.0, 0.0) == ("0.00", "0.00")


def test_corrections_and_counts_then_and_now_stand_on_the_page(now: Account, html: str) -> None:
    found = revisions(now)
    assert found["all"] == len(now.rows("revisions"))
    assert found["all"] == found["new"] + found["corrections"] + sum(
        row["what"] == "origins" for row in now.rows("revisions")
    )
    assert f"{found['all']} changes:" in html
    for group in totals(now):
        for row in group["rows"]:
            assert row["then"] <= row["now"]
            assert row["path"] in html
