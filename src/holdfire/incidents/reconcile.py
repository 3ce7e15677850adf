"""Claims to incidents. In: linked claims. Out: incidents, their members, copies and conflicts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from holdfire.engine import Engine, Local
from holdfire.incidents.block import Bound
from holdfire.incidents.evidence import evidence
from holdfire.incidents.groups import group
from holdfire.incidents.summary import summarise
from holdfire.incidents.tables import copies_table, members_table
from holdfire.incidents.ties import Ties, copies, inside, reasons
from holdfire.incidents.weigh import weigh
from holdfire.incidents.weights import Weights, packaged
from holdfire.model.case import Case

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Reconciled:
    """Incidents, which claim belongs to which and why, who repeats whom, what cannot all hold.

    `bounds` tells what the bounds on crowded blocks left out.
    """

    incidents: pa.Table
    members: pa.Table
    copies: pa.Table
    conflicts: pa.Table
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
    bounds: tuple[Bound, ...]


def reconcile(
    claims: pa.Table,
    case: Case,
    *,
    as_of: date,
    weights: Weights | None = None,
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
    weights : Weights, optional
        What agreement is worth; by default what holdfire comes with.
    engine : Engine, optional
        Where the steps run; by default in this process.
    """
    grouped = group_claims(claims, as_of=as_of, weights=weights, engine=engine)
    return tell(claims, grouped, grouped.root, case)


def group_claims(
    claims: pa.Table,
    *,
    as_of: date,
    weights: Weights | None = None,
    engine: Engine | None = None,
) -> Grouped:
    """Return the groups alone; see `reconcile`."""
    engine, weights = engine or Local(), weights or packaged()
    rows = evidence(claims, as_of=as_of)
    met, bounds = weigh(rows, engine)
    first, second = (met.column(name).to_numpy().astype(np.int64) for name in ("first", "second"))
    pattern = met.column("pattern").to_numpy()
    weight = weights.of(pattern)
    root = group(rows, first, second, weight, engine)
    return Grouped(rows, Ties(first, second, pattern, weight), root, bounds)


def tell(claims: pa.Table, grouped: Grouped, root: Ints, case: Case) -> Reconciled:
    """Return incidents of groups: the machine's, or what a reviewer made of them."""
    rows, ties = grouped.evidence, inside(grouped.ties, root)
    repeated = copies(rows, ties, root)
    claim = rows.column("claim").to_numpy()
    groups = pa.table(
        {
            "claim": claim,
            "number": root,
            "rank": np.arange(len(root), dtype=np.int64),
            "root": repeated.origin,
        }
    )
    numbered = claims.append_column("claim", pa.array(np.arange(claims.num_rows, dtype=np.int32)))
    incidents, kept = summarise(numbered, groups, case)
    ids = claims.column("claim_id").combine_chunks().take(pa.array(claim))
    members = members_table(ids, root, reasons(ties, root))
    return Reconciled(incidents, members, copies_table(ids, root, repeated), kept, grouped.bounds)
