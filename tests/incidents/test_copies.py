"""Copies count once: one statement, one family, the same words, a translation."""

from __future__ import annotations

from typing import Any

from holdfire.incidents import reconcile
from holdfire.model.case import Case
from tests.incidents.claims import AS_OF, claim, table

WIRE = (
    "Drones struck the Ryazan refinery overnight, a fire covered 1700 square metres, officials said"
)
TRANSLATED = (
    "Вночі безпілотники вдарили по заводу в Рязані: Павло Малков каже про 1700 метрів і 24 дрони"
)
ORIGINAL = (
    "Ночью беспилотники ударили по заводу в Рязани: Павел Малков говорит о 1700 метрах и 24 дронах"
)


def told(case: Case, *rows: dict[str, Any]) -> tuple[int, list[tuple[str, str, str]]]:
    """Return the origins of the one incident, and its copies."""
    found = reconcile(table(*rows), case, as_of=AS_OF)
    (incident,) = found.incidents.to_pylist()
    copies = [(c["claim_id"], c["copy_of"], c["why"]) for c in found.copies.to_pylist()]
    return incident["origins"], copies


def test_separate_accounts_stay_separate(case: Case) -> None:
    assert told(case, claim(words="plant hit"), claim(words="plant hit")) == (2, [])


def test_quotations_of_one_speaker_are_one_origin(case: Case) -> None:
    one = {"origin": "governor"}
    rows = claim(number=1, **one), claim(number=2, **one), claim(number=3)
    assert told(case, *rows) == (2, [("clm-000002", "clm-000001", "one origin")])


def test_a_wire_copy_under_another_outlets_name_is_one_origin(case: Case) -> None:
    rows = claim(number=1, words=WIRE), claim(number=2, words=WIRE + ".")
    assert told(case, *rows) == (1, [("clm-000002", "clm-000001", "same words")])


def test_a_translation_is_one_origin(case: Case) -> None:
    rows = (
        claim(number=1, words=ORIGINAL, language="ru"),
        claim(number=2, words=TRANSLATED, language="uk"),
    )
    assert told(case, *rows) == (1, [("clm-000002", "clm-000001", "translation")])


def test_another_account_in_another_language_is_not_a_translation(case: Case) -> None:
    other = "Мер Рязані Віталій Артемов, 52 роки, підтвердив слова Малкова про пожежу: 31 дрон"
    rows = (
        claim(number=1, words=ORIGINAL, language="ru"),
        claim(number=2, words=other, language="uk"),
    )
    assert told(case, *rows) == (2, [])


def test_copies_of_copies_are_one_origin(case: Case) -> None:
    rows = (
        claim(number=1, words=WIRE),
        claim(number=2, words=WIRE, origin="agency"),
        claim(number=3, words="fire at the plant", origin="agency"),
    )
    origins, copies = told(case, *rows)
    assert origins == 1
    assert {why for *_, why in copies} == {"same words", "one origin"}
