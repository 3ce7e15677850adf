"""What one assessment says otherwise than another. In: two folders. Out: REVISIONS, in words."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from holdfire.incidents import Issue, revise, trace
from holdfire.model.errors import BadInput

_TABLES = ("incidents", "incident_claims", "claims", "outcomes")


def compare(older: Path, newer: Path) -> pa.Table:
    """Return what changed from the older assessment to the newer one.

    Raises
    ------
    BadInput
        If a folder is no assessment, or the two are of other cases or in another order.
    """
    (was, then), (body, now) = _read(older), _read(newer)
    if was["title"] != body["title"]:
        what = f"is of another case: {was['title']!r}, not {body['title']!r}"
        raise BadInput(older, what, "Name two assessments of one case.")
    if was["as_of"] > body["as_of"]:
        raise BadInput(older, f"is the later one ({was['as_of']})", "Name the older one first.")
    return revise(
        Issue(then["incidents"], then["incident_claims"]),
        Issue(now["incidents"], now["incident_claims"]),
        lineage=trace(then["incident_claims"], now["incident_claims"]),
        claims=now["claims"],
        outcomes=now["outcomes"],
        since=date.fromisoformat(was["as_of"]),
        same_method=was["version"] == body["version"],
    )


def _read(folder: Path) -> tuple[dict[str, str], dict[str, pa.Table]]:
    try:
        body = json.loads((folder / "assessment.json").read_text(encoding="utf-8"))
        head = {name: str(body[name]) for name in ("title", "as_of", "version")}
        tables = {name: pq.read_table(folder / "tables" / f"{name}.parquet") for name in _TABLES}
    except (OSError, ValueError, KeyError, pa.ArrowException) as error:
        step = "Name the folder that `assess` wrote."
        raise BadInput(folder, f"is no assessment ({error})", step) from error
    return head, tables


def as_words(revisions: pa.Table) -> str:
    """Return one line a change, and how many there are for each reason."""
    rows = revisions.to_pylist()
    lines = []
    for row in rows:
        change = f"{row['was'] or 'nothing'} -> {row['now'] or 'nothing'}"
        named = ", ".join(row["of"]) or "reports on other incidents of its days"
        why = row["because"] if row["because"] == "method" else f"{row['because']}: {named}"
        lines.append(f"{row['incident_id']}  {row['what']:<11} {change}  ({why})")
    counts = {row["because"]: 0 for row in rows}
    for row in rows:
        counts[row["because"]] += 1
    told = ", ".join(f"{n} by {why}" for why, n in sorted(counts.items()))
    return "\n".join([*lines, f"{len(rows)} changes" + (f": {told}" if told else "")]) + "\n"
