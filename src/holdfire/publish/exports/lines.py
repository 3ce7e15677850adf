"""JSON Lines and GeoJSON. In: a Publication. Out: bytes."""

from __future__ import annotations

import json
from typing import Any

from holdfire.publish.exports.cells import clean
from holdfire.publish.redact.publication import Publication

_DANGEROUS = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def as_jsonl(publication: Publication) -> bytes:
    """Return one object a line: first what it is, then each row with its table."""
    lines = [_json({"about": publication.about})]
    for name, table in publication.tables.items():
        lines += [_json({"table": name, "row": row}) for row in table.to_pylist()]
    return "".join(f"{line}\n" for line in lines).encode()


def as_geojson(publication: Publication) -> bytes:
    """Return the incidents as features without geometry: a unit by name and ISO code is all."""
    features = [
        {"type": "Feature", "id": row["incident_id"], "geometry": None, "properties": row}
        for row in publication.tables["incidents"].to_pylist()
    ]
    body = {"type": "FeatureCollection", "holdfire": publication.about, "features": features}
    return (_json(body) + "\n").encode()


def _json(body: dict[str, Any]) -> str:
    """Return JSON in ASCII that is inert inside HTML as well."""
    text = json.dumps(_cleaned(body), default=str, separators=(",", ":"), allow_nan=False)
    return text.translate(_DANGEROUS)


def _cleaned(raw: Any) -> Any:
    if isinstance(raw, dict):
        return {key: _cleaned(each) for key, each in raw.items()}
    if isinstance(raw, list):
        return [_cleaned(each) for each in raw]
    return clean(raw) if isinstance(raw, str) else raw
