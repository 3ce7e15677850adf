"""Answers in words: symmetric, refused where order cannot be seen, found where it is there."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.analysis.reciprocity import Record, answers, study
from holdfire.analysis.reciprocity.bootstrap import Fitted, bootstrap
from holdfire.analysis.reciprocity.decide import (
    ASSOCIATION,
    CANNOT_SEPARATE,
    LOW_POWER,
    NONE_SHOWN,
    Evidence,
    decide,
)
from holdfire.analysis.reciprocity.interval import interval
from holdfire.analysis.reciprocity.worlds import ANSWERING, APART, CAMPAIGNS
from holdfire.model.errors import BadRecord

QUIET = Evidence(p=0.6, ratio=0.2, placebo_p=0.7, placebo_ratio=0.1, power=0.9)
FIRES = Evidence(p=0.01, ratio=9.0, placebo_p=0.7, placebo_ratio=0.1, power=0.9)


@pytest.mark.parametrize(
    ("this", "other", "answer"),
    [
        (QUIET, QUIET, NONE_SHOWN),
        (QUIET, FIRES, NONE_SHOWN),
        (FIRES, QUIET, ASSOCIATION),
        (FIRES, FIRES, CANNOT_SEPARATE),
        (replace(FIRES, placebo_p=0.04), QUIET, CANNOT_SEPARATE),
        (replace(FIRES, placebo_ratio=7.0), QUIET, CANNOT_SEPARATE),
        (replace(QUIET, placebo_p=0.01), replace(QUIET, placebo_p=0.01), CANNOT_SEPARATE),
        (replace(QUIET, placebo_p=0.01), QUIET, NONE_SHOWN),
        (replace(QUIET, power=0.5), QUIET, LOW_POWER),
        (replace(FIRES, power=0.5), QUIET, ASSOCIATION),
    ],
)
def test_each_case_has_its_answer(this: Evidence, other: Evidence, answer: str) -> None:
    found, why = decide(this, other)
    assert found == answer
    assert why.endswith(".")
    assert not any(word in why.lower() for word in ("retaliat", "because of", "no attack", "enemy"))


chances = st.floats(0.0, 1.0)
evidence = st.builds(Evidence, chances, st.floats(0, 40), chances, st.floats(0, 40), chances)


@given(evidence, evidence)
def test_an_association_is_never_said_of_both_directions(one: Evidence, other: Evidence) -> None:
    both = decide(one, other)[0], decide(other, one)[0]
    assert both != (ASSOCIATION, ASSOCIATION)
    if ASSOCIATION in both:
        assert CANNOT_SEPARATE not in both


def test_exchanging_the_sides_exchanges_the_answers_and_not_one_digit() -> None:
    record = ANSWERING.draw(np.random.default_rng(4))
    gaps = record.exposure.copy()
    gaps[0, 100:130], gaps[1, -20:] = 0.0, 0.6
    record = Record(record.counts, gaps)
    one = study(record, rng=np.random.default_rng(1), worlds=19, power_worlds=5)
    other = study(record.swapped(), rng=np.random.default_rng(1), worlds=19, power_worlds=5)
    for mine, theirs in zip(one, reversed(other), strict=True):
        assert (mine.source, mine.target) == (theirs.target, theirs.source)
        for name in ("a", "a_low", "a_high", "memory", "power", "goodness", "answer", "reason"):
            assert getattr(mine, name) == getattr(theirs, name)
        for drawn, mirror in ((mine.drawn, theirs.drawn), (mine.placebo, theirs.placebo)):
            assert (drawn.ratio, drawn.p) == (mirror.ratio, mirror.p)
            assert (drawn.null == mirror.null).all()


def test_an_association_is_found_in_its_direction_with_its_strength() -> None:
    record = replace(ANSWERING, answer=0.35).draw(np.random.default_rng(2))
    towards, away = study(record, rng=np.random.default_rng(1), worlds=39, power_worlds=10)
    assert towards.answer == ASSOCIATION
    assert away.answer == NONE_SHOWN
    assert towards.a_low < 0.35 < towards.a_high
    assert towards.a_low <= towards.a <= towards.a_high
    assert away.a_low == 0.0
    assert towards.drawn.p <= 0.05 < towards.placebo.p
    assert towards.goodness.ks_p > 0.01
    assert 0.85 < towards.goodness.dispersion < 1.15


def test_common_campaigns_are_said_to_be_open() -> None:
    record = replace(CAMPAIGNS, factor=4.0).draw(np.random.default_rng(1))
    found = answers(record, rng=np.random.default_rng(1), worlds=39)
    assert [one.answer for one in found] == [CANNOT_SEPARATE, CANNOT_SEPARATE]


def test_a_draw_that_is_stopped_early_decides_as_the_whole_draw_does() -> None:
    for seed in range(4):
        record = APART.draw(np.random.default_rng(seed))
        fitted, uniform = Fitted.of(record), np.random.default_rng(9).random((2, 59, 1000))
        whole = bootstrap(fitted, 0, uniform)
        early = bootstrap(fitted, 0, uniform, stop_after=3)
        assert (whole.p <= 0.05) == (early.p <= 0.05)
        assert (early.null == whole.null[: len(early.null)]).all()


def test_an_interval_ends_where_the_likelihood_has_fallen_by_its_due() -> None:
    fitted = Fitted.of(ANSWERING.draw(np.random.default_rng(6)))
    low, high = interval(fitted, 0)
    assert 0 <= low < fitted.profiles[0].full.excitation[0, 1] < high


def test_compiled_kernels_change_no_byte_of_the_daily_model(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    record = replace(APART, days=300).draw(np.random.default_rng(3))

    def look() -> tuple[object, ...]:
        found = study(record, rng=np.random.default_rng(1), worlds=9, power_worlds=3)
        return tuple((one.a, one.drawn.null.tobytes(), one.goodness) for one in found)

    with_them = look()
    monkeypatch.setenv("HOLDFIRE_FAST", "off")
    assert look() == with_them


ONES = np.ones((2, 100))


@pytest.mark.parametrize(
    ("counts", "exposure", "message"),
    [
        (np.ones((2, 90)), ONES, "Give both as"),
        (ONES, ONES * 1.2, "outside 0 to 1"),
        (-ONES, ONES, "negative or no whole number"),
        (ONES / 2, ONES, "never fill it"),
        (ONES[:, :40], ONES[:, :40], "only 40 days of a side count"),
        (ONES * [[1], [0]], ONES, "a side has no event"),
    ],
)
def test_a_record_that_is_none_is_refused(
    counts: np.ndarray, exposure: np.ndarray, message: str
) -> None:
    with pytest.raises(BadRecord, match=message):
        Record(counts, exposure)


def test_days_with_few_reports_in_are_missing_and_not_multiplied_up() -> None:
    exposure = ONES.copy()
    exposure[:, -3:] = 0.2
    record = Record(ONES, exposure)
    assert not record.exposure[:, -3:].any()
    assert not record.counts[:, -3:].any()
    assert (record.reversed().counts[:, :3] == 0).all()
