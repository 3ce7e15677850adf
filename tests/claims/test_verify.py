from dataclasses import replace
from datetime import date

import pytest

from holdfire.claims import verified, verify
from holdfire.model import Claim, Kind, Modality, Quantity, Quoted, Span, When
from holdfire.model.errors import Unproved
from tests.claims.conftest import report_of

TEXT = "The governor said that “17 percent of refining capacity” was damaged – on Monday."
REPORT = report_of(TEXT)


def quoted(words: str, text: str = TEXT) -> Quoted:
    start = text.index(words)
    return Quoted(words, start, start + len(words))


CLAIM = Claim(
    report_id=REPORT.report_id,
    words=quoted("“17 percent of refining capacity” was damaged"),
    kind=Kind.DAMAGE,
    modality=Modality.ASSERTED,
    extractor="test/1",
    speaker=quoted("The governor"),
    when=When(quoted("on Monday"), Span.day(date(2031, 5, 12))),
    quantity=Quantity.exactly(17, "percent", "refining capacity"),
    quantity_words=quoted("17 percent"),
)


def test_a_proved_claim_passes() -> None:
    verify(REPORT, CLAIM)
    assert verified(REPORT, [CLAIM]) == [CLAIM]


@pytest.mark.parametrize("field", ["speaker", "via", "site", "attacker_words", "target_words"])
def test_words_that_do_not_stand_there_are_refused(field: str) -> None:
    claim = replace(CLAIM, **{field: Quoted("The minister", 0, 12)})
    with pytest.raises(Unproved, match="The minister"):
        verify(REPORT, claim)
    assert verified(REPORT, [claim, CLAIM]) == [CLAIM]


@pytest.mark.parametrize(("start", "end"), [(-1, 11), (0, 0), (5, 3), (75, 900)])
def test_offsets_outside_the_report_are_refused(start: int, end: int) -> None:
    with pytest.raises(Unproved):
        verify(REPORT, replace(CLAIM, speaker=Quoted("The governor", start, end)))


def test_quotes_dashes_and_spaces_may_be_drawn_differently() -> None:
    words = '"17 percent  of refining capacity" was damaged - on Monday'.replace("  ", "\u00a0")
    start = TEXT.index("“17")
    verify(REPORT, replace(CLAIM, words=Quoted(words, start, len(TEXT) - 1)))


def test_seventy_is_not_seventeen() -> None:
    with pytest.raises(Unproved, match="quantity"):
        verify(REPORT, replace(CLAIM, quantity=Quantity.exactly(70, "percent", "capacity")))


def test_a_quantity_needs_words() -> None:
    with pytest.raises(Unproved, match="quantity"):
        verify(REPORT, replace(CLAIM, quantity_words=None))


@pytest.mark.parametrize(
    ("words", "quantity"),
    [
        ("nearly half", Quantity(45, 50, "percent", "x")),
        ("more than 1.2 million households", Quantity(1.2e6, None, "households")),
        ("13.8 million tonnes a year", Quantity.exactly(13.8, "Mt/y")),
        ("twenty-one drones", Quantity.exactly(21, "drones")),
        ("eight to ten hours", Quantity(8, 10, "hours")),
        ("1 200 людей", Quantity.exactly(1200, "people")),
        ("12,5 %", Quantity.exactly(12.5, "percent", "x")),
    ],
)
def test_numbers_in_words_and_scales_are_read(words: str, quantity: Quantity) -> None:
    report = report_of(words)
    whole = Quoted(words, 0, len(words))
    verify(report, replace(CLAIM, words=whole, speaker=None, when=None, quantity=quantity,
                           quantity_words=whole))  # fmt: skip


@pytest.mark.parametrize(
    "words", ["The refinery was allegedly struck", "No one was hurt in the strike on the plant"]
)
def test_doubt_and_denial_may_not_be_stored_as_assertion(words: str) -> None:
    report = report_of(words)
    claim = Claim(
        report.report_id, Quoted(words, 0, len(words)), Kind.STRIKE, Modality.ASSERTED, "t/1"
    )
    with pytest.raises(Unproved, match="modality"):
        verify(report, claim)
    verify(report, replace(claim, modality=Modality.HEDGED))


@pytest.mark.parametrize(
    ("words", "amount", "proved"),
    [
        ("280 тисяч абонентів", 280_000, True),
        ("1,1 млн баррелей", 1_100_000, True),
        ("280 тисяч абонентів", 380_000, False),
    ],
)
def test_figures_in_ukrainian_and_russian_are_read_too(
    words: str, amount: float, proved: bool
) -> None:
    report = report_of(f"Без світла {words}.")
    told = Quoted(words, 11, 11 + len(words))
    claim = Claim(
        report.report_id,
        told,
        Kind.OUTAGE,
        Modality.ASSERTED,
        "test/1",
        quantity=Quantity.exactly(amount, "customers"),
        quantity_words=told,
    )
    assert bool(verified(report, [claim])) is proved
