"""Members and copies as tables. In: ids and groups by row. Out: declared tables."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from holdfire.incidents.summary import incident_ids
from holdfire.incidents.ties import WHY, Copies
from holdfire.model.tables import COPIES, MEMBERS

Ints = npt.NDArray[np.int64]


def incident_of(ids: pa.Array, root: Ints) -> pa.Array:
    """Return for each row the id of its incident, from the claim that founds it."""
    founders, index = np.unique(root, return_inverse=True)
    return incident_ids(ids.take(pa.array(founders))).take(pa.array(index))


def members_table(incidents: pa.Array, ids: pa.Array, root: Ints, reasons: pa.Array) -> pa.Table:
    """Return which claim belongs to which incident, group by group in the order of claims."""
    take = pa.array(np.argsort(root, kind="stable"))
    columns = [incidents.take(take), ids.take(take), pc.cast(reasons.take(take), pa.string())]
    return pa.table(columns, schema=MEMBERS.schema)


def copies_table(incidents: pa.Array, ids: pa.Array, root: Ints, copies: Copies) -> pa.Table:
    """Return which claim repeats which, group by group."""
    order = np.lexsort((copies.of, copies.copy, root[copies.copy]))
    copy, of = pa.array(copies.copy[order]), pa.array(copies.of[order])
    why = pa.DictionaryArray.from_arrays(pa.array(copies.why[order]), list(WHY))
    columns = [incidents.take(copy), ids.take(copy), ids.take(of), pc.cast(why, pa.string())]
    return pa.table(columns, schema=COPIES.schema)
