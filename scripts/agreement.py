"""How far two labellers agree: the most that a reader can be asked for.

    python scripts/agreement.py tests/gold/blind.jsonl tests/gold/second.jsonl

Both files hold labels of the same reports; the second labeller's are scored against the first's
exactly as a reader's claims are, so that the figures stand beside a reader's.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from holdfire.claims.score import score
from holdfire.evaluate import read_gold
from holdfire.model import Claim, Kind, Modality, Quantity, Quoted, Span, TargetKind, When


def quoted(label: dict[str, Any] | None) -> Quoted | None:
    """Return labelled words with their place."""
    return Quoted(label["text"], *label["span"]) if label else None


def _when(label: dict[str, Any]) -> When:
    days = Span(Span.parse(label["start"]).start, Span.parse(label["end"]).end)
    return When(Quoted(label["text"], *label["span"]), days)


def claim_of(entry: dict[str, Any], label: dict[str, Any]) -> Claim:
    """Return a label as the claim that a reader would have to give."""
    start, end = label["span"]
    when, amount = label.get("when"), label.get("quantity")
    return Claim(
        report_id=entry["report_id"],
        words=Quoted(entry["text"][start:end], start, end),
        kind=Kind(label["kind"]),
        modality=Modality(label["modality"]),
        extractor="second labeller",
        speaker=quoted(label["speaker"]),
        anonymous=label["anonymous"],
        attacker=label["attacker"],
        target_kind=TargetKind(label["target_kind"]) if label["target_kind"] else None,
        site=quoted(label["site"]),
        places=tuple(Quoted(each["text"], *each["span"]) for each in label["places"]),
        when=_when(when) if when else None,
        quantity=Quantity(amount["low"], amount["high"], amount["unit"]) if amount else None,
        quantity_words=quoted(amount),
    )


def main(first: str, second: str) -> None:
    """Print the second labeller's scores against the first."""
    labels = {entry["report_id"]: entry for entry in read_gold(Path(second))}
    gold = [entry for entry in read_gold(Path(first)) if entry["report_id"] in labels]
    given = [
        [claim_of(entry, label) for label in labels[entry["report_id"]]["claims"]] for entry in gold
    ]
    print(len(gold), "reports")
    print(score(gold, given).table())


if __name__ == "__main__":
    main(*sys.argv[1:])
