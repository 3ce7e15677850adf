"""Claims of a Parquet file, without a case. In: claims. Out: incidents in files."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from holdfire.cases import reference_case
from holdfire.engine import Engine
from holdfire.incident_scores import Agreement, b_cubed, pairwise
from holdfire.incidents import Reconciled, keeping, load_weights, reconcile
from holdfire.incidents.update import begin, update
from holdfire.model.case import Case
from holdfire.model.errors import BadInput, CannotWrite
from holdfire.model.tables import CLAIMS
from holdfire.sources import load_case

#: Column that names the true incident of a claim.
TRUTH = "truth"
_STEP = "Give a claims table as an assessment writes it (tables/claims.parquet)."


def read_claims(path: Path, *, truth: bool = False) -> tuple[pa.Table, pa.Array | None]:
    """Return the claims of a Parquet file, and the true incidents where they are asked for.

    Raises
    ------
    BadInput
        If it is no Parquet file or lacks a column.
    """
    try:
        table = pq.read_table(path)
    except (OSError, pa.ArrowException) as error:
        raise BadInput(path, f"is not a Parquet file ({error})", _STEP) from error
    wanted = [*CLAIMS.schema.names, *([TRUTH] if truth else [])]
    missing = [name for name in wanted if name not in table.column_names]
    if missing:
        raise BadInput(path, f"lacks the columns {', '.join(missing)}", _STEP)
    try:
        claims = table.select(CLAIMS.schema.names).cast(CLAIMS.schema)
    except (pa.ArrowException, ValueError) as error:
        raise BadInput(path, f"does not hold claims ({error})", _STEP) from error
    if pc.count_distinct(claims.column("claim_id")).as_py() != claims.num_rows:
        raise BadInput(path, "holds a claim twice", "Give every claim_id once.")
    return claims, table.column(TRUTH).combine_chunks() if truth else None


@dataclass(frozen=True, slots=True)
class Asked:
    """How claims are to be reconciled.

    Parameters
    ----------
    weights : Path, optional
        A file of weights; by default holdfire's own.
    learn : bool
        Learn weights from the claims, without labels.
    engine : Engine, optional
        Where the steps run.
    state : Path, optional
        Folder that keeps what was reconciled before.
    """

    weights: Path | None = None
    learn: bool = False
    engine: Engine | None = None
    state: Path | None = None


def reconcile_file(
    claims: pa.Table,
    *,
    as_of: date,
    case_folder: Path | None = None,
    asked: Asked = Asked(),
    say: Callable[[str], None] = lambda _: None,
) -> Reconciled:
    """Return the incidents of claims; with a state folder, of all claims that it has seen.

    Raises
    ------
    BadInput
        If other weights are asked for than the state was begun with, or the state is damaged.
    """
    case = _case(case_folder)
    if asked.state is not None:
        return _kept(claims, case, asked.state, asked, say)
    say(f"reconciling {claims.num_rows} claims")
    return reconcile(
        claims,
        case,
        as_of=as_of,
        weights=load_weights(asked.weights),
        learning=asked.learn,
        engine=asked.engine,
    )


def _kept(
    claims: pa.Table, case: Case, folder: Path, asked: Asked, say: Callable[[str], None]
) -> Reconciled:
    held = keeping.load(folder)
    if held is None:
        say(f"reconciling {claims.num_rows} claims for the first time")
        weights = load_weights(asked.weights)
        state = begin(claims, case, weights=weights, learning=asked.learn, engine=asked.engine)
    else:
        if asked.learn or asked.weights is not None:
            step = "Leave --learn and --weights out, or name a new folder."
            raise BadInput(folder, "keeps the weights that it was begun with", step)
        say(f"adding {claims.num_rows} claims to {held.claims.num_rows}")
        state = update(held, claims, case, engine=asked.engine)
    keeping.save(state, folder)
    return state.told


def _case(folder: Path | None) -> Case:
    if folder is not None:
        return load_case(folder)
    with tempfile.TemporaryDirectory() as made:
        reference_case(Path(made) / "case")
        return load_case(Path(made) / "case")


def write(out: Path, found: Reconciled) -> list[Path]:
    """Write incidents to `out`, and members, copies, conflicts and weights beside it.

    Raises
    ------
    CannotWrite
        If the folder refuses.
    """
    beside = {"members": found.members, "copies": found.copies, "conflicts": found.conflicts}
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        pq.write_table(found.incidents, out, compression="zstd")
        paths = [out]
        for name, table in beside.items():
            paths.append(out.with_name(f"{out.stem}.{name}.parquet"))
            pq.write_table(table, paths[-1], compression="zstd")
        paths.append(out.with_name(f"{out.stem}.weights.json"))
        paths[-1].write_text(found.weights.to_json(), encoding="utf-8")
    except OSError as error:
        raise CannotWrite(out.parent, str(error)) from error
    return paths


def score(claims: pa.Table, truth: pa.Array, found: Reconciled) -> dict[str, Agreement]:
    """Return pairwise and B-cubed agreement; a claim in no incident stands alone."""
    ids = claims.column("claim_id").combine_chunks()
    at = pc.index_in(ids, value_set=found.members.column("claim_id").combine_chunks())
    incident = pc.dictionary_encode(found.members.column("incident_id").combine_chunks()).indices
    held = incident.take(at).fill_null(-1).to_numpy(zero_copy_only=False).astype(np.int64)
    labels = np.where(held < 0, -np.arange(1, len(held) + 1), held)
    true = pc.dictionary_encode(truth).indices.to_numpy(zero_copy_only=False)
    return {"b_cubed": b_cubed(true, labels), "pairwise": pairwise(true, labels)}


def as_json(scores: dict[str, Agreement]) -> str:
    """Return the scores as one JSON object."""
    body = {name: each._asdict() for name, each in scores.items()}
    return json.dumps(body, indent=1) + "\n"


def as_table(scores: dict[str, Agreement]) -> str:
    """Return the scores as a table for people."""
    lines = [f"{'':10s} {'precision':>9s} {'recall':>7s} {'F1':>6s}"]
    lines += [
        f"{name.replace('_', '-'):10s} {each.precision:9.3f} {each.recall:7.3f} {each.f1:6.3f}"
        for name, each in scores.items()
    ]
    return "\n".join(lines) + "\n"
