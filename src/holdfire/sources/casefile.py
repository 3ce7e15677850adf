"""The case file at the door. In: case.yaml. Out: a checked Case."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from holdfire.model.case import Case, Family, Gap, Lull
from holdfire.model.endpoint import Endpoint
from holdfire.model.errors import BadCase
from holdfire.model.party import Parties, Party
from holdfire.model.vocabulary import TargetKind
from holdfire.sources.facts import Fact, read_facts
from holdfire.sources.policy import ReleaseEntry, policy_of
from holdfire.sources.text import is_readable

_STEP = "Correct the case file, or start from `holdfire init DIR`."
Text = Annotated[str, Field(min_length=1)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", populate_by_name=True)


class _Party(_Strict):
    code: Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
    name: Text
    names: list[Text] = []
    demonyms: list[Text] = []
    bodies: list[Text] = []
    places: list[Text] = []


class _Parties(_Strict):
    party_a: _Party
    party_b: _Party
    began: date | None = None


class _Gap(_Strict):
    start: date = Field(alias="from")
    end: date | Literal["open"] = Field(alias="to")
    party: Text
    state: Literal["thin", "none", "suppressed"]
    note: Text


class _Lull(_Strict):
    id: Text
    said_on: date
    since: date
    to: date
    on_sites_of: Text
    agreement: Text
    said_by: Text
    statement: Text
    source_url: Text
    none_of: TargetKind | None = None


class _Family(_Strict):
    family: Text
    match: Annotated[list[Text], Field(min_length=1)]


class _Llm(_Strict):
    provider: Literal["openai", "anthropic", "ollama"] = "openai"
    base_url: Annotated[str, Field(pattern=r"^https?://[^\s@]+$")]
    model: Text
    input_price: Annotated[float, Field(ge=0)] | None = None
    output_price: Annotated[float, Field(ge=0)] | None = None


class _CaseFile(_Strict):
    holdfire_case: Literal[1]
    title: Text
    slug: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    sensitivity: Literal["low", "moderate", "high", "severe"]
    compiled_on: date
    starts_on: date
    parties: _Parties
    coverage: list[_Gap] = []
    lulls: list[_Lull] = []
    origins: list[_Family] = []
    disputed_units: list[Text] = []
    agreements: dict[str, Text] = {}
    third_bodies: list[Text] = []
    issue_days: int = Field(default=7, ge=1)
    collects: Literal["energy", "all"] = "energy"
    worldview: Literal["un_ga", "de_facto", "no_borders"] = "un_ga"
    llm: _Llm | None = None
    licence: str = ""
    release: ReleaseEntry = ReleaseEntry()

    @model_validator(mode="after")
    def _consistent(self) -> _CaseFile:
        codes = (self.parties.party_a.code, self.parties.party_b.code)
        if codes[0] == codes[1]:
            raise ValueError("party_a and party_b carry the same code")
        for lull in self.lulls:
            if lull.on_sites_of not in (*codes, "both") or lull.to < lull.since:
                raise ValueError(
                    f"lull {lull.id!r} names an unknown party or ends before it starts"
                )
        for gap in self.coverage:
            if gap.party not in (*codes, "both"):
                raise ValueError(f"coverage names {gap.party!r}, which is not a party or 'both'")
            if isinstance(gap.end, date) and gap.end < gap.start:
                raise ValueError(f"coverage gap from {gap.start} ends before it starts")
        return self


def load_case(folder: Path) -> Case:
    """Return the case of a folder.

    Raises
    ------
    BadCase
        If the folder or its case.yaml is missing, unreadable, or not a case; the message names
        the entry at fault.
    """
    if not folder.is_dir():
        raise BadCase(
            folder, "there is no such case folder", "Create one with `holdfire init DIR`."
        )
    path = folder / "case.yaml"
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise BadCase(path, "the folder holds no case.yaml", _STEP) from error
    except (OSError, UnicodeDecodeError) as error:
        raise BadCase(path, "cannot be read as UTF-8 text", _STEP) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:  # 31 February fails in here
        raise BadCase(path, f"is not YAML ({_first_line(error)})", _STEP) from error
    if not isinstance(raw, dict) or "holdfire_case" not in raw:
        raise BadCase(path, "is YAML but not a case (no holdfire_case entry)", _STEP)
    try:
        checked = _CaseFile.model_validate(raw)
        case = _build(checked)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the file"
        raise BadCase(path, f"{where}: {first['msg']}", _STEP) from error
    for where, entry in checked:
        if not _is_readable(entry.model_dump() if isinstance(entry, BaseModel) else entry):
            raise BadCase(path, f"{where}: holds controls or half a letter", _STEP)
    return replace(case, parties=_with_places(case, read_facts(folder)["units"]))


def _is_readable(raw: object) -> bool:
    if isinstance(raw, dict):
        return all(map(_is_readable, (*raw, *raw.values())))
    if isinstance(raw, list):
        return all(_is_readable(x.model_dump() if isinstance(x, BaseModel) else x) for x in raw)
    return is_readable(str(raw))


def _with_places(case: Case, units: list[Fact]) -> Parties:
    """Return the parties with the units and towns of the case; disputed ones are nobody's."""
    settled = [unit for unit in units if unit["adm1"] not in case.disputed_units]
    places: dict[str, list[str]] = {code: [] for code in case.parties.codes}
    for unit in settled:
        names = [unit["adm1"], *(name.strip() for name in unit["names"].split("|"))]
        places.get(unit["country"], []).extend(name for name in names if name)
    one, two = (
        replace(party, places=tuple(dict.fromkeys((*party.places, *places[party.code]))))
        for party in case.parties
    )
    return Parties(one, two, case.parties.began)


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0]


def _build(raw: _CaseFile) -> Case:
    return Case(
        title=raw.title,
        slug=raw.slug,
        sensitivity=raw.sensitivity,
        compiled_on=raw.compiled_on,
        starts_on=raw.starts_on,
        parties=Parties(
            _party(raw.parties.party_a), _party(raw.parties.party_b), raw.parties.began
        ),
        coverage=tuple(
            Gap(gap.start, None if gap.end == "open" else gap.end, gap.party, gap.state, gap.note)
            for gap in raw.coverage
        ),
        lulls=tuple(
            Lull(
                lull_id=x.id,
                said_on=x.said_on,
                since=x.since,
                to=x.to,
                on_sites_of=x.on_sites_of,
                agreement_id=x.agreement,
                said_by=x.said_by,
                statement=x.statement,
                source_url=x.source_url,
                none_of=str(x.none_of) if x.none_of else None,
            )
            for x in raw.lulls
        ),
        families=tuple(Family(x.family, _pattern(x.match)) for x in raw.origins),
        disputed_units=tuple(raw.disputed_units),
        agreement_titles=tuple(raw.agreements.items()),
        third_bodies=tuple(raw.third_bodies),
        issue_days=raw.issue_days,
        collects=raw.collects,
        worldview=raw.worldview,
        llm=Endpoint(**raw.llm.model_dump()) if raw.llm else None,
        licence=raw.licence,
        release=policy_of(raw.release),
    )


def _party(raw: _Party) -> Party:
    return Party(
        code=raw.code,
        name=raw.name,
        names=tuple(raw.names),
        demonyms=tuple(raw.demonyms),
        bodies=tuple(raw.bodies),
        places=tuple(raw.places),
    )


def _pattern(words: list[str]) -> re.Pattern[str]:
    body = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{body})(?!\w)", re.IGNORECASE)
