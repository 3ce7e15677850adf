from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfire.claims import Extractor, verify
from holdfire.claims.slavic import SlavicExtractor
from holdfire.model import Parties
from tests.claims.slavic.conftest import NORLAND, PARTIES, SUDMARK, report_of

TEXTS = {
    "uk": "Норландські дрони вночі атакували завод, заявив Орлоз. "
    "Судмарка відкинула звинувачення.\n"
    "«Ми збили 12 дронів», — додав він. Якщо перемир'я діятиме, переговори поновлять у червні.",
    "ru": "Норландские дроны ночью атаковали завод, заявил Орлоз. Судмарка отвергла обвинения.\n"
    "«Мы сбили 12 дронов», — добавил он. Если перемирие устоит, переговоры продолжатся в июне.",
}
READERS = {"uk": SlavicExtractor(PARTIES, "uk"), "ru": SlavicExtractor(PARTIES, "ru")}
BOTH = pytest.mark.parametrize("language", ["uk", "ru"])
WORDS = st.sampled_from(
    [*TEXTS["uk"].split(), *TEXTS["ru"].split(), "«", "»", "„", "“", '"', ",", "—", ";", ":", "що",
     "что", "за", "даними", "со", "ссылкой", "на", "як", "17", "%", "тис.", "млн", "\n", "не",
     "коментувати", "об", "этом"]
)  # fmt: skip


@BOTH
def test_it_is_an_extractor_with_a_versioned_name(language: str) -> None:
    as_protocol: Extractor = READERS[language]
    assert as_protocol.name in {"ukrainian-rules/2", "russian-rules/2"}


@BOTH
def test_every_claim_is_proved_unique_and_read_alike_twice(language: str) -> None:
    report = report_of(TEXTS[language], language)
    claims = READERS[language].extract(report)
    assert len(claims) >= 4
    for claim in claims:
        verify(report, claim)
        for _, quoted in claim.quotations():
            assert report.text[quoted.start : quoted.end] == quoted.text
    assert len({claim.claim_id for claim in claims}) == len(claims)
    assert READERS[language].extract(report) == claims


@BOTH
def test_swapping_the_parties_swaps_codes_and_nothing_else(language: str) -> None:
    swapped = Parties(replace(SUDMARK, code=NORLAND.code), replace(NORLAND, code=SUDMARK.code))
    codes = {NORLAND.code: SUDMARK.code, SUDMARK.code: NORLAND.code}
    here = READERS[language].extract(report_of(TEXTS[language], language))
    there = SlavicExtractor(swapped, language).extract(report_of(TEXTS[language], language))  # type: ignore[arg-type]
    assert {claim.attacker for claim in here} & set(codes)
    assert [replace(c, attacker=codes.get(c.attacker or "", c.attacker)) for c in here] == there


@BOTH
def test_order_of_the_parties_does_not_matter(language: str) -> None:
    report = report_of(TEXTS[language], language)
    turned = SlavicExtractor(Parties(SUDMARK, NORLAND), language)  # type: ignore[arg-type]
    assert turned.extract(report) == READERS[language].extract(report)


@BOTH
@settings(max_examples=100, deadline=None)
@given(words=st.lists(WORDS, max_size=40).map(" ".join))
def test_any_heap_of_words_is_read_without_error(language: str, words: str) -> None:
    report = report_of(words, language)
    for claim in READERS[language].extract(report):
        verify(report, claim)


@BOTH
@settings(max_examples=100, deadline=None)
@given(text=st.text(max_size=200))
def test_any_text_is_read_without_error(language: str, text: str) -> None:
    READERS[language].extract(report_of(text, language, None))
