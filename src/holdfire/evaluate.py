"""How well claims are read. In: labelled reports. Out: precision, recall and F1 per language."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from holdfire.claims import Reader, Tier
from holdfire.claims.score import Scores, Tally, score
from holdfire.model.case import Case
from holdfire.model.errors import BadDate, BadInput
from holdfire.model.report import Report
from holdfire.model.span import Span
from holdfire.model.vocabulary import Form
from holdfire.sources.text import decode, read_bytes

_STEP = "See docs/methods.md for the form of labelled reports."


def read_gold(path: Path) -> list[dict[str, Any]]:
    """Return labelled reports, one JSON object a line.

    Raises
    ------
    BadInput
        If a line is no labelled report; the message names the line.
    """
    reports = []
    for number, line in enumerate(decode(read_bytes(path), path).splitlines(), start=1):
        if not line.strip():
            continue
        entry = _labelled(line)
        if entry is None:
            raise BadInput(path, "is no labelled report", _STEP, number)
        reports.append(entry)
    return reports


def _labelled(line: str) -> dict[str, Any] | None:
    try:
        entry = json.loads(line)
        Span.parse(entry["published"])
        complete = isinstance(entry["text"], str) and isinstance(entry["claims"], list)
        complete &= isinstance(entry["language"], str)
    except (ValueError, KeyError, TypeError, AttributeError, BadDate):
        return None
    return dict(entry) if complete else None


def evaluate(gold: list[dict[str, Any]], case: Case, tier: Tier | None = None) -> dict[str, Scores]:
    """Return the scores of each language; one without a reader gives no claims and scores so."""
    reader = Reader(case, tier)
    scores = {}
    for language in sorted({entry["language"] for entry in gold}):
        own = [entry for entry in gold if entry["language"] == language]
        scores[language] = score(own, [reader.read(as_report(entry)) for entry in own])
    return scores


def as_report(entry: dict[str, Any]) -> Report:
    """Return a labelled report as the readers take it."""
    published = Span.parse(entry["published"])
    return Report(
        form=Form.TEXT,
        outlet=str(entry.get("report_id", "")),
        outlet_side=str(entry.get("outlet_side", "unknown")),
        language=entry["language"],
        published=published,
        known_from=published.end,
        title=str(entry.get("title", "")),
        text=entry["text"],
        source_url="",
        original_sha256="",
    )


def as_json(scores: dict[str, Scores]) -> str:
    """Return the scores as one JSON object by language and field."""
    body = {
        language: {"claims": _tally(each.claims)}
        | {
            name: _tally(tally) | {"f1_over_all_claims": round(each.overall[name].f1, 4)}
            for name, tally in each.fields.items()
        }
        for language, each in scores.items()
    }
    return json.dumps(body, indent=1) + "\n"


def _tally(tally: Tally) -> dict[str, float]:
    return {
        "precision": round(tally.precision, 4),
        "recall": round(tally.recall, 4),
        "f1": round(tally.f1, 4),
        "right": tally.right,
        "spurious": tally.spurious,
        "missed": tally.missed,
    }
