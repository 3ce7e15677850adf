"""An amount keeps its bounds, unit and whole."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.model import Quantity
from holdfire.model.errors import BadQuantity, NoDenominator

bounds = st.floats(0, 1e9, allow_nan=False) | st.none()


@pytest.mark.parametrize(
    ("low", "high", "unit"),
    [(3, 2, "MW"), (-1, 2, "MW"), (None, None, "MW"), (math.nan, 1, "MW"), (50, 101, "percent")],
)
def test_what_is_no_range_is_refused(low: float, high: float, unit: str) -> None:
    with pytest.raises(BadQuantity):
        Quantity(low, high, unit)


@pytest.mark.parametrize("of", [None, "", "  "])
def test_a_share_without_its_whole_is_refused(of: str | None) -> None:
    with pytest.raises(NoDenominator, match=r"has no denominator\. Say what it is a share of"):
        Quantity.exactly(17, "percent", of).with_denominator()


def test_a_share_with_its_whole_stands() -> None:
    share = Quantity.exactly(17, "percent", "national refining capacity")
    assert str(share.with_denominator()) == "17% of national refining capacity"


def test_figures_of_different_wholes_never_contradict() -> None:
    nation = Quantity.exactly(40, "percent", "national capacity")
    plant = Quantity.exactly(90, "percent", "plant capacity")
    assert not nation.contradicts(plant)


@given(bounds, bounds, bounds, bounds)
def test_contradiction_is_symmetric_and_means_no_common_value(
    a: float | None, b: float | None, c: float | None, d: float | None
) -> None:
    try:
        first, second = Quantity(a, b, "MW"), Quantity(c, d, "MW")
    except BadQuantity:
        return
    assert first.contradicts(second) == second.contradicts(first)
    low = max(a or 0, c or 0)
    high = min(math.inf if b is None else b, math.inf if d is None else d)
    assert first.contradicts(second) == (low > high)
