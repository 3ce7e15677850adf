"""All estimates of a case. In: incidents, versions, the case. Out: tables by name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any

import numpy as np
import pyarrow as pa

from holdfire import agreements
from holdfire.analysis.dates import changed
from holdfire.analysis.lateness import delays, triangle
from holdfire.analysis.reciprocity import reciprocate
from holdfire.analysis.series import ALL, OTHER, Series, build
from holdfire.analysis.shift import shifted
from holdfire.analysis.tempo import Question, ask
from holdfire.analysis.weeks import weekly
from holdfire.model.case import Case
from holdfire.model.tables import (
    CHANGE_WEEKS,
    CHANGES,
    DELAYS,
    RECIPROCITY,
    RECIPROCITY_NULL,
    SUBSTITUTION,
    TEMPO,
    TRIANGLES,
    WEEKS,
)
from holdfire.model.vocabulary import SECTORS

_TABLES = (WEEKS, TEMPO, DELAYS, TRIANGLES, CHANGES, CHANGE_WEEKS, SUBSTITUTION)


def tempo_tables(
    incidents: pa.Table,
    versions: list[agreements.Version],
    case: Case,
    *,
    as_of: date,
    seed: int,
) -> dict[str, pa.Table]:
    """Return every tempo table by name, per side and class of sites.

    Parameters
    ----------
    incidents : pyarrow.Table
        As known on `as_of`.
    versions : list of Version
        Whose dates are asked about.
    case : Case
        Parties, coverage and claimed lulls.
    as_of : date
        Day of the look.
    seed : int
        Of every draw; both parties get the same draws.
    """
    rows: dict[str, list[dict[str, Any]]] = {table.name: [] for table in _TABLES}
    asked = list(questions(versions, case, as_of))
    for party in case.parties.codes:
        of = partial(_series, incidents, case, party=party, as_of=as_of, seed=seed)
        whole, other = of(sector=ALL), of(sector=OTHER)
        for sector in (ALL, *SECTORS):
            series = whole if sector == ALL else of(sector=sector)
            rng = np.random.default_rng(seed)
            rows["weeks"] += weekly(series, case, since=case.starts_on, rng=rng)
            rows["tempo"] += _answers(series, asked)
            rows["delays"] += delays(series)
            rows["triangles"] += triangle(series)
            row, weeks = changed(series, since=case.starts_on)
            rows["changes"].append(row)
            rows["change_weeks"] += weeks
        rows["substitution"] += [
            shifted(whole, other, question, collects=case.collects) for question in asked
        ]
    return {table.name: table.of(rows[table.name]) for table in _TABLES}


def _series(
    incidents: pa.Table, case: Case, *, party: str, as_of: date, seed: int, sector: str
) -> Series:
    rng = np.random.default_rng(seed)
    return build(incidents, case, party=party, as_of=as_of, rng=rng, sector=sector)


def reciprocity_tables(
    incidents: pa.Table, case: Case, *, as_of: date, seed: int
) -> dict[str, pa.Table]:
    """Return the tables on whether the sides answer each other; arguments as `tempo_tables`."""
    first, second = (
        _series(incidents, case, party=party, as_of=as_of, seed=seed, sector=ALL)
        for party in case.parties.codes
    )
    rng = np.random.default_rng(seed)
    found = reciprocate(first, second, since=case.starts_on, rng=rng)
    return {
        RECIPROCITY.name: RECIPROCITY.of(found.rows),
        RECIPROCITY_NULL.name: RECIPROCITY_NULL.of(found.null),
    }


def _answers(series: Series, asked: list[Question]) -> Iterator[dict[str, Any]]:
    """Ask every question; versions that name the same days share one computation."""
    known: dict[tuple[date, date], dict[str, Any]] = {}
    for question in asked:
        key = question.date, question.until
        named = {
            "test_id": f"{question.test_id}-{series.party}",
            "agreement_id": question.agreement_id,
            "version_id": question.version_id,
            "label": question.label,
        }
        known[key] = known.get(key) or ask(series, question)
        yield known[key] | named


def questions(versions: list[agreements.Version], case: Case, as_of: date) -> Iterator[Question]:
    """Yield the known dates: effect dates that versions give to the day, and claimed lulls."""
    for version in versions:
        start, (sure, possible) = version.effect_from, agreements.window(version)
        if start is None or start.days > 1 or sure is None or possible is None:
            continue
        if version.status in agreements.NOT_BINDING or version.area or not version.binds:
            continue  # no terms in force, or of one place: no rate of a whole side
        yield Question(
            test_id=version.version_id,
            agreement_id=version.agreement_id,
            version_id=version.version_id,
            label=f"{version.asserted_by}: in force from {start}",
            date=start.start,
            until=possible.end if version.effect_to else sure.end,
        )
    for lull in case.lulls:
        if lull.said_on <= as_of and lull.none_of is None:
            yield Question(
                test_id=lull.lull_id,
                agreement_id=lull.agreement_id,
                version_id=None,
                label=f"{lull.said_by}: {lull.statement}",
                date=lull.since,
                until=lull.to,
            )
