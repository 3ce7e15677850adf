"""The walk through the rooms. In: a case folder and a day. Out: an Account of what was known.

Only the two logs and the case are inputs; every table below is a pure function of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from holdfire import agreements, analysis, sites
from holdfire.claims import read_all, to_table
from holdfire.engine import Engine
from holdfire.incidents import Reconciled, reconcile, trace
from holdfire.model.case import Case
from holdfire.model.tables import COVERAGE, RECIPROCITY, RECIPROCITY_NULL, TEMPO, WEEKS
from holdfire.publish import Account
from holdfire.publish.manifest import Inputs, inputs_of
from holdfire.sources import load_case, read_facts, read_inbox
from holdfire.sources.facts import Fact
from holdfire.store import decisions_log, originals, reports_log
from holdfire.store.reports import from_rows, to_row

Say = Callable[[str], None]
#: Seed of every draw: the same inputs give the same bytes.
SEED = 20241030


@dataclass(frozen=True, slots=True)
class Ingested:
    """How many items the inbox held and how many of them were new."""

    read: int
    new: int


def ingest(folder: Path, *, today: date, say: Say = lambda _: None) -> Ingested:
    """Read the inbox of a case into its reports log; what is stored already is skipped.

    Raises
    ------
    HoldfireError
        If an item is at fault; nothing of this run is stored then, and nothing stored is lost.
    """
    case = load_case(folder)
    say("reading the inbox")
    items = list(read_inbox(folder / "inbox", case, today=today))
    keep = originals(folder)
    for original in {item.report.original_sha256: item.original for item in items}.values():
        keep.keep(original)
    new = reports_log(folder).append(to_row(item.report) for item in items)
    return Ingested(len(items), new)


def assess(
    folder: Path,
    *,
    as_of: date,
    upto: Inputs | None = None,
    engine: Engine | None = None,
    say: Say = lambda _: None,
) -> Account:
    """Return the account of a case as of a day.

    Parameters
    ----------
    folder : Path
        The case folder.
    as_of : date
        Only reports, decisions and case rows known on that day enter.
    upto : Inputs, optional
        Replay a past state of the logs, as recorded in a manifest.
    engine : Engine, optional
        Where the steps of reconciliation run; the result is the same on every engine.
    say : callable
        Told what is being done, for a progress display.
    """
    case, facts = load_case(folder), read_facts(folder)
    inputs = inputs_of(folder, upto=upto)
    reports = reports_log(folder).read(as_of=as_of, segments=inputs.reports.segments)
    decisions = decisions_log(folder).read(as_of=as_of, segments=inputs.decisions.segments)
    registry = sites.load_sites(facts["sites"])

    say(f"reading claims from {reports.num_rows} reports")
    read = read_all(list(from_rows(reports)), case)
    say("linking claims to sites")
    units = sites.load_units(facts["units"])
    claims = sites.link(to_table(read, case), registry, units)
    say(f"reconciling {claims.num_rows} claims into incidents")
    events = reconcile(
        claims,
        case,
        as_of=as_of,
        decisions=decisions,
        places=sites.places(registry, units),
        engine=engine,
    )
    incidents = events.incidents
    say(f"holding {incidents.num_rows} incidents against every version")
    versions = agreements.load_versions(
        facts["agreement_versions"], facts["clauses"], case, as_of=as_of
    )
    findings = agreements.findings(incidents, events.members, claims, versions)
    say("testing the tempo on each side")
    weeks, tempo = _tempo(incidents, versions, case, as_of)
    say("asking whether the sides answer each other")
    reciprocity, null = _reciprocity(incidents, case, as_of)
    say("keeping the books: ledger, tallies, contradictions")
    books = _books(facts, case, as_of=as_of, versions=versions, incidents=incidents, events=events)
    return Account(
        case=case,
        as_of=as_of,
        inputs=inputs,
        tables={
            "reports": reports,
            "decisions": decisions,
            "coverage": _coverage(case, as_of),
            "claims": claims,
            "incidents": incidents,
            "incident_claims": events.members,
            "copies": events.copies,
            "conflicts": events.conflicts,
            "outcomes": events.outcomes,
            "lineage": _lineage(claims, case, decisions, events, as_of),
            "sites": sites.to_table(registry),
            "versions": agreements.to_table(versions),
            "findings": findings,
            "weeks": weeks,
            "tempo": tempo,
            "reciprocity": reciprocity,
            "reciprocity_null": null,
            **books,
        },
        versions=versions,
        lines=agreements.bottom_lines(findings, incidents, versions, case.parties.codes),
        nameplate=sites.nameplate(registry),
    )


def _lineage(
    claims: pa.Table, case: Case, decisions: pa.Table, events: Reconciled, as_of: date
) -> pa.Table:
    """Return what became of the incidents of the issue before, as they were known then."""
    before = as_of - timedelta(days=case.issue_days)
    known = claims.filter(pc.less_equal(claims.column("known_from"), pa.scalar(before)))
    decided = decisions.filter(pc.less_equal(decisions.column("decided_on"), pa.scalar(before)))
    then = reconcile(known, case, as_of=before, decisions=decided)
    return trace(then.members, events.members)


def _books(
    facts: dict[str, list[Fact]],
    case: Case,
    *,
    as_of: date,
    versions: list[agreements.Version],
    incidents: pa.Table,
    events: Reconciled,
) -> dict[str, pa.Table]:
    ledger = sites.load_ledger(facts["capacity_facts"], case, as_of=as_of)
    accusations = agreements.load_accusations(facts["accusations"], case, as_of=as_of)
    positions = agreements.load_positions(facts["positions"], case, as_of=as_of)
    lulls = [lull for lull in case.lulls if lull.said_on <= as_of]
    return {
        "ledger": ledger,
        "accusations": accusations,
        "positions": positions,
        "contradictions": agreements.contradictions(
            versions=versions,
            accusations=accusations,
            ledger=ledger,
            positions=positions,
            incidents=incidents,
            conflicts=events.conflicts,
            lulls=lulls,
        ),
    }


def _tempo(
    incidents: pa.Table, versions: list[agreements.Version], case: Case, as_of: date
) -> tuple[pa.Table, pa.Table]:
    weeks: list[dict[str, Any]] = []
    tests: list[dict[str, Any]] = []
    for party in case.parties.codes:
        rng = np.random.default_rng(SEED)  # the same draws for both parties
        series = analysis.build(incidents, case, party=party, as_of=as_of, rng=rng)
        weeks += analysis.weekly(series, case, since=case.starts_on, rng=rng)
        tests += [analysis.ask(series, question) for question in _questions(versions, case, as_of)]
    return WEEKS.of(weeks), TEMPO.of(tests)


def _reciprocity(incidents: pa.Table, case: Case, as_of: date) -> tuple[pa.Table, pa.Table]:
    first, second = (
        analysis.build(incidents, case, party=party, as_of=as_of, rng=np.random.default_rng(SEED))
        for party in case.parties.codes
    )
    found = analysis.reciprocate(
        first, second, since=case.starts_on, rng=np.random.default_rng(SEED)
    )
    return RECIPROCITY.of(found.rows), RECIPROCITY_NULL.of(found.null)


def _questions(
    versions: list[agreements.Version], case: Case, as_of: date
) -> Iterator[analysis.Question]:
    for version in versions:
        start, (sure, possible) = version.effect_from, agreements.window(version)
        if start is None or start.days > 1 or sure is None or possible is None:
            continue
        if version.status in agreements.NOT_BINDING or version.area or not version.binds:
            continue  # no terms in force, or of one place: no rate of a whole side
        yield analysis.Question(
            test_id=version.version_id,
            agreement_id=version.agreement_id,
            version_id=version.version_id,
            label=f"{version.asserted_by}: in force from {start}",
            date=start.start,
            until=possible.end if version.effect_to else sure.end,
        )
    for lull in case.lulls:
        if lull.said_on <= as_of and lull.none_of is None:
            yield analysis.Question(
                test_id=lull.lull_id,
                agreement_id=lull.agreement_id,
                version_id=None,
                label=f"{lull.said_by}: {lull.statement}",
                date=lull.since,
                until=lull.to,
            )


def _coverage(case: Case, as_of: date) -> pa.Table:
    return COVERAGE.of(
        {
            "period_start": days.start,
            "period_end": days.end,
            "party": gap.party,
            "state": gap.state,
            "note": gap.note,
        }
        for gap in case.coverage
        if (days := gap.until(as_of)) is not None
    )
