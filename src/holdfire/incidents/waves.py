"""Waves and their parts. In: incidents. Out: the same in order, parts tied to their wave."""

from __future__ import annotations

import duckdb
import pyarrow as pa

from holdfire.model.tables import INCIDENTS

_JOIN = """
WITH day AS (
  SELECT *, unnest(range("start", "end" + INTERVAL 1 DAY, INTERVAL 1 DAY))::DATE AS day
  FROM incident WHERE len(attackers) > 0
),
part AS (
  SELECT p.incident_id,
    first(w.incident_id ORDER BY w.claims DESC, w.first_known, w.incident_id) AS part_of
  FROM day p JOIN day w ON p.day = w.day AND w.scope = 'wave' AND p.scope <> 'wave'
    AND list_has_any(p.attackers, w.attackers)
  GROUP BY p.incident_id
)
SELECT i.* REPLACE (part.part_of AS part_of)
FROM incident i LEFT JOIN part USING (incident_id)
ORDER BY "start", first_known, incident_id
"""


def join_waves(incidents: pa.Table) -> pa.Table:
    """Return the incidents, located ones tied to the wave of the same day and author.

    What belongs to a wave is not counted beside it. Ties go to the wave that most claims tell of,
    then to the one known first. The incidents come back by day, day first known, and id.
    """
    with duckdb.connect() as db:
        db.register("incident", incidents)
        found = db.sql(_JOIN).to_arrow_table()
    return found.select(INCIDENTS.schema.names).cast(INCIDENTS.schema)
