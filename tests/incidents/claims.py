"""Claims made by hand for the tests of reconciliation."""

from __future__ import annotations

from datetime import date
from typing import Any

import pyarrow as pa

from holdfire.model import Span
from holdfire.model.tables import CLAIMS

COUNTER = iter(range(10**9))


def claim(day: str = "2025-01-15", **changes: Any) -> dict[str, Any]:
    """Return a row of the claims table: a strike on one site, told on the next day."""
    span = Span.parse(day)
    number = changes.pop("number", None)
    number = next(COUNTER) if number is None else number
    row = {
        "claim_id": f"clm-{number:06d}",
        "report_id": f"rep-{number:06d}",
        "arrived": number,
        "known_from": span.end,
        "published_start": span.end,
        "published_end": span.end,
        "outlet": f"outlet {number}",
        "outlet_side": "third",
        "language": "en",
        "form": "row",
        "span_start": 0,
        "span_end": 9,
        "words": "plant hit",
        "speaker": f"speaker {number}",
        "speaker_start": 0,
        "speaker_end": 1,
        "speaker_side": "third",
        "anonymous": False,
        "origin": f"origin {number}",
        "modality": "asserted",
        "kind": "strike",
        "attacker": "UA",
        "target_kind": "refinery",
        "scope": "site",
        "site_words": "s",
        "site_id": "ryazan-npz",
        "site_score": 1.0,
        "adm1": "Ryazan Oblast",
        "country": "RU",
        "places": [],
        "where_prec": 1,
        "lat_0_1deg": None,
        "lon_0_1deg": None,
        "when_words": day,
        "when_start": span.start,
        "when_end": span.end,
        "date_prec": span.precision,
        "quantity_low": None,
        "quantity_high": None,
        "quantity_unit": None,
        "quantity_of": None,
        "extractor": "hand",
        "machine_read": False,
        "reliability": "F",
        "evidence": [0, 9],
    }
    return row | changes


def table(*rows: dict[str, Any]) -> pa.Table:
    return CLAIMS.of(sorted(rows, key=lambda r: (r["known_from"], r["claim_id"])))


AS_OF = date(2026, 11, 23)
