"""Claims to incidents. In: linked claims. Out: incidents, their members, copies and conflicts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from holdfire.engine import Engine, Local
from holdfire.incidents.block import Bound
from holdfire.incidents.decisions import Place, Where, decide, outcomes_table, regroup
from holdfire.incidents.evidence import evidence
from holdfire.incidents.groups import group
from holdfire.incidents.learn import learn
from holdfire.incidents.summary import summarise
from holdfire.incidents.tables import copies_table, incident_of, members_table
from holdfire.incidents.ties import Ties, copies, inside, reasons
from holdfire.incidents.waves import join_waves
from holdfire.incidents.weigh import PAIRS, weigh
from holdfire.incidents.weights import Weights, load_weights
from holdfire.model.case import Case

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Reconciled:
    """Incidents, which claim belongs to which and why, who repeats whom, what cannot all hold.

    `outcomes` tells what each decision came to, `weights` what agreement was worth, `bounds` what
    the bounds on crowded blocks left out.
    """

    incidents: pa.Table
    members: pa.Table
    copies: pa.Table
    conflicts: pa.Table
    outcomes: pa.Table
    weights: Weights
    bounds: tuple[Bound, ...]


@dataclass(frozen=True, slots=True)
class Grouped:
    """The machine's groups before anything is told of them.

    Parameters
    ----------
    evidence : pyarrow.Table
        The claims that may make an incident, in order.
    ties : Ties
        Every weighed pair.
    root : ndarray
        For each row of the evidence the least row of its group.
    """

    evidence: pa.Table
    ties: Ties
    root: Ints
    weights: Weights
    bounds: tuple[Bound, ...]


def reconcile(
    claims: pa.Table,
    case: Case,
    *,
    as_of: date,
    decisions: pa.Table | None = None,
    places: Mapping[str, Place] | None = None,
    weights: Weights | None = None,
    learning: bool = False,
    lean: float = 0.0,
    engine: Engine | None = None,
) -> Reconciled:
    """Group claims held to tell of one event; contradictions are kept, nothing is averaged.

    The same claims give the same incidents, ids and bytes in any order of input and on any engine.

    Parameters
    ----------
    claims : pyarrow.Table
        Linked claims.
    case : Case
        The parties, and units in dispute.
    as_of : date
        Events dated later make no incident.
    decisions : pyarrow.Table, optional
        A reviewer's decisions, replayed over the machine's result.
    places : mapping, optional
        Sites and units by id, for decisions on the place.
    weights : Weights, optional
        What agreement is worth; by default what holdfire comes with.
    learning : bool
        Learn from the claims what agreement is worth, beginning from `weights`; see `learn`.
    lean : float
        Added to every pair: above 0 joins more, below 0 fewer; see `Weights.leaning`.
    engine : Engine, optional
        Where the steps run; by default in this process.
    """
    grouped = group_claims(
        claims, as_of=as_of, weights=weights, learning=learning, lean=lean, engine=engine
    )
    if decisions is None or not decisions.num_rows:
        return tell(claims, grouped, grouped.root, case)
    root, regrouped = regroup(grouped.root, _ids(claims, grouped), decisions)
    told = tell(claims, grouped, root, case)
    incidents, amended = decide(told.incidents, told.members, decisions, Where(case, places or {}))
    outcomes = outcomes_table([*regrouped, *amended])
    return replace(told, incidents=incidents, outcomes=outcomes)


def group_claims(
    claims: pa.Table,
    *,
    as_of: date,
    weights: Weights | None = None,
    learning: bool = False,
    lean: float = 0.0,
    engine: Engine | None = None,
) -> Grouped:
    """Return the groups alone; see `reconcile`."""
    engine, weights = engine or Local(), weights or load_weights(None)
    rows = evidence(claims, as_of=as_of)
    met, bounds = weigh(rows, engine)
    first, second, pattern = (met.column(name).to_numpy() for name in PAIRS.names)
    if learning:
        counts = np.bincount(pattern)
        patterns = np.flatnonzero(counts).astype(np.int32)
        weights = learn(
            patterns, counts[patterns], weights, source="learnt from the claims themselves"
        )
    weights = weights.leaning(lean) if lean else weights
    weight = weights.of(pattern)
    root = group(rows, first, second, weight, engine)
    return Grouped(rows, Ties(first, second, pattern, weight), root, weights, bounds)


def tell(claims: pa.Table, grouped: Grouped, root: Ints, case: Case) -> Reconciled:
    """Return incidents of groups: the machine's, or what a reviewer made of them."""
    rows, ties = grouped.evidence, inside(grouped.ties, root)
    repeated = copies(rows, ties, root)
    ids = _ids(claims, grouped)
    named = incident_of(ids, root)
    groups = pa.table(
        {
            "claim": rows.column("claim"),
            "number": root,
            "incident_id": named,
            "rank": np.arange(len(root), dtype=np.int64),
            "root": repeated.origin,
        }
    )
    numbered = claims.append_column("claim", pa.array(np.arange(claims.num_rows, dtype=np.int32)))
    incidents, kept = summarise(numbered, groups, case)
    return Reconciled(
        join_waves(incidents),
        members_table(named, ids, root, reasons(ties, root)),
        copies_table(named, ids, root, repeated),
        kept,
        outcomes_table([]),
        grouped.weights,
        grouped.bounds,
    )


def _ids(claims: pa.Table, grouped: Grouped) -> pa.Array:
    return claims.column("claim_id").combine_chunks().take(grouped.evidence.column("claim"))
