"""Reciprocity in made-up worlds whose truth is known. In: how many. Out: checks of the answers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from holdfire.analysis.reciprocity import answers
from holdfire.analysis.reciprocity.decide import ASSOCIATION, CANNOT_SEPARATE, LEVEL
from holdfire.analysis.reciprocity.worlds import ANSWERING, APART, CAMPAIGNS, World
from holdfire.validation.check import Check, within

SOURCE = "METHODS, Reciprocity 3 and 4; our simulation"
SEED = 20241030
#: Records of each kind and bootstrap worlds of each record.
QUICK, FULL = ((24, 12, 10), 39), ((300, 300, 300), 99)


@dataclass(frozen=True, slots=True)
class Shares:
    """What became of records of one kind of world.

    Parameters
    ----------
    runs : int
        Records drawn.
    fires : tuple of float
        Share with p <= 0.05 towards side 0, and towards side 1.
    association : tuple of float
        Share answered as an association, each direction.
    cannot_separate : float
        Share with "cannot separate" in either direction.
    """

    runs: int
    fires: tuple[float, float]
    association: tuple[float, float]
    cannot_separate: float

    def error(self, share: float) -> float:
        """Return the standard error of a share."""
        return float(np.sqrt(max(share * (1 - share), 1 / self.runs) / self.runs))


def shares(world: World, *, runs: int, worlds: int) -> Shares:
    """Return what becomes of `runs` records of a kind of world, seeded one by one."""
    fires, association, cannot = np.zeros(2), np.zeros(2), 0
    for run in range(runs):
        rng = np.random.default_rng([run, SEED])
        found = answers(world.draw(rng), rng=rng, worlds=worlds)
        fires += [one.p <= LEVEL for one in found]
        association += [one.answer == ASSOCIATION for one in found]
        cannot += any(one.answer == CANNOT_SEPARATE for one in found)
    fired, said = fires / runs, association / runs
    return Shares(
        runs,
        (float(fired[0]), float(fired[1])),
        (float(said[0]), float(said[1])),
        cannot / runs,
    )


def reciprocity(*, full: bool) -> list[Check]:
    """Return checks of size, power and the open answer under common campaigns.

    Parameters
    ----------
    full : bool
        Hundreds of records of each kind; else a few, for a first look.
    """
    (few, some, others), worlds = FULL if full else QUICK
    apart = shares(APART, runs=few, worlds=worlds)
    answering = shares(ANSWERING, runs=some, worlds=worlds)
    campaigns = shares(CAMPAIGNS, runs=others, worlds=worlds)
    size = sum(apart.fires) / 2
    alarm = sum(apart.association) / 2
    power = answering.association[0]
    return [
        within(
            "reciprocity",
            f"false alarms under a shared season, {2 * few} directions",
            SOURCE,
            size,
            most=0.08,
            standard_error=apart.error(size) / np.sqrt(2),
        ),
        within(
            "reciprocity",
            f"false answers of association there, {2 * few} directions",
            SOURCE,
            alarm,
            most=0.08,
            standard_error=apart.error(alarm) / np.sqrt(2),
        ),
        within(
            "reciprocity",
            f"association of a = 0.25 found, {some} records",
            SOURCE,
            power,
            least=0.85,
            standard_error=answering.error(power),
        ),
        within(
            "reciprocity",
            f'"cannot separate" under common campaigns, {others} records',
            SOURCE,
            campaigns.cannot_separate,
            least=0.90,
            standard_error=campaigns.error(campaigns.cannot_separate),
        ),
    ]
