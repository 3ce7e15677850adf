"""Monte Carlo against exact answers; compiled and plain code agree to the last bit."""

from __future__ import annotations

import numpy as np
import pytest

from holdfire.engine.fast import SWITCH
from holdfire.model.errors import BadSystem
from holdfire.outlook.areas import Part, enumerate_exact
from holdfire.outlook.copt import exact
from holdfire.outlook.montecarlo import Samples, simulate
from holdfire.outlook.outages import add_outages
from holdfire.outlook.shortage import cuts_kw, shortage, unserved
from holdfire.outlook.system import Area, Fleet, System
from holdfire.validation.adequacy import adequacy
from holdfire.validation.rts79 import rts79

RATE = {"forced_outage_rate": 0.1, "mttf_h": 450.0, "mttr_h": 50.0}


def fleet(area: str = "A", units: int = 3, unit_mw: float = 100.0) -> Fleet:
    return Fleet(area, "x", units, unit_mw, **RATE)


def near(samples: np.ndarray, value: float) -> bool:
    return bool(abs(samples.mean() - value) <= 3 * samples.std(ddof=1) / len(samples) ** 0.5)


def test_rts79_within_three_standard_errors() -> None:
    found = simulate(rts79(), samples=20_000, rng=np.random.default_rng(79))
    assert near(found.lolh, 9.394175)
    assert near(found.lole, 1.368863)
    assert near(found.eue_mwh, 1176.298)


def three_areas() -> System:
    rng = np.random.default_rng(3)
    load = rng.uniform(150, 320, (3, 400))
    line = [[0, 60, 20], [60, 0, 10], [20, 10, 0]]
    names = "ABC"
    return System(
        [Area(name, 15.0) for name in names],
        [fleet(name) for name in names],
        400,
        load,
        line_mw=line,
    )


@pytest.mark.parametrize("make", [rts79, three_areas])
def test_compiled_and_plain_code_agree_to_the_last_bit(
    make: type[System], monkeypatch: pytest.MonkeyPatch
) -> None:
    def run() -> Samples:
        return simulate(make(), samples=300, rng=np.random.default_rng(5), batch=128)

    compiled = run()
    monkeypatch.setenv(SWITCH, "off")
    plain = run()
    for column in ("lolh", "lole", "eue_mwh", "deepest_mw"):
        assert np.array_equal(getattr(compiled, column), getattr(plain, column)), column
    assert compiled.lolh.sum() > 0


def test_areas_without_lines_stand_alone_and_with_wide_lines_are_one() -> None:
    load = np.full((2, 500), 210.0)
    fleets = [fleet("A"), fleet("B")]
    areas = [Area("A", 0.0), Area("B", 0.0)]
    apart = System(areas, fleets, 500, load)
    joined = System(areas, fleets, 500, load, line_mw=[[0, 1e5], [1e5, 0]])
    alone = exact(System([Area("A", 0.0)], [fleet()], 500, load[:1]))
    whole = exact(System([Area("A", 0.0)], [fleet(units=6)], 500, load.sum(axis=0)))
    rng = np.random.default_rng(8)
    assert near(simulate(apart, samples=4000, rng=rng).eue_mwh, 2 * alone.eue_mwh)
    assert near(simulate(joined, samples=4000, rng=rng).eue_mwh, whole.eue_mwh)


def test_lines_that_bind_agree_with_all_states() -> None:
    """Three areas, five units, lines of 30 MW: 32 states in steady state against the simulation."""
    units = (("A", 2), ("B", 2), ("C", 1))
    load = np.array([[150.0] * 300, [120.0] * 300, [60.0] * 300])
    line = 30.0 * (1 - np.eye(3))
    areas = [Area(name, 0.0) for name in "ABC"]
    system = System(areas, [fleet(a, n) for a, n in units], 300, load, line_mw=line)
    parts = [Part(100.0, 0.9, "ABC".index(a)) for a, n in units for _ in range(n)]
    parts += [Part(30.0, 1.0, a, b) for a, b in ((0, 1), (0, 2), (1, 2))]
    lolh, eue = enumerate_exact(load, np.zeros_like(load), parts)
    found = simulate(system, samples=4000, rng=np.random.default_rng(12))
    assert near(found.lolh, lolh)
    assert near(found.eue_mwh, eue)


def test_outages_last_as_long_as_their_repair() -> None:
    """A unit is out 10 % of the hours, and an outage spans 50 h of whole-hour looks on average."""
    system = System([Area("A", 0.0)], [fleet(units=1)], 4000, np.zeros(4000))
    changes = np.zeros((1, 2000, 4001), dtype=np.int32)
    add_outages(changes, system, np.random.default_rng(2))
    assert (changes.sum(axis=2) == 0).all()
    out = np.cumsum(changes[0, :, :-1], axis=1) > 0
    assert near(out.mean(axis=1), 0.1)
    starts = (out[:, 1:] & ~out[:, :-1]).sum()
    # Looked at once an hour, an outage is seen to begin with rate
    # P(up) * P(down an hour later) of the two-state chain.
    leave = 0.1 * (1 - np.exp(-(1 / 450 + 1 / 50)))
    assert starts / (2000 * 3999) == pytest.approx(0.9 * leave, rel=0.02)


def test_shortage_by_hand() -> None:
    """One sample, 10 kW out from hour 1 on, margins 5, 5, 20: 5 kW short in hour 1 alone."""
    changes = np.array([[[0, 10, 0, -10]]], dtype=np.int32)
    margin = np.array([[5, 5, 20]], dtype=np.int32)
    peak = np.array([False, True, False])
    cuts = cuts_kw(np.zeros((1, 1)))
    assert shortage(changes, margin, cuts, peak).tolist() == [[1, 1, 5, 5]]
    assert unserved(changes, margin, cuts).tolist() == [[0, 5, 0]]


def test_refusals() -> None:
    with pytest.raises(BadSystem, match=r"simulation: 1 samples\. Ask for at least 2"):
        simulate(three_areas(), samples=1, rng=np.random.default_rng(0))
    big = System([Area("A", 0.0)], [fleet(units=30, unit_mw=1e5)], 2, [1.0, 1.0])
    with pytest.raises(BadSystem, match="more than 2,147 GW in one area"):
        simulate(big, samples=2, rng=np.random.default_rng(0))


def test_every_check_of_validation_passes() -> None:
    found = adequacy(full=False)
    assert len(found) == 14
    assert [check.name for check in found if not check.passed] == []
