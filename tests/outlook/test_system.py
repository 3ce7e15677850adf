"""A system that cannot be computed is refused, with what, where and the next step."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from holdfire.model.errors import BadSystem, HoldfireError
from holdfire.outlook.system import Area, Fleet, System

GOOD: dict[str, Any] = {
    "area": "A", "unit_class": "thermal", "units": 2, "unit_mw": 100.0,
    "forced_outage_rate": 0.05, "mttf_h": 950.0, "mttr_h": 50.0,
}  # fmt: skip


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"unit_mw": -1.0}, "a unit has -1.0 MW"),
        ({"unit_mw": float("nan")}, "a unit has nan MW"),
        ({"unit_mw": float("inf")}, "a unit has inf MW"),
        ({"units": -1}, "-1 units"),
        ({"units": 1.5}, "1.5 units"),
        ({"forced_outage_rate": 1.0}, "outage rate is 1.0"),
        ({"forced_outage_rate": 1.2}, "outage rate is 1.2"),
        ({"forced_outage_rate": -0.1}, "outage rate is -0.1"),
        ({"forced_outage_rate": float("nan")}, "outage rate is nan"),
        ({"mttr_h": 0.0}, "failure and repair are 950.0 h and 0.0 h"),
        ({"mttf_h": float("nan")}, "Give hours above 0"),
        ({"mttr_h": 500.0}, "is not mttr / \\(mttf \\+ mttr\\), which is 0.3448"),
    ],
)
def test_a_fleet_that_cannot_be_is_refused(change: dict[str, Any], words: str) -> None:
    with pytest.raises(BadSystem, match=words) as caught:
        Fleet(**(GOOD | change))
    assert str(caught.value).startswith("fleet thermal of A: ")
    assert isinstance(caught.value, HoldfireError)
    assert caught.value.step


def system(**change: Any) -> System:
    fields: dict[str, Any] = {
        "areas": [Area("A", 0.0)],
        "fleets": [Fleet(**GOOD)],
        "hours": 4,
        "load_mw": [100, 110, 120, 90],
    }
    return System(**(fields | change))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"areas": []}, "areas: the names are \\[\\]"),
        ({"areas": [Area("A", 0), Area("A", 0)]}, "Give each area a name of its own"),
        ({"areas": [Area("A", None)]}, "area A: has no import limit. Give import_limit_mw"),
        ({"areas": [Area("A", -5.0)]}, "import limit of A: hour 0 is negative"),
        ({"areas": [Area("A", np.ones(3))]}, "import limit of A: the series has 3 hours"),
        ({"areas": [Area("A", float("nan"))]}, "import limit of A: hour 0 holds no number"),
        ({"areas": [Area("B", 0.0)]}, "fleet thermal: its area 'A' is not in the system. Use"),
        ({"hours": 5}, "load: the series has 4 hours, the period 5. Give every hour"),
        ({"hours": 3}, "load: the series has 4 hours, the period 3. Cut the series"),
        ({"load_mw": [[1, 2, 3, 4]] * 2}, "load: 2 series for 1 areas"),
        ({"load_mw": [1, np.nan, 3, 4]}, "load: hour 1 holds no number. Fill the gap"),
        ({"load_mw": [1, 2, -3, 4]}, "load: hour 2 is negative"),
        ({"firm_mw": [1, 2, 3]}, "firm: the series has 3 hours"),
        ({"line_mw": [[0, 1]]}, "lines: the table is \\(1, 2\\)"),
        ({"line_mw": [[-1]]}, "lines: a limit is negative or no number"),
    ],
)
def test_a_system_that_cannot_be_is_refused(change: dict[str, Any], words: str) -> None:
    with pytest.raises(BadSystem, match=words):
        system(**change)


def test_imports_count_as_firm_up_to_their_limit() -> None:
    found = system(areas=[Area("A", np.array([10.0, 0, 20, 0]))], firm_mw=[5, 5, 5, 5])
    assert found.need_mw.tolist() == [[85, 105, 95, 85]]
    assert found.installed_mw.tolist() == [200]


def test_peak_hours_are_one_a_day_even_of_a_part_day() -> None:
    load = np.tile(np.arange(24.0), 2)[:30]
    found = system(hours=30, load_mw=load)
    assert np.flatnonzero(found.peak_hours()).tolist() == [23, 29]
