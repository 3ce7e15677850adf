"""Any text is read: no span is wrong, nothing escapes, and the work grows with the length.

300 texts for each language; with ``HOLDFIRE_FUZZ=1`` 10,000 in all, and longer rows of one sign.
"""

from __future__ import annotations

import os
import random
import sys
from types import FrameType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from holdfire.claims import EnglishExtractor, Extractor, SlavicExtractor
from holdfire.model import Report
from tests.claims.conftest import PARTIES
from tests.claims.conftest import report_of as english_report
from tests.claims.slavic.conftest import PARTIES as SLAVIC
from tests.claims.slavic.conftest import report_of as slavic_report

FULL = os.environ.get("HOLDFIRE_FUZZ") == "1"
FUZZ = settings(
    max_examples=3334 if FULL else 300,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
READERS: dict[str, Extractor] = {
    "en": EnglishExtractor(PARTIES, use_spacy=False),
    "uk": SlavicExtractor(SLAVIC, "uk"),
    "ru": SlavicExtractor(SLAVIC, "ru"),
}
SENTENCES = {
    "en": (
        "Norlandic drones struck the Lundvik refinery on Monday, Orloz said.",
        "At least three tanks were burning, two officials said on April 3, 2031.",
        "Sudmark may retaliate with strikes this year, the defence ministry said.",
        "“We lost 1,200 megawatts,” a spokesman told the Wire, “and it will take weeks.”",
        "Half of the units were repaired by Tuesday evening, according to the operator.",
        "Norvik declined to comment. It was not clear who shelled the pipeline overnight.",
        "If the truce holds, talks will resume in June, a diplomat familiar with them said.",
        "LUND, May 14 (Wire) - Power was out for 40,000 customers near Lund.",
    ),
    "uk": (
        "Норландські дрони вдарили по нафтопереробному заводу в місті Лунд у понеділок.",
        "Речник Орлоз заявив, що 3 квітня 2031 року горіли щонайменше три резервуари.",
        "За словами голови області, 17 відсотків підстанції відновлено минулого тижня.",
        "«Ми втратили 1 200 мегаватів, — сказав міністр, — і ремонт триватиме тижні».",
        "Судмарка може завдати удару у відповідь, повідомили в міністерстві оборони.",
        "Норвік відмовився коментувати. Хто обстріляв трубопровід уночі, невідомо.",
        "Якщо перемир’я втримається, переговори відновляться в червні на півдні Норландії.",
        "Без світла залишилися 40 тис. споживачів, передає агентство. Норгрід: «Це не ми».",
    ),
    "ru": (
        "Норландские дроны ударили по нефтеперерабатывающему заводу в городе Лунд в понедельник.",
        "Представитель Орлоз заявил, что 3 апреля 2031 года горели как минимум три резервуара.",
        "По словам главы области, 17 процентов подстанции восстановлено на прошлой неделе.",
        "«Мы потеряли 1 200 мегаватт, — сказал министр, — и ремонт займёт недели».",
        "Судмарка может нанести ответный удар, сообщили в министерстве обороны.",
        "Норвик отказался от комментариев. Кто обстрелял трубопровод ночью, неизвестно.",
        "Если перемирие сохранится, переговоры возобновятся в июне на юге Норландии.",
        "Без света остались 40 тыс. потребителей, передает агентство. Норгрид: «Это не мы».",
    ),
}
TIMES = {
    "en": "this next last year month week night September February 29 March 31 winter May until to "
    "yesterday since between and from half early of ago 2031 1900 days weekend the same day",
    "uk": "цього наступного минулого року місяця тижня вересень лютого 29 31 березня зима вчора з "
    "до по половині кварталу тому від 2031 1900 днів 31.02.2031 вихідними ніч на",
    "ru": "этого следующего прошлого года месяца недели сентябрь февраля 29 31 марта зима вчера с "
    "до по половине квартала назад от 2031 1900 дней 31.02.2031 выходных ночь на",
}
#: Signs that break offsets and patterns: quotes, breaks, marks, directions, changing lengths.
ODD = (
    *"\"'“”„«»‘’ʼ`—–-−,.;:!?…()[]%$€№·•/\\|_#@ \t\r\n\v\f\0\x1c\x85\u2028\u2029\u00a0\u202f\u2009",
    *"\u200b\u200c\u200d\u200e\u200f\u202a\u202e\u2066\u2069\ufeff\ufe0f\u0301\u0308\u20dd\u034f",
    *"İıßŉǰΐﬁſKÅΣς½²٣३১Ⅷ一אبשׁقहि한🔥🇺🇦",
    "e\u0301", "й", "ё", "👩\u200d🚒", "👍🏽", "\r\n", "...", "?!", "0" * 40, "9" * 400,
    "1.5.2", "1,000,000", "-17", "1e999", "17%", "$3bn", "٠١٢", "²", "12:99", "99.99.9999",
)  # fmt: skip
CHARACTERS = st.characters(exclude_categories=("Cs",))


def mutated(draw: random.Random, text: str) -> str:
    """Return the text with stretches cut, doubled, turned, or odd signs put in."""
    for _ in range(draw.randrange(1, 8)):
        low, high = sorted((draw.randrange(len(text) + 1), draw.randrange(len(text) + 1)))
        high = min(high, low + 30)
        middle = {
            "cut": "",
            "doubled": text[low:high] * 2,
            "turned": text[low:high][::-1],
            "upper": text[low:high].upper(),
            "odd": draw.choice(ODD),
            "moved": text[high : high + 20],
        }[draw.choice(("cut", "doubled", "turned", "upper", "odd", "odd", "odd", "moved"))]
        text = text[:low] + middle + text[high if draw.random() < 0.5 else low :]
    return text


def texts(language: str) -> st.SearchStrategy[str]:
    """Return any text, heaps of news words and odd signs, and sentences gone wrong."""
    words = [word for sentence in SENTENCES[language] for word in sentence.split(" ")]
    salad = st.one_of(
        st.sampled_from(words), st.sampled_from(words), st.sampled_from(TIMES[language].split()),
        st.sampled_from(ODD), st.integers(0, 10**7).map(str), st.text(CHARACTERS, max_size=4),
    )  # fmt: skip
    gaps = st.sampled_from((" ", " ", " ", "", "\n", "\u00a0", ", ", ". "))
    heap = st.tuples(st.lists(salad, max_size=60), gaps).map(lambda pair: pair[1].join(pair[0]))
    prose = st.lists(st.sampled_from(SENTENCES[language]), min_size=1, max_size=5).map(" ".join)
    wrong = st.tuples(st.randoms(use_true_random=False), prose).map(lambda pair: mutated(*pair))
    anything = st.text(CHARACTERS, max_size=300)
    joined = st.tuples(anything, wrong, heap).map("\n".join)
    return st.one_of(anything, heap, heap, wrong, wrong, joined)


PUBLISHED = st.sampled_from(
    (None, "2031-05-14", "2031-05-14", "2032-02-29", "2031-01-01", "2031", "0001-01-01",
     "9999-12-31")
)  # fmt: skip
SIDES = st.sampled_from(("third", "NL0", "SM0", "unknown"))


def report_of(
    language: str, text: str, published: str | None = "2031-05-14", side: str = "third"
) -> Report:
    if language == "en":
        return english_report(text, published)
    return slavic_report(text, language, published, side)


def check(language: str, report: Report) -> None:
    for claim in READERS[language].extract(report):
        for field, quoted in claim.quotations():
            assert quoted.text == report.text[quoted.start : quoted.end], field
            assert 0 <= quoted.start < quoted.end <= len(report.text), field


@FUZZ
@given(text=texts("en"), published=PUBLISHED)
def test_any_english_text_is_read(text: str, published: str | None) -> None:
    check("en", report_of("en", text, published))


@FUZZ
@given(text=texts("uk"), published=PUBLISHED, side=SIDES)
def test_any_ukrainian_text_is_read(text: str, published: str | None, side: str) -> None:
    check("uk", report_of("uk", text, published, side))


@FUZZ
@given(text=texts("ru"), published=PUBLISHED, side=SIDES)
def test_any_russian_text_is_read(text: str, published: str | None, side: str) -> None:
    check("ru", report_of("ru", text, published, side))


#: One sign, or a pair, again and again: what a careless pattern tries in every way.
ROWS = (".", " ", "\n", '"', "“", "«", "a", "A", "я", "Я", "1", ",", "-", "—", "(", "…", "\0",
        "🔥", "\u0301", "\u200f", "a ", "A ", "1 ", "1,", "1.", ". ", "«а» ", "a, ", "А. ",
        "Norvik ", "said ", "сказав ", "The Lund ", "in Lund, ", "12 травня ")  # fmt: skip


@pytest.mark.parametrize("language", READERS)
@pytest.mark.parametrize("row", ROWS)
def test_rows_of_one_sign_are_read(language: str, row: str) -> None:
    size = 2**15 if FULL else 2**12
    check(language, report_of(language, (row * size)[:size] + "x"))


def calls(language: str, text: str) -> int:
    """Return how many functions, built in or not, are called to read the text."""
    count = 0

    def seen(_frame: FrameType, event: str, _argument: Any) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    report = report_of(language, text)
    before = sys.getprofile()
    sys.setprofile(seen)
    try:
        READERS[language].extract(report)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("language", READERS)
@pytest.mark.parametrize("gap", ["\n", " "], ids=["paragraphs", "one line"])
def test_twice_the_text_is_less_than_thrice_the_work(language: str, gap: str) -> None:
    once = gap.join(SENTENCES[language] * 8) + gap
    READERS[language].extract(report_of(language, once))  # what is loaded once is not counted
    assert calls(language, once * 2) < 2.5 * calls(language, once)


def test_a_lone_surrogate_is_text_like_any_other() -> None:
    report = english_report("The plant was hit\ud800, the governor said.")
    assert report.report_id.startswith("rep-")
    for claim in EnglishExtractor(PARTIES, use_spacy=False).extract(report):
        assert report.text[claim.words.start : claim.words.end] == claim.words.text
