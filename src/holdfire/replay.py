"""Can this assessment be trusted? In: its folder. Out: nothing, or the file that is at fault.

First every file is held against the manifest and the manifest against its own seal; then the
assessment is made again from the recorded state of the case, and must give the same bytes.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from holdfire.assess import Say, assess
from holdfire.model.errors import HoldfireError, NotVerified
from holdfire.publish import manifest, outputs
from holdfire.store import decisions_log, originals, reports_log

_AGAIN = "Restore it from a copy, or make the assessment again."


@dataclass(frozen=True, slots=True)
class Verified:
    """What was checked."""

    files: int
    inputs: int
    as_of: date


def verify(folder: Path, *, case: Path | None = None, say: Say = lambda _: None) -> Verified:
    """Check the hashes of an assessment and replay it to identical bytes.

    Parameters
    ----------
    folder : Path
        The assessment.
    case : Path, optional
        The case folder, where it has moved since.

    Raises
    ------
    NotVerified
        Naming the file whose bytes differ, are missing, or cannot be reproduced.
    """
    say("checking the manifest and the files it lists")
    body = _manifest(folder)
    _outputs(folder, body["outputs"])
    case = (case or folder / body["case_path"]).resolve()
    say("checking the inputs")
    inputs = manifest.from_dict(body["inputs"])
    _inputs(case, inputs)
    _originals(case, inputs)
    as_of = date.fromisoformat(body["as_of"])
    account = assess(case, as_of=as_of, upto=inputs, say=say)
    say("comparing the replay byte by byte")
    again = outputs(account)
    differing = tuple(
        name
        for name, digest in body["outputs"].items()
        if hashlib.sha256(again.get(name, b"")).hexdigest() != digest
    )
    if differing:
        raise NotVerified(differing, "a replay gives other bytes", _other_versions(body))
    return Verified(len(again) + 1, len(inputs.files), as_of)


def _manifest(folder: Path) -> dict[str, Any]:
    path = folder / manifest.NAME
    try:
        raw = path.read_bytes()
    except OSError as error:
        what = "the folder holds no readable manifest, so it is no assessment"
        raise NotVerified((str(path),), what, "Name the folder that `assess` wrote.") from error
    try:
        body = json.loads(raw)
        body.pop("self_sha256")
        sealed = manifest.seal(body)
    except (ValueError, KeyError, AttributeError, TypeError) as error:
        raise NotVerified((manifest.NAME,), "is not as it was written", _AGAIN) from error
    if sealed != raw:
        raise NotVerified((manifest.NAME,), "does not carry its own seal", _AGAIN)
    try:
        manifest.from_dict(body["inputs"])
        date.fromisoformat(body["as_of"])
        complete = {"outputs", "case_path", "made_with"} <= body.keys()
    except (KeyError, TypeError, ValueError, AttributeError):
        complete = False
    if not complete:
        raise NotVerified((manifest.NAME,), "is no manifest of ours", _AGAIN)
    return dict(body)


def _outputs(folder: Path, listed: dict[str, str]) -> None:
    for name, digest in listed.items():
        path = folder / name
        if not path.is_file():
            raise NotVerified((name,), "is missing", _AGAIN)
        if manifest.sha256(path) != digest:
            raise NotVerified((name,), "its bytes have changed", _AGAIN)


def _inputs(case: Path, inputs: manifest.Inputs) -> None:
    if not case.is_dir():
        what = "the files hold, but the case folder is gone, so nothing can be replayed"
        raise NotVerified((str(case),), what, "Name it with --case.")
    for name, digest in inputs.files.items():
        path = case / name
        if not path.is_file() or manifest.sha256(path) != digest:
            what = "this input has changed since the assessment"
            raise NotVerified((str(path),), what, "Restore it, or make a new assessment.")
    for log, head in ((reports_log(case), inputs.reports), (decisions_log(case), inputs.decisions)):
        try:
            log.read(segments=head.segments)
            same = log.head(segments=head.segments) == head
        except HoldfireError as error:
            raise NotVerified((str(log.folder),), str(error), _AGAIN) from error
        if not same:
            raise NotVerified((str(log.folder),), "is another log than the recorded one", _AGAIN)


def _originals(case: Path, inputs: manifest.Inputs) -> None:
    keep = originals(case)
    log = reports_log(case).read(segments=inputs.reports.segments)
    for digest in sorted(set(log.column("original_sha256").to_pylist())):
        try:
            keep.get(digest)
        except HoldfireError as error:
            raise NotVerified((str(keep.folder / digest),), str(error), _AGAIN) from error


def _other_versions(body: dict[str, Any]) -> str:
    now, then = manifest.library_versions(), body["made_with"]
    changed = [
        f"{name} {then.get(name)} then, {now[name]} now"
        for name in now
        if now[name] != then.get(name)
    ]
    if changed:
        return f"Install the recorded versions and try again: {'; '.join(changed)}."
    return "The versions are those recorded: please report this as a defect."
