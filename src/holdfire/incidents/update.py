"""New claims on what was reconciled before. In: a state, claims. Out: the state a full run gives.

Only days that the new claims speak of are compared again, and only groups that a changed pair
touches are clustered and told again; everything else is taken over. The result equals a full run
over all claims with the same weights, table by table.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from holdfire.engine import Engine, Local
from holdfire.incidents.block import TOLERANCE
from holdfire.incidents.evidence import ORDER, evidence
from holdfire.incidents.groups import group, touched
from holdfire.incidents.reconcile import Grouped, Reconciled, group_claims, tell
from holdfire.incidents.summary import incident_ids
from holdfire.incidents.ties import Ties
from holdfire.incidents.waves import join_waves
from holdfire.incidents.weigh import PAIRS, parted, shards, weigh_shard
from holdfire.incidents.weights import Weights
from holdfire.model.case import Case

Ints = npt.NDArray[np.int64]
Rows = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class State:
    """Claims reconciled so far: themselves, their groups, and what was told of them."""

    claims: pa.Table
    grouped: Grouped
    told: Reconciled


def begin(
    claims: pa.Table,
    case: Case,
    *,
    weights: Weights | None = None,
    learning: bool = False,
    engine: Engine | None = None,
) -> State:
    """Return the state of claims reconciled for the first time; see `reconcile`."""
    grouped = group_claims(
        claims, as_of=date.max, weights=weights, learning=learning, engine=engine
    )
    return State(claims, grouped, tell(claims, grouped, grouped.root, case))


def update(state: State, fresh: pa.Table, case: Case, *, engine: Engine | None = None) -> State:
    """Return the state with the fresh claims in it; claims held already are skipped.

    Parameters
    ----------
    state : State
        What was reconciled before, of all claims whatever their day.
    fresh : pyarrow.Table
        Claims, linked.
    case : Case
        The parties, and units in dispute.
    engine : Engine, optional
        Where the steps run; by default in this process.
    """
    held = state.claims.column("claim_id").combine_chunks()
    fresh = fresh.filter(pc.invert(pc.is_in(fresh.column("claim_id"), value_set=held)))
    claims = pa.concat_tables([state.claims, fresh])
    before = state.grouped
    rows, moved, new = _merge(before.evidence, fresh, state.claims.num_rows)
    ties, changed = _reweigh(rows, _moved(before.ties, moved), new, before, engine or Local())
    root = np.arange(rows.num_rows, dtype=np.int64)
    root[moved] = moved[before.root]
    changed = np.union1d(changed, new)
    again = touched(rows.num_rows, ties.first, ties.second, ties.weight, changed)
    again |= np.isin(root, root[again])  # a group that lost its tie to a changed claim
    part = _part(Grouped(rows, ties, root, before.weights, ()), again)
    old = np.unique(root[again & ~np.isin(np.arange(len(root)), new)])
    gone = incident_ids(rows.column("claim_id").take(pa.array(old)))
    found = group(
        part.evidence, part.ties.first, part.ties.second, part.ties.weight, engine or Local()
    )
    at = np.flatnonzero(again)
    root[at] = at[found]
    told = tell(claims.take(part.evidence.column("claim")), _renumbered(part), found, case)
    grouped = Grouped(rows, ties, root, before.weights, ())
    return State(claims, grouped, _spliced(state.told, told, gone, grouped))


def _merge(held: pa.Table, fresh: pa.Table, count: int) -> tuple[pa.Table, Ints, Ints]:
    """Return all evidence in order, where each row held before now stands, and the new rows."""
    added = evidence(fresh, as_of=date.max)
    claim = pc.add(added.column("claim"), pa.scalar(count, pa.int32()))
    added = added.set_column(added.schema.get_field_index("claim"), "claim", claim)
    every = pa.concat_tables([held, added]).combine_chunks()
    order = pc.sort_indices(every, sort_keys=[(name, "ascending") for name in ORDER]).to_numpy()
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    return every.take(pa.array(order)), place[: held.num_rows], np.sort(place[held.num_rows :])


def _moved(ties: Ties, moved: Ints) -> Ties:
    return replace(
        ties,
        first=moved[ties.first].astype(np.int32),
        second=moved[ties.second].astype(np.int32),
    )


def _reweigh(
    rows: pa.Table, ties: Ties, new: Ints, before: Grouped, engine: Engine
) -> tuple[Ties, Ints]:
    """Return all ties, those of the new claims' days weighed again, and claims with other ties."""
    start, stop = (rows.column(n).to_numpy().astype(np.int64) for n in ("first_day", "last_day"))
    if not len(new):
        return ties, new
    least = int(start.min())
    days = np.zeros(int(stop.max()) + TOLERANCE + 2 - least, dtype=np.int64)
    np.add.at(days, start[new] - least, 1)
    np.add.at(days, stop[new] + TOLERANCE + 1 - least, -1)
    open_days = np.cumsum(days) > 0
    edges = np.flatnonzero(np.diff(np.concatenate([[0], open_days.astype(np.int8), [0]])))
    ranges = [(int(a) + least, int(b) + least) for a, b in edges.reshape(-1, 2)]
    found, _ = parted(engine.map(weigh_shard, shards(rows, ranges), PAIRS))
    first, second, pattern = (found.column(name).to_numpy() for name in PAIRS.names)
    again = open_days[np.maximum(start[ties.first], start[ties.second]) - least]
    keep = ~again
    ends = np.concatenate([ties.first[again], first]), np.concatenate([ties.second[again], second])
    differing = _met_once(*ends, np.concatenate([ties.pattern[again], pattern]))
    merged = Ties(
        np.concatenate([ties.first[keep], first]),
        np.concatenate([ties.second[keep], second]),
        np.concatenate([ties.pattern[keep], pattern]),
        np.concatenate([ties.weight[keep], before.weights.of(pattern)]),
    )
    return merged, np.union1d(ends[0][differing], ends[1][differing])


