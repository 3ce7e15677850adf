import pytest

from holdfire.claims.english.quantities import amount_in
from holdfire.model import Kind

TABLE = [
    ("17 percent of the country's refining capacity was damaged", 17, 17, "percent"),
    ("nearly half of the grid was destroyed", 45, 50, "percent"),
    ("more than 1 million households lost power", 1e6, None, "households"),
    ("up to 6 GW is missing", None, 6, "GW"),
    ("about 4,000 subscribers were cut off", 4000, 4000, "customers"),
    ("at least three storage tanks were burning", 3, None, "count"),
    ("at least nine out of 32 refineries were struck", 9, None, "sites"),
    ("79 of 91 missiles were shot down", 79, 79, "missiles"),
    ("twenty-one drones were downed", 21, 21, "drones"),
    ("dozens of drones were downed", 24, None, "drones"),
    ("several hundred square metres burned", 200, 999, "m2"),
    ("the plant processed 13.1 million tonnes of oil", 13.1, 13.1, "Mt"),
    ("the plant can process 20 million tons a year", 20, 20, "Mt/y"),
    ("output fell by 400,000 barrels per day", 4e5, 4e5, "bbl/d"),
    ("most of the damage was repaired", 50, None, "percent"),
    ("over 30 violations were counted", 30, None, "violations"),
    ("the fire covered 1,700 square metres", 1700, 1700, "m2"),
    ("eight to ten hours of outages are expected", 8, 10, "hours"),
    ("two to three million people lost power", 2e6, 3e6, "people"),
    ("the ceiling rises from 1.7 GW to 2.1 GW", 2.1, 2.1, "GW"),
]


@pytest.mark.parametrize(("text", "low", "high", "unit"), TABLE)
def test_an_amount_is_a_range_with_its_unit(
    text: str, low: float | None, high: float | None, unit: str
) -> None:
    amount = amount_in(text, 0, len(text), Kind.OUTAGE)
    assert amount is not None
    quantity = amount.quantity
    assert (quantity.low, quantity.high, quantity.unit) == (
        pytest.approx(low) if low is not None else None,
        pytest.approx(high) if high is not None else None,
        unit,
    )


@pytest.mark.parametrize(
    "text",
    [
        "the refinery was struck on 14 May 2031",
        "the refinery near Lund, 200 km from Sudby, was struck",
        "the unit known as CDU-6 caught fire",
        "the 330-kilovolt line was damaged",
        "the two armies agreed",
        "temperatures fell below minus 10 degrees",
        "the deal lapsed in 2024",
        "one of the sources spoke",
    ],
)
def test_dates_distances_names_and_pronouns_are_no_amounts(text: str) -> None:
    assert amount_in(text, 0, len(text), Kind.DAMAGE) is None


def test_a_share_names_its_whole_only_where_the_words_do() -> None:
    text = "17 percent of national refining capacity was damaged"
    amount = amount_in(text, 0, len(text), Kind.DAMAGE)
    assert amount is not None
    assert amount.quantity.of == "national refining capacity"
    text = "17 percent was damaged"
    amount = amount_in(text, 0, len(text), Kind.DAMAGE)
    assert amount is not None
    assert amount.quantity.of is None


def test_an_impossible_share_is_dropped() -> None:
    text = "170 percent of the plants were damaged"
    assert amount_in(text, 0, len(text), Kind.DAMAGE) is None


def test_how_long_counts_only_where_the_clause_is_about_it() -> None:
    text = "repairs will take about a month"
    amount = amount_in(text, 0, len(text), Kind.REPAIR)
    assert amount is not None
    assert (amount.quantity.low, amount.quantity.unit) == (1.0, "months")
    text = "drones struck the plant after a month"
    assert amount_in(text, 0, len(text), Kind.STRIKE) is None
