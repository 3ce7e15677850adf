"""The release policy of a case file. In: its `release` entry. Out: a checked Policy."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, model_validator

from holdfire.model.release import DELAY_HOURS, LEAST_STRIKE_HOURS, Policy, Profile

_DELAY = re.compile(r"(\d{1,5})(h|d)")
_Words = Annotated[str, Field(min_length=1)]


class ReleaseEntry(BaseModel):
    """As written: delays by class such as ``72h`` or ``14d``, for each profile."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    public: dict[str, str] = {}
    partner: dict[str, str] = {}
    vouched: list[_Words] = []
    offices: dict[str, _Words] = {}

    @model_validator(mode="after")
    def _protective(self) -> ReleaseEntry:
        for profile in Profile:
            hours = _hours(getattr(self, profile))
            strikes, damage = hours.get("strikes"), hours.get("damage")
            if strikes is not None and strikes < LEAST_STRIKE_HOURS:
                raise ValueError(
                    f"{profile}: strikes cannot leave within {LEAST_STRIKE_HOURS}h: nothing here "
                    "is an alert"
                )
            if damage is not None and damage <= (strikes or DELAY_HOURS["strikes"]):
                raise ValueError(f"{profile}: damage must wait longer than strikes")
        return self


def policy_of(raw: ReleaseEntry) -> Policy:
    """Return the policy; classes that are not named are withheld."""
    return Policy(
        {profile: _hours(getattr(raw, profile)) for profile in Profile},
        tuple(raw.vouched),
        tuple(raw.offices.items()),
    )


def _hours(written: dict[str, str]) -> dict[str, int]:
    found = {}
    for kind, words in written.items():
        if kind not in DELAY_HOURS:
            raise ValueError(f"{kind!r} is no class of rows; use {', '.join(DELAY_HOURS)}")
        match = _DELAY.fullmatch(words)
        if match is None:
            raise ValueError(f"{kind}: {words!r} is no delay; write hours or days, as 72h or 14d")
        found[kind] = int(match[1]) * (24 if match[2] == "d" else 1)
    return found
