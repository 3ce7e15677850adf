"""Short sentences. In: what a claim says, as numbers. Out: words in English, Ukrainian, Russian.

The phrases are few on purpose: other incidents are told in the same ones, and one incident is told
in several.
"""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from .world import Ints

LANGUAGES = ("en", "uk", "ru")
OPENERS = (
    ("Overnight", "According to officials,", "On Telegram it was said that", "Again,", "At dawn"),
    ("Вночі", "За даними влади,", "У Telegram пишуть, що", "Знову", "На світанку"),
    ("Ночью", "По данным властей,", "В Telegram пишут, что", "Снова", "На рассвете"),
)
CLASSES = (
    ("a nuclear plant", "атомну станцію", "атомную станцию"),
    ("a thermal power plant", "теплоелектростанцію", "теплоэлектростанцию"),
    ("a hydro power plant", "гідроелектростанцію", "гидроэлектростанцию"),
    ("a pumped storage plant", "гідроакумулювальну станцію", "гидроаккумулирующую станцию"),
    ("a substation", "підстанцію", "подстанцию"),
    ("power lines", "лінії електропередачі", "линии электропередачи"),
    ("an oil refinery", "нафтопереробний завод", "нефтеперерабатывающий завод"),
    ("an oil depot", "нафтобазу", "нефтебазу"),
    ("an oil pipeline", "нафтопровід", "нефтепровод"),
    ("a gas facility", "газовий об'єкт", "газовый объект"),
    ("a gas plant", "газопереробний завод", "газоперерабатывающий завод"),
    ("a gas storage", "газосховище", "газохранилище"),
    ("an oil terminal", "нафтовий термінал", "нефтяной терминал"),
    ("an energy facility", "енергетичний об'єкт", "энергетический объект"),
)
#: By kind, then language.
ACTS = (
    (
        ("drones hit", "a strike hit", "explosions were heard and fire seen at"),
        ("дрони вдарили по об'єкту:", "атаковано", "вибухи й пожежа:"),
        ("дроны ударили по объекту:", "атакован объект:", "взрывы и пожар:"),
    ),
    (
        ("debris damaged", "fire broke out at", "equipment was damaged at"),
        ("уламки пошкодили", "пошкоджено", "спалахнула пожежа:"),
        ("обломки повредили", "повреждено оборудование:", "вспыхнул пожар:"),
    ),
    (
        ("power was cut after the shutdown of", "supply was lost at", "output fell at"),
        ("зникло світло, зупинено", "знеструмлено", "втрачено потужність:"),
        ("пропал свет, остановлено:", "обесточено:", "потеряна мощность:"),
    ),
    (
        ("air defence shot down drones near", "an attack was repelled at", "drones fell near"),
        ("ППО збила дрони, що летіли на", "відбито атаку на", "збито дрони:"),
        ("ПВО сбила дроны, летевшие на", "отражена атака на", "сбиты дроны:"),
    ),
)
PLACES = (("in ", "near "), ("у місті ", "поблизу "), ("в городе ", "вблизи "))
#: By unit of the amount, then language: what stands before and after the figure.
AMOUNTS = (
    (("with ", " drones"), ("усього ", " дронів"), ("всего ", " дронов")),
    (("losing ", " MW"), ("втрачено ", " МВт"), ("потеряно ", " МВт")),
    (("", " households without power"), ("без світла ", " родин"), ("без света ", " семей")),
    (("", " square metres burned"), ("площа пожежі ", " кв. м"), ("площадь пожара ", " кв. м")),
)
FILLERS = (
    ("no one was hurt", "crews are at work", "details are being established", "one worker was hurt",
     "the fire was put out", "the second time this month", "residents filmed it"),
    ("постраждалих немає", "рятувальники працюють", "деталі з'ясовують", "поранено працівника",
     "пожежу загасили", "удруге за місяць", "відео зняли мешканці"),
    ("пострадавших нет", "спасатели работают", "детали выясняются", "ранен работник",
     "пожар потушен", "второй раз за месяц", "видео сняли жители"),
)  # fmt: skip


def sentences(
    language: Ints,
    kind: Ints,
    target: Ints,
    place: pa.Array,
    unit: Ints,
    figure: pa.Array,
    choice: Ints,
) -> pa.Array:
    """Return one sentence a claim.

    Parameters
    ----------
    language, kind : int64, shape (n,)
        Numbers in `LANGUAGES` and in the order of `ACTS`.
    target : int64, shape (n,)
        Number in `CLASSES`; the last is the generic one.
    place, figure : pyarrow.Array of string, shape (n,)
        Name and number as written; null where none is told.
    unit : int64, shape (n,)
        Number in `AMOUNTS`, any where no figure is told.
    choice : int64, shape (n,)
        A large random number: which of the phrases are used.
    """
    part, rest = [], choice
    for size in (5, 3, 2, 7, 2, 3, 3):
        part.append(rest % size)
        rest = rest // size
    opener = _pick(OPENERS, language * 5 + part[0], part[4] == 0)
    act = _pick(ACTS, (kind * 3 + language) * 3 + part[1])
    what = _pick(CLASSES, target * 3 + language)
    before = _pick(PLACES, language * 2 + part[2])
    where = pc.binary_join_element_wise(before, place, "")
    amount = (unit * 3 + language) * 2
    told = pc.binary_join_element_wise(_pick(AMOUNTS, amount), figure, "")
    told = pc.binary_join_element_wise(told, _pick(AMOUNTS, amount + 1), "")
    filler = _pick(FILLERS, language * 7 + part[3], part[5] > 0)
    usual, turned = (
        pc.binary_join_element_wise(*slots, " ", null_handling="skip")
        for slots in (
            (opener, act, what, where, told, filler),
            (where, opener, act, what, filler, told),
        )
    )
    return pc.if_else(pa.array(part[6] == 0), turned, usual)


def _pick(phrases: object, number: Ints, told: np.ndarray | None = None) -> pa.Array:
    flat = pa.array(_flat(phrases))
    return flat.take(pa.array(number, mask=None if told is None else ~told))


def _flat(phrases: object) -> list[str]:
    if isinstance(phrases, str):
        return [phrases]
    return [word for part in phrases for word in _flat(part)]  # type: ignore[attr-defined]
