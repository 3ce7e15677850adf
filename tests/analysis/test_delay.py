"""The delay distribution is the chain ladder, with its uncertainty."""

import numpy as np
import pytest

from holdfire.analysis import Delay
from holdfire.validation.tempo import ibnr


@pytest.mark.parametrize(
    ("name", "published"),
    [("raa", 52135.228), ("taylor_ashe", 18680855.61)],
)
def test_the_point_estimate_reproduces_published_reserves(name: str, published: float) -> None:
    assert ibnr(name) == pytest.approx(published, rel=1e-6)


def test_shares_rise_with_age_and_end_at_one() -> None:
    rng = np.random.default_rng(1)
    late = rng.geometric(0.4, 500) - 1
    delay = Delay(np.full(500, 400), late, draws=50, rng=rng)
    shares = delay.reported(np.arange(0, 90))
    assert shares.shape == (50, 90)
    assert (np.diff(shares, axis=1) >= -1e-12).all()
    assert (shares[:, 60:] == 1.0).all()
    true = 1 - 0.6 ** (np.arange(0, 8) + 1)
    assert np.abs(shares.mean(axis=0)[:8] - true).max() < 0.06


def test_recent_events_do_not_make_reports_look_faster() -> None:
    """Truncation: events too young to have late reports must not count against lateness."""
    rng = np.random.default_rng(2)
    ages = rng.integers(0, 120, 3000)
    late = rng.geometric(0.15, 3000) - 1
    seen = late <= ages
    shares = (
        Delay(ages[seen], late[seen], draws=200, rng=rng).reported(np.array([3, 7])).mean(axis=0)
    )
    assert shares == pytest.approx([1 - 0.85**4, 1 - 0.85**8], abs=0.05)


def test_the_same_generator_gives_the_same_draws() -> None:
    def make() -> Delay:
        return Delay(np.array([90, 80]), np.array([1, 2]), draws=5, rng=np.random.default_rng(3))

    ages = np.arange(10)
    assert (make().reported(ages) == make().reported(ages)).all()
