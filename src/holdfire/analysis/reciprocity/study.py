"""Do the two sides answer each other? In: a record. Out: both directions, each with its answer."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from holdfire.analysis.reciprocity.bootstrap import Drawn, Fitted, bootstrap, power
from holdfire.analysis.reciprocity.decide import LEVEL, Evidence, decide
from holdfire.analysis.reciprocity.interval import interval
from holdfire.analysis.reciprocity.profile import MEMORIES
from holdfire.analysis.reciprocity.record import Record
from holdfire.analysis.reciprocity.residuals import Goodness, goodness

Floats = NDArray[np.float64]

WORLDS, POWER_WORLDS = 199, 100
#: Strength whose power is stated: a quarter of an event more after each of the other side's.
STATED_A = 0.25


@dataclass(frozen=True, slots=True)
class Direction:
    """From one side's days to the other side's later ones.

    Parameters
    ----------
    source, target : int
        Index of the side whose days come before, and of the one that may answer.
    a, a_low, a_high : float
        Expected further events per event of the source: estimate and 90 % bounds.
    memory : float
        rho at the best fit, per day; it means little where a is near 0.
    drawn : Drawn
        Likelihood ratio beside its null.
    placebo : Drawn
        The same with time reversed and the same day let in.
    power : float
        Share of worlds with a = 0.25 that would have been found.
    goodness : Goodness
        Fit of the target's model.
    answer, reason : str
        In words.
    """

    source: int
    target: int
    a: float
    a_low: float
    a_high: float
    memory: float
    drawn: Drawn
    placebo: Drawn
    power: float
    goodness: Goodness
    answer: str
    reason: str


def study(
    record: Record,
    *,
    rng: np.random.Generator,
    worlds: int = WORLDS,
    power_worlds: int = POWER_WORLDS,
) -> tuple[Direction, Direction]:
    """Return both directions; the first is towards side 0, from side 1.

    Parameters
    ----------
    record : Record
        The days.
    rng : numpy.random.Generator
        Source of randomness. Both directions use the same draws, so exchanging the sides exchanges
        the answers and nothing else.
    worlds, power_worlds : int
        Worlds drawn for p and for power.
    """
    days = record.counts.shape[1]
    uniform = rng.random((2, worlds, days))
    steps = rng.random((days,))
    forward, backward = Fitted.of(record), Fitted.of(record.reversed())
    drawn = [bootstrap(forward, index, uniform) for index in (0, 1)]
    placebos = [bootstrap(backward, index, uniform, same_day=True) for index in (0, 1)]
    powers = [
        power(
            forward,
            index,
            uniform[:, :power_worlds],
            excitation=STATED_A,
            critical=float(np.quantile(drawn[index].null, 1 - LEVEL)),
        )
        for index in (0, 1)
    ]
    evidence = [
        Evidence(drawn[i].p, drawn[i].ratio, placebos[i].p, placebos[i].ratio, powers[i])
        for i in (0, 1)
    ]
    found = []
    for index in (0, 1):
        answer, reason = decide(evidence[index], evidence[1 - index])
        full = forward.profiles[index]
        low, high = interval(forward, index)
        found.append(
            Direction(
                source=1 - index,
                target=index,
                a=float(full.full.excitation[0, 1]),
                a_low=low,
                a_high=high,
                memory=MEMORIES[int(full.full_memory[0])],
                drawn=drawn[index],
                placebo=placebos[index],
                power=powers[index],
                goodness=goodness(forward, index, steps),
                answer=answer,
                reason=reason,
            )
        )
    return found[0], found[1]


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer alone: `p` is exact where it is at most 0.05, and else only known to be above."""

    p: float
    answer: str


def answers(record: Record, *, rng: np.random.Generator, worlds: int) -> tuple[Answer, Answer]:
    """Return the two answers of `study` alone, quicker: power left out, draws stopped when settled.

    A direction that can no longer reach the level is not drawn further; a placebo is drawn only
    where an answer hangs on it. "power too low" is never given.
    """
    uniform = rng.random((2, worlds, record.counts.shape[1]))
    settled = int(LEVEL * (worlds + 1)) or 1
    forward, backward = Fitted.of(record), Fitted.of(record.reversed())
    drawn = [bootstrap(forward, index, uniform, stop_after=settled) for index in (0, 1)]
    placebos: list[Drawn | None] = [None, None]
    fires = [one.p <= LEVEL for one in drawn]
    for index in (0, 1):
        if fires[1 - index]:
            continue  # both fire, or the other alone: nothing hangs on this placebo
        back = bootstrap(backward, index, uniform, same_day=True, stop_after=settled)
        placebos[index] = back
        if not any(fires) and back.p > LEVEL:
            break  # both would have to fire
    evidence = [
        Evidence(
            one.p,
            one.ratio,
            None if placebo is None else placebo.p,
            None if placebo is None else placebo.ratio,
            None,
        )
        for one, placebo in zip(drawn, placebos, strict=True)
    ]
    return (
        Answer(drawn[0].p, decide(evidence[0], evidence[1])[0]),
        Answer(drawn[1].p, decide(evidence[1], evidence[0])[0]),
    )
