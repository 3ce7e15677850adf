"""Cases that ship with the package. In: a folder. Out: the reference case, or an empty one."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from holdfire.model.errors import BadCase, CannotWrite

REFERENCE = "ukraine_russia"


def reference_case(folder: Path) -> None:
    """Lay the reference case into `folder`; its logs, if there are any, stay.

    Raises
    ------
    BadCase
        If the folder holds another case.
    CannotWrite
        If the folder refuses.
    """
    source = files(__name__).joinpath(REFERENCE)
    present = folder / "case.yaml"
    mine = source.joinpath("case.yaml").read_bytes()
    if present.exists() and b"slug: ukraine-russia-energy" not in present.read_bytes():
        raise BadCase(folder, "holds another case", "Name another folder with --out.")
    _copy(source, folder)
    _put(present, mine)


def empty_case(folder: Path) -> None:
    """Make a case to fill in: case.yaml, an inbox, and tables with their headers.

    Raises
    ------
    BadCase
        If the folder already holds a case.
    CannotWrite
        If the folder refuses.
    """
    if (folder / "case.yaml").exists():
        raise BadCase(folder, "already holds a case", "Name an empty folder.")
    source = files(__name__)
    _put(folder / "case.yaml", source.joinpath("template.yaml").read_bytes())
    _put(folder / "inbox" / ".keep", b"")
    for table in source.joinpath(REFERENCE, "tables").iterdir():
        header = table.read_bytes().split(b"\n", 1)[0]
        _put(folder / "tables" / table.name, header + b"\n")


def _copy(source: Traversable, folder: Path) -> None:
    for item in source.iterdir():
        if item.is_dir():
            _copy(item, folder / item.name)
        else:
            _put(folder / item.name, item.read_bytes())


def _put(path: Path, data: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    except OSError as error:
        raise CannotWrite(path.parent, error.strerror or str(error)) from error
