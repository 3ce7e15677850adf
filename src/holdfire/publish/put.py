"""Files onto the disk. In: bytes by path. Out: all of them there, or none."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from holdfire.model.errors import CannotWrite


def put(files: Mapping[Path, bytes]) -> None:
    """Write every file aside and only then let each take its name.

    Raises
    ------
    CannotWrite
        If a folder or the disk refuses; no file that stood there before has changed then.
    """
    aside = {path: path.with_name(f"{path.name}.{os.getpid()}.aside") for path in files}
    at = next(iter(files), Path())
    try:
        for at, data in files.items():
            at.parent.mkdir(parents=True, exist_ok=True)
            aside[at].write_bytes(data)
        for at, waiting in aside.items():
            if at.is_dir():
                raise CannotWrite(at, "a folder stands in the place of the file")
            waiting.replace(at)
    except OSError as error:
        raise CannotWrite(at, error.strerror or str(error)) from error
    finally:
        for waiting in aside.values():
            if waiting.parent.is_dir():
                waiting.unlink(missing_ok=True)
