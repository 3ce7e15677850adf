"""One writer at a time. In: a folder. Out: a held lock that dies with its process."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from holdfire.model.errors import LogBusy, LogUnwritable

_POLL_S = 0.02


@contextmanager
def writing(folder: Path, *, wait_s: float) -> Iterator[None]:
    """Hold the folder's writer lock.

    The kernel drops the lock when its holder dies, so a killed writer never blocks the next.

    Raises
    ------
    LogBusy
        If another writer still holds it after `wait_s` seconds.
    LogUnwritable
        If the lock file cannot be opened.
    """
    path = folder / "writer.lock"
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise LogUnwritable(folder, error.strerror or str(error)) from error
    try:
        _acquire(handle, folder, deadline=time.monotonic() + wait_s)
        os.ftruncate(handle, 0)
        os.pwrite(handle, f"process {os.getpid()}".encode(), 0)
        yield
    finally:
        os.close(handle)


def _acquire(handle: int, folder: Path, *, deadline: float) -> None:
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                holder = os.pread(handle, 64, 0).decode(errors="replace") or "unknown process"
                raise LogBusy(folder, holder) from None
            time.sleep(_POLL_S)
        else:
            return
