"""What the likelihood ratio would be by chance. In: a record. Out: drawn ratios, p, power.

Parametric bootstrap under the null of one direction: the target answers its own past and the
season; the source is drawn by its own full fit, so that only this direction is switched off. rho is
not identified there, which is why no table of chi-squared will do.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from holdfire.analysis.reciprocity.fit import Fits
from holdfire.analysis.reciprocity.profile import MEMORIES, Profile, Target, profile
from holdfire.analysis.reciprocity.record import Record
from holdfire.analysis.reciprocity.simulate import Side, worlds

Floats = NDArray[np.float64]

#: Worlds fitted at a time: small enough for the processor's own memory.
CHUNK = 20
#: Worlds drawn at a time.
DRAWN = 200
#: Excitation is drawn no stronger than this share of self-sustaining.
STABLE = 0.95
#: Memory, per day, of the association whose power is stated.
STATED_MEMORY = 0.5


@dataclass(frozen=True, slots=True)
class Drawn:
    """A likelihood ratio beside its null.

    Parameters
    ----------
    ratio : float
        Observed, twice the gain of log-likelihood.
    null : ndarray, shape (worlds,)
        Drawn without association; shorter where the draw was stopped early.
    p : float
        Share of worlds with at least this ratio: (1 + reached) / (1 + worlds), or
        reached / drawn where stopped early (Besag and Clifford 1991).
    """

    ratio: float
    null: Floats
    p: float


@dataclass(frozen=True, slots=True)
class Fitted:
    """Both sides fitted once.

    Parameters
    ----------
    record : Record
        The days.
    targets : tuple of Target
        Each side as the one explained.
    profiles : tuple of Profile
        Fits of each.
    """

    record: Record
    targets: tuple[Target, Target]
    profiles: tuple[Profile, Profile]

    @classmethod
    def of(cls, record: Record) -> Fitted:
        """Return fits of both sides."""
        targets = Target.of(0, record.exposure), Target.of(1, record.exposure)
        counts = record.counts[:, None, :]
        return cls(record, targets, (profile(counts, targets[0]), profile(counts, targets[1])))

    def rate(self, side: int) -> float:
        """Return the mean of one side, events a counted day."""
        seen, share = self.record.counts[side], self.record.exposure[side]
        return float(seen.sum() / share.sum())


def null_worlds(
    fitted: Fitted, index: int, uniform: Floats, *, excitation: float | None = None
) -> Floats:
    """Return worlds without association towards side `index`, or with a stated one.

    Parameters
    ----------
    fitted : Fitted
        Both sides' fits.
    index : int
        The target.
    uniform : ndarray, shape (2, worlds, days)
        Draws for the target and for the source, in this order whichever sides they are.
    excitation : float, optional
        a of the other side's memory (rho 0.5) on the target; its background is lowered by as much,
        so that the mean stays.

    Returns
    -------
    ndarray, shape (2, worlds, days)
        Target first, source second.
    """
    source = 1 - index
    target_profile, source_profile = fitted.profiles[index], fitted.profiles[source]
    first = _side(fitted.targets[index], target_profile.null, int(target_profile.null_memory[0]))
    second = _side(fitted.targets[source], source_profile.full, int(source_profile.full_memory[0]))
    rates = fitted.rate(index), fitted.rate(source)
    if excitation is not None:
        share = max(1 - excitation * rates[1] / max(rates[0], 1e-9), 0.1)
        first = replace(
            first, cross=excitation, memory=STATED_MEMORY, background=first.background * share
        )
    first, second = _stable(first, second)
    return worlds(first, second, uniform, rates)


def bootstrap(
    fitted: Fitted,
    index: int,
    uniform: Floats,
    *,
    same_day: bool = False,
    stop_after: int | None = None,
) -> Drawn:
    """Return the observed ratio of one direction beside its null.

    Parameters
    ----------
    fitted : Fitted
        Both sides' fits.
    index : int
        The target.
    uniform : ndarray, shape (2, worlds, days)
        Draws, target first.
    same_day : bool
        Whether the source's same day counts as its past.
    stop_after : int, optional
        Stop once so many worlds reached the observed ratio; enough for a yes or no.
    """
    target = fitted.targets[index]
    seen = fitted.profiles[index]
    if same_day:
        seen = profile(fitted.record.counts[:, None, :], target, same_day=True)
    ratio = float(seen.ratio[0])
    drawn = _ratios(fitted, index, uniform, same_day=same_day, stop=(ratio, stop_after))
    reached = np.cumsum(drawn >= ratio)
    total = int(reached[-1]) if len(reached) else 0
    if stop_after is not None and total >= stop_after:
        last = int(np.searchsorted(reached, stop_after)) + 1
        return Drawn(ratio, drawn[:last], stop_after / last)
    return Drawn(ratio, drawn, (1 + total) / (1 + len(drawn)))


def power(
    fitted: Fitted, index: int, uniform: Floats, *, excitation: float, critical: float
) -> float:
    """Return the share of worlds with the stated excitation whose ratio exceeds `critical`."""
    drawn = _ratios(fitted, index, uniform, excitation=excitation)
    return float((drawn > critical).mean())


def _ratios(
    fitted: Fitted,
    index: int,
    uniform: Floats,
    *,
    same_day: bool = False,
    excitation: float | None = None,
    stop: tuple[float, int | None] = (0.0, None),
) -> Floats:
    """Return drawn ratios in order, chunk by chunk."""
    exposure = fitted.record.exposure[[index, 1 - index]]
    target = Target.of(0, exposure)
    start = fitted.profiles[index].null
    found: list[Floats] = []
    reached = 0
    for drawn in range(0, uniform.shape[1], DRAWN):
        part = uniform[:, drawn : drawn + DRAWN]
        counts = null_worlds(fitted, index, part, excitation=excitation)
        for first in range(0, counts.shape[1], CHUNK):
            some = counts[:, first : first + CHUNK]
            found.append(profile(some, target, same_day=same_day, start=start).ratio)
            reached += int((found[-1] >= stop[0]).sum())
            if stop[1] is not None and reached >= stop[1]:
                return np.concatenate(found)
    return np.concatenate(found) if found else np.zeros(0)


def _side(target: Target, fits: Fits, memory: int) -> Side:
    background = np.zeros(target.exposure.shape[1])
    background[target.counted] = np.exp(target.basis.season(fits.season))[0]
    excitation = fits.excitation[0]
    return Side(
        background=background,
        own=float(excitation[0]),
        cross=float(excitation[1]) if len(excitation) > 1 else 0.0,
        memory=MEMORIES[memory],
        size=float(fits.size[0]),
        exposure=target.exposure[target.index],
    )


def _stable(first: Side, second: Side) -> tuple[Side, Side]:
    """Return the sides with excitation scaled down where the two would feed each other up."""
    half = (first.own + second.own) / 2
    spread = np.sqrt(((first.own - second.own) / 2) ** 2 + first.cross * second.cross)
    factor = min(1.0, STABLE / max(half + spread, 1e-9))
    return (
        replace(first, own=first.own * factor, cross=first.cross * factor),
        replace(second, own=second.own * factor, cross=second.cross * factor),
    )
