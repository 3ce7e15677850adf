"""Claims of single files, without a case folder. In: files. Out: claims as lines or a table."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

from holdfire.cases import reference_case
from holdfire.claims import Reader, Tier
from holdfire.claims.llm.extractor import Spent
from holdfire.model.case import Case
from holdfire.model.claim import Claim, Quoted
from holdfire.model.codes import codes_of
from holdfire.model.report import Report
from holdfire.sources import load_case, read_item


@dataclass(frozen=True, slots=True)
class Read:
    """Claims with their reports; what each report cost, where a language model read it."""

    claims: list[tuple[Report, Claim]]
    spent: list[Spent]

    def bill(self) -> str:
        """Return one line: requests, tokens, and cost where the endpoint's prices are known."""
        sums = [
            sum(getattr(each, name) for each in self.spent)
            for name in ("requests", "input_tokens", "output_tokens", "refused")
        ]
        costs = [each.cost for each in self.spent]
        cost = "" if None in costs else f", cost {sum(c for c in costs if c is not None):.4f}"
        return (
            f"{sums[0]} requests, {sums[1]} tokens in, {sums[2]} out{cost}; "
            f"{sum(each.cached for each in self.spent)} of {len(self.spent)} from the cache; "
            f"{sums[3]} claims refused"
        )


def read_files(
    paths: Sequence[Path],
    *,
    given: dict[str, str],
    tier: Tier | None,
    case_folder: Path | None,
    today: date,
    say: Callable[[str], None],
) -> Read:
    """Return the claims of each file, in order, and what a language model cost.

    Raises
    ------
    BadInput
        If a file cannot be read as a report.
    """
    case = parties_of(case_folder)
    reports = [read_item(path, case.parties, today=today, given=given).report for path in paths]
    reader = Reader(case, tier)
    found = []
    for path, report in zip(paths, reports, strict=True):
        say(f"reading {path.name}")
        if not reader.reads(report):
            say(f"{path.name}: no reader for language {report.language!r} yet; no claims")
        found += [(report, claim) for claim in reader.read(report)]
    return Read(found, reader.model.spent if reader.model else [])


def parties_of(case_folder: Path | None) -> Case:
    """Return the case whose parties are meant: the folder's, else the reference case."""
    if case_folder is not None:
        return load_case(case_folder)
    with tempfile.TemporaryDirectory() as folder:
        reference_case(Path(folder))
        return load_case(Path(folder))


def render(claims: list[tuple[Report, Claim]], form: Literal["jsonl", "table"]) -> str:
    """Return the claims as JSON Lines, or as a table for people."""
    if form == "jsonl":
        lines = (json.dumps(as_dict(r, c), ensure_ascii=False) for r, c in claims)
        return "".join(f"{line}\n" for line in lines)
    head = f"{'kind':<13} {'modality':<11} {'speaker':<34} words\n"
    rows = (
        f"{c.kind:<13} {c.modality:<11} {_cut(c.speaker.text if c.speaker else '-', 34):<34} "
        f"{_cut(c.words.text, 90)}\n"
        for _, c in claims
    )
    return head + "".join(rows)


def _cut(text: str, width: int) -> str:
    line = " ".join(text.split())
    return line if len(line) <= width else line[: width - 1] + "…"


def as_dict(report: Report, claim: Claim) -> dict[str, Any]:
    """Return a claim as plain data; every quoted field carries its span in the report."""
    when, quantity = claim.when, claim.quantity
    return {
        "report_id": report.report_id,
        "source": report.source_url,
        "claim_id": claim.claim_id,
        "span": [claim.words.start, claim.words.end],
        "words": claim.words.text,
        "speaker": _quoted(claim.speaker),
        "anonymous": claim.anonymous,
        "via": _quoted(claim.via),
        "modality": str(claim.modality),
        "kind": str(claim.kind),
        "attacker": claim.attacker,
        "target_kind": str(claim.target_kind) if claim.target_kind else None,
        "site": _quoted(claim.site),
        "places": [_quoted(place) for place in claim.places],
        "when": {
            **(_quoted(when.words) or {}),
            "start": when.span.start.isoformat(),
            "end": when.span.end.isoformat(),
        }
        if when
        else None,
        "quantity": {
            **(_quoted(claim.quantity_words) or {}),
            "low": quantity.low,
            "high": quantity.high,
            "unit": quantity.unit,
            "of": quantity.of,
        }
        if quantity
        else None,
        "codes": asdict(codes_of(claim.kind, claim.modality)),
        "extractor": claim.extractor,
    }


def _quoted(quoted: Quoted | None) -> dict[str, Any] | None:
    if quoted is None:
        return None
    return {"text": quoted.text, "span": [quoted.start, quoted.end]}
