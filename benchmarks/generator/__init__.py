"""Made-up claims whose true incidents are known. In: a number, a regime, a seed. Out: claims.

Nothing here was fitted to a matcher. The rates are guesses at the press of a war, set once; the
constants beside each step are the whole truth, and these are the main ones.

World: two countries of 35 units, about 6,300 sites in about 2,100 towns, some of one name. A
registry holds 60 % of the sites. Names are made of syllables, in Latin and Cyrillic script.

Incidents: one a site and day. `sparse`: 5 a day whatever the number of claims (the years grow with
it), quiet and busy days, 12 % with another at the same site within three days. `dense`: wave nights
of up to 16 units, often in a row; at a million claims 600 nights with about 550 incidents each,
fewer nights and fewer incidents a night for fewer claims (both by the square root), more nights
beyond. From five incidents in a country and day, one of the incidents is the wave itself, told with
no site; a wave is never the same incident as a strike in it.

Reports: 1 to 6 outlets an incident (30 % single-source), each with one claim, 11 % with two. One in
five joins a report of the same outlet and day, where there is one: a round-up of several incidents.
Of the reports after the first 25 % are wire copies (same words, fields and origin), 8 % are
translations (same fields and origin), 12 % quote the same speaker.

Time: 60 % of incidents are at night and then 18 % of claims are a day off (else 3 %); 10 % give two
or three days, 6 % a week, 2 % no time. Known the same day or within days; 3 % ten to ninety days
late.

Place: site named 46 %, town 30 %, unit only 16 %, nothing 8 %. Coordinates in 80 %, of the site,
the town or the unit's centroid, to 0.1 degree with error. The registry's site is missed in 15 %, a
wrong neighbour of the same unit in 3 %. The unit is missing in 6 %, wrong in 12 % within 0.15
degree of a border. In 2 % the place is a town elsewhere.

Kind as in the true kind's row of `telling.KIND_TOLD`. Class generic 12 %, missing 8 %, a related
one 8 %. Attacker missing 12 %, unknown 18 %, wrong 1.5 % (6 % in the attacker's own outlets). An
amount in 45 %: exact, rounded or rival, 10 % as a range. Hedged 14 %, denied 6 %.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from .incidents import happened
from .telling import told
from .world import made

__all__ = ["blocks", "generate"]


def generate(n: int, regime: str, seed: int) -> pa.Table:
    """Return `n` claims in the order in which they were known.

    Parameters
    ----------
    n : int
        Number of claims.
    regime : str
        ``sparse`` or ``dense``.
    seed : int
        The same seed gives the same table.

    Returns
    -------
    pyarrow.Table
        The declared claims table and a column `truth` (int64): the true incident.
    """
    return pa.concat_tables(blocks(n, regime, seed)).combine_chunks()


def blocks(n: int, regime: str, seed: int) -> Iterator[pa.Table]:
    """Yield the table of `generate` in parts: memory does not grow with `n`.

    A stretch of days is told at once; what became known only after its last day waits.
    """
    rng = np.random.default_rng(seed)
    world = made(rng)
    waiting: pa.Table | None = None
    incidents = reports = sent = 0
    for stretch in happened(rng, world, regime, n):
        fresh = told(rng, world, stretch, first=incidents)
        incidents += len(stretch.day)
        pool = fresh if waiting is None else pa.concat_tables([waiting, fresh])
        # Nothing is known before its day, so what is known before the next stretch is complete.
        ready = pc.less(pool["known_from"].cast(pa.int32()), stretch.end)
        waiting = pool.filter(pc.invert(ready))
        part = pool.filter(ready).sort_by(
            [("known_from", "ascending"), ("report", "ascending"), ("span_start", "ascending")]
        )
        part = part.slice(0, n - sent)
        yield (numbered := _numbered(part, sent, reports))
        sent += len(part)
        if sent == n:
            return
        reports = numbered["arrived"][-1].as_py() + 1 if len(part) else reports


def _numbered(part: pa.Table, claims: int, reports: int) -> pa.Table:
    """Give claims and reports their ids by arrival, so that no id tells of the truth."""
    report = part["report"].to_numpy()
    new = np.concatenate([[True], report[1:] != report[:-1]])[: len(report)]
    arrived = reports - 1 + np.cumsum(new)
    ids = {
        "claim_id": _ids("clm-", claims + np.arange(len(part))),
        "report_id": _ids("rep-", arrived),
        "arrived": pa.array(arrived),
    }
    from holdfire.model.tables import CLAIMS

    columns = [ids[name] if name in ids else part[name] for name in CLAIMS.schema.names]
    schema = CLAIMS.schema.append(pa.field("truth", pa.int64(), nullable=False))
    return pa.table([*columns, part["truth"]], schema=schema)


def _ids(prefix: str, number: np.ndarray) -> pa.Array:
    digits = pc.utf8_lpad(pa.array(number).cast(pa.string()), 9, "0")
    return pc.binary_join_element_wise(prefix, digits, "")
