"""holdfire: an open, neutral monitor for agreements that spare energy sites."""

from typing import Any

__version__ = "0.4.0"
__all__ = ["__version__", "open_case"]


def __getattr__(name: str) -> Any:
    """Load what a notebook uses when it is first asked for, so that the import stays light."""
    if name != "open_case":
        message = f"module 'holdfire' has no attribute {name!r}"
        raise AttributeError(message)
    from importlib import import_module  # noqa: PLC0415

    return getattr(import_module("holdfire.notebook"), name)
