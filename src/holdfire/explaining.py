"""Why claims are one incident, for a reader. In: an assessment. Out: words, JSON, a chart."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from holdfire.incidents import load_weights
from holdfire.incidents.explain import Explanations, Pair
from holdfire.model.errors import BadInput, CannotWrite
from holdfire.publish.charts import waterfall
from holdfire.publish.charts.static import svg
from holdfire.reconciling import read_claims


def explanations(folder: Path) -> tuple[Explanations, pa.Table]:
    """Return the explanations of an assessment's incidents, and its claims.

    The weights are those that the assessment used, and its decisions are replayed.
    """
    path = folder / "tables" / "claims.parquet"
    if not path.exists():
        raise BadInput(folder, "holds no tables/claims.parquet", "Name an assessment's folder.")
    claims, _ = read_claims(path)
    decisions = pq.read_table(folder / "tables" / "decisions.parquet")
    weights = load_weights(folder / "weights.json")
    found = Explanations(claims, as_of=date.max, weights=weights, decisions=decisions)
    return found, claims


def as_words(pairs: Iterable[Pair], claims: pa.Table) -> str:
    """Return each pair with its weights, heaviest part first."""
    words = dict(
        zip(claims.column("claim_id").to_pylist(), claims.column("words").to_pylist(), strict=True)
    )
    lines = []
    for pair in pairs:
        held = "one incident" if pair.together else "not one incident"
        met = "" if pair.met else " (never met in a block)"
        lines.append(f"{pair.first} + {pair.second}: {held}, weight {pair.weight:+.2f}{met}")
        lines += [f"  {claim}: {_short(words[claim])}" for claim in (pair.first, pair.second)]
        for part in sorted(pair.parts, key=lambda part: -abs(part.weight)):
            lines.append(f"    {part.weight:+6.2f}  {part.comparison:<9} {part.level}")
        lines.append(f"    {pair.bias:+6.2f}  met at all")
    return "\n".join(lines) + "\n" if lines else ""


def _short(words: str) -> str:
    return words if len(words) <= 90 else words[:88].rstrip() + " …"


def as_json(pairs: Iterable[Pair]) -> str:
    """Return the pairs as one JSON object a line."""
    return "".join(
        json.dumps(asdict(pair) | {"weight": round(pair.weight, 3)}, ensure_ascii=False) + "\n"
        for pair in pairs
    )


def write_chart(pair: Pair, out: Path) -> None:
    """Write the waterfall of a pair as SVG.

    Raises
    ------
    CannotWrite
        If the file cannot be written.
    """
    steps = [("met at all", pair.bias)]
    steps += [(f"{part.comparison}: {part.level}", part.weight) for part in pair.parts]
    try:
        out.write_text(svg(waterfall(steps).to_dict()), encoding="utf-8")
    except OSError as error:
        raise CannotWrite(out, str(error)) from error
