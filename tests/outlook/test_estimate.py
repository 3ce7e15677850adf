"""An estimate prints the digits that its error allows."""

from __future__ import annotations

import math

import pytest

from holdfire.outlook.estimate import Estimate


@pytest.mark.parametrize(
    ("value", "error", "text"),
    [
        (12.3456, 0.21, "12.3±0.2 h"),
        (1176.298, 12.4, "1180±10 h"),
        (9.3867, 0.0081, "9.387±0.008 h"),
        (9.3867, 0.0096, "9.39±0.01 h"),
        (5.0, 0.0, "5±0 h"),
        (0.0, 3.0, "0±3 h"),
    ],
)
def test_digits(value: float, error: float, text: str) -> None:
    assert str(Estimate(value, error, "h")) == text


def test_of_samples() -> None:
    found = Estimate.of([1.0, 2.0, 3.0], "h")
    assert (found.value, found.standard_error) == pytest.approx((2.0, 1 / math.sqrt(3)))
    assert str(Estimate.of([1.0], "h")) == "1±inf h"
