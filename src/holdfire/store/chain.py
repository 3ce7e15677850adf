"""Segments in a hash chain. In: bytes to append. Out: an unbroken, checked sequence of files.

Each file is named by its number and the SHA-256 over its predecessor's digest and its own bytes,
so a changed, missing or reordered segment shows without a separate index.
"""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from holdfire.model.errors import LogDamaged
from holdfire.store.durable import write_once

_NAME = re.compile(r"(\d{6})-([0-9a-f]{64})\.parquet\Z")
GENESIS = "0" * 64


@dataclass(frozen=True, slots=True)
class Segment:
    """One file of the chain."""

    number: int
    digest: str
    path: Path


def digest_of(previous: str, data: bytes) -> str:
    """Return the SHA-256 that chains `data` to its predecessor's digest."""
    return hashlib.sha256(previous.encode() + data).hexdigest()


def segments(folder: Path) -> list[Segment]:
    """Return the chain's files in order, without reading them.

    Raises
    ------
    LogDamaged
        If a number is missing or used twice.
    """
    if not folder.is_dir():
        return []
    found = []
    for path in folder.iterdir():
        match = _NAME.match(path.name)
        if match:
            found.append(Segment(int(match[1]), match[2], path))
    found.sort(key=lambda segment: (segment.number, segment.digest))
    for expected, segment in enumerate(found, start=1):
        if segment.number != expected:
            raise LogDamaged(segment.path, f"segment {expected} is missing or stands twice")
    return found


def read(segment: Segment, previous: str) -> bytes:
    """Return the segment's bytes after checking them against their name.

    Raises
    ------
    LogDamaged
        If the bytes are not those that were written, or the file is gone.
    """
    try:
        data = segment.path.read_bytes()
    except OSError as error:
        raise LogDamaged(segment.path, f"cannot be read ({error.strerror})") from error
    if digest_of(previous, data) != segment.digest:
        raise LogDamaged(segment.path, "the bytes do not match the checksum in the name")
    return data


def append(folder: Path, data: bytes) -> Segment:
    """Add a segment at the end of the chain; the caller holds the writer lock.

    Raises
    ------
    LogUnwritable
        If the disk refuses; the chain is unchanged.
    """
    chain = segments(folder)
    previous = chain[-1].digest if chain else GENESIS
    digest = digest_of(previous, data)
    path = folder / f"{len(chain) + 1:06d}-{digest}.parquet"
    write_once(path, data)
    return Segment(len(chain) + 1, digest, path)
