from datetime import date

import pytest

from holdfire.claims.english.when import times

PUBLISHED = date(2031, 5, 14)  # a Wednesday

GRAMMAR = [
    ("overnight", "2031-05-13", "2031-05-14"),
    ("during the night", "2031-05-13", "2031-05-14"),
    ("on Tuesday", "2031-05-13", "2031-05-13"),
    ("on Wednesday", "2031-05-14", "2031-05-14"),
    ("early on Thursday", "2031-05-08", "2031-05-08"),
    ("on Friday night", "2031-05-09", "2031-05-10"),
    ("yesterday", "2031-05-13", "2031-05-13"),
    ("a day earlier", "2031-05-13", "2031-05-13"),
    ("two days ago", "2031-05-12", "2031-05-12"),
    ("last week", "2031-05-05", "2031-05-11"),
    ("this month", "2031-05-01", "2031-05-14"),
    ("last year", "2030-01-01", "2030-12-31"),
    ("two years ago", "2029-01-01", "2029-12-31"),
    ("in recent weeks", "2031-04-16", "2031-05-14"),
    ("in August", "2030-08-01", "2030-08-31"),
    ("in early March", "2031-03-01", "2031-03-10"),
    ("in mid-March", "2031-03-11", "2031-03-20"),
    ("in late March", "2031-03-21", "2031-03-31"),
    ("in March 2029", "2029-03-01", "2029-03-31"),
    ("in February and March", "2031-02-01", "2031-03-31"),
    ("on 22 March 2031", "2031-03-22", "2031-03-22"),
    ("on March 22", "2031-03-22", "2031-03-22"),
    ("on April 6-7", "2031-04-06", "2031-04-07"),
    ("in the night to May 3", "2031-05-02", "2031-05-03"),
    ("from March 25 to April 16", "2031-03-25", "2031-04-16"),
    ("between March 25 and April 16", "2031-03-25", "2031-04-16"),
    ("since March", "2031-03-01", "2031-05-14"),
    ("since the beginning of 2031", "2031-01-01", "2031-05-14"),
    ("since last summer", "2030-06-01", "2031-05-14"),
    ("at the beginning of 2030", "2030-01-01", "2030-03-31"),
    ("in 2029", "2029-01-01", "2029-12-31"),
    ("in the winter of 2029-30", "2029-12-01", "2030-02-28"),
    ("in the winter of 2029–30", "2029-12-01", "2030-02-28"),
    ("in the autumn", "2030-09-01", "2030-11-30"),
    ("until June 1", "2031-05-14", "2031-06-01"),
    ("by Monday evening", "2031-05-12", "2031-05-12"),
    ("the upcoming winter", "2031-12-01", "2032-02-29"),
    ("before winter", "2031-05-14", "2031-11-30"),
]


@pytest.mark.parametrize(("words", "start", "end"), GRAMMAR)
def test_an_expression_is_a_closed_interval_of_days(words: str, start: str, end: str) -> None:
    text = f"The plant was struck {words}."
    found = list(times(text, 0, len(text), PUBLISHED))
    assert len(found) == 1
    assert (str(found[0].span.start), str(found[0].span.end)) == (start, end)
    assert words.removeprefix("in ") in text[found[0].start : found[0].end] + " "


@pytest.mark.parametrize("words", ["overnight", "on Tuesday", "last week", "in August", "on May 3"])
def test_relative_words_mean_nothing_without_a_day_of_publication(words: str) -> None:
    text = f"The plant was struck {words}."
    assert list(times(text, 0, len(text), None)) == []


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("in March 2029", "2029-03-01", "2029-03-31"),
        ("on 22 March 2031", "2031-03-22", "2031-03-22"),
        ("in 2029", "2029-01-01", "2029-12-31"),
    ],
)
def test_absolute_words_need_no_day_of_publication(words: str, start: str, end: str) -> None:
    text = f"The plant was struck {words}."
    (found,) = times(text, 0, len(text), None)
    assert (str(found.span.start), str(found.span.end)) == (start, end)


def test_days_that_do_not_exist_are_no_days() -> None:
    text = "The plant was struck on 31 February 2031."
    assert all(found.span.days > 1 for found in times(text, 0, len(text), PUBLISHED))


def test_a_clause_ahead_takes_the_next_month() -> None:
    text = "The unit will restart in January."
    (found,) = times(text, 0, len(text), PUBLISHED, ahead=True)
    assert str(found.span.start) == "2032-01-01"
