"""assessment.json. In: an Account. Out: the document for machines, with its JSON Schema."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from typing import Any

from holdfire import __version__
from holdfire.model.case import SENSITIVITIES
from holdfire.model.release import Profile
from holdfire.model.tables import TABLES
from holdfire.publish.account import Account
from holdfire.publish.map import worldview
from holdfire.publish.page.headline import headline

#: Tables whose rows stand in the document; the rest are in tables/*.parquet.
INLINE = (
    "coverage", "versions", "tempo", "changes", "substitution", "reciprocity", "ledger", "outlook",
    "outlook_drivers", "accusations", "positions", "contradictions",
)  # fmt: skip


def document(account: Account) -> bytes:
    """Return assessment.json: the answers, the bottom lines and the small tables."""
    body = {
        "holdfire_assessment": 1,
        "title": account.case.title,
        "sensitivity": account.case.sensitivity,
        "as_of": account.as_of.isoformat(),
        "last_covered": account.last_covered.isoformat(),
        "snapshot": account.snapshot,
        "version": __version__,
        "released": account.publication is not None,
        "profile": str(account.publication.profile) if account.publication else None,
        "licence": account.case.licence,
        "worldview": worldview(account.case.worldview).title,
        "withheld": [
            {"what": what, "reason": reason, "count": count}
            for what, reason, count in (account.publication.withheld if account.publication else ())
        ],
        "parties": [{"code": p.code, "name": p.name} for p in account.case.parties],
        "answers": [
            {key: card[key] for key in ("question", "value", "text")} for card in headline(account)
        ],
        "bottom_lines": [asdict(line) for line in account.lines],
        "counts": _counts(account),
        "tables": {name: _rows(account, name) for name in INLINE},
    }
    return (json.dumps(body, ensure_ascii=False, indent=1, default=_plain) + "\n").encode()


def _counts(account: Account) -> dict[str, int]:
    """Return the rows of each table; of a publication those released, which say no more."""
    if account.publication is not None:
        return dict(sorted(account.publication.rows.items()))
    return {name: table.num_rows for name, table in sorted(account.tables.items())}


def _rows(account: Account, name: str) -> list[dict[str, Any]]:
    """Return a table's rows; of the ledger only what was compiled, which names no site struck."""
    rows = account.rows(name)
    return [row for row in rows if row["basis"] == "table"] if name == "ledger" else rows


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    message = f"no JSON form for {type(value).__name__}"
    raise TypeError(message)


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of assessment.json, made from the declared tables."""
    text = {"type": "string"}
    tables = {table.name: table for table in TABLES}
    line = {
        "version_id": text,
        "agreement_id": text,
        "accused": text,
        "alleged": {"type": "integer", "minimum": 0},
        "by_standing": {"type": "object", "additionalProperties": {"type": "integer"}},
        "unsettled": {"type": "integer", "minimum": 0},
        "would_change": text,
    }
    answer = {"question": text, "value": text, "text": text}
    party = {"code": text, "name": text}
    day = {"type": "string", "format": "date"}
    stayed = {"what": text, "reason": text, "count": {"type": "integer", "minimum": 1}}
    properties: dict[str, Any] = {
        "holdfire_assessment": {"const": 1},
        "title": text,
        "sensitivity": {"enum": list(SENSITIVITIES)},
        "as_of": day,
        "last_covered": day,
        "snapshot": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
        "version": text,
        "released": {"type": "boolean"},
        "profile": {"enum": [None, *map(str, Profile)]},
        "licence": text,
        "worldview": text,
        "withheld": {"type": "array", "items": _object(stayed)},
        "parties": {"type": "array", "minItems": 2, "maxItems": 2, "items": _object(party)},
        "answers": {"type": "array", "items": _object(answer)},
        "bottom_lines": {"type": "array", "items": _object(line)},
        "counts": {"type": "object", "additionalProperties": {"type": "integer"}},
        "tables": _object(
            {name: {"type": "array", "items": _row(tables[name])} for name in INLINE}
        ),
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "holdfire assessment",
        **_object(properties),
    }


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": sorted(properties),
        "additionalProperties": False,
    }


def _row(table: Any) -> dict[str, Any]:
    kinds = {"string": "string", "int64": "integer", "double": "number", "bool": "boolean"}
    properties = {}
    for column in table.columns:
        name = str(column.kind)
        if name.startswith("list"):
            shape: dict[str, Any] = {"type": "array"}
        else:
            kind = kinds.get(name, "string")
            shape = {"type": [kind, "null"] if column.optional else kind}
        if name.startswith("date32"):
            shape["format"] = "date"
        properties[column.name] = shape | {"description": column.meaning}
    return _object(properties)
