"""Two parties' series as one record. In: two Series. Out: rows of RECIPROCITY and its null."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import numpy as np

from holdfire.analysis.reciprocity.bootstrap import Drawn
from holdfire.analysis.reciprocity.decide import LOW_POWER, TOO_COARSE
from holdfire.analysis.reciprocity.record import LEAST_DAYS, LEAST_SHARE, Record
from holdfire.analysis.reciprocity.study import STATED_A, WORLDS, Direction, study
from holdfire.analysis.series import Series
from holdfire.model.span import Span

#: With a larger share of events dated no better than to several days, order cannot be seen.
MOST_COARSE = 0.2
#: With fewer events on a side nothing is drawn: no answer would be worth its digits.
LEAST_EVENTS = 15
#: Likelihood ratios beyond this share the last bar of the null's picture.
HIGHEST_BAR = 30


@dataclass(frozen=True, slots=True)
class Reciprocity:
    """Rows of the tables RECIPROCITY and RECIPROCITY_NULL."""

    rows: list[dict[str, Any]]
    null: list[dict[str, Any]]


def reciprocate(
    first: Series,
    second: Series,
    *,
    since: dt.date,
    rng: np.random.Generator,
    worlds: int = WORLDS,
) -> Reciprocity:
    """Return both directions between two parties' sites, each with its answer.

    Parameters
    ----------
    first, second : Series
        Events on each party's sites. Exchanging them exchanges labels and nothing else.
    since : date
        First day of the record; it ends on the last day covered on either side.
    rng : numpy.random.Generator
        Source of randomness, the same draws for both directions.
    worlds : int
        Worlds of the bootstrap.

    Returns
    -------
    Reciprocity
        Numbers are rounded to four digits. Where events are dated too coarsely, or too few, the
        rows hold the refusal and its reason.
    """
    pair = (first, second)
    span = _span(pair, since)
    counts, exposure, coarse = _days(pair, span)
    heads = [
        {
            "from_party": pair[1 - index].party,
            "to_party": pair[index].party,
            "period_start": span.start,
            "period_end": span.end,
            "days": int((exposure[index] >= LEAST_SHARE).sum()),
            "events_from": int(counts[1 - index].sum()),
            "events_to": int(counts[index].sum()),
            "too_coarse": coarse[0] + coarse[1],
            "stated_a": STATED_A,
        }
        for index in (0, 1)
    ]
    refusal = _refusal(counts, exposure, coarse)
    if refusal is not None:
        rows = [head | {"answer": refusal[0], "reason": refusal[1]} for head in heads]
        return Reciprocity(rows, [])
    found = study(Record(counts, exposure), rng=rng, worlds=worlds)
    return Reciprocity(
        [head | _numbers(one) for head, one in zip(heads, found, strict=True)],
        [
            {"from_party": head["from_party"], "to_party": head["to_party"], **bar}
            for head, one in zip(heads, found, strict=True)
            for order, drawn in (("forward", one.drawn), ("reversed", one.placebo))
            for bar in _bars(order, drawn)
        ],
    )


def _span(pair: tuple[Series, Series], since: dt.date) -> Span:
    whole = Span(since, pair[0].as_of)
    either = np.flatnonzero(pair[0].covered(whole) | pair[1].covered(whole))
    if not len(either):
        return whole
    first, last = (since + dt.timedelta(days=int(day)) for day in (either[0], either[-1]))
    return Span(first, last)


def _days(
    pair: tuple[Series, Series], span: Span
) -> tuple[np.ndarray, np.ndarray, tuple[int, int]]:
    """Return counts and exposure (2, days), and events without a day of their own on each side."""
    counts, exposure = np.zeros((2, span.days)), np.zeros((2, span.days))
    coarse = [0, 0]
    ages = np.array([(pair[0].as_of - span.start).days - day for day in range(span.days)])
    for index, series in enumerate(pair):
        covered = series.covered(span)
        exposure[index] = series.delay.reported(ages).mean(axis=0) * covered
        coarse[index] = series.too_coarse
        for event in series.events:
            if event not in span:
                continue
            if event.days > 1:
                coarse[index] += 1
            elif exposure[index, (event.start - span.start).days] >= LEAST_SHARE:
                counts[index, (event.start - span.start).days] += 1
    return counts, np.clip(exposure, 0.0, 1.0), (coarse[0], coarse[1])


def _refusal(
    counts: np.ndarray, exposure: np.ndarray, coarse: tuple[int, int]
) -> tuple[str, str] | None:
    seen = counts.sum(axis=1)
    for one, vague in zip(seen, coarse, strict=True):
        if vague and vague / (one + vague) > MOST_COARSE:
            return TOO_COARSE, (
                f"{vague} of {int(one) + vague} events of a side are dated to several days or "
                "more: their order cannot be seen."
            )
    least_days = int((exposure >= LEAST_SHARE).sum(axis=1).min())
    if least_days < LEAST_DAYS:
        return LOW_POWER, f"Only {least_days} days of a side are covered well enough."
    if seen.min() < LEAST_EVENTS:
        return LOW_POWER, f"Only {int(seen.min())} events of a side have a day."
    return None


def _numbers(one: Direction) -> dict[str, Any]:
    numbers = {
        "a": one.a,
        "a_low": one.a_low,
        "a_high": one.a_high,
        "memory": one.memory,
        "ratio": one.drawn.ratio,
        "p": one.drawn.p,
        "placebo_ratio": one.placebo.ratio,
        "placebo_p": one.placebo.p,
        "power": one.power,
        "ks_p": one.goodness.ks_p,
        "dispersion": one.goodness.dispersion,
        "lags_p": one.goodness.lags_p,
    }
    rounded = {name: _digits(number) for name, number in numbers.items()}
    return rounded | {"answer": one.answer, "reason": one.reason}


def _bars(order: str, drawn: Drawn) -> list[dict[str, Any]]:
    top = min(int(max(drawn.null.max(initial=0.0), drawn.ratio)) + 1, HIGHEST_BAR)
    # binned after rounding, so a bar cannot hang on the last bits of a sum
    heights = np.bincount(
        np.minimum(np.floor(np.round(drawn.null, 3)), top - 1).astype(int), minlength=top
    )
    return [
        {
            "order": order,
            "ratio_low": float(low),
            "ratio_high": float(low + 1),
            "worlds": int(height),
            "observed": _digits(drawn.ratio),
        }
        for low, height in enumerate(heights)
    ]


def _digits(number: float) -> float:
    """Return four significant digits: more would hang on the order of sums."""
    return float(f"{number:.4g}")
