"""Release: nothing leaves undecided, delays run against the as-of day, decisions are appended."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.cases import empty_case
from holdfire.model.errors import BadCase, BadInput
from holdfire.model.release import DELAY_HOURS, Policy, Profile, is_due
from holdfire.model.tables import DECISIONS
from holdfire.publish.release import EARLY, REFUSED, SHAPES, UNDECIDED, releases
from holdfire.releasing import release
from holdfire.sources import load_case
from holdfire.store import decisions_log

DAY = date(2025, 3, 1)
INCIDENT = {"incident_id": "inc-1", "end": DAY, "first_known": DAY}
NONE = DECISIONS.of([])


def decided(*rows: tuple[str, str, str], closes: str | None = None):
    made = [
        {
            "decision_id": f"dec-{n}", "decided_on": DAY, "reviewer": "r", "action": action,
            "object_id": name, "value": value, "reason": "x", "other_id": None, "closes": None,
        }
        for n, (action, name, value) in enumerate(rows)
    ]  # fmt: skip
    if closes:
        made.append(made[-1] | {"decision_id": "dec-w", "action": "withdraw", "closes": closes})
    return DECISIONS.of(made)


def refusal(decisions=NONE, *, hours=None, days=30, profile=Profile.PUBLIC):
    policy = Policy({profile: {"strikes": hours}} if hours is not None else {})
    as_of = DAY + timedelta(days=days)
    return releases(policy, decisions, profile, as_of).refusal("incidents", INCIDENT)


def test_without_policy_and_decision_nothing_leaves() -> None:
    assert refusal() == UNDECIDED


def test_a_new_case_releases_nothing(tmp_path: Path) -> None:
    empty_case(tmp_path)
    policy = load_case(tmp_path).release
    assert all(policy.hours(p, kind) is None for p in Profile for kind in DELAY_HOURS)


@pytest.mark.parametrize(("days", "expected"), [(3, EARLY), (4, None)])
def test_72_hours_pass_between_the_end_of_the_day_and_the_as_of_day(days, expected) -> None:
    assert refusal(hours=72, days=days) == expected


@pytest.mark.parametrize(("days", "expected"), [(3, EARLY), (4, None)])
def test_a_decision_does_not_shorten_the_delay(days: int, expected: str | None) -> None:
    made = decided(("release", "incidents:inc-1", "public"))
    assert refusal(made, days=days) == expected


def test_a_decision_that_comes_later_than_the_as_of_day_does_not_enter() -> None:
    made = decided(("release", "incidents:inc-1", "public"))
    policy = releases(Policy(), made, Profile.PUBLIC, DAY - timedelta(days=1))
    early = {"incident_id": "inc-1", "end": DAY - timedelta(days=90), "first_known": None}
    assert policy.refusal("incidents", early) == UNDECIDED


def test_public_is_a_partners_too_and_not_the_other_way_round() -> None:
    public = decided(("release", "incidents:inc-1", "public"))
    partner = decided(("release", "incidents:inc-1", "partner"))
    assert refusal(public, profile=Profile.PARTNER) is None
    assert refusal(partner, profile=Profile.PARTNER) is None
    assert refusal(partner, profile=Profile.PUBLIC) == UNDECIDED


def test_what_is_withheld_from_partners_is_withheld_from_all() -> None:
    made = decided(("withhold", "incidents:inc-1", "partner"))
    assert refusal(made, hours=72) == REFUSED
    public = decided(("withhold", "incidents:inc-1", "public"))
    assert refusal(public, hours=72, profile=Profile.PARTNER) is None


def test_the_later_decision_stands_and_a_withdrawn_one_does_not() -> None:
    back = decided(
        ("withhold", "incidents:inc-1", "public"), ("release", "incidents:inc-1", "public")
    )
    assert refusal(back) is None
    assert refusal(decided(("release", "incidents:inc-1", "public"), closes="dec-0")) == UNDECIDED


@given(st.integers(0, 90), st.integers(0, 90 * 24), st.integers(0, 90 * 24))
def test_a_longer_delay_never_lets_out_more(days: int, one: int, other: int) -> None:
    as_of = DAY + timedelta(days=days)
    short, long = sorted((one, other))
    assert is_due(DAY, short, as_of) or not is_due(DAY, long, as_of)


def test_a_row_without_a_day_waits_for_ever_where_its_class_has_a_delay() -> None:
    assert is_due(None, 0, DAY)
    assert not is_due(None, 1, date(2999, 1, 1))


def test_release_appends_one_decision_a_row(tmp_path: Path) -> None:
    empty_case(tmp_path)
    asked = {"reviewer": "duty reviewer", "reason": "checked", "today": DAY}
    ids = release(tmp_path, ["inc-a", "versions:v1", "inc-a"], profile=Profile.PUBLIC, **asked)
    release(tmp_path, ["inc-a"], profile=Profile.PARTNER, withhold=True, **asked)
    rows = decisions_log(tmp_path).read().to_pylist()
    assert [r["decision_id"] for r in rows[:2]] == ids
    assert [(r["action"], r["object_id"], r["value"]) for r in rows] == [
        ("release", "incidents:inc-a", "public"),
        ("release", "versions:v1", "public"),
        ("withhold", "incidents:inc-a", "partner"),
    ]


@pytest.mark.parametrize(
    ("rows", "reviewer", "message"),
    [
        (["sites:x"], "r", "'sites' is no table that can leave"),
        (["versions:"], "r", "'versions:' names no row"),
        (["V1"], "r", "'V1' names no row"),
        ([], "r", "no row is named"),
        (["inc-a"], " ", "a decision needs a reviewer and a reason"),
    ],
)
def test_a_release_that_cannot_be_meant_is_refused(
    tmp_path: Path, rows: list[str], reviewer: str, message: str
) -> None:
    empty_case(tmp_path)
    with pytest.raises(BadInput, match=message):
        release(tmp_path, rows, profile=Profile.PUBLIC, reviewer=reviewer, reason="x", today=DAY)
    assert not decisions_log(tmp_path).read().num_rows


@pytest.mark.parametrize(
    ("policy", "message"),
    [
        ("{strikes: 12h}", "strikes cannot leave within 24h"),
        ("{strikes: 72h, damage: 72h}", "damage must wait longer than strikes"),
        ("{damage: 48h}", "damage must wait longer than strikes"),
        ("{sites: 72h}", "'sites' is no class of rows"),
        ("{strikes: soon}", "'soon' is no delay"),
    ],
)
def test_a_policy_that_harms_or_cannot_be_read_is_refused(
    tmp_path: Path, policy: str, message: str
) -> None:
    empty_case(tmp_path)
    path = tmp_path / "case.yaml"
    path.write_text(path.read_text().replace("  public: {}", f"  public: {policy}"))
    with pytest.raises(BadCase, match=message):
        load_case(tmp_path)


def test_every_shape_has_a_class_with_a_default_delay() -> None:
    assert {shape.kind for shape in SHAPES.values()} <= set(DELAY_HOURS)
    assert DELAY_HOURS["damage"] > DELAY_HOURS["strikes"] == 72
