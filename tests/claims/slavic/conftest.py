"""Two invented parties with Slavic names, and reports made from plain words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from holdfire.claims.slavic import SlavicExtractor
from holdfire.model import Claim, Form, Parties, Party, Report, Span

NORLAND = Party(
    "NL0", "Norland", ("Норландія", "Норландия", "Норвік", "Норвик"),
    ("норландський", "норландский"), ("Галгрен", "Норгрід"), (),
)  # fmt: skip
SUDMARK = Party(
    "SM0", "Sudmark", ("Судмарка", "Судбай"), ("судмарський", "судмарский"), ("Орлоз", "Судойл"), ()
)  # fmt: skip
PARTIES = Parties(NORLAND, SUDMARK)

Reads = Callable[..., list[Claim]]


def report_of(
    text: str, language: str = "uk", published: str | None = "2031-05-14", side: str = "third"
) -> Report:
    """A report published on a Wednesday unless told otherwise."""
    when = Span.parse(published) if published else None
    known = when.end if when else date(2031, 5, 14)
    return Report(Form.TEXT, "Test Wire", side, language, when, known, "", text, "", "0" * 64)


@pytest.fixture(scope="session")
def reads() -> Reads:
    by_language = {"uk": SlavicExtractor(PARTIES, "uk"), "ru": SlavicExtractor(PARTIES, "ru")}

    def read(language: str, text: str, side: str = "third") -> list[Claim]:
        return by_language[language].extract(report_of(text, language, side=side))

    return read
