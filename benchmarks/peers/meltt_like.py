"""A matcher in the way of MELTT (Donnay et al. 2019): location, time and type, outlet by outlet.

In: claims. Out: a label a claim. Two claims of different outlets may be one event within a window
of days and kilometres; among those the agreement of their types chooses, one match for a claim in
each other outlet, and only where the choice is mutual. Matches are chained over outlets.

What MELTT leaves open is settled in its favour: a claim with no coordinates takes the mean ones of
claims that name the same town, else of its unit; claims of one report on one place and time are one
event; the window and the widest agreement are the best of a few on claims of another seed
(`tuned`). A claim with no place stays alone, as it must there.
"""

from __future__ import annotations

import duckdb
import numpy as np
import pyarrow as pa
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from holdfire.incident_scores import b_cubed

#: Days, kilometres, and how far apart types may be.
SETTING = (1, 30.0, 3)
GRID = [(days, km, worst) for days in (0, 1, 2) for km in (10.0, 20.0, 30.0) for worst in (1, 2, 3)]

_EVENTS = """
create table event as
with claim as (
    select row_number() over () - 1 as id, *, case when where_prec <= 3 then places[1] end as town
    from claims
), town as (
    select town, adm1, avg(lat_0_1deg) as lat, avg(lon_0_1deg) as lon
    from claim where where_prec <= 3 group by all
), unit as (
    select adm1, avg(lat_0_1deg) as lat, avg(lon_0_1deg) as lon from claim group by all
), placed as (
    select id, report_id, outlet, kind, target_kind, nullif(attacker, 'unknown') as attacker,
        when_start, when_end, claim.where_prec as prec,
        coalesce(lat_0_1deg, town.lat, unit.lat) as lat,
        coalesce(lon_0_1deg, town.lon, unit.lon) as lon
    from claim left join town on town.town = claim.town and town.adm1 = claim.adm1
        left join unit on unit.adm1 = claim.adm1
    where where_prec < 7 and when_start is not null
)
select min(id) as event, list(id) as ids, any_value(outlet) as outlet, lat, lon, when_start,
    when_end, first(kind order by id) as kind, first(target_kind order by id) as class,
    first(attacker order by id) as attacker, min(prec) as prec
from placed where lat is not null group by report_id, lat, lon, when_start, when_end
"""
#: Pairs meet in a cell of the window's size and a day; a claim covers four overlapping cells.
_PAIRS = """
create table pair as
with spread as (
    select event, lat / $size as y, lon / $size as x,
        (when_start - date '1970-01-01') + unnest(range(0, when_end - when_start + 1 + $days))
            as day
    from event
), cell as (
    select event, day, unnest([0, 1, 2, 3]) as part, unnest([floor(y), floor(y + .5), floor(y),
        floor(y + .5)]) as y, unnest([floor(x), floor(x), floor(x + .5), floor(x + .5)]) as x
    from spread
), met as (
    select distinct l.event as one, r.event as two
    from cell l join cell r using (day, part, y, x) where l.event < r.event
)
select one, two, l.outlet as outlet_one, r.outlet as outlet_two,
    (l.kind <> r.kind)::int
    + case when l.class = r.class then 0 when l.class is null or r.class is null
        or 'energy_infrastructure' in (l.class, r.class) then 1 else 2 end
    + case when l.attacker = r.attacker then 0 when l.attacker is null or r.attacker is null
        then 1 else 2 end as apart,
    apart + least(km / $km, 1) * .9 + (l.when_start <> r.when_start)::int * .5 as score
from (
    select one, two, l, r, 111.2 * sqrt(pow(l.lat - r.lat, 2)
        + pow((l.lon - r.lon) * cos(radians(l.lat)), 2)) as km
    from met join event l on l.event = one join event r on r.event = two
)
where l.outlet <> r.outlet and km <= $km and apart <= $worst
"""
_MUTUAL = """
select one, two from pair
qualify row_number() over (partition by one, outlet_two order by score, two) = 1
    and row_number() over (partition by two, outlet_one order by score, one) = 1
"""


def match(table: pa.Table, setting: tuple[int, float, int] = SETTING) -> np.ndarray:
    """Return a cluster label for each claim."""
    days, km, worst = setting
    connection = duckdb.connect()
    connection.register("claims", table)
    connection.execute(_EVENTS)
    # A cell is twice the window wide, and wider than that in degrees up to 55 degrees north.
    window = {"days": days, "size": 2 * km / 63, "km": km, "worst": worst}
    connection.execute(_PAIRS, window)
    matched = connection.sql(_MUTUAL).to_arrow_table()
    inside = connection.sql("select event, unnest(ids) as id from event").to_arrow_table()
    one = np.concatenate([matched["one"].to_numpy(), inside["event"].to_numpy()])
    two = np.concatenate([matched["two"].to_numpy(), inside["id"].to_numpy()])
    links = coo_array((np.ones(len(one), dtype=np.int8), (one, two)), shape=(len(table),) * 2)
    return connected_components(links, directed=False)[1].astype(np.int64)


def tuned(table: pa.Table) -> tuple[int, float, int]:
    """Return the setting with the best B-cubed F1 on claims with truth."""
    truth = table["truth"].to_numpy()
    return max(GRID, key=lambda setting: b_cubed(truth, match(table, setting)).f1)
