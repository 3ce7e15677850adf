"""The form of a model's answer, checked at the door. In: JSON. Out: Answer."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from holdfire.model import Kind, Modality, TargetKind


class _Loose(BaseModel):
    # Models add remarks; what we do not ask for is dropped, not an error.
    model_config = ConfigDict(extra="ignore")


class AnsweredQuantity(_Loose):
    """An amount with the words that state it."""

    words: str
    low: float | None = None
    high: float | None = None
    unit: str
    of: str | None = None


class AnsweredClaim(_Loose):
    """One claim; every text field is copied from the report."""

    words: str = Field(description="The clause that states it, copied exactly from the report.")
    kind: Kind
    modality: Modality
    speaker: str | None = Field(None, description="Who says it, copied; null: the outlet itself.")
    anonymous: bool = False
    via: str | None = None
    attacker: str | None = Field(None, description="Code of the party said to have acted.")
    attacker_words: str | None = Field(None, description="The words that name that party.")
    target_kind: TargetKind | None = None
    target_words: str | None = None
    site: str | None = None
    places: list[str] = []
    when: str | None = Field(None, description="The time expression, copied; never a date of yours")
    quantity: AnsweredQuantity | None = None


class Answer(_Loose):
    """All claims of one report."""

    claims: list[AnsweredClaim]
