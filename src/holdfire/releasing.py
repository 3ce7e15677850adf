"""A release decision into the log. In: rows, a profile. Out: stored decisions."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from holdfire.model.errors import BadInput
from holdfire.model.release import Profile
from holdfire.publish.release import RELEASE, SHAPES, WITHHOLD
from holdfire.sources import load_case
from holdfire.store import decisions_log

_WHERE = "holdfire release"


def release(
    folder: Path,
    rows: Sequence[str],
    *,
    profile: Profile,
    reviewer: str,
    reason: str,
    today: date,
    withhold: bool = False,
) -> list[str]:
    """Append one decision a row to the case's log, all or none, and return their ids.

    Parameters
    ----------
    folder : Path
        The case folder.
    rows : sequence of str
        ``table:row``, or the id of an incident alone.
    profile : Profile
        To whom; what is public is a partner's too.
    reviewer, reason : str
        Who decides, by name or role, and why. Neither leaves the case.
    today : date
        Day of the decision.
    withhold : bool
        Keep the rows back instead, whatever the policy says.

    Raises
    ------
    BadInput
        If nothing is named, a table cannot leave, or reviewer or reason is missing.
    """
    load_case(folder)
    if not reviewer.strip() or not reason.strip():
        raise BadInput(_WHERE, "a decision needs a reviewer and a reason", "Give both in words.")
    if not rows:
        raise BadInput(_WHERE, "no row is named", "Name rows as table:id, or an incident's id.")
    log = decisions_log(folder)
    held = log.read().num_rows
    action = WITHHOLD if withhold else RELEASE
    made: list[dict[str, object]] = []
    for place, name in enumerate(dict.fromkeys(map(_named, rows)), start=held):
        row = {
            "decided_on": today,
            "reviewer": reviewer.strip(),
            "action": action,
            "object_id": name,
            "other_id": None,
            "value": str(profile),
            "reason": reason.strip(),
            "closes": None,
        }
        content = f"{place}|" + "|".join(str(value) for value in row.values())
        made.append({"decision_id": "dec-" + hashlib.sha256(content.encode()).hexdigest()[:16]})
        made[-1] |= row
    log.append(made)
    return [str(row["decision_id"]) for row in made]


def _named(row: str) -> str:
    table, _, key = row.partition(":") if ":" in row else ("incidents", "", row)
    if table not in SHAPES:
        what = f"{table!r} is no table that can leave"
        raise BadInput(_WHERE, what, f"Use one of {', '.join(SHAPES)}.")
    if not key or (table == "incidents" and not key.startswith("inc-")):
        raise BadInput(_WHERE, f"{row!r} names no row", "Write table:id, or an incident's id.")
    return f"{table}:{key}"
