"""Reading: reports a second for each way of reading English, as ratios within one run."""

import time
from datetime import date
from pathlib import Path

from holdfire.claims import EnglishExtractor
from holdfire.sources import load_case, read_inbox

CASE = Path(__file__).resolve().parents[1] / "src/holdfire/cases/ukraine_russia"
ROUNDS = 3


def main() -> None:
    case = load_case(CASE)
    notes = [
        item.report for item in read_inbox(CASE / "inbox" / "notes", case, today=date(2026, 11, 23))
    ]
    taken = {}
    for name, use in (("rules and spaCy tags", True), ("rules alone", False)):
        extractor = EnglishExtractor(case.parties, use_spacy=use)
        claims = sum(len(extractor.extract(report)) for report in notes)
        start = time.perf_counter()
        for _ in range(ROUNDS):
            for report in notes:
                extractor.extract(report)
        taken[name] = (ROUNDS * len(notes) / (time.perf_counter() - start), claims)
    first = taken["rules and spaCy tags"][0]
    print(f"{f'{len(notes)} monitor notes':<26} {'reports/s':>10} {'x first':>8} {'claims':>8}")
    for name, (speed, claims) in taken.items():
        print(f"{name:<26} {speed:>10.1f} {speed / first:>8.2f} {claims:>8}")


if __name__ == "__main__":
    main()
