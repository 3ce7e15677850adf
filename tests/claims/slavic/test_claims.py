"""Own sentences: who says what, how surely, about what."""
# ruff: noqa: E501

import pytest

from tests.claims.slavic.conftest import Reads

SAID = [
    ("uk", "Міністр Іван Коваль заявив, що дрони атакували підстанцію.", "Міністр Іван Коваль",
     False, "asserted", "strike"),
    ("uk", "Підстанцію пошкоджено, повідомили в обленерго.", "обленерго", False, "asserted", "damage"),
    ("uk", "За даними джерела в уряді, завод зупинили.", "джерела в уряді", True, "asserted", "damage"),
    ("uk", "«Ремонт триватиме місяць», — сказав мер.", "мер", False, "predicted", "repair"),
    ("uk", "Судойл відмовився коментувати атаку.", "Судойл", False, "declined", "no_comment"),
    ("uk", "Речник Петро Гай заперечив удари по АЕС.", "Речник Петро Гай", False, "denied", "strike"),
    ("uk", "Якщо удари триватимуть, ремонт зупинять, попередив оператор.", "оператор", False,
     "conditional", "strike"),
    ("uk", "Губернатор визнав, що завод могло бути пошкоджено.", "Губернатор", False, "hedged",
     "damage"),
    ("ru", "По словам главы региона, без света остались 40 тыс. абонентов.", "главы региона", False,
     "asserted", "outage"),
    ("ru", "Резервуар загорелся, сообщает издание со ссылкой на чиновника.", "чиновника", True,
     "asserted", "damage"),
    ("ru", "Как утверждает оператор, электроснабжение восстановлено.", "оператор", False, "asserted",
     "repair"),
    ("ru", "Два источника, знакомых с планом, рассказали газете, что переговоры пройдут завтра.",
     "Два источника, знакомых с планом", True, "predicted", "talks"),
    ("ru", "«Мы сбили 12 дронов», — написал губернатор.", "губернатор", False, "asserted",
     "interception"),
    ("ru", "В «Судойле» от комментариев отказались.", "«Судойле»", False, "declined", "no_comment"),
    ("ru", "Пострадавших нет, добавил мэр.", "мэр", False, "denied", "other"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "speaker", "unnamed", "modality", "kind"), SAID)
def test_a_claim_has_its_speaker_and_stance(
    reads: Reads, language: str, text: str, speaker: str, unnamed: bool, modality: str, kind: str
) -> None:
    (claim,) = reads(language, text)
    assert claim.speaker is not None
    assert (claim.speaker.text, claim.anonymous) == (speaker, unnamed)
    assert (claim.modality, claim.kind) == (modality, kind)


VOICES = [
    ("uk", "«Трансформатор згорів», — парирували в судмарському Міненерго.", "судмарському Міненерго", False),
    ("uk", "Греблю, запевняє Петро Гай, дрони зруйнували.", "Петро Гай", False),
    ("uk", "Завод зупинено, пише видання, яке посилається на двох трейдерів.", "двох трейдерів", True),
    ("uk", "Підстанцію пошкоджено, йдеться у заяві Генштабу.", "Генштабу", False),
    ("uk", "Тим часом Іван Коваль своєю чергою заявив, що завод зупинено.", "Іван Коваль", False),
    ("uk", "Дефіцит у вечірній пік міністерка оцінила у 3,5 ГВт.", "міністерка", False),
    ("ru", "Терминал загорелся, передает «Вестник» со ссылкой на оперштаб.", "оперштаб", False),
    ("ru", "Завод остановлен, говорится в сводке Минобороны.", "Минобороны", False),
    ("ru", "Между тем трейдеры рассказали агентству, что завод остановлен.", "трейдеры", True),
    ("ru", "Сколько ракет прорвалось, чиновник говорить не стал.", "чиновник", True),
    ("ru", "Получить комментарий «Судойла» агентству не удалось.", "«Судойла»", False),
    ("ru", "Завод, по словам представителя мэрии, остановлен.", "представителя мэрии", True),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "speaker", "unnamed"), VOICES)
def test_the_innermost_voice_speaks(
    reads: Reads, language: str, text: str, speaker: str, unnamed: bool
) -> None:
    (claim, *_) = reads(language, text)
    assert claim.speaker is not None
    assert (claim.speaker.text, claim.anonymous) == (speaker, unnamed)


def test_who_signs_a_release_tells_all_of_it(reads: Reads) -> None:
    found = reads(
        "uk", "Дрони уразили нафтобазу. Підстанцію знеструмлено.\n\nГенеральний штаб Судмарки."
    )
    assert {claim.speaker.text for claim in found if claim.speaker} == {"Генеральний штаб Судмарки"}


ATTACKERS = [
    ("uk", "Норландські дрони атакували нафтобазу.", "third", "NL0"),
    ("uk", "Судмарка завдала удару по підстанції.", "third", "SM0"),
    ("uk", "Ворог вдарив по підстанції.", "NL0", "SM0"),
    ("uk", "Ворог вдарив по підстанції.", "third", "unknown"),
    ("ru", "Удар норландских войск повредил подстанцию.", "third", "NL0"),
    ("ru", "Средства ПВО сбили 12 судмарских беспилотников.", "third", "SM0"),
    ("ru", "Дроны атаковали нефтебазу.", "third", "unknown"),
    ("ru", "Подстанцию восстановили.", "third", None),
]


@pytest.mark.parametrize(("language", "text", "side", "attacker"), ATTACKERS)
def test_the_attacker_is_who_the_words_name(
    reads: Reads, language: str, text: str, side: str, attacker: str | None
) -> None:
    (claim,) = reads(language, text, side)
    assert claim.attacker == attacker
    assert (claim.attacker_words is not None) == (attacker not in {None, "unknown"})


def test_objects_sites_and_places_are_named_as_written(reads: Reads) -> None:
    (claim,) = reads("uk", "Дрони атакували Озерський НПЗ у Лісограді.")
    assert claim.target_kind == "refinery"
    assert claim.site is not None
    assert claim.site.text == "Озерський НПЗ"
    assert [place.text for place in claim.places] == ["Лісограді"]
    (claim,) = reads("ru", "Ракета попала в ТЭЦ «Искра» в Зареченской области.")
    assert (claim.target_kind, claim.site and claim.site.text) == ("thermal", "ТЭЦ «Искра»")
    assert [place.text for place in claim.places] == ["Зареченской области"]


def test_a_sentence_of_attribution_serves_the_one_before(reads: Reads) -> None:
    (claim,) = reads("uk", "Дрони атакували завод. Про це повідомив мер міста.")
    assert claim.speaker is not None
    assert claim.speaker.text == "мер міста"


def test_pronouns_mean_the_last_speaker(reads: Reads) -> None:
    first, second = reads("ru", "Завод загорелся, сообщил мэр. По его словам, ремонт начался.")
    assert first.speaker == second.speaker
