from datetime import date

import pytest

from holdfire.claims.dates import in_figures, parsed

PUBLISHED = date(2031, 5, 14)


@pytest.mark.parametrize(
    ("text", "day"),
    [("Fired on 07.05.2031 at dawn", "2031-05-07"), ("since 2031/5/7", "2031-05-07"),
     ("on May 7th", "2031-05-07"), ("on 07/05/2031", "2031-05-07")],
)  # fmt: skip
def test_dates_in_figures_are_days(text: str, day: str) -> None:
    ((start, end, span),) = in_figures(text, 0, len(text), PUBLISHED)
    assert str(span) == day
    assert text[start:end].strip(" ,") == text[start:end]


@pytest.mark.parametrize("text", ["31.02.2031", "99/99/2031", "1.2.3.4", "v1.2.2031.4"])
def test_figures_that_are_no_date_are_none(text: str) -> None:
    assert list(in_figures(text, 0, len(text), PUBLISHED)) == []


def test_words_without_a_day_are_not_guessed() -> None:
    assert parsed("spring", "en", PUBLISHED) is None
    assert parsed("7 травня", "uk", PUBLISHED) is not None
    assert parsed("May 7", "en", None) is None
