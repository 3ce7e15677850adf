"""The checks of reciprocity are seeded and name their bounds; a few records give a first look."""

from __future__ import annotations

import pytest

from holdfire.analysis.reciprocity.worlds import World
from holdfire.validation import reciprocity as room
from holdfire.validation.reciprocity import Shares, reciprocity, shares


def test_shares_are_the_same_again_and_carry_their_error() -> None:
    small = World(days=200)
    one, again = (shares(small, runs=3, worlds=19) for _ in range(2))
    assert one == again
    assert Shares(100, one.fires, one.association, 0.0).error(0.5) == pytest.approx(0.05)


@pytest.mark.slow
def test_a_few_records_find_what_is_there_and_leave_open_what_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(room, "QUICK", ((4, 4, 4), 39))
    found = reciprocity(full=False)
    assert [check.topic for check in found] == ["reciprocity"] * 4
    assert all(check.standard_error and 0 <= check.computed <= 1 for check in found)
    assert [check.passed for check in found[2:]] == [True, True]
