"""Can this folder be trusted? In: an assessment or a publication. Out: the file at fault, if any.

First every file is held against the manifest and the manifest against its own seal; then all is
made again from the recorded state of the case, and must give the same bytes. Who was handed a
publication holds no case: its files are checked then, and not replayed.
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
from holdfire.model.release import Profile
from holdfire.publish import Account, manifest, outputs
from holdfire.publishing import files, prepare
from holdfire.store import Head, Log, decisions_log, issues_log, originals, reports_log

_AGAIN = "Restore it from a copy, or make the assessment again."
_PUBLICATION = "holdfire_publication"


@dataclass(frozen=True, slots=True)
class Verified:
    """What was checked.

    Parameters
    ----------
    files, inputs : int
        How many files hold their hashes, and from how many inputs they were made.
    as_of : date
        What was known then.
    replayed : bool
        Whether all was made again; False where a publication's case is not at hand.
    """

    files: int
    inputs: int
    as_of: date
    replayed: bool = True


def verify(folder: Path, *, case: Path | None = None, say: Say = lambda _: None) -> Verified:
    """Check the hashes of an assessment or a publication and replay it to identical bytes.

    Parameters
    ----------
    folder : Path
        The assessment, or the publication.
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
    inputs, as_of = manifest.from_dict(body["inputs"]), date.fromisoformat(body["as_of"])
    public = _PUBLICATION in body
    recorded = folder / body["case_path"] if body["case_path"] else None
    if public and case is None and (recorded is None or not recorded.is_dir()):
        return Verified(len(body["outputs"]) + 1, len(inputs.files), as_of, replayed=False)
    case = (case or recorded or folder).resolve()
    say("checking the inputs")
    _inputs(case, inputs)
    _originals(case, inputs)
    if public:
        _unchanged(issues_log(case), Head(**body["issues"]))
    account = assess(case, as_of=as_of, upto=inputs, say=say)
    say("comparing the replay byte by byte")
    again = _again(account, case, body) if public else outputs(account)
    differing = tuple(
        name
        for name, digest in body["outputs"].items()
        if hashlib.sha256(again.get(name, b"")).hexdigest() != digest
    )
    if differing:
        raise NotVerified(differing, "a replay gives other bytes", _other_versions(body))
    return Verified(len(again) + 1, len(inputs.files), as_of)


def _again(account: Account, case: Path, body: dict[str, Any]) -> dict[str, bytes]:
    """Return the publication with the issues that were on record when it was made."""
    issues = Head(**body["issues"]).segments
    publication = prepare(account, case, profile=Profile(body["profile"]), issues=issues)
    return files(account, publication)


def _manifest(folder: Path) -> dict[str, Any]:
    path = folder / manifest.NAME
    try:
        raw = path.read_bytes()
    except OSError as error:
        what = "the folder holds no readable manifest, so it is no assessment"
        step = "Name the folder that `assess` or `publish` wrote."
        raise NotVerified((str(path),), what, step) from error
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
        if _PUBLICATION in body:
            Head(**body["issues"])
            Profile(body["profile"])
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
    _unchanged(reports_log(case), inputs.reports)
    _unchanged(decisions_log(case), inputs.decisions)


def _unchanged(log: Log, head: Head) -> None:
    """Refuse a log that does not begin as recorded; what was appended since does not matter."""
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
