"""Bytes to text. In: the bytes of a file. Out: checked text, or a clear refusal."""

import re
import stat
from pathlib import Path

from holdfire.model.errors import BadInput, BadText

MAX_BYTES = 20_000_000
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


#: What escapes in YAML, Parquet and letters' headers can bring into text past its bytes.
_UNREADABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")


def is_readable(text: str) -> bool:
    """Return whether text holds neither controls nor halves of letters, which no file can keep."""
    return _UNREADABLE.search(text) is None


def read_bytes(path: Path, *, max_bytes: int = MAX_BYTES) -> bytes:
    """Return the file's bytes.

    Raises
    ------
    BadInput
        If it does not exist, cannot be read, is empty, or is larger than `max_bytes`.
    """
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise BadInput(path, "is a folder", "Name a file.")
        if not stat.S_ISREG(status.st_mode):
            raise BadInput(path, "is not a regular file", "Save it as a file first.")
        size = status.st_size
        if size > max_bytes:
            what = f"is {size / 1e6:.0f} MB; one report holds at most {max_bytes / 1e6:.0f} MB"
            raise BadInput(path, what, "Split it into one file per report.")
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise BadInput(path, "there is no such file", "Check the path.") from error
    except OSError as error:
        raise BadInput(path, f"cannot be read ({error.strerror})", "Allow reading it.") from error
    if not data.strip():
        raise BadText(path, "is empty", "Save the report's text into it, or remove it.")
    return data


def decode(data: bytes, path: Path) -> str:
    """Return the text of UTF-8 bytes, without a byte-order mark, lines ending in newlines.

    Raises
    ------
    BadText
        If the bytes are binary or not UTF-8; the message names the first bad line.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or _BINARY.search(data):
        raise BadText(path, "is binary, not text", "Save it as UTF-8 text.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise BadText(path, f"is not UTF-8 (line {line})", "Save it as UTF-8 text.") from error
    return text.replace("\r\n", "\n").replace("\r", "\n")
