"""Versions of an agreement. In: case tables. Out: Version records and the VERSIONS table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pyarrow as pa

from holdfire.model.case import Case
from holdfire.model.errors import UnknownParty
from holdfire.model.span import Span
from holdfire.model.tables import VERSIONS
from holdfire.model.vocabulary import TargetKind
from holdfire.sources.facts import Fact

STATUSES = ("proposed", "declared", "reported", "in_force", "suspended", "expired", "denied")
#: An asserter who proposes, suspends or denies does not say that anything binds.
NOT_BINDING = ("proposed", "suspended", "denied")
_OPEN = " and places not named"


@dataclass(frozen=True, slots=True)
class Version:
    """What one asserter says was agreed.

    Parameters
    ----------
    effect_from, effect_to : Span or None
        First and last day in force, as precise as asserted; None where not asserted.
    protects, excludes : tuple of TargetKind
        Kinds named; an empty `protects` means energy sites at large.
    binds : tuple of str
        Parties that the version binds.
    area : tuple of str
        Admin-1 units covered; empty means everywhere.
    area_open : bool
        Further, unnamed places are covered too.
    first_known_start, last_known_end : date or None
        Earliest and latest day on which any asserter of the agreement treats it as running.
    """

    version_id: str
    agreement_id: str
    asserted_by: str
    asserted_by_side: str
    published: Span | None
    known_from: date
    form: str
    status: str
    effect_from: Span | None
    effect_to: Span | None
    protects: tuple[TargetKind, ...]
    excludes: tuple[TargetKind, ...]
    binds: tuple[str, ...]
    area: tuple[str, ...]
    area_open: bool
    mediator: str
    breach_clause: str
    note: str
    source_url: str
    first_known_start: date | None = None
    last_known_end: date | None = None


def load_versions(
    versions: Iterable[Fact], clauses: Iterable[Fact], case: Case, *, as_of: date
) -> list[Version]:
    """Return the versions known on `as_of`, each with its clause.

    Raises
    ------
    BadTable
        If a date, kind, party or status does not exist; the message names the row.
    """
    rules = {fact["version_id"]: fact for fact in clauses}
    loaded = [_version(fact, rules.get(fact["version_id"]), case) for fact in versions]
    return _running([version for version in loaded if version.known_from <= as_of])


def _running(known: list[Version]) -> list[Version]:
    """Return the versions with the days on which any asserter of their agreement sees it run."""
    days: dict[str, list[date]] = {}
    for version in known:
        for span in (version.effect_from, version.effect_to):
            if span is not None:
                days.setdefault(version.agreement_id, []).extend((span.start, span.end))
    return [
        replace(
            version,
            first_known_start=min(days.get(version.agreement_id, []), default=None),
            last_known_end=max(days.get(version.agreement_id, []), default=None),
        )
        for version in known
    ]


def _version(fact: Fact, clause: Fact | None, case: Case) -> Version:
    if fact["status"] not in STATUSES:
        raise fact.refuse(
            f"has an unknown status {fact['status']!r}", f"Use {', '.join(STATUSES)}."
        )
    published = fact.span("published")
    start = fact.span("effect_from") or (clause.span("derived_from") if clause else None)
    end = fact.span("effect_to") or (clause.span("derived_to") if clause else None)
    try:
        side = case.parties.side(fact["asserted_by_side"])
        binds: tuple[str, ...] = case.parties.codes
        if clause is not None and clause["binds"] == "none":
            binds = ()
        elif clause is not None and clause["binds"] != "both":
            binds = (case.parties[clause["binds"]].code,)
    except UnknownParty as error:
        raise fact.refuse(str(error)) from error
    return Version(
        version_id=fact["version_id"],
        agreement_id=fact["agreement_id"],
        asserted_by=fact["asserted_by"],
        asserted_by_side=side,
        published=published,
        known_from=case.known_from(published),
        form=fact["form"],
        status=fact["status"],
        effect_from=start,
        effect_to=end,
        protects=_kinds(fact, "protects"),
        excludes=_kinds(fact, "excludes"),
        binds=binds,
        area=tuple(unit for unit in (clause["area"] if clause else "").split("|") if unit),
        area_open=clause is not None and clause["area_open"] == "yes",
        mediator=fact["mediator"],
        breach_clause=fact["breach_clause"],
        note="; ".join(part for part in (fact["note"], clause["note"] if clause else "") if part),
        source_url=fact["source_url"],
    )


def _kinds(fact: Fact, column: str) -> tuple[TargetKind, ...]:
    words = [word for word in fact[column].split("|") if word]
    for word in words:
        if word not in list(TargetKind):
            raise fact.refuse(f"{column} names an unknown kind {word!r}")
    return tuple(TargetKind(word) for word in words)


def to_table(versions: Iterable[Version]) -> pa.Table:
    """Return the VERSIONS table."""
    return VERSIONS.of(
        {
            "version_id": v.version_id,
            "agreement_id": v.agreement_id,
            "asserted_by": v.asserted_by,
            "asserted_by_side": v.asserted_by_side,
            "published_start": v.published.start if v.published else None,
            "published_end": v.published.end if v.published else None,
            "known_from": v.known_from,
            "form": v.form,
            "status": v.status,
            "effect_from_start": v.effect_from.start if v.effect_from else None,
            "effect_from_end": v.effect_from.end if v.effect_from else None,
            "effect_to_start": v.effect_to.start if v.effect_to else None,
            "effect_to_end": v.effect_to.end if v.effect_to else None,
            "protects": [str(kind) for kind in v.protects],
            "excludes": [str(kind) for kind in v.excludes],
            "area": " | ".join(v.area) + (_OPEN if v.area_open else ""),
            "binds": list(v.binds),
            "mediator": v.mediator,
            "breach_clause": v.breach_clause,
            "note": v.note,
            "source_url": v.source_url,
        }
        for v in versions
    )


def from_table(table: pa.Table) -> list[Version]:
    """Return the versions of a VERSIONS table: the inverse of `to_table`."""
    return _running([_of_row(row) for row in table.to_pylist()])


def _of_row(row: dict[str, Any]) -> Version:
    area = row["area"].removesuffix(_OPEN)
    return Version(
        version_id=row["version_id"],
        agreement_id=row["agreement_id"],
        asserted_by=row["asserted_by"],
        asserted_by_side=row["asserted_by_side"],
        published=_span(row, "published"),
        known_from=row["known_from"],
        form=row["form"],
        status=row["status"],
        effect_from=_span(row, "effect_from"),
        effect_to=_span(row, "effect_to"),
        protects=tuple(map(TargetKind, row["protects"])),
        excludes=tuple(map(TargetKind, row["excludes"])),
        binds=tuple(row["binds"]),
        area=tuple(area.split(" | ")) if area else (),
        area_open=row["area"].endswith(_OPEN),
        mediator=row["mediator"],
        breach_clause=row["breach_clause"],
        note=row["note"],
        source_url=row["source_url"],
    )


def _span(row: dict[str, Any], name: str) -> Span | None:
    start, end = row[f"{name}_start"], row[f"{name}_end"]
    return Span(start, end) if start and end else None
