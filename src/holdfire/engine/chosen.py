"""The engine that a user names. In: a name. Out: an engine, ended when done."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from holdfire.engine.local import Local
from holdfire.engine.protocol import Engine
from holdfire.engine.spark import Spark


@contextmanager
def chosen(
    name: Literal["local", "spark"], *, processes: int = 1, master: str | None = None
) -> Iterator[Engine]:
    """Yield the engine; a Spark session ends with the context."""
    if name == "local":
        yield Local(processes)
        return
    with Spark(master) as engine:
        yield engine
