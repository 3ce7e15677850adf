"""Redaction by parts: words, voices, addresses, sums. Whole accounts are in test_do_no_harm."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.model.release import Profile
from holdfire.model.tables import ISSUES, STRUCK, TABLES
from holdfire.publish.redact import screen as s
from holdfire.publish.redact import sums
from holdfire.publish.redact.addresses import address
from holdfire.publish.redact.columns import LEAVE, leaving
from holdfire.publish.redact.screen import Screen
from holdfire.publish.redact.voices import outlet, voice
from holdfire.publish.release import SHAPES

SCREEN = Screen(
    vouched=(
        "Aland",
        "Alandish",
        "AA",
        "North Oblast",
        "General Staff",
        "Agency",
        "Energy Ministry",
    ),
    sites=("old-mill-tpp", "Old Mill TPP", "Стара ТЕС"),
    offices={"Tamm": "President of Aland"},
)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("a fire at old mill TPP", s.SITE),
        ("вибух, стара ТЕС", s.SITE),
        ("a strike near Smalltown", s.NAME),
        ("Ivan Petrov was hurt", s.NAME),
        ("remarks of IVANOV", s.NAME),
        ("сказав Іваненко", s.NAME),
        ("قال أحمد إن", s.NAME),
        ("seen by @uploader", s.CONTACT),
        ("call +380 44 123 45 67", s.CONTACT),
        ("https://example.org/a", s.CONTACT),
        ("all drones were shot down by air defence", s.DEFENCE),
        ("launched from the airfield", s.DEFENCE),
        ("the 3rd guards brigade fired", s.DEFENCE),
        ("сили ППО збили дрон", s.DEFENCE),
    ],
)
def test_words_that_would_harm_stay(words: str, reason: str) -> None:
    assert SCREEN.words(words) == (None, reason)


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("strikes on energy sites in North Oblast", None),
        ("Aland denies it; 3 March 2025", None),
        ("Alandish-backed officials said so", None),
        ("adviser Kask said no", "adviser said no"),
        ("Tamm kept the pause", "President of Aland kept the pause"),
        ("office of President Tamm", "office of President "),
        ("", None),
    ],
)
def test_other_words_leave_without_names(words: str, left: str | None) -> None:
    assert SCREEN.words(words) == (words if left is None else left, None)


@pytest.mark.parametrize("words", ["two units stopped", "40% out", "знеструмлено місто"])
def test_what_a_site_lost_stays_where_that_is_asked(words: str) -> None:
    assert SCREEN.words(words, extent=True) == (None, s.DAMAGE)
    assert SCREEN.words(words)[1] is None


@pytest.mark.parametrize(
    ("speaker", "said"),
    [
        ("Jaan Kask", "a speaker (AA)"),
        ("governor Kask", "governor (AA)"),
        ("Tamm", "President of Aland"),
        ("General Staff (Kask)", "General Staff"),
        ("Aland Daily Courier", "a speaker (AA)"),
        ("some_handle Telegram channel", "channel (AA)"),
        ("pallanon list", "a speaker (AA)"),
    ],
)
def test_speakers_leave_by_office_alone(speaker: str, said: str) -> None:
    assert voice(speaker, "AA", SCREEN) == said


@given(st.text(max_size=80))
def test_no_word_of_a_voice_is_a_stranger(speaker: str) -> None:
    said = voice(speaker, None, SCREEN) or ""
    held = s.BESIDE | s.OFFICE | {"speaker"}
    for name in SCREEN.vouched:
        said = said.replace(name, " ")
    assert all(w.strip("()").lower().removesuffix("'s") in held for w in said.split())


def test_outlets_of_persons_are_not_named() -> None:
    names = ["example.org", "Agency", "Telegram: kask", "@kask", "Kask's blog"]
    assert [outlet(name, SCREEN) for name in names] == [
        "example.org", "Agency", "a channel", "a channel", "an outlet",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("source", "left"),
    [
        ("https://www.example.org/smalltown-plant-hit", "example.org"),
        ("https://t.me/kask/12", "t.me"),
        ("https://kask.substack.com/p/1", "substack.com"),
        ("https://kask:pw@example.org/", "example.org"),
        ("github:kask/list:events.csv", "github"),
        ("javascript:alert(1)", "javascript"),
        ("<script>", ""),
        ("http://[", ""),
        ("https://a.org/x | https://a.org/y | https://b.org", "a.org | b.org"),
    ],
)
def test_addresses_leave_as_hosts(source: str, left: str) -> None:
    assert address(source) == left


def entry(site: str, known: date, size: float = 100.0):
    return {
        "basis": "incident", "country": "AA", "sector": "generation", "unit": "MW", "high": size,
        "as_of_end": date(2025, 3, 1), "known_from": known, "denominator": f"nameplate of {site}",
    }  # fmt: skip


REPORTS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 40)), max_size=12)


@given(REPORTS, st.integers(0, 60), st.integers(0, 60))
def test_no_two_days_differ_by_fewer_than_three_sites(reports, one: int, other: int) -> None:
    day = date(2025, 3, 1)
    ledger = [entry(f"s{n}", day + timedelta(days=late)) for n, late in reports]
    seen = []
    for days in sorted((one, other)):
        found, _ = sums.cells(ledger, delay_hours=72, as_of=day + timedelta(days=days))
        seen.append(frozenset(found[0].sites) if found else frozenset())
    assert seen[0] <= seen[1]
    assert len(seen[1] - seen[0]) == 0 or len(seen[1] - seen[0]) >= 3


def test_a_reviewed_past_does_not_give_a_site_away() -> None:
    day, as_of = date(2025, 3, 1), date(2025, 5, 1)
    four = [entry(f"s{n}", day) for n in range(4)]
    found, _ = sums.cells(four, delay_hours=72, as_of=as_of)
    issued = sums.record(found, profile=Profile.PARTNER, as_of=as_of)
    assert ISSUES.of(issued).num_rows == 1
    again, _ = sums.cells(four[:3], delay_hours=72, as_of=as_of)
    assert sums.against_issues(again, issued) == ([], 1)
    assert sums.against_issues(found, issued) == (found, 0)


def test_a_site_struck_twice_counts_once_and_small_cells_stay() -> None:
    day = date(2025, 3, 1)
    twice = [entry("s0", day), entry("s0", day), entry("s1", day)]
    assert sums.cells(twice, delay_hours=0, as_of=date(2025, 5, 1)) == ([], 1)
    found, small = sums.cells([*twice, entry("s2", day, 50)], delay_hours=0, as_of=date(2025, 5, 1))
    assert small == 0
    assert STRUCK.of([found[0].row()]).to_pylist()[0]["at_most"] == 250


def test_every_table_that_leaves_is_an_allow_list_of_declared_columns() -> None:
    declared = {t.name: {c.name for c in t.columns} for t in TABLES}
    assert set(LEAVE) == set(SHAPES)
    for name, columns in LEAVE.items():
        assert set(columns) <= declared[name], name
        assert set(SHAPES[name].key) <= {c.name for c in leaving(name, Profile.PUBLIC).columns}
