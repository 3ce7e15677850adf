"""Did strikes move to other targets? In: two series, a known date. Out: a row of SUBSTITUTION.

A truce on energy sites can be kept by striking elsewhere. The rate ratio on energy sites is held
beside the ratio on everything else at the same date; only a case that collects reports of all
strikes can answer.
"""

from __future__ import annotations

from typing import Any

from holdfire.analysis.rate import p_below
from holdfire.analysis.series import Series
from holdfire.analysis.tempo import Question, Sample, sample

SHIFT, NO_SHIFT = 0.95, "not shown"


def shifted(energy: Series, other: Series, question: Question, *, collects: str) -> dict[str, Any]:
    """Return whether energy sites fell more than other targets from the date on.

    Parameters
    ----------
    energy, other : Series
        Strikes on one side's energy sites, and on its other targets.
    question : Question
        The known date.
    collects : str
        What the case collects: ``energy`` or ``all``.
    """
    row: dict[str, Any] = {
        "test_id": f"{question.test_id}-{energy.party}",
        "party": energy.party,
        "date": question.date,
    }
    if collects != "all":
        why = "This case collects reports on energy sites alone; other strikes are not in it."
        return row | {"answer": "cannot be assessed", "reason": why}
    found = [sample(series, question) for series in (energy, other)]
    for taken in found:
        if not isinstance(taken, Sample):
            return row | {"answer": "cannot be assessed", "reason": taken}
    ours, theirs = (taken.posterior() for taken in found if isinstance(taken, Sample))
    p_shift = p_below(ours, theirs)
    answer = "shift" if p_shift >= SHIFT and ours.p_lower >= SHIFT else NO_SHIFT
    return row | {
        "energy_ratio": ours.median,
        "other_ratio": theirs.median,
        "p_shift": p_shift,
        "answer": answer,
        "reason": (
            f"Strikes on energy sites changed by a factor of {ours.median:.2f}, on other targets "
            f"by {theirs.median:.2f}."
        ),
    }
