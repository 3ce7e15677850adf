"""Linearity: processor seconds to read texts of 16 KB to 1 MB, and the exponent of the growth.

Three shapes for each language, read by rules alone: prose in paragraphs, the same on one line, and
one line dense with quotations and numbers. The exponent is the slope of log(time) over log(size).
"""

import argparse
import random
import time
from datetime import date
from pathlib import Path

import numpy as np

from holdfire.claims import EnglishExtractor, Extractor, SlavicExtractor
from holdfire.model import Form, Report, Span
from holdfire.sources import load_case

CASE = Path(__file__).resolve().parents[1] / "src/holdfire/cases/ukraine_russia"
SIZES = tuple(2**power for power in range(14, 21))
SHAPES = ("prose", "line", "dense")
SENTENCES = {
    "en": (
        "Drones struck the {name} refinery on {day} {month}, governor {first} {last} said.",
        "{first} {last} said that {number} tanks were burning at the depot near {name}.",
        "The plant in {name} can process {number} tonnes of crude a day.",
        "He declined to comment on the attack.",
        "According to {last} Energy, {number} percent of the substation was restored by Monday.",
        "{last} may retaliate if the truce fails, two officials in {name} said.",
        "Air defences shot down {number} drones over {name} and the {last} region overnight.",
        "It was not immediately clear whether the grid had been damaged.",
        "“We lost {number} megawatts,” {last} told reporters, “and it will take weeks.”",
        "Talks in {name} on {day} {month} ended without a deal, a diplomat said.",
        "Power was out for {number} customers in {name} after {last} shelled a pipeline.",
    ),
    "uk": (
        "Безпілотники вдарили по нафтопереробному заводу в місті {name} {day} {month}.",
        "Голова області {first} {last} заявив, що горять {number} резервуарів на нафтобазі.",
        "За словами речника компанії {last}, {number} відсотків підстанції відновлено.",
        "Він відмовився коментувати удар.",
        "Сили ППО збили {number} дронів над {name}, повідомив {last}.",
        "Без світла залишилися {number} споживачів у {name} після обстрілу.",
        "«Ми втратили {number} мегаватів, — сказала {last}, — і ремонт триватиме тижні».",
        "Переговори в {name} можуть відновитися, якщо перемир’я втримається.",
        "Росія завдала удару по енергетичному об’єкту біля {name}.",
        "Україна заперечила атаку на порт {name} минулого тижня.",
    ),
    "ru": (
        "Беспилотники ударили по нефтеперерабатывающему заводу в городе {name} {day} {month}.",
        "Глава области {first} {last} заявил, что горят {number} резервуаров на нефтебазе.",
        "По словам представителя компании {last}, {number} процентов подстанции восстановлено.",
        "Он отказался комментировать удар.",
        "Силы ПВО сбили {number} дронов над {name}, сообщил {last}.",
        "Без света остались {number} потребителей в {name} после обстрела.",
        "«Мы потеряли {number} мегаватт, — сказала {last}, — и ремонт займет недели».",
        "Переговоры в {name} могут возобновиться, если перемирие сохранится.",
        "Украина нанесла удар по энергетическому объекту возле {name}.",
        "Россия отрицала атаку на порт {name} на прошлой неделе.",
    ),
}
DENSE = {
    "en": '"{number}" "hit {name}" {number} MW, “{number}-{day}” said "{last}" {day} {month} ',
    "uk": "«{number}» «удар {name}» {number} МВт, “{number}-{day}” сказав «{last}» {day} {month} ",
    "ru": "«{number}» «удар {name}» {number} МВт, “{number}-{day}” сказал «{last}» {day} {month} ",
}
MONTHS = {
    "en": ("March", "April", "May"),
    "uk": ("березня", "квітня", "травня"),
    "ru": ("марта", "апреля", "мая"),
}
TOWNS = {
    "en": ("Kharkiv", "Saratov", "Odesa", "Ryazan", "Poltava", "Samara"),
    "uk": ("Харкові", "Саратові", "Одесі", "Рязані", "Полтаві", "Самарі"),
    "ru": ("Харькове", "Саратове", "Одессе", "Рязани", "Полтаве", "Самаре"),
}
SYLLABLES = {
    "en": ("ba", "ler", "mo", "vin", "tar", "os", "ke", "lund"),
    "uk": ("ба", "лер", "мо", "він", "тар", "ос", "ке", "лунд"),
    "ru": ("ба", "лер", "мо", "вин", "тар", "ос", "ке", "лунд"),
}


def text_of(language: str, shape: str, size: int) -> str:
    """Return a text of so many characters, the same each time."""
    draw = random.Random(f"{language} {shape}")
    forms = (DENSE[language],) if shape == "dense" else SENTENCES[language]
    gaps = (" ", " ", " ", "\n") if shape == "prose" else (" ",)
    parts: list[str] = []
    length = 0
    while length < size:
        words = {
            "number": draw.randrange(2, 9000),
            "day": draw.randrange(1, 29),
            "month": draw.choice(MONTHS[language]),
            "first": _name(draw, language),
            "last": _name(draw, language),
            "name": draw.choice((*TOWNS[language], _name(draw, language))),
        }
        parts += [draw.choice(forms).format(**words), draw.choice(gaps)]
        length += len(parts[-1]) + len(parts[-2])
    return "".join(parts)[:size]


def _name(draw: random.Random, language: str) -> str:
    return "".join(draw.choices(SYLLABLES[language], k=3)).capitalize()


def report_of(text: str, language: str) -> Report:
    """Return a report of the text."""
    day = date(2026, 4, 1)
    return Report(Form.TEXT, "Wire", "third", language, Span(day, day), day, "", text, "", "0" * 64)


def slope(times: dict[int, float]) -> float:
    """Return the exponent of the growth."""
    return float(np.polyfit(np.log(list(times)), np.log(list(times.values())), 1)[0])


def main() -> None:
    """Print a row for each language and shape."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--smallest", type=int, default=SIZES[0])
    options.add_argument("--largest", type=int, default=SIZES[-1])
    options.add_argument("--language", choices=tuple(SENTENCES), action="append")
    options.add_argument("--shape", choices=SHAPES, action="append")
    asked = options.parse_args()
    parties = load_case(CASE).parties
    extractors: dict[str, Extractor] = {
        "en": EnglishExtractor(parties, use_spacy=False),
        "uk": SlavicExtractor(parties, "uk"),
        "ru": SlavicExtractor(parties, "ru"),
    }
    sizes = [size for size in SIZES if asked.smallest <= size <= asked.largest]
    head = "".join(f"{f'{size >> 10} KB':>9}" for size in sizes)
    print(f"{'':<9}{head}{'exponent':>10}{'upper':>7}{'claims':>8}")
    for language in asked.language or SENTENCES:
        reader = extractors[language]
        reader.extract(report_of(text_of(language, "prose", 8192), language))  # load, compile
        for shape in asked.shape or SHAPES:
            times, claims = {}, 0
            for size in sizes:
                report = report_of(text_of(language, shape, size), language)
                start = time.process_time()
                claims = len(reader.extract(report))
                times[size] = time.process_time() - start
            upper = dict(list(times.items())[-4:])
            row = "".join(f"{seconds:>9.2f}" for seconds in times.values())
            fitted = f"{slope(times):>10.2f}{slope(upper):>7.2f}{claims:>8}"
            print(f"{language} {shape:<6}{row}{fitted}", flush=True)


if __name__ == "__main__":
    main()
