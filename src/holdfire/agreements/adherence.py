"""Bottom lines. In: findings, versions, incidents. Out: counts per version and party, in words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

import pyarrow as pa

from holdfire.agreements.scope import window
from holdfire.agreements.version import Version
from holdfire.incidents import uncounted
from holdfire.model.span import Span
from holdfire.model.vocabulary import Standing


@dataclass(frozen=True, slots=True)
class BottomLine:
    """What the record says of one version, for one accused party.

    Parameters
    ----------
    version_id, agreement_id, accused : str
        The version and the party alleged to have acted.
    alleged : int
        Incidents in scope, told by at least one report.
    by_standing : dict
        How many of them are supported, contested, not supported, verified.
    unsettled : int
        Incidents that may fall under the version; its words or the reports do not settle it.
    would_change : str
        What would change this line.
    """

    version_id: str
    agreement_id: str
    accused: str
    alleged: int
    by_standing: dict[str, int] = field(default_factory=dict)
    unsettled: int = 0
    would_change: str = ""


def bottom_lines(
    findings: pa.Table, incidents: pa.Table, versions: Iterable[Version], parties: tuple[str, str]
) -> list[BottomLine]:
    """Return one line per version and party it binds; a wave told in parts counts once.

    A located incident that belongs to a reported wave is counted, the wave as a whole is not, so
    no strike enters twice. What a reviewer rejected is left out.
    """
    told = incidents.to_pylist()
    left_out = uncounted(told)
    days = {row["incident_id"]: Span(row["start"], row["end"]) for row in told}
    cells: dict[tuple[str, str], list[dict[str, object]]] = defaultdict(list)
    for row in findings.to_pylist():
        if row["incident_id"] not in left_out:
            cells[row["version_id"], row["accused"]].append(row)
    lines = []
    for version in versions:
        _, possible = window(version)
        for party in parties:
            if party not in version.binds:
                continue
            rows = cells[version.version_id, party]
            standing = Counter(str(row["standing"]) for row in rows if row["in_scope"])
            near = [
                row
                for row in rows
                if not row["in_scope"]
                and possible is not None
                and days[str(row["incident_id"])].overlaps(possible)
                and _unsettled(str(row["would_change"]))
            ]
            lines.append(
                BottomLine(
                    version.version_id,
                    version.agreement_id,
                    party,
                    sum(standing.values()),
                    dict(sorted(standing.items())),
                    len(near),
                    _change(standing, len(near)),
                )
            )
    return lines


def _unsettled(would_change: str) -> bool:
    return would_change.startswith("A source that settles")


def _change(standing: Counter[str], unsettled: int) -> str:
    parts = []
    single, contested = standing[Standing.NOT_SUPPORTED], standing[Standing.CONTESTED]
    if single:
        parts.append(f"an independent origin of another side for {single} of them")
    if contested:
        parts.append(f"evidence from neither party on {contested} contested")
    if standing[Standing.SUPPORTED]:
        parts.append("a reviewer's check of the originals")
    if unsettled:
        parts.append(f"a source that settles day, place or author for {unsettled} open")
    if not parts:
        return "A report of an incident in scope; none has been received."
    return f"{'; '.join(parts)}.".capitalize()
