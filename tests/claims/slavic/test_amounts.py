import pytest

from holdfire.claims.slavic.amounts import amount_in
from holdfire.claims.slavic.numerals import number_at, values_in
from holdfire.claims.slavic.tokens import folded, tokens

AMOUNTS = [
    ("uk", "понад 280 тисяч споживачів", 280000.0, None, "customers"),
    ("uk", "майже 50 МВт", 45.0, 50.0, "MW"),
    ("uk", "до 300 мегават", None, 300.0, "MW"),
    ("uk", "щонайменше дві тисячі ударів", 2000.0, None, "times"),
    ("uk", "близько 6,3 тис. родин", 6300.0, 6300.0, "households"),
    ("uk", "кілька дронів", 3.0, None, "drones"),
    ("uk", "21 безпілотник", 21.0, 21.0, "drones"),
    ("uk", "половину потужності", 50.0, 50.0, "percent"),
    ("uk", "третина генерації", 100 / 3, 100 / 3, "percent"),
    ("uk", "14,8 млн тонн нафти на рік", 14.8, 14.8, "Mt/y"),
    ("ru", "не менее десяти заводов", 10.0, None, "sites"),
    ("ru", "не более 40 ракет", None, 40.0, "missiles"),
    ("ru", "от 5 до 7 ГВт", 5.0, 7.0, "GW"),
    ("ru", "1,1 млн баррелей в сутки", 1.1e6, 1.1e6, "bbl/d"),
    ("ru", "сорок два дрона", 42.0, 42.0, "drones"),
    ("ru", "17% мощностей", 17.0, 17.0, "percent"),
    ("ru", "дважды", 2.0, 2.0, "times"),
    ("ru", "почти 1 200 человек", 1080.0, 1200.0, "people"),
]


@pytest.mark.parametrize(("language", "words", "low", "high", "unit"), AMOUNTS)
def test_amounts_have_bounds_and_unit(
    language: str, words: str, low: float | None, high: float | None, unit: str
) -> None:
    text = folded(words)
    found = amount_in(text, tokens(text, 0, len(text), language), [])
    assert found is not None
    assert (found.quantity.low, found.quantity.high) == (
        pytest.approx(low) if low is not None else None,
        pytest.approx(high) if high is not None else None,
    )
    assert found.quantity.unit == unit


@pytest.mark.parametrize("words", ["330 кВ", "блок № 3", "12 км", "10 градусів", "один з них"])
def test_other_figures_are_no_amount(words: str) -> None:
    text = folded(words)
    assert amount_in(text, tokens(text, 0, len(text), "uk"), []) is None


@pytest.mark.parametrize(
    ("words", "value"),
    [("двадцять одна тисяча", 21000.0), ("сто сорок три", 143.0), ("п'ять мільйонів", 5e6)],
)
def test_number_words_add_up(words: str, value: float) -> None:
    assert number_at(words.split()) == (value, len(words.split()))
    assert value in values_in(words)
