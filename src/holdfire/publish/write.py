"""An assessment on disk. In: an Account and its inputs. Out: a folder, whole or untouched."""

from __future__ import annotations

import os
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from holdfire.model.errors import CannotWrite
from holdfire.publish import manifest
from holdfire.publish.account import Account
from holdfire.publish.brief import brief
from holdfire.publish.document import document
from holdfire.publish.manifest import WEIGHTS
from holdfire.publish.page import page
from holdfire.publish.put import put

PAGE, DOCUMENT, BRIEF = "index.html", "assessment.json", "brief.pdf"


def outputs(account: Account) -> dict[str, bytes]:
    """Return every file of an assessment but the manifest, by path below its folder."""
    files = {PAGE: page(account), DOCUMENT: document(account), BRIEF: brief(account)}
    files[WEIGHTS] = account.weights.to_json().encode()
    for name, table in account.tables.items():
        sink = pa.BufferOutputStream()
        pq.write_table(table, sink, compression="zstd")
        files[f"tables/{name}.parquet"] = sink.getvalue().to_pybytes()
    return files


def write(account: Account, case: Path, out: Path) -> Path:
    """Write the assessment into `out` and return the path of its page.

    Every file is written aside first; only when all are on disk do they take their names.

    Raises
    ------
    CannotWrite
        If the folder or disk refuses; what stood there before is untouched.
    """
    _refuse_inside(case, out)
    files = outputs(account)
    files[manifest.NAME] = manifest.build(
        account.inputs,
        as_of=account.as_of.isoformat(),
        case_path=os.path.relpath(case.resolve(), out.resolve()),
        head={"title": account.case.title, "sensitivity": account.case.sensitivity},
        outputs=files,
    )
    put({out / name: data for name, data in files.items()})
    return out / PAGE


def _refuse_inside(case: Path, out: Path) -> None:
    """Refuse an output folder in which the case keeps its inputs."""
    for kept in ("inbox", "log", "originals", "tables"):
        if out.resolve().is_relative_to((case / kept).resolve()):
            raise CannotWrite(out, f"it lies in the case's own {kept} folder")
