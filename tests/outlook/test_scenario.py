"""Strikes, damage and the two arms: laws that hold to the last bit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfire.engine.fast import SWITCH
from holdfire.model.errors import BadSystem
from holdfire.model.span import Span
from holdfire.outlook.damage import kept_share, stock_share
from holdfire.outlook.drivers import REST, drivers
from holdfire.outlook.inputs import Winter
from holdfire.outlook.ranges import Counted, Range
from holdfire.outlook.result import OutlookResult
from holdfire.outlook.rows import driver_rows, outlook_rows, week_rows
from holdfire.outlook.strikes import draw_strikes
from holdfire.outlook.system import Fleet
from holdfire.outlook.winter import winter_outlook

AS_OF = date(2025, 1, 1)
STRIKES, CALIBRATION = Counted(20, 100.0), Counted(20, 100.0)


def exactly(value: float) -> Range:
    return Range(value, value, value)


COMMON = {
    "loss": Range(1, 2, 3),
    "repair_days": Range(20, 40, 90),
    "branching": Range(0.1, 0.3, 0.6),
    "follow_days": exactly(3),
    "truce_strength": Range(0.2, 0.7, 1.0),
}
WINTER = Winter(
    winter="2024-25",
    country="AA",
    sector="generation",
    days=Span(date(2024, 12, 1), date(2025, 1, 14)),
    inputs=COMMON
    | {
        "peak_gw": Range(9, 10, 11),
        "load_factor": Range(0.9, 1, 1.1),
        "cold_spell": exactly(0.03),
        "available_gw": Range(7, 8, 9),
        "nuclear_gw": exactly(3),
        "import_use": Range(0.5, 0.8, 1.0),
        "outage_factor": Range(0.5, 1.0, 2.0),
    },
    import_steps=((date(2024, 12, 1), exactly(1.0)), (date(2025, 1, 1), exactly(1.5))),
    loss_period=Span(date(2024, 3, 1), date(2024, 6, 8)),
    fleets=(
        Fleet("AA", "thermal", 20, 200.0, 0.05, 950.0, 50.0),
        Fleet("AA", "hydro", 20, 100.0, 0.01, 1980.0, 20.0),
    ),
    cites=("C1",),
    assumed=("branching",),
)
REFINING = replace(
    WINTER,
    sector="refining",
    inputs=COMMON | {"nominal_mt_y": Range(90, 100, 100), "out_share": Range(0, 0.1, 0.2)},
    import_steps=(),
    fleets=(),
)


def run(winter: Winter, seed: int = 1, samples: int = 60, **change: Range) -> OutlookResult:
    return winter_outlook(
        replace(winter, inputs={**winter.inputs, **change}),
        strikes=STRIKES,
        calibration=CALIBRATION,
        samples=samples,
        rng=np.random.default_rng(seed),
    )


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000), st.sampled_from([WINTER, REFINING]))
def test_a_truce_of_no_strength_pays_exactly_nothing(seed: int, winter: Winter) -> None:
    found = run(winter, seed, truce_strength=exactly(0.0))
    for metric in found.units:
        assert (found.dividend(metric) == 0.0).all(), metric
    for week in found.available["with"], found.available["without"]:
        assert np.array_equal(week, found.available["without"])


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000), st.sampled_from([WINTER, REFINING]))
def test_no_sampled_winter_is_worse_with_a_truce(seed: int, winter: Winter) -> None:
    found = run(winter, seed)
    for metric in found.units:
        assert (found.dividend(metric) >= 0.0).all(), metric
    assert (found.available["with"] >= found.available["without"]).all()


@pytest.mark.parametrize("winter", [WINTER, REFINING])
def test_a_stronger_truce_never_pays_less(winter: Winter) -> None:
    weak, strong = (run(winter, truce_strength=exactly(share)) for share in (0.3, 0.9))
    for metric in weak.units:
        assert (strong.dividend(metric) >= weak.dividend(metric)).all(), metric


def test_labels_change_nothing_but_labels() -> None:
    ours = run(WINTER)
    theirs = run(replace(WINTER, country="BB"))
    assert all(np.array_equal(ours.samples[k], theirs.samples[k]) for k in ours.samples)
    swap = [
        {k: v.replace("BB", "AA") if isinstance(v, str) else v for k, v in row.items()}
        for row in outlook_rows(theirs, as_of=AS_OF)
    ]
    assert swap == outlook_rows(ours, as_of=AS_OF)


def test_compiled_and_plain_code_give_the_same_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    def rows() -> list[Any]:
        found = run(WINTER, samples=300)
        return [*outlook_rows(found, as_of=AS_OF), *week_rows(found), *driver_rows(found)]

    compiled = rows()
    monkeypatch.setenv(SWITCH, "off")
    assert rows() == compiled


def test_strikes_come_at_their_rate_in_families() -> None:
    """From the second month on the mean is the stated rate; a family shares its mark."""
    samples, days = 4000, 120
    strikes = draw_strikes(
        np.full(samples, 0.2), np.full(samples, 0.5), np.full(samples, 2.0),
        days=days, rng=np.random.default_rng(4),
    )  # fmt: skip
    late = strikes.sample[strikes.day >= 60]
    counts = np.bincount(late, minlength=samples) / 60
    assert abs(counts.mean() - 0.2) <= 3 * counts.std(ddof=1) / samples**0.5
    families = len(np.unique(np.stack([strikes.sample, strikes.family]), axis=1).T)
    assert families / len(strikes.day) == pytest.approx(0.5, abs=0.03)
    held = strikes.under(np.full(samples, 0.4))
    assert held.mean() == pytest.approx(0.6, abs=0.02)
    kept = set(strikes.family[held])
    assert not kept & set(strikes.family[~held])


def one_strike(harm: float = 1.0, repair: float = 1.0) -> Any:
    strikes = draw_strikes(
        np.zeros(1), np.zeros(1), np.ones(1), days=5, rng=np.random.default_rng(0)
    )
    array = lambda value: np.array([value], dtype=np.float64)  # noqa: E731
    return replace(
        strikes, sample=np.zeros(1, dtype=np.int64), day=array(1.5), family=array(0.5),
        place=array(0.9), harm=array(harm), repair=array(repair),
    )  # fmt: skip


def test_damage_by_hand() -> None:
    """A strike on day 1.5 on the second class leaves half of it until day 3.5, 4 in whole days."""
    left = kept_share(
        one_strike(),
        np.array([True]),
        class_share=[0.5, 0.5],
        harm=np.array([[9.0, np.log(2)]]),
        repair_days=np.array([2.0]),
        days=6,
    )
    assert left[0, 0].tolist() == [1, 1, 1, 1, 1, 1]
    assert left[0, 1] == pytest.approx([1, 0.5, 0.5, 0.5, 1, 1])


def test_stock_is_repaired_as_its_mean() -> None:
    left = stock_share(np.array([0.4]), np.array([10.0]), days=11)
    assert left[0, 0] == 0.6
    assert left[0, 10] == pytest.approx(1 - 0.4 / np.e)


@given(st.floats(0, 50), st.floats(0, 50), st.floats(0, 50))
def test_draws_stay_in_their_range(a: float, b: float, c: float) -> None:
    low, best, high = sorted((a, b, c))
    found = Range(low, best, high).draw(50, np.random.default_rng(1))
    assert (found >= low - 1e-9).all()
    assert (found <= high + 1e-9).all()


def test_draws_have_the_triangle_as_their_law() -> None:
    found = Range(1, 2, 6).draw(40_000, np.random.default_rng(6))
    assert abs(found.mean() - 3) <= 3 * found.std() / 200
    assert (found < 2).mean() == pytest.approx(1 / 5, abs=0.01)


def test_drivers_find_what_drives() -> None:
    """Of y = 2 peak + loss-free noise the load explains four fifths."""
    found = run(WINTER, samples=4000)
    rng = np.random.default_rng(3)
    peak = found.drawn["peak_gw"]
    outcome = 2 * (peak - peak.mean()) / peak.std() + rng.standard_normal(4000)
    shares = {driver.input_class: driver for driver in drivers(found, outcome)}
    load = shares["load and temperature"]
    assert load.low <= load.share <= load.high
    assert load.share == pytest.approx(0.8, abs=0.02)
    assert shares[REST].share == pytest.approx(0.2, abs=0.02)
    assert all(d.share < 0.01 for n, d in shares.items() if n not in (load.input_class, REST))
    assert drivers(found, np.ones(4000)) == []


def test_no_row_names_a_site_and_each_carries_its_conditions() -> None:
    rows = outlook_rows(run(WINTER), as_of=AS_OF)
    assert {row["arm"] for row in rows} == {"with", "without", "dividend"}
    for row in rows:
        assert row["low"] <= row["high"]
        assert "as known on 2025-01-01" in row["sentence"]
        assert "not a forecast" in row["sentence"]
        assert "20 reported strikes in 100 covered days" in row["sentence"]
        assert "site_id" not in row


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"truce_strength": exactly(1.2)}, r"truce strength: is no share\. Give 0"),
        ({"branching": exactly(1.0)}, r"branching: a family would never die out\. Give 0 <="),
    ],
)
def test_inputs_that_cannot_be_are_refused(change: dict[str, Range], words: str) -> None:
    with pytest.raises(BadSystem, match=words):
        run(WINTER, **change)


def test_other_refusals() -> None:
    with pytest.raises(BadSystem, match=r"outlook: 5 samples\. Ask for at least 20"):
        run(WINTER, samples=5)
    with pytest.raises(BadSystem, match=r"AA generation 2024-25: no class has capacity"):
        run(replace(WINTER, fleets=()))
    with pytest.raises(BadSystem, match=r"range: 2\.\.1\.\.3 is not a range\. Give 0 <= low"):
        Range(2, 1, 3)
    with pytest.raises(BadSystem, match=r"0 events in 0 covered days\. Give a count"):
        Counted(0, 0)
    with pytest.raises(BadSystem, match=r"strike rate: is negative or no number"):
        draw_strikes(-np.ones(1), np.zeros(1), np.ones(1), days=5, rng=np.random.default_rng(0))
    with pytest.raises(BadSystem, match=r"classes: the shares \[0\.5\] do not sum to 1"):
        kept_share(
            one_strike(), np.array([True]), class_share=[0.5], harm=np.ones((1, 1)),
            repair_days=np.ones(1), days=5,
        )  # fmt: skip
