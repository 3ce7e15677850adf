"""Does a version cover an incident? In: a version, an incident. Out: yes, no or unsettled, why.

Three-valued on purpose: a date known to the year, an unnamed place or an unnamed author does not
become a yes by guessing. Only what all readings of the asserted words agree on counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from holdfire.agreements.version import NOT_BINDING, Version
from holdfire.model.span import Span
from holdfire.model.vocabulary import TargetKind

_GENERIC = (None, TargetKind.ENERGY_INFRASTRUCTURE)
_WIDER = {TargetKind.GRID: (TargetKind.SUBSTATION,), TargetKind.GAS: (TargetKind.GAS_STORAGE,)}


@dataclass(frozen=True, slots=True)
class Scope:
    """Whether an act falls under a version.

    Parameters
    ----------
    covered : bool or None
        True or False where the asserted words settle it, None where they do not.
    reason : str
        Why, in a sentence.
    """

    covered: bool | None
    reason: str


def scope(version: Version, incident: dict[str, Any], accused: str | None) -> Scope:
    """Return whether the version's clause covers the incident by the accused party."""
    for check in (_binding, _window, _object, _area, _author):
        verdict = check(version, incident, accused)
        if verdict is not None:
            return verdict
    return Scope(True, "Act, object, place and day fall under this version.")


def window(version: Version) -> tuple[Span | None, Span | None]:
    """Return (days surely in force, days possibly in force); None where there are none.

    A start that is not asserted lies no later than the day of publication. An end that is not
    asserted lies no earlier than that day, and the version is not assessed beyond the last day on
    which any asserter of the agreement treats it as running.
    """
    said = version.published
    start, end = version.effect_from, version.effect_to
    if start is None and end is None and (said is None or version.status != "in_force"):
        return None, None
    sure_to = end.start if end else _sure_end(version)
    sure_from = start.end if start else said.start if said else None
    if start is None and sure_from is not None and sure_to is not None:
        sure_from = min(sure_from, sure_to)
    possible_from = start.start if start else version.first_known_start or sure_from
    possible_to = end.end if end else version.last_known_end or sure_to
    if end is None and version.status == "expired" and said is not None:
        possible_to = said.end
    if possible_from is None or possible_to is None:
        return None, None
    if sure_from is not None and sure_to is not None and sure_from <= sure_to:
        sure = Span(sure_from, sure_to)
        return sure, Span(min(possible_from, sure_from), max(possible_to, sure_to))
    if possible_from <= possible_to:
        return None, Span(possible_from, possible_to)
    return None, None


def _sure_end(version: Version) -> date | None:
    """Return the day up to which a version without an asserted end is surely in force."""
    start, said = version.effect_from, version.published
    if said is None or version.status != "in_force":
        return start.end if start else None
    return max(start.end, said.start) if start else said.end


def _binding(version: Version, incident: dict[str, Any], accused: str | None) -> Scope | None:
    if version.status in NOT_BINDING:
        word = {"proposed": "a proposal", "suspended": "suspended talks"}.get(version.status)
        what = f"asserts {word}" if word else "denies that there is an agreement"
        return Scope(None, f"This version {what}, not terms in force.")
    if accused is not None and accused not in version.binds:
        return Scope(False, f"This version does not bind {accused}.")
    return None


def _window(version: Version, incident: dict[str, Any], accused: str | None) -> Scope | None:
    days = Span(incident["start"], incident["end"])
    sure, possible = window(version)
    if possible is None:
        return Scope(None, "This version names no dates.")
    if sure is not None and days in sure:
        return None
    if days.overlaps(possible):
        return Scope(None, "The dates asserted or reported are too coarse to settle the day.")
    return _outside(version, days, possible)


def _outside(version: Version, days: Span, possible: Span) -> Scope:
    """Return why days lie outside what anyone speaks of; an unstated bound settles nothing."""
    early = days.end < possible.start
    bound, word = (version.effect_from, "start") if early else (version.effect_to, "end")
    if bound is None:
        return Scope(None, f"This version names no {word}, and no asserter speaks of this day.")
    if early:
        gap = _days((possible.start - days.end).days)
        return Scope(False, f"{gap} before the first day of this version.")
    gap = _days((days.start - possible.end).days)
    return Scope(False, f"{gap} after the last day of this version.")


def _object(version: Version, incident: dict[str, Any], accused: str | None) -> Scope | None:
    kind = incident["target_kind"]
    if kind in version.excludes:
        return Scope(False, f"This version leaves out {kind.replace('_', ' ')}.")
    if not version.protects:
        return None
    if kind in _GENERIC:
        return Scope(None, "The reports do not say what class of site was struck.")
    named = {*version.protects, *(n for k in version.protects for n in _WIDER.get(k, ()))}
    wide = _WIDER.get(TargetKind(kind), ())
    if kind in named or any(part in named for part in wide):
        return None
    return Scope(False, f"This version does not name {kind.replace('_', ' ')}.")


def _area(version: Version, incident: dict[str, Any], accused: str | None) -> Scope | None:
    if not version.area or incident["adm1"] in version.area:
        return None
    if incident["adm1"] is None or version.area_open:
        return Scope(None, "The report or the version does not settle the place.")
    return Scope(False, f"This version covers {', '.join(version.area)} only.")


def _author(version: Version, incident: dict[str, Any], accused: str | None) -> Scope | None:
    if accused is None:
        return Scope(None, "No report names who acted.")
    return None


def _days(count: int) -> str:
    return f"{count} day{'s' if count != 1 else ''}"
