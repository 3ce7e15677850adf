"""What leaves the house. In: a case folder, a profile, a day. Out: a publication, sealed."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from holdfire.assess import assess
from holdfire.model.errors import CannotWrite
from holdfire.model.release import Profile
from holdfire.publish import Account, manifest
from holdfire.publish.brief import brief
from holdfire.publish.document import document
from holdfire.publish.exports import FOLDER, SINGLE, render
from holdfire.publish.page import page
from holdfire.publish.put import put
from holdfire.publish.redact import Publication, redact, released
from holdfire.publish.write import BRIEF, DOCUMENT, PAGE
from holdfire.sites import load_units
from holdfire.sources import read_facts
from holdfire.store import Head, issues_log

_STEM = "holdfire"


@dataclass(frozen=True, slots=True)
class Published:
    """What was written and what stayed."""

    manifest: Path
    files: int
    publication: Publication


def prepare(
    account: Account, case: Path, *, profile: Profile, issues: int | None = None
) -> Publication:
    """Return what of an account may leave to a profile.

    Parameters
    ----------
    account : Account
        As assessed from `case`.
    case : Path
        Its folder, which remembers every sum over sites that was ever issued.
    profile : Profile
        Who reads.
    issues : int, optional
        Read the record of issues as it was with so many segments; all of it by default.
    """
    units = load_units(read_facts(case)["units"])
    before = issues_log(case).read(segments=issues).to_pylist()
    return redact(account, units, before, profile)


def files(account: Account, publication: Publication) -> dict[str, bytes]:
    """Return every file of a publication but the manifest, by path below its folder.

    Raises
    ------
    NotReleased
        If a row is in the publication that nobody decided to release.
    """
    public = released(account, publication)
    made = {PAGE: page(public), DOCUMENT: document(public), BRIEF: brief(public)}
    for to in FOLDER:
        made |= {f"{to}/{name}": data for name, data in render(publication, to).items()}
    for to in SINGLE:
        made[f"{_STEM}.{to}"] = render(publication, to)[""]
    return made


def publish(
    case: Path,
    out: Path,
    *,
    profile: Profile,
    as_of: date,
    say: Callable[[str], None] = lambda _: None,
) -> Published:
    """Assess a case and write what of it may leave; see `hand_on`."""
    _refuse(case, out)
    _earlier(out)
    account = assess(case, as_of=as_of, say=say)
    return hand_on(account, case, out, profile=profile, say=say)


def hand_on(
    account: Account,
    case: Path,
    out: Path,
    *,
    profile: Profile,
    say: Callable[[str], None] = lambda _: None,
) -> Published:
    """Write page, brief, document and every export of what may leave, and a sealed manifest.

    The sums over sites are remembered in the case before anything is written, so that no later
    issue differs from this one by fewer than three sites.

    Parameters
    ----------
    account : Account
        As assessed from `case`.
    case, out : Path
        The case folder, and where to write.
    profile : Profile
        Who reads.
    say : callable
        Told what is being done.

    Raises
    ------
    CannotWrite
        If `out` holds something else than an earlier publication, or the disk refuses.
    """
    _refuse(case, out)
    stale = _earlier(out)
    say(f"holding every row against what is released to {profile}")
    publication = prepare(account, case, profile=profile)
    say("drawing what is released: page, brief, exports")
    made = files(account, publication)
    log = issues_log(case)
    log.append(publication.issues)
    made[manifest.NAME] = _manifest(
        account, publication, case=case, out=out, made=made, issues=log.head()
    )
    put({out / name: data for name, data in made.items()})
    for name in stale - made.keys():
        (out / name).unlink(missing_ok=True)
    return Published(out / manifest.NAME, len(made), publication)


def export(
    case: Path,
    out: Path,
    *,
    to: str,
    profile: Profile,
    as_of: date,
    say: Callable[[str], None] = lambda _: None,
) -> Published:
    """Write one format of what may leave; see `hand_on`."""
    _refuse(case, out)
    account = assess(case, as_of=as_of, say=say)
    publication = prepare(account, case, profile=profile)
    say(f"writing {to}")
    made = {(out / name if name else out): data for name, data in render(publication, to).items()}
    issues_log(case).append(publication.issues)
    put(made)
    return Published(out, len(made), publication)


def _manifest(
    account: Account,
    publication: Publication,
    *,
    case: Path,
    out: Path,
    made: dict[str, bytes],
    issues: Head,
) -> bytes:
    """Return the manifest; the record of issues stands in it as it is with this issue in it.

    A sum that was issued with the same sites is never refused, so a replay from there, or the same
    publication made twice, gives the same bytes.
    """
    body = {
        "holdfire_publication": 1,
        **publication.about,
        "case_path": case_path_of(case, out),
        "inputs": account.inputs.as_dict(),
        "issues": {"segments": issues.segments, "digest": issues.digest},
        "made_with": manifest.library_versions(),
        "rows": {name: table.num_rows for name, table in publication.tables.items()},
        "withheld": publication.report(),
        "outputs": {name: hashlib.sha256(data).hexdigest() for name, data in sorted(made.items())},
    }
    return manifest.seal(body)


def case_path_of(case: Path, out: Path) -> str | None:
    """Return where the case is, if it lies beside; a longer way would tell folders of a person."""
    path = Path(os.path.relpath(case.resolve(), out.resolve()))
    return path.as_posix() if path.parts.count("..") <= 1 else None


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
