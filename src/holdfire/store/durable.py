"""Durable files: all or nothing. In: bytes. Out: a file that is whole and synced, or none."""

import errno
import os
from pathlib import Path

from holdfire.model.errors import LogUnwritable

ASIDE = ".aside-"


def sync_folder(folder: Path) -> None:
    """Flush the folder's entries to disk, so that a new name survives a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def make_folder(folder: Path) -> None:
    """Create the folder and its parents.

    Raises
    ------
    LogUnwritable
        If the system refuses.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LogUnwritable(folder, error.strerror or str(error)) from error


def write_once(path: Path, data: bytes) -> None:
    """Put `data` at `path` atomically; an existing file of that name is left alone.

    The bytes are written aside, synced, then linked under their name, so no reader ever sees a
    part of them, whenever the writer dies.

    Raises
    ------
    LogUnwritable
        If the folder or disk refuses; nothing is left behind.
    """
    aside = path.parent / f"{ASIDE}{os.getpid()}-{path.name}"
    try:
        with aside.open("wb") as handle:
            handle.write(data)
            handle.flush()
            os.fsync(handle.fileno())
        _link(aside, path)
        sync_folder(path.parent)
    except OSError as error:
        raise LogUnwritable(path.parent, error.strerror or str(error)) from error
    finally:
        aside.unlink(missing_ok=True)


def _link(aside: Path, path: Path) -> None:
    try:
        os.link(aside, path)
    except FileExistsError:
        return
    except OSError as error:  # file systems without hard links: rename is atomic too
        if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.EMLINK):
            raise
        aside.rename(path)


def sweep(folder: Path) -> None:
    """Remove what killed writers left aside; call only while holding the lock."""
    for leftover in folder.glob(f"{ASIDE}*"):
        leftover.unlink(missing_ok=True)
