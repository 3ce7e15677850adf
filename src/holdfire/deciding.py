"""A reviewer's decision into the log. In: words of the command line. Out: a stored decision."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Literal

import pyarrow as pa

from holdfire.model.errors import BadDate, BadInput
from holdfire.model.span import Span
from holdfire.model.tables import DECISIONS
from holdfire.sites import load_sites, load_units, places
from holdfire.sources import load_case, read_facts
from holdfire.store import decisions_log

Action = Literal["accept", "reject", "merge", "split", "place", "date", "grade", "withdraw"]
#: What each action needs beside the incident it is about.
NEEDS = {
    "merge": "the id of the other incident",
    "split": "the ids of the claims that are another event",
    "place": "the id of a site, or the name or ISO code of an admin-1 unit",
    "date": "a day, or START/END",
    "grade": "a grade from 1 to 6",
}
_WHERE = "holdfire decide"


def decide(
    folder: Path,
    action: Action,
    object_id: str,
    values: Sequence[str],
    *,
    reviewer: str,
    reason: str,
    today: date,
) -> str:
    """Append a decision to the case's log and return its id.

    Nothing is edited: a later decision stands over an earlier one, and ``withdraw`` closes one.

    Raises
    ------
    BadInput
        If the decision is incomplete or cannot be meant; nothing is stored then.
    """
    load_case(folder)
    if not reviewer.strip() or not reason.strip():
        raise BadInput(_WHERE, "a decision needs a reviewer and a reason", "Give both in words.")
    held = decisions_log(folder).read()
    other, value, closes = _checked(folder, action, object_id, list(values), held)
    row = {
        "decided_on": today,
        "reviewer": reviewer.strip(),
        "action": action,
        "object_id": object_id,
        "other_id": other,
        "value": value,
        "reason": reason.strip(),
        "closes": closes,
    }
    # the place in the log makes the same decision taken twice two decisions
    content = f"{held.num_rows}|" + "|".join(str(value) for value in row.values())
    decision_id = "dec-" + hashlib.sha256(content.encode()).hexdigest()[:16]
    decisions_log(folder).append([{"decision_id": decision_id} | row])
    return decision_id


def listed(folder: Path) -> pa.Table:
    """Return all decisions of a case, in the order of the log."""
    load_case(folder)
    return decisions_log(folder).read().select(DECISIONS.schema.names)


def _checked(
    folder: Path, action: str, object_id: str, values: list[str], held: pa.Table
) -> tuple[str | None, str | None, str | None]:
    """Return other id, value and the decision closed, or refuse."""
    if action == "withdraw":
        if object_id not in held.column("decision_id").to_pylist():
            raise BadInput(_WHERE, f"the log holds no decision {object_id}", "Name one of its ids.")
        return None, None, object_id
    if not object_id.startswith("inc-"):
        raise BadInput(_WHERE, f"{object_id} is no incident", "Ids start with inc-.")
    several = action == "split"
    if (action in NEEDS) != bool(values) or (len(values) > 1 and not several):
        need = NEEDS.get(action, "nothing more")
        raise BadInput(_WHERE, f"{action} needs {need}", "See holdfire decide --help.")
    if action == "merge":
        if not values[0].startswith("inc-") or values[0] == object_id:
            raise BadInput(_WHERE, f"{values[0]} is no other incident", "Ids start with inc-.")
        return values[0], None, None
    if not values:
        return None, None, None
    _check_value(folder, action, values)
    return None, " ".join(values), None


def _check_value(folder: Path, action: str, values: list[str]) -> None:
    first = values[0]
    if action == "date":
        try:
            Span.parse(first)
        except BadDate as error:
            raise BadInput(_WHERE, str(error), "Correct the date.") from error
    elif action == "grade" and first not in tuple("123456"):
        raise BadInput(_WHERE, f"{first} is no grade", "Give 1 to 6.")
    elif action == "place":
        facts = read_facts(folder)
        if first not in places(load_sites(facts["sites"]), load_units(facts["units"])):
            what = f"{first} is no site or unit of this case"
            raise BadInput(_WHERE, what, "See tables/sites.csv and tables/units.csv.")
    elif action == "split" and not all(value.startswith("clm-") for value in values):
        raise BadInput(_WHERE, "split takes ids of claims", "They start with clm-.")
