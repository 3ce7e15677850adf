"""Groups of claims as incidents. In: claims and their groups. Out: rows of the incidents table."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from typing import Any

import duckdb
import pyarrow as pa

from holdfire.incidents.conflict import conflicts
from holdfire.model.case import Case
from holdfire.model.tables import CONFLICTS, INCIDENTS
from holdfire.model.vocabulary import TargetKind

_GENERAL = str(TargetKind.ENERGY_INFRASTRUCTURE)
#: Hexadecimal digits of an incident's id.
DIGITS = 16

_MEMBERS = """
CREATE TABLE member AS
SELECT g.number, g.rank, g.root, g.incident_id, c.claim_id, c.known_from, c.published_end, c.outlet,
  c.speaker, c.speaker_side, c.modality, c.kind, c.attacker, c.target_kind, c.scope, c.site_id,
  c.adm1, c.country, c.when_start, c.when_end, c.quantity_low, c.quantity_high, c.quantity_unit,
  c.quantity_of
FROM groups g JOIN claims c USING (claim)
"""
#: Only these can hold a contradiction; sentences about it are made row by row.
_SUSPECT = """
SELECT number FROM member GROUP BY number
HAVING count(*) > 1 AND (
  bool_or(modality = 'denied')
  OR count(DISTINCT nullif(attacker, 'unknown')) > 1
  OR count(DISTINCT site_id) > 1 OR count(DISTINCT adm1) > 1
  OR max(when_start) > min(when_end)
  OR count(quantity_unit) > count(DISTINCT quantity_unit)
)
"""
_SUSPECTS = f"""
SELECT number, incident_id, claim_id, modality, attacker, kind, speaker, outlet, site_id, adm1,
  when_start, when_end, quantity_low, quantity_high, quantity_unit, quantity_of
FROM member WHERE number IN ({_SUSPECT}) ORDER BY number, rank
"""
_CLASSES = f"""
CREATE TABLE class AS
WITH named AS (
  SELECT number, target_kind, count(*) AS told FROM member
  WHERE target_kind IS NOT NULL GROUP BY ALL
)
SELECT number, count(*) AS classes,
  coalesce(
    first(target_kind ORDER BY told DESC, target_kind) FILTER (target_kind <> '{_GENERAL}'),
    '{_GENERAL}'
  ) AS target_kind
FROM named GROUP BY number
"""
_ORIGINS = """
CREATE TABLE origin AS
WITH one AS (
  SELECT number, root, arg_max(speaker_side, rank) AS side FROM member
  WHERE modality <> 'denied' GROUP BY ALL
)
SELECT number, count(*) AS origins, list_sort(list(DISTINCT side)) AS sides,
  count(DISTINCT nullif(side, 'unknown')) AS known_sides
