"""Original bytes, kept as they came. In: bytes. Out: their SHA-256, and the bytes again."""

import hashlib
from pathlib import Path

from holdfire.model.errors import LogDamaged
from holdfire.store.durable import make_folder, write_once


class Originals:
    """Content-addressed copies of what was read; derived text is stored apart.

    Parameters
    ----------
    folder : Path
        Where the copies live, one file per SHA-256.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, data: bytes) -> str:
        """Keep the bytes and return their SHA-256; the same bytes are kept once."""
        digest = hashlib.sha256(data).hexdigest()
        path = self.folder / digest
        if not path.exists():
            make_folder(self.folder)
            write_once(path, data)
        return digest

    def get(self, digest: str) -> bytes:
        """Return the bytes of a SHA-256.

        Raises
        ------
        LogDamaged
            If the copy is gone or no longer has that SHA-256.
        """
        path = self.folder / digest
        if not path.is_file():
            raise LogDamaged(path, "the original is missing")
        data = path.read_bytes()
        if hashlib.sha256(data).hexdigest() != digest:
            raise LogDamaged(path, "the original's bytes have changed")
        return data
