"""The walk through the rooms. In: a case folder and a day. Out: an Account of what was known.

Only the two logs and the case are inputs; every table below is a pure function of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from holdfire import agreements, analysis, outlook, sites
from holdfire.claims import read_all, to_table
from holdfire.engine import Engine
from holdfire.incidents import (
    Issue,
    Reconciled,
    Weights,
    load_weights,
    reconcile,
    revise,
    totals,
    trace,
    uncounted,
)
from holdfire.model.case import Case
from holdfire.model.tables import COVERAGE
from holdfire.publish import Account
from holdfire.publish.manifest import WEIGHTS, Inputs, inputs_of
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


@dataclass(frozen=True, slots=True)
class Known:
    """What a case held on a day: its files, its logs up to then, and the claims read from them."""

    case: Case
    facts: dict[str, list[Fact]]
    inputs: Inputs
    reports: pa.Table
    decisions: pa.Table
    registry: list[sites.Site]
    units: list[sites.Unit]
    weights: Weights
    claims: pa.Table


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
    known = gather(folder, as_of=as_of, upto=upto, say=say)
    case, facts, claims = known.case, known.facts, known.claims
    say(f"reconciling {claims.num_rows} claims into incidents")
    events = reconcile(
        claims,
        case,
        as_of=as_of,
        decisions=known.decisions,
        places=sites.places(known.registry, known.units),
        weights=known.weights,
        engine=engine,
    )
    incidents = events.incidents
    say(f"holding {incidents.num_rows} incidents against every version")
    versions = agreements.load_versions(
        facts["agreement_versions"], facts["clauses"], case, as_of=as_of
    )
    findings = agreements.findings(incidents, events.members, claims, versions)
    say("testing the tempo on each side, class by class")
    tempo = analysis.tempo_tables(incidents, versions, case, as_of=as_of, seed=SEED)
    say("asking whether the sides answer each other")
    answers = analysis.reciprocity_tables(incidents, case, as_of=as_of, seed=SEED)
    say("keeping the books: ledger, tallies, contradictions")
    books = _books(known, events, versions, as_of)
    say("looking at each winter with and without the truce")
    winters = outlook.outlook_tables(
        facts,
        case,
        ledger=books["ledger"],
        incidents=incidents,
        versions=versions,
        as_of=as_of,
        seed=SEED,
    )
    return Account(
        case=case,
        as_of=as_of,
        inputs=known.inputs,
        weights=known.weights,
        units={unit.iso_3166_2: unit.adm1 for unit in known.units},
        tables={
            "reports": known.reports,
            "decisions": known.decisions,
            "coverage": _coverage(case, as_of),
            "claims": claims,
            "incidents": incidents,
            "incident_claims": events.members,
            "copies": events.copies,
            "conflicts": events.conflicts,
            "outcomes": events.outcomes,
            **_since(known, events, as_of),
            "sites": sites.to_table(known.registry),
            "versions": agreements.to_table(versions),
            "findings": findings,
            **tempo,
            **answers,
            **books,
            **winters,
        },
        versions=versions,
        lines=agreements.bottom_lines(findings, incidents, versions, case.parties.codes),
        nameplate=sites.nameplate(known.registry),
    )


def gather(
    folder: Path, *, as_of: date, upto: Inputs | None = None, say: Say = lambda _: None
) -> Known:
    """Return what a case held on a day, its claims read and linked; see `assess`."""
    case, facts = load_case(folder), read_facts(folder)
    inputs = inputs_of(folder, upto=upto)
    reports = reports_log(folder).read(as_of=as_of, segments=inputs.reports.segments)
    decisions = decisions_log(folder).read(as_of=as_of, segments=inputs.decisions.segments)
    registry, units = sites.load_sites(facts["sites"]), sites.load_units(facts["units"])
    weights = load_weights(folder / WEIGHTS if WEIGHTS in inputs.files else None)

    say(f"reading claims from {reports.num_rows} reports")
    read = read_all(list(from_rows(reports)), case)
    say("linking claims to sites")
    claims = sites.link(to_table(read, case), registry, units)
    return Known(case, facts, inputs, reports, decisions, registry, units, weights, claims)


def _since(known: Known, events: Reconciled, as_of: date) -> dict[str, pa.Table]:
    """Return what changed since the issue before, made again as it was known then."""
    before = as_of - timedelta(days=known.case.issue_days)
    claims = known.claims.filter(
        pc.less_equal(known.claims.column("known_from"), pa.scalar(before))
    )
    decided = known.decisions.filter(
        pc.less_equal(known.decisions.column("decided_on"), pa.scalar(before))
    )
    then = reconcile(
        claims,
        known.case,
        as_of=before,
        decisions=decided,
        places=sites.places(known.registry, known.units),
        weights=known.weights,
    )
    lineage = trace(then.members, events.members)
    revisions = revise(
        Issue(then.incidents, then.members),
        Issue(events.incidents, events.members),
        lineage=lineage,
        claims=known.claims,
        outcomes=events.outcomes,
        since=before,
    )
    return {
        "lineage": lineage,
        "revisions": revisions,
        "totals": totals(events.incidents, known.case.parties.codes, as_of=as_of),
    }


def _books(
    known: Known, events: Reconciled, versions: list[agreements.Version], as_of: date
) -> dict[str, pa.Table]:
    case, facts, incidents = known.case, known.facts, events.incidents
    rows = incidents.to_pylist()
    left_out = uncounted(rows)
    counted = [row for row in rows if row["incident_id"] not in left_out]
    beside = [
        *sites.from_claims(known.claims),
        *sites.from_incidents(counted, known.registry),
    ]
    ledger = sites.load_ledger(facts["capacity_facts"], case, as_of=as_of, beside=beside)
    accusations = agreements.load_accusations(facts["accusations"], case, as_of=as_of)
    positions = agreements.load_positions(facts["positions"], case, as_of=as_of)
    lulls = [lull for lull in case.lulls if lull.said_on <= as_of]
    return {
        "ledger": ledger,
        "capacity": sites.capacity(ledger, case, since=case.starts_on, as_of=as_of),
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
