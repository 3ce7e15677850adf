"""The hand-labelled pairs: well formed, balanced, and pointing at rows that exist."""

from __future__ import annotations

import csv
from collections import Counter
from importlib.resources import files
from pathlib import Path

FILE = Path(__file__).with_name("pairs.csv")
PAIRS = list(csv.DictReader(FILE.read_text("utf-8").splitlines()))


def test_pairs_are_well_formed_and_told_apart() -> None:
    assert {tuple(pair) for pair in PAIRS} == {("source", "left", "right", "same", "why")}
    assert len({frozenset((p["left"], p["right"])) for p in PAIRS}) == len(PAIRS)
    assert all(pair["why"] and pair["left"] != pair["right"] for pair in PAIRS)
    assert {pair["source"] for pair in PAIRS} == {"viina", "strikes"}
    assert {pair["same"] for pair in PAIRS} == {"yes", "no"}


def test_neither_answer_nor_source_prevails() -> None:
    assert min(Counter(pair["same"] for pair in PAIRS).values()) >= 25
    assert min(Counter(pair["source"] for pair in PAIRS).values()) >= 30


def test_labels_do_not_contradict_each_other() -> None:
    """Being the same event is passed on: what is chained by yes is nowhere no."""
    group: dict[str, str] = {}

    def root(row: str) -> str:
        while group.get(row, row) != row:
            row = group[row]
        return row

    for pair in PAIRS:
        if pair["same"] == "yes":
            group[root(pair["left"])] = root(pair["right"])
    apart = [p for p in PAIRS if p["same"] == "no" and root(p["left"]) == root(p["right"])]
    assert apart == []


def test_mentions_stand_in_the_reference_case() -> None:
    table = files("holdfire.cases") / "ukraine_russia" / "inbox" / "strikes_reported.csv"
    held = {row["mention_id"] for row in csv.DictReader(table.read_text("utf-8").splitlines())}
    asked = {p[side] for p in PAIRS if p["source"] == "strikes" for side in ("left", "right")}
    assert asked <= held