FROM one GROUP BY number
"""
_INCIDENTS = f"""
WITH whole AS (
  SELECT number, any_value(incident_id) AS incident_id,
    least(max(when_start), min(when_end)) AS "start",
    greatest(max(when_start), min(when_end)) AS "end",
    CASE WHEN count(DISTINCT site_id) = 1 THEN any_value(site_id) END AS site_id,
    arg_min(
      struct_pack(scope := scope, adm1 := adm1, country := country, sited := site_id IS NOT NULL),
      (CASE WHEN site_id IS NOT NULL THEN 0 WHEN adm1 IS NOT NULL THEN 1 ELSE 2 END, rank)
    ) AS located,
    coalesce(
      list_sort(list(DISTINCT attacker) FILTER (attacker <> 'unknown' AND modality <> 'denied')), []
    ) AS attackers,
    count(*) AS claims,
    min(known_from) AS first_known,
    min(published_end) AS first_published
  FROM member GROUP BY number
)
SELECT w.incident_id, w."start", w."end",
  CASE WHEN date_diff('day', w."start", w."end") < 1 THEN 1
    WHEN date_diff('day', w."start", w."end") < 6 THEN 2
    WHEN date_diff('day', w."start", w."end") < 7 THEN 3
    WHEN date_diff('day', w."start", w."end") < 31 THEN 4 ELSE 5 END AS date_prec,
  CASE WHEN located.sited AND site_id IS NULL THEN 'place' ELSE located.scope END AS scope,
  w.site_id,
  CASE WHEN located.scope = 'wave' AND classes > 1 THEN '{_GENERAL}' ELSE c.target_kind END
    AS target_kind,
  located.adm1 AS adm1, located.country AS country, w.attackers,
  CASE
    WHEN list_contains($parties, located.country)
      AND NOT list_contains($disputed, coalesce(located.adm1, '')) THEN located.country
    WHEN len(w.attackers) = 1 THEN list_filter($parties, lambda p: p <> w.attackers[1])[1]
  END AS struck,
  w.claims, coalesce(o.origins, 0) AS origins, coalesce(o.sides, []) AS origin_sides,
  CASE
    WHEN coalesce(k.contested, FALSE) THEN 4
    WHEN coalesce(o.origins, 0) < 2 THEN 6
    WHEN k.number IS NOT NULL THEN 3
    WHEN o.known_sides > 1 THEN 1 ELSE 2
  END AS credibility,
  coalesce(k.conflicts, 0) AS conflicts, w.first_known, w.first_published,
  NULL::VARCHAR AS part_of, NULL::VARCHAR AS decided
FROM whole w LEFT JOIN class c USING (number) LEFT JOIN origin o USING (number)
LEFT JOIN (
  SELECT incident_id AS number, count(*) AS conflicts,
    bool_or(about IN ('occurrence', 'attacker')) AS contested
  FROM kept GROUP BY ALL
) k ON k.number = w.incident_id
"""


def incident_id(founder: str) -> str:
    """Return the id of the incident that a claim founds: later claims never change it."""
    return "inc-" + hashlib.sha256(founder.encode()).hexdigest()[:DIGITS]


def incident_ids(founders: pa.Array | pa.ChunkedArray) -> pa.Array:
    """Return the ids of the incidents that claims found."""
    return pa.array([incident_id(claim) for claim in founders.to_pylist()], type=pa.string())


def summarise(claims: pa.Table, groups: pa.Table, case: Case) -> tuple[pa.Table, pa.Table]:
    """Return the incidents of grouped claims in no order, and the contradictions kept.

    `start` and `end` bound the days on which all claims agree, or that lie between rival dates.
    Credibility follows the Admiralty scale: 1 independent origins of more than one side agree; 2
    independent origins of one side; 3 they agree on the event and contradict on a detail; 4 its
    occurrence or author is contested; 6 one origin alone, which cannot be judged.

    Parameters
    ----------
    claims : pyarrow.Table
        The claims table with its row numbers in ``claim``.
    groups : pyarrow.Table
        ``claim``, ``number`` and ``incident_id`` of its group, ``rank`` in the order of claims,
        ``root`` of its origin.
    case : Case
        The parties, and units in dispute.
    """
    with duckdb.connect() as db:
        db.execute("SET preserve_insertion_order = false")
        db.register("claims", claims)
        db.register("groups", groups)
        for step in (_MEMBERS, _CLASSES, _ORIGINS):
            db.execute(step)
        kept = CONFLICTS.of(_conflicts(db.sql(_SUSPECTS).to_arrow_table().to_pylist()))
        db.register("kept", kept)
        parameters = {"parties": list(case.parties.codes), "disputed": list(case.disputed_units)}
        found = db.sql(_INCIDENTS, params=parameters).to_arrow_table()
    return found.select(INCIDENTS.schema.names).cast(INCIDENTS.schema), kept


def _conflicts(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    groups: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        groups[row["number"]].append(row)
    return [
        {
            "incident_id": members[0]["incident_id"],
            "about": about,
            "first_claim": first["claim_id"],
            "second_claim": second["claim_id"],
            "statement": statement,
        }
        for members in groups.values()
        for about, first, second, statement in conflicts(members)
    ]
