"""A case: what the monitor watches, as data. In: nothing. Out: Case and its parts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from holdfire.model.endpoint import Endpoint
from holdfire.model.party import Parties
from holdfire.model.release import Policy
from holdfire.model.span import Span


@dataclass(frozen=True, slots=True)
class Gap:
    """A period for which the record is known to be thin, silent or suppressed.

    Parameters
    ----------
    start, end : date
        First and last day; `end` is None while the gap is open.
    party : str
        Party whose sites it is about, or ``both``.
    state : str
        ``thin``, ``none``, or ``suppressed`` (reporting is known to be restricted).
    note : str
        Why.
    """

    start: date
    end: date | None
    party: str
    state: str
    note: str

    def until(self, as_of: date) -> Span | None:
        """Return the gap's days up to `as_of`, or None if it starts later."""
        end = as_of if self.end is None else min(self.end, as_of)
        return Span(self.start, end) if self.start <= end else None


@dataclass(frozen=True, slots=True)
class Lull:
    """Somebody's statement that strikes became fewer, to be confronted with the counts.

    `on_sites_of` is a party's code or ``both``; `none_of` is the class of site that is said not to
    have been struck at all.
    """

    lull_id: str
    said_on: date
    since: date
    to: date
    on_sites_of: str
    agreement_id: str
    said_by: str
    statement: str
    source_url: str
    none_of: str | None = None


@dataclass(frozen=True, slots=True)
class Family:
    """Speakers and outlets that count as one independent origin."""

    name: str
    pattern: re.Pattern[str]


#: How much harm careless publication could do.
SENSITIVITIES = ("low", "moderate", "high", "severe")


@dataclass(frozen=True)
class Case:
    """One monitored conflict.

    Parameters
    ----------
    title, slug, sensitivity : str
        Name, short name, and sensitivity class (low, moderate, high, severe).
    compiled_on : date
        Day on which the case's own tables were compiled: rows that record no publication date
        are known from then on.
    starts_on : date
        First day the record is meant to cover.
    parties : Parties
        The two parties.
    coverage : tuple of Gap
        Known gaps.
    lulls : tuple of Lull
        Claimed lulls.
    families : tuple of Family
        Origin families, first match wins.
    disputed_units : tuple of str
        Admin-1 units whose country no count depends on.
    agreement_titles : tuple of (str, str)
        Display names of agreements by id.
    third_bodies : tuple of str
        Names of states, bodies and agencies that are neither party's.
    collects : str
        ``energy``: the inbox holds reports on energy sites alone; ``all``: on all strikes.
    worldview : str
        Boundary convention of maps: ``un_ga``, ``de_facto`` or ``no_borders``; changes no number.
    issue_days : int
        Days between issues; lineage is told against the issue before.
    llm : Endpoint or None
        The language model to read with when asked to; never used otherwise.
    licence : str
        Under which its published tables may be used.
    release : Policy
        What leaves without a decision on each row; by default nothing.
    """

    title: str
    slug: str
    sensitivity: str
    compiled_on: date
    starts_on: date
    parties: Parties
    coverage: tuple[Gap, ...] = ()
    lulls: tuple[Lull, ...] = ()
    families: tuple[Family, ...] = ()
    disputed_units: tuple[str, ...] = ()
    agreement_titles: tuple[tuple[str, str], ...] = ()
    third_bodies: tuple[str, ...] = ()
    issue_days: int = 7
    collects: str = "energy"
    worldview: str = "un_ga"
    llm: Endpoint | None = None
    licence: str = ""
    release: Policy = field(default_factory=Policy)

    def title_of(self, agreement_id: str) -> str:
        """Return the display name of an agreement, from the case file or from its id."""
        words = agreement_id.replace("_", " ")
        return dict(self.agreement_titles).get(agreement_id, words[:1].upper() + words[1:])

    def known_from(self, said: Span | None) -> date:
        """Return the first day on which a row of the case's tables was surely known.

        A row that records no day is known only from the day the tables were compiled.
        """
        return min(said.end, self.compiled_on) if said else self.compiled_on

    @cached_property
    def disputed(self) -> frozenset[str]:
        """The disputed units as a set."""
        return frozenset(self.disputed_units)

    def struck(self, country: str | None, adm1: str | None, attackers: list[str]) -> str | None:
        """Return whose sites were struck: by the unit's country, where that is not disputed."""
        if country in self.parties.codes and adm1 not in self.disputed:
            return country
        return self.parties.other(attackers[0]) if len(attackers) == 1 else None

    def family_of(self, name: str) -> str | None:
        """Return the family that a speaker or outlet belongs to, if the case names one."""
        for family in self.families:
            if family.pattern.search(name):
                return family.name
        return None
