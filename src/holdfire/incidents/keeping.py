"""A state on disk, so that a day's claims need not redo the rest. In: a state, a folder. Out: both.

A state is a cache, never a source: it can be made again from the claims. It names the version that
made it and is refused by any other.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from holdfire import __version__
from holdfire.incidents.decisions import outcomes_table
from holdfire.incidents.reconcile import Grouped, Reconciled
from holdfire.incidents.ties import Ties
from holdfire.incidents.update import State
from holdfire.incidents.weights import from_json
from holdfire.model.errors import BadInput, CannotWrite

_TOLD = ("incidents", "members", "copies", "conflicts")
_TABLES = ("claims", "evidence", "ties", *_TOLD)
_STEP = "Remove the folder and reconcile all claims again."
_MARK = "state.json"


def save(state: State, folder: Path) -> None:
    """Write a state into a folder; a crash leaves the old state or none, never a mixture.

    Raises
    ------
    CannotWrite
        If the folder refuses.
    """
    grouped, ties = state.grouped, state.grouped.ties
    tables = {
        "claims": state.claims,
        "evidence": grouped.evidence.append_column("root", pa.array(grouped.root)),
        "ties": pa.table(
            {name: getattr(ties, name) for name in ("first", "second", "pattern", "weight")}
        ),
        **{name: getattr(state.told, name) for name in _TOLD},
    }
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / _MARK).unlink(missing_ok=True)  # no mark, no state: set last
        for name, table in tables.items():
            pq.write_table(table, folder / f"{name}.parquet", compression="zstd")
        body = {"holdfire": __version__, "weights": grouped.weights.to_json()}
        aside = folder / f"{_MARK}.new"
        aside.write_text(json.dumps(body), encoding="utf-8")
        os.replace(aside, folder / _MARK)  # noqa: PTH105
    except OSError as error:
        raise CannotWrite(folder, str(error)) from error


def load(folder: Path) -> State | None:
    """Return the state of a folder; None where it holds none.

    Raises
    ------
    BadInput
        If the state is damaged or of another version.
    """
    mark = folder / _MARK
    if not mark.exists():
        return None
    try:
        body = json.loads(mark.read_text(encoding="utf-8"))
        tables = {name: pq.read_table(folder / f"{name}.parquet") for name in _TABLES}
    except (OSError, ValueError, pa.ArrowException) as error:
        raise BadInput(folder, f"holds a damaged state ({error})", _STEP) from error
    if body.get("holdfire") != __version__:
        made_by = f"was made by holdfire {body.get('holdfire')}, this is {__version__}"
        raise BadInput(folder, made_by, _STEP)
    evidence, pairs = tables["evidence"], tables["ties"]
    weights = from_json(body["weights"], str(mark))
    ties = Ties(*(pairs.column(n).to_numpy() for n in ("first", "second", "pattern", "weight")))
    root = evidence.column("root").to_numpy().astype(np.int64)
    grouped = Grouped(evidence.drop_columns(["root"]).combine_chunks(), ties, root, weights, ())
    told = Reconciled(
        tables["incidents"],
        tables["members"],
        tables["copies"],
        tables["conflicts"],
        outcomes_table([]),
        weights,
        (),
    )
    return State(tables["claims"], grouped, told)
