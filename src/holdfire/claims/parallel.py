"""Many reports read at once. In: reports, a case. Out: claims in the order of the reports.

Workers are started anew, not forked: each loads its reader once and shares nothing, so the claims
are those of one process, in the same order.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor

from holdfire.claims.reader import Reader, Tier
from holdfire.model.case import Case
from holdfire.model.claim import Claim
from holdfire.model.report import Report
from holdfire.model.vocabulary import Form

#: Fewer prose reports than this are read faster than workers start.
WORTH_WORKERS = 400
_AT_ONCE = 16
Pairs = list[tuple[Report, Claim]]

_reader: Reader | None = None


def read_all(
    reports: Sequence[Report],
    case: Case,
    tier: Tier | None = None,
    *,
    workers: int | None = None,
    told: Callable[[int], None] = lambda _: None,
) -> Pairs:
    """Return every report's claims, in the order of the reports.

    Parameters
    ----------
    reports, case, tier
        What to read, for which parties, and with what.
    workers : int, optional
        Processes; by default one for each processor where there is enough to read. A language
        model is asked from one process.
    told : callable
        Told how many reports are read so far.
    """
    count = _workers(reports, tier) if workers is None else workers
    if count <= 1:
        reader = Reader(case, tier)
        return _one_by_one(reports, reader, told)
    found: Pairs = []
    start = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(
        count, mp_context=start, initializer=_load, initargs=(case, tier)
    ) as pool:
        read = pool.map(_read, reports, chunksize=_AT_ONCE)
        for done, (report, claims) in enumerate(zip(reports, read, strict=True), start=1):
            found += [(report, claim) for claim in claims]
            told(done)
    return found


def _workers(reports: Sequence[Report], tier: Tier | None) -> int:
    prose = sum(report.form is not Form.ROW for report in reports)
    alone = tier is Tier.LLM or prose < WORTH_WORKERS
    return 1 if alone else min(os.cpu_count() or 1, prose // _AT_ONCE)


def _one_by_one(reports: Sequence[Report], reader: Reader, told: Callable[[int], None]) -> Pairs:
    found: Pairs = []
    for done, report in enumerate(reports, start=1):
        found += [(report, claim) for claim in reader.read(report)]
        told(done)
    return found


def _load(case: Case, tier: Tier | None) -> None:
    global _reader  # noqa: PLW0603 -- one reader a worker process, loaded by its initializer
    _reader = Reader(case, tier)


def _read(report: Report) -> list[Claim]:
    assert _reader is not None
    return _reader.read(report)
