"""What every extractor is. In: nothing. Out: the protocol."""

from __future__ import annotations

from typing import Protocol

from holdfire.model import Claim, Report


class Extractor(Protocol):
    """Reads a report into claims; rules, a model and a person's LLM look alike to the rest."""

    @property
    def name(self) -> str:
        """Name and version, stored with every claim."""
        ...

    def extract(self, report: Report) -> list[Claim]:
        """Return the claims of the report, in the order of its words."""
        ...
