"""Compiled loops where numba is installed (extra `fast`). In: a loop. Out: the loop, compiled.

A kernel is plain Python over NumPy arrays. Where numba is not installed, or HOLDFIRE_FAST=off is
set, callers take their NumPy way instead; both give the same results, and tests hold them to it.
"""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Callable
from functools import update_wrapper
from typing import ParamSpec, TypeVar

SWITCH = "HOLDFIRE_FAST"
P = ParamSpec("P")
R = TypeVar("R")


def fast() -> bool:
    """Return whether kernels are compiled: numba is installed, and the switch is not `off`."""
    return os.environ.get(SWITCH) != "off" and importlib.util.find_spec("numba") is not None


def kernel(loop: Callable[P, R]) -> Callable[P, R]:
    """Return the loop, compiled when it is first called where `fast()` holds.

    numba is imported with the first call only: a command that needs no kernel does not wait for it.
    """
    compiled: list[Callable[P, R]] = []

    def call(*args: P.args, **kwargs: P.kwargs) -> R:
        if not fast():
            return loop(*args, **kwargs)
        if not compiled:
            compiled.append(_compile(loop))
        return compiled[0](*args, **kwargs)

    return update_wrapper(call, loop)


def _compile(loop: Callable[P, R]) -> Callable[P, R]:
    import numba  # noqa: PLC0415  heavy, and optional

    made: Callable[P, R] = numba.njit(cache=True, nogil=True)(loop)
    return made
