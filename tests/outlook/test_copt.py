"""Capacity tables: closed forms, kept means, published values."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfire.model.errors import BadSystem
from holdfire.outlook.copt import exact, outage_table
from holdfire.outlook.system import Area, Fleet, System
from holdfire.validation.rts79 import rts79


def fleet(units: int = 2, unit_mw: float = 100.0, rate: float = 0.1) -> Fleet:
    return Fleet("A", "x", units, unit_mw, rate, 100 * (1 - rate), 100 * max(rate, 1e-9))


def one(load: list[float], *fleets: Fleet) -> System:
    return System([Area("A", 0.0)], fleets, len(load), load)


def test_two_units_by_hand() -> None:
    """P(0, 100, 200 out) = .81 .18 .01; at 150 MW: short .19 h, 50 * .18 + 150 * .01 MWh."""
    table = outage_table([fleet()])
    assert table[[0, 100, 200]] == pytest.approx([0.81, 0.18, 0.01])
    found = exact(one([150.0], fleet()))
    assert (found.lolh, found.lole, found.eue_mwh) == pytest.approx((0.19, 0.19, 10.5))


def test_load_that_is_just_met_is_no_shortage() -> None:
    assert exact(one([100.0], fleet())).lolh == pytest.approx(0.01)
    assert exact(one([200.0], fleet())).lolh == pytest.approx(0.19)


fleets = st.lists(
    st.builds(
        fleet,
        st.integers(0, 4),
        st.floats(0.5, 80).map(lambda x: round(x, 2)),
        st.floats(0.01, 0.5),
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=60, deadline=None)
@given(fleets, st.sampled_from([1.0, 2.5, 5.0, 10.0]))
def test_a_coarser_table_keeps_total_and_mean(units: list[Fleet], step: float) -> None:
    table = outage_table(units, step_mw=step)
    mean = sum(f.units * f.unit_mw * f.forced_outage_rate for f in units)
    assert table.sum() == pytest.approx(1.0, abs=1e-12)
    assert (table >= 0).all()
    assert (table * np.arange(len(table)) * step).sum() == pytest.approx(mean, rel=1e-9)


@settings(max_examples=40, deadline=None)
@given(fleets, st.floats(10, 300), st.floats(0, 50))
def test_more_load_never_means_less_unserved(units: list[Fleet], load: float, more: float) -> None:
    less, greater = (exact(one([mw], *units)) for mw in (load, load + more))
    assert greater.eue_mwh >= less.eue_mwh - 1e-9
    assert greater.lolh >= less.lolh - 1e-12


def test_rts79_is_reproduced() -> None:
    found = exact(rts79())
    assert found.lolh == pytest.approx(9.394175, rel=1e-6)
    assert found.lole == pytest.approx(1.368863, rel=1e-6)
    assert found.eue_mwh == pytest.approx(1176.298, rel=1e-6)


@pytest.mark.parametrize(("step", "published"), [(5.0, 1176.5), (10.0, 1177.3)])
def test_coarser_bins_hardly_move_the_energy(step: float, published: float) -> None:
    assert exact(rts79(), step_mw=step).eue_mwh == pytest.approx(published, abs=0.05)


@pytest.mark.parametrize(("spread", "published"), [(0.02, 1.4511), (0.05, 1.9113)])
def test_load_uncertainty_in_seven_steps(spread: float, published: float) -> None:
    found = exact(rts79(), load_sd=spread, seven_steps=True).lole
    assert found == pytest.approx(published, abs=0.5e-4)


def test_a_fine_quadrature_is_near_the_integral() -> None:
    """At every load factor the LOLE is known; the normal's integral by brute force."""
    system, sd = rts79(), 0.03
    at = np.linspace(-6, 6, 241)
    weight = np.exp(-at * at / 2) / np.exp(-at * at / 2).sum()
    scaled = [
        System(system.areas, system.fleets, system.hours, np.asarray(system.load_mw) * (1 + sd * x))
        for x in at
    ]
    brute = sum(w * exact(s).eue_mwh for w, s in zip(weight, scaled, strict=True))
    assert exact(system, load_sd=sd).eue_mwh == pytest.approx(brute, rel=1e-4)


def test_refusals() -> None:
    two = System([Area("A", 0), Area("B", 0)], [fleet()], 1, [[1.0], [1.0]])
    with pytest.raises(BadSystem, match=r"exact adequacy: the system has 2 areas\. Use areas\."):
        exact(two)
    with pytest.raises(BadSystem, match=r"load spread: -0\.1 is no share"):
        exact(one([1.0], fleet()), load_sd=-0.1)
    with pytest.raises(BadSystem, match=r"the step is 0 MW\. Give a step above 0"):
        outage_table([fleet()], step_mw=0)
