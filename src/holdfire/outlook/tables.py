"""Every winter of a case. In: case tables, ledger, incidents. Out: the three outlook tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import numpy as np
import pyarrow as pa

from holdfire.agreements import Version
from holdfire.model.case import Case
from holdfire.model.span import Span
from holdfire.model.tables import OUTLOOK, OUTLOOK_DRIVERS, OUTLOOK_WEEKS
from holdfire.outlook.counts import count_strikes
from holdfire.outlook.held import held_days
from holdfire.outlook.inputs import Winter, load_winters
from holdfire.outlook.ranges import Counted
from holdfire.outlook.rows import driver_rows, outlook_rows, week_rows
from holdfire.outlook.winter import winter_outlook
from holdfire.sources.facts import Fact

#: The tempo without a truce is that of so many days up to the look, or to the winter's end.
LOOK_BACK_DAYS = 182
SAMPLES = 4000


def outlook_tables(
    facts: Mapping[str, Sequence[Fact]],
    case: Case,
    *,
    ledger: pa.Table,
    incidents: pa.Table,
    versions: Sequence[Version],
    as_of: date,
    seed: int,
    samples: int = SAMPLES,
) -> dict[str, pa.Table]:
    """Return the tables outlook, outlook_weeks and outlook_drivers.

    Parameters
    ----------
    facts : mapping of str to sequence of Fact
        The case's tables; `winters` and `fleets` are used.
    ledger, incidents : pyarrow.Table
        As known on `as_of`; a winter whose inputs are not known yet has no rows.
    versions : sequence of Version
        As known on `as_of`; days on which one was surely in force do not tell the tempo without.
    seed : int
        The same for each winter, so both parties share their draws and no order matters.

    Raises
    ------
    BadTable, BadSystem
        If an input cannot be.
    """
    known = dict(
        zip(
            ledger.column("entry_id").to_pylist(),
            ledger.column("known_from").to_pylist(),
            strict=True,
        )
    )
    found = []
    for winter in load_winters(facts["winters"], facts["fleets"], known=known):
        rng = np.random.default_rng(seed)
        free = held_days(versions, winter.country)
        counts = _counts(winter, case, incidents, as_of=as_of, held=free, rng=rng)
        if counts is not None:
            strikes, calibration = counts
            found.append(
                winter_outlook(
                    winter, strikes=strikes, calibration=calibration, samples=samples, rng=rng
                )
            )
    return {
        "outlook": OUTLOOK.of(row for one in found for row in outlook_rows(one, as_of=as_of)),
        "outlook_weeks": OUTLOOK_WEEKS.of(row for one in found for row in week_rows(one)),
        "outlook_drivers": OUTLOOK_DRIVERS.of(row for one in found for row in driver_rows(one)),
    }


def _counts(
    winter: Winter,
    case: Case,
    incidents: pa.Table,
    *,
    as_of: date,
    held: Sequence[Span],
    rng: np.random.Generator,
) -> tuple[Counted, Counted] | None:
    """Return strikes of the tempo and of the calibration; None where reports do not cover them."""
    until = min(as_of, winter.days.end)
    look = Span(until - timedelta(days=LOOK_BACK_DAYS - 1), until)
    strikes, calibration = (
        count_strikes(
            incidents,
            case,
            country=winter.country,
            sector=winter.sector,
            days=days,
            as_of=as_of,
            rng=rng,
            without=left_out,
        )
        for days, left_out in ((look, held), (winter.loss_period, ()))
    )
    return None if strikes is None or calibration is None else (strikes, calibration)
