"""Two invented parties, and reports made from plain words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from importlib.util import find_spec

import pytest

from holdfire.claims import EnglishExtractor, encoder
from holdfire.claims.english.tagging import MODELS
from holdfire.model import Claim, Form, Parties, Party, Report, Span

NORLAND = Party("NL0", "Norland", ("Norland", "Norvik"), ("Norlandic",), ("Halgren", "Norgrid"), ())
SUDMARK = Party("SM0", "Sudmark", ("Sudmark", "Sudby"), ("Sudmarkian",), ("Orloz", "Sudoil"), ())
PARTIES = Parties(NORLAND, SUDMARK)
HAS_SPACY = find_spec("spacy") is not None and any(find_spec(name) for name in MODELS)

Reads = Callable[..., list[Claim]]


def report_of(text: str, published: str | None = "2031-05-14") -> Report:
    """A report published on a Wednesday unless told otherwise."""
    when = Span.parse(published) if published else None
    known = when.end if when else date(2031, 5, 14)
    return Report(Form.TEXT, "Test Wire", "third", "en", when, known, "", text, "", "0" * 64)


@pytest.fixture(scope="session", params=["rules", "spacy", "encoder"])
def extractor(request: pytest.FixtureRequest) -> EnglishExtractor:
    if request.param == "spacy" and not HAS_SPACY:
        pytest.skip("spaCy and an English model are not installed (extra: spacy)")
    if request.param == "encoder":
        if not (HAS_SPACY and encoder.installed()):
            pytest.skip("the encoder is not installed (extra: encoder)")
        return EnglishExtractor(PARTIES, encoder=encoder.encoder())
    return EnglishExtractor(PARTIES, use_spacy=request.param == "spacy")


@pytest.fixture(scope="session", params=["rules", "spacy"])
def reads(request: pytest.FixtureRequest) -> Reads:
    """Read by grammar and the judge's weights: what single sentences must give."""
    if request.param == "spacy" and not HAS_SPACY:
        pytest.skip("spaCy and an English model are not installed (extra: spacy)")
    grammar = EnglishExtractor(PARTIES, use_spacy=request.param == "spacy")

    def read(text: str, published: str | None = "2031-05-14") -> list[Claim]:
        return grammar.extract(report_of(text, published))

    return read
