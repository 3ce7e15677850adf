"""What leaves the house. In: a case folder, a profile, a day. Out: exports and their manifest."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from holdfire.assess import assess
from holdfire.model.errors import CannotWrite
from holdfire.model.release import Profile
from holdfire.publish import manifest
from holdfire.publish.exports import FOLDER, SINGLE, put, render
from holdfire.publish.redact import Publication, redact
from holdfire.sites import load_units
from holdfire.sources import read_facts
from holdfire.store import issues_log

_STEM = "holdfire"


@dataclass(frozen=True, slots=True)
class Published:
    """What was written and what stayed."""

    manifest: Path
    files: int
    publication: Publication


def prepare(
    case: Path, *, profile: Profile, as_of: date, say: Callable[[str], None] = lambda _: None
) -> Publication:
    """Assess a case as of a day and return what of it may leave to a profile."""
    account = assess(case, as_of=as_of, say=say)
    say(f"holding every row against what is released to {profile}")
    units = load_units(read_facts(case)["units"])
    return redact(account, units, issues_log(case).read().to_pylist(), profile)


def publish(
    case: Path,
    out: Path,
    *,
    profile: Profile,
    as_of: date,
    say: Callable[[str], None] = lambda _: None,
) -> Published:
    """Write every export of what may leave, what stayed as counts, and a manifest.

    The sums over sites are remembered in the case before anything is written, so that no later
    issue differs from this one by fewer than three sites.

    Raises
    ------
    CannotWrite
        If `out` holds something else than an earlier publication, or the disk refuses.
    """
    _refuse(case, out)
    stale = _earlier(out)
    publication = prepare(case, profile=profile, as_of=as_of, say=say)
    say("writing the exports")
    files = {out / name: data for name, data in _files(publication).items()}
    files[out / manifest.NAME] = _manifest(publication, out, files)
    issues_log(case).append(publication.issues)
    put(files)
    for name in stale - {path.relative_to(out).as_posix() for path in files}:
        (out / name).unlink(missing_ok=True)
    return Published(out / manifest.NAME, len(files), publication)


def export(
    case: Path,
    out: Path,
    *,
    to: str,
    profile: Profile,
    as_of: date,
    say: Callable[[str], None] = lambda _: None,
) -> Published:
    """Write one format of what may leave; see `publish`."""
    _refuse(case, out)
    publication = prepare(case, profile=profile, as_of=as_of, say=say)
    say(f"writing {to}")
    files = {(out / name if name else out): data for name, data in render(publication, to).items()}
    issues_log(case).append(publication.issues)
    put(files)
    return Published(out, len(files), publication)


def _files(publication: Publication) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    for to in FOLDER:
        files |= {f"{to}/{name}": data for name, data in render(publication, to).items()}
    for to in SINGLE:
        files[f"{_STEM}.{to}"] = render(publication, to)[""]
    return files


def _manifest(publication: Publication, out: Path, files: dict[Path, bytes]) -> bytes:
    body = {
        "holdfire_publication": 1,
        **publication.about,
        "made_with": manifest.library_versions(),
        "rows": {name: table.num_rows for name, table in publication.tables.items()},
        "withheld": publication.report(),
        "outputs": {
            path.relative_to(out).as_posix(): hashlib.sha256(data).hexdigest()
            for path, data in sorted(files.items())
        },
    }
    return manifest.seal(body)


def _earlier(out: Path) -> set[str]:
    """Return the files of an earlier publication, which this one replaces."""
    if not out.exists() or (out.is_dir() and not any(out.iterdir())):
        return set()
    try:
        body = json.loads((out / manifest.NAME).read_bytes())
        names = set(body["outputs"]) if "holdfire_publication" in body else None
    except (OSError, ValueError, TypeError, KeyError):
        names = None
    if names is None or any(Path(name).is_absolute() or ".." in Path(name).parts for name in names):
        raise CannotWrite(out, "it holds something else than an earlier publication")
    return names


def _refuse(case: Path, out: Path) -> None:
    if out.resolve().is_relative_to(case.resolve()):
        raise CannotWrite(out, "it lies in the case itself, which is not published")
