"""How often a sector was struck. In: incidents, the case. Out: Counted over covered days.

What the case does not cover is missing, never zero; what is not reported yet is an exposure.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from holdfire.analysis import build
from holdfire.model.case import Case
from holdfire.model.span import Span
from holdfire.model.vocabulary import TargetKind
from holdfire.outlook.ranges import Counted

#: Sector -> classes of sites whose incidents count as strikes on it.
KINDS = {
    "generation": (
        TargetKind.ENERGY_INFRASTRUCTURE, TargetKind.GRID, TargetKind.HYDRO, TargetKind.NUCLEAR,
        TargetKind.PUMPED_STORAGE, TargetKind.SUBSTATION, TargetKind.THERMAL,
    ),
    "refining": (TargetKind.REFINERY,),
}  # fmt: skip
#: Fewer covered days than this give no rate.
LEAST_DAYS = 14.0


def count_strikes(
    incidents: pa.Table,
    case: Case,
    *,
    country: str,
    sector: str,
    days: Span,
    as_of: date,
    rng: np.random.Generator,
    without: Sequence[Span] = (),
) -> Counted | None:
    """Return the incidents of a sector in a span, or None where too few days are covered.

    Parameters
    ----------
    incidents : pyarrow.Table
        The INCIDENTS table.
    country, sector : str
        Whose sites, and of which sector.
    days : Span
        Where to count.
    as_of : date
        Day of the look; days after it do not count.
    rng : Generator
        For the delay of reports.
    without : sequence of Span
        Days to leave out, with what happened on them: those of a truce, for the tempo without one.
    """
    seen = days.meet(Span(date.min, as_of))
    if seen is None:
        return None
    series = build(incidents, case, party=country, as_of=as_of, rng=rng)
    kinds = pa.array([str(kind) for kind in KINDS[sector]])
    own = incidents.filter(pc.is_in(incidents.column("target_kind"), value_set=kinds))
    events = build(own, case, party=country, as_of=as_of, rng=rng).events
    covered = series.covered(seen)
    for held in without:
        common = held.meet(seen)
        if common is not None:
            first = (common.start - seen.start).days
            covered[first : first + common.days] = False
    ages = np.array([(as_of - seen.start).days - n for n in range(seen.days)])
    exposure = float((series.delay.reported(ages).mean(axis=0) * covered).sum())
    if exposure < LEAST_DAYS:
        return None
    inside = [span for span in events if span in seen and covered[(span.start - seen.start).days]]
    return Counted(len(inside), exposure)