def _met_once(first: Rows, second: Rows, pattern: Rows) -> npt.NDArray[np.bool_]:
    """Return which ties do not stand twice with one pattern: before and now."""
    order = np.lexsort((pattern, second, first))
    differs = np.zeros(len(order) + 1, dtype=bool)
    for column in (first, second, pattern):
        differs[1:-1] |= np.diff(column[order]) != 0
    differs[[0, -1]] = True
    once = np.empty(len(order), dtype=bool)
    once[order] = differs[:-1] & differs[1:]
    return once


def _part(grouped: Grouped, rows: npt.NDArray[np.bool_]) -> Grouped:
    """Return some whole groups alone, renumbered."""
    place = (np.cumsum(rows) - 1).astype(np.int32)
    ties = grouped.ties
    keep = rows[ties.first] & rows[ties.second]
    inner = Ties(
        place[ties.first[keep]], place[ties.second[keep]], ties.pattern[keep], ties.weight[keep]
    )
    at = np.flatnonzero(rows)
    inside = grouped.evidence.take(pa.array(at))
    return replace(
        grouped, evidence=inside, ties=inner, root=place[grouped.root[at]].astype(np.int64)
    )


def _renumbered(part: Grouped) -> Grouped:
    """Return the part with its claims numbered as they are taken out of the claims table."""
    place = part.evidence.schema.get_field_index("claim")
    count = np.arange(part.evidence.num_rows, dtype=np.int32)
    return replace(part, evidence=part.evidence.set_column(place, "claim", pa.array(count)))


def _spliced(old: Reconciled, new: Reconciled, gone: pa.Array, grouped: Grouped) -> Reconciled:
    """Return the tables with the incidents that are gone replaced by the new ones."""
    founders = np.unique(grouped.root)
    ids = incident_ids(grouped.evidence.column("claim_id").take(pa.array(founders)))

    def splice(held: pa.Table, told: pa.Table) -> pa.Table:
        kept = held.filter(pc.invert(pc.is_in(held.column("incident_id"), value_set=gone)))
        every = pa.concat_tables([kept, told]).combine_chunks()
        rank = pc.index_in(every.column("incident_id"), value_set=ids).to_numpy()
        return every.take(pa.array(np.argsort(rank, kind="stable"))).combine_chunks()

    incidents = splice(old.incidents, new.incidents)
    return replace(
        old,
        incidents=join_waves(incidents),
        members=splice(old.members, new.members),
        copies=splice(old.copies, new.copies),
        conflicts=splice(old.conflicts, new.conflicts),
        bounds=(),
    )
