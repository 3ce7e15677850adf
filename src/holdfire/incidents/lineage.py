"""What became of earlier incidents. In: members then and now. Out: the lineage table."""

from __future__ import annotations

import duckdb
import pyarrow as pa

from holdfire.model.tables import LINEAGE

_TRACE = """
WITH moved AS (
  SELECT b.incident_id AS before_id, n.incident_id AS now_id, count(*) AS claims
  FROM before b LEFT JOIN now n USING (claim_id) GROUP BY ALL
),
counted AS (
  SELECT *, count(now_id) OVER (PARTITION BY before_id) AS heirs,
    count(before_id) OVER (PARTITION BY now_id) AS sources
  FROM moved
)
SELECT before_id, now_id, claims,
  CASE WHEN now_id IS NULL THEN 'gone'
    WHEN heirs > 1 THEN 'split' WHEN sources > 1 THEN 'merged' ELSE 'renamed' END AS became
FROM counted
WHERE now_id IS NULL OR before_id <> now_id OR heirs > 1 OR sources > 1
ORDER BY before_id, claims DESC, now_id
"""


def trace(before: pa.Table, now: pa.Table) -> pa.Table:
    """Return every earlier incident that is not simply the same one, with where its claims went.

    A merge leaves a row from the id that ended to the id that goes on; a split leaves a row for
    every part. Claims that a later reading no longer finds are told as ``gone``.

    Parameters
    ----------
    before, now : pyarrow.Table
        Members of the incidents then and now.
    """
    with duckdb.connect() as db:
        db.register("before", before.select(["incident_id", "claim_id"]))
        db.register("now", now.select(["incident_id", "claim_id"]))
        found = db.sql(_TRACE).to_arrow_table()
    return found.select(LINEAGE.schema.names).cast(LINEAGE.schema)
