"""Freezes how well this version reads the blind reports into docs/scoreboard.json.

    python scripts/scoreboard.py 2026-11-23

Run once for a release. An entry of the same version is replaced, older ones stay as they are. The
blind reports are named by their hash: figures on another file are no continuation.
"""

from __future__ import annotations

import hashlib
import json
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

from holdfire.claims.score import Tally
from holdfire.evaluate import evaluate, read_gold
from holdfire.reading import parties_of

ROOT = Path(__file__).parents[1]
BLIND = ROOT / "tests/gold/blind.jsonl"
BOARD = ROOT / "docs/scoreboard.json"


def entry(day: str) -> dict[str, Any]:
    """Return this version's figures: among paired claims, and F1 over all claims."""
    scores = evaluate(read_gold(BLIND), parties_of(None))
    return {
        "version": version("holdfire"),
        "frozen_on": day,
        "gold": BLIND.name,
        "gold_sha256": hashlib.sha256(BLIND.read_bytes()).hexdigest(),
        "languages": {
            language: {
                "claims": _figures(each.claims),
                **{
                    name: _figures(tally) | {"f1_over_all_claims": _round(each.overall[name].f1)}
                    for name, tally in each.fields.items()
                },
            }
            for language, each in scores.items()
        },
    }


def _figures(tally: Tally) -> dict[str, float]:
    names = ("precision", "recall", "f1")
    return {name: _round(getattr(tally, name)) for name in names}


def _round(value: float) -> float:
    return round(value, 3)


def main(day: str) -> None:
    """Write the entry of this version."""
    board = json.loads(BOARD.read_text(encoding="utf-8")) if BOARD.exists() else []
    own = entry(day)
    kept = [each for each in board if each["version"] != own["version"]]
    body = json.dumps([*kept, own], indent=1, ensure_ascii=False)
    BOARD.write_text(body + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
