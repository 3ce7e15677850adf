"""Which claims may make an incident, coded. In: linked claims. Out: the evidence table.

One row per claim, in an order that no party's label enters; what is compared later stands in small
integers, so that a million claims fit in little memory and pairs are weighed by whole columns.
"""

from __future__ import annotations

import hashlib
from datetime import date

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from holdfire.incidents.signature import signatures
from holdfire.model.names import REGION
from holdfire.model.vocabulary import EVENT_KINDS, Modality, TargetKind

#: A claim dated no better than this (UCDP code: a month) cannot tell one event from another.
COARSEST = 4
#: Stands for an absent value in a coded column.
ABSENT = -1
#: Tenths of a degree; no place on Earth has them.
NOWHERE = 99999
_TOLD = (Modality.ASSERTED, Modality.HEDGED, Modality.DENIED)
SIGNS = ("sign_0", "sign_1", "names")
#: The order of claims: what was known first stands first. No party's label enters it.
ORDER = ("known", "arrived", "span_start", "span_end", "kind", "claim_id")

_SELECT = f"""
SELECT
  claim AS claim,
  CAST(datediff('day', DATE '1970-01-01', known_from) AS INTEGER) AS known,
  arrived, CAST(span_start AS INTEGER) AS span_start, CAST(span_end AS INTEGER) AS span_end,
  CAST(list_position($kinds, kind) AS TINYINT) AS kind,
  claim_id,
  CAST(datediff('day', DATE '1970-01-01', when_start) AS INTEGER) AS first_day,
  CAST(datediff('day', DATE '1970-01-01', when_end) AS INTEGER) AS last_day,
  scope = 'wave' AS is_wave,
  site_id AS site,
  adm1 AS unit,
  lower(list_filter(places, lambda p: NOT regexp_matches(lower(p), '{REGION}'))[1]) AS town,
  CAST(coalesce(round(lat_0_1deg * 10), {NOWHERE}) AS INTEGER) AS lat,
  CAST(coalesce(round(lon_0_1deg * 10), {NOWHERE}) AS INTEGER) AS lon,
  CAST(coalesce(where_prec, 7) AS TINYINT) AS where_prec,
  CAST(coalesce(list_position($classes, target_kind), 0) - 1 AS INTEGER) AS class,
  nullif(attacker, 'unknown') AS attacker,
  origin,
  language,
  quantity_unit AS unit_of_quantity,
  CAST(quantity_low AS FLOAT) AS low,
  CAST(quantity_high AS FLOAT) AS high,
  words
FROM claims
WHERE kind IN ({", ".join(f"'{kind}'" for kind in EVENT_KINDS)})
  AND modality IN ({", ".join(f"'{modality}'" for modality in _TOLD)})
  AND when_start IS NOT NULL AND date_prec <= {COARSEST} AND outlet <> ''
  AND when_start <= least(known_from, $as_of)
  AND NOT (
    machine_read AND quantity_unit = 'times'
    AND coalesce(nullif(quantity_high, 0), quantity_low, 0) > 1
  )
ORDER BY {", ".join(ORDER)}
"""
_CODED = (
    "site", "unit", "town", "attacker", "origin", "language", "unit_of_quantity",
)  # fmt: skip


def evidence(claims: pa.Table, *, as_of: date) -> pa.Table:
    """Return what reconciliation needs of the claims that tell of an event.

    Left out: predictions, threats, conditionals and refusals to speak; claims without a day, or
    dated to no better than a month; events dated after the day they were reported or after
    `as_of`; claims without a source; prose that counts several events at once.

    Returns
    -------
    pyarrow.Table
        ``claim`` is the row of the claims table; days count from 1970-01-01; ``lat`` and ``lon``
        are tenths of a degree (`NOWHERE` if absent); names are codes (`ABSENT` if absent), equal
        where the names are, in this table and in every other; ``sign_0`` and ``sign_1`` are the
        signature of the words, ``names`` that of names and numbers.
    """
    claims = claims.append_column("claim", pa.array(np.arange(claims.num_rows, dtype=np.int32)))
    with duckdb.connect() as db:
        db.register("claims", claims)
        asked = {"as_of": as_of, "classes": [str(kind) for kind in TargetKind]}
        asked |= {"kinds": [str(kind) for kind in EVENT_KINDS]}
        found = db.sql(_SELECT, params=asked).to_arrow_table()
    for name in _CODED:
        place = found.schema.get_field_index(name)
        found = found.set_column(place, name, _codes(found.column(name)))
    signed = dict(zip(SIGNS, signatures(found.column("words")), strict=True))
    found = found.drop_columns(["words"])
    for name, sign in signed.items():
        found = found.append_column(name, pa.array(sign))
    return found.combine_chunks()


def _codes(column: pa.ChunkedArray) -> pa.Array:
    """Return each value's code, `ABSENT` for none: the same name has the same code everywhere."""
    encoded = pc.dictionary_encode(column.combine_chunks())
    if isinstance(encoded, pa.ChunkedArray):
        encoded = encoded.combine_chunks()
    codes = pa.array([_code(name) for name in encoded.dictionary.to_pylist()], type=pa.int64())
    return codes.take(encoded.indices).fill_null(ABSENT)


def _code(name: str) -> int:
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big") >> 1
