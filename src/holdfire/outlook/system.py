"""What can run and what is needed. In: fleets, load, limits. Out: a checked System.

Power from outside the system is taken to be there up to an area's import limit; what an area must
run (nuclear) or cannot steer (wind, sun) enters as a firm hourly series.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike, NDArray

from holdfire.model.errors import BadSystem

Floats = NDArray[np.float64]

#: How far the outage rate may lie from mttr / (mttf + mttr): tables print it rounded.
ROUNDING = 0.005


@dataclass(frozen=True, slots=True)
class Area:
    """A part of a country inside which power moves freely.

    Parameters
    ----------
    name : str
        Its label.
    import_limit_mw : float or ndarray, shape (hours,)
        Transfer capacity from outside the system; 0 where nothing can come in, never left out.
    """

    name: str
    import_limit_mw: float | Floats | None


@dataclass(frozen=True, slots=True)
class Fleet:
    """Like units of one area: a class, never a site.

    Parameters
    ----------
    area, unit_class : str
        Where, and what kind.
    units : int
        How many.
    unit_mw : float
        Capacity of one.
    forced_outage_rate : float
        Share of time that a unit is out, 0 <= rate < 1.
    mttf_h, mttr_h : float
        Mean hours to failure and to repair, both exponential.
    """

    area: str
    unit_class: str
    units: int
    unit_mw: float
    forced_outage_rate: float
    mttf_h: float
    mttr_h: float

    def __post_init__(self) -> None:
        where = f"fleet {self.unit_class} of {self.area}"
        if self.units < 0 or self.units != int(self.units):
            raise BadSystem(where, f"{self.units} units", "Give a whole number of at least 0.")
        if not 0 <= self.unit_mw < float("inf"):
            raise BadSystem(where, f"a unit has {self.unit_mw} MW", "Capacity is 0 MW or more.")
        if not 0 <= self.forced_outage_rate < 1:
            raise BadSystem(
                where,
                f"the forced outage rate is {self.forced_outage_rate}",
                "Give a share of time, 0 <= rate < 1 (5 percent is 0.05).",
            )
        if not (self.mttf_h > 0 and self.mttr_h > 0):
            raise BadSystem(
                where,
                f"mean times to failure and repair are {self.mttf_h} h and {self.mttr_h} h",
                "Give hours above 0.",
            )
        implied = self.mttr_h / (self.mttf_h + self.mttr_h)
        if abs(implied - self.forced_outage_rate) > ROUNDING:
            raise BadSystem(
                where,
                f"the outage rate {self.forced_outage_rate} is not mttr / (mttf + mttr), which "
                f"is {implied:.4f}",
                "Correct one of the three.",
            )


@dataclass(frozen=True, slots=True, eq=False)
class System:
    """Areas, what runs in them, what they need, and what may pass between them.

    Parameters
    ----------
    areas : sequence of Area
        In the order of the rows of the arrays.
    fleets : sequence of Fleet
        Units that fail and are repaired.
    hours : int
        Length of the period.
    load_mw : array_like, shape (areas, hours)
        Load of every hour.
    firm_mw : array_like, shape (areas, hours), optional
        Must-run and variable generation; 0 if left out.
    line_mw : array_like, shape (areas, areas), optional
        What may pass from the row's area to the column's; 0 if left out.
    import_mw : ndarray, shape (areas, hours)
        The areas' import limits, hour by hour; not given.

    Raises
    ------
    BadSystem
        If a number is negative or none, a series is shorter than the period, an area has no
        import limit, or a fleet stands in no area.
    """

    areas: Sequence[Area]
    fleets: Sequence[Fleet]
    hours: int
    load_mw: ArrayLike
    firm_mw: ArrayLike | None = None
    line_mw: ArrayLike | None = None
    import_mw: Floats = field(init=False)

    def __post_init__(self) -> None:
        names = [area.name for area in self.areas]
        if not names or len(set(names)) != len(names):
            raise BadSystem("areas", f"the names are {names}", "Give each area a name of its own.")
        for fleet in self.fleets:
            if fleet.area not in names:
                raise BadSystem(
                    f"fleet {fleet.unit_class}",
                    f"its area {fleet.area!r} is not in the system",
                    f"Use one of {', '.join(names)}.",
                )
        shape = (len(names), self.hours)
        load = _series(self.load_mw, shape, "load")
        firm = np.zeros(shape) if self.firm_mw is None else _series(self.firm_mw, shape, "firm")
        imports = np.stack([_import(area, self.hours) for area in self.areas])
        line = np.zeros((len(names),) * 2) if self.line_mw is None else np.array(self.line_mw)
        if line.shape != (len(names),) * 2:
            raise BadSystem("lines", f"the table is {line.shape}", "Give one row and column each.")
        if not (np.isfinite(line).all() and (line >= 0).all()):
            raise BadSystem("lines", "a limit is negative or no number", "Give 0 MW or more.")
        object.__setattr__(self, "load_mw", load)
        object.__setattr__(self, "firm_mw", firm)
        object.__setattr__(self, "import_mw", imports)
        object.__setattr__(self, "line_mw", line.astype(np.float64))

    @property
    def need_mw(self) -> Floats:
        """What the fleets must cover: load less firm generation and imports, (areas, hours)."""
        need: Floats = np.asarray(self.load_mw) - self.sure_mw
        return need

    @property
    def sure_mw(self) -> Floats:
        """What never fails: firm generation and imports up to their limit, (areas, hours)."""
        sure: Floats = np.asarray(self.firm_mw) + self.import_mw
        return sure

    @property
    def installed_mw(self) -> Floats:
        """Capacity of the fleets by area, shape (areas,)."""
        return np.array(
            [
                sum(f.units * f.unit_mw for f in self.fleets if f.area == area.name)
                for area in self.areas
            ],
            dtype=np.float64,
        )

    def peak_hours(self) -> NDArray[np.bool_]:
        """Return the first hour of the highest total need in each day, shape (hours,)."""
        days = -(-self.hours // 24)
        total = np.full(days * 24, -np.inf)
        total[: self.hours] = self.need_mw.sum(axis=0)
        mask = np.zeros(self.hours, dtype=bool)
        mask[np.argmax(total.reshape(days, 24), axis=1) + 24 * np.arange(days)] = True
        return mask


def _series(values: ArrayLike, shape: tuple[int, int], what: str) -> Floats:
    series = np.atleast_2d(np.asarray(values, dtype=np.float64))
    if series.shape[0] != shape[0]:
        raise BadSystem(what, f"{series.shape[0]} series for {shape[0]} areas", "Give one each.")
    if series.shape[1] < shape[1]:
        raise BadSystem(
            what,
            f"the series has {series.shape[1]} hours, the period {shape[1]}",
            "Give every hour of the period, or shorten it.",
        )
    if series.shape[1] > shape[1]:
        raise BadSystem(
            what,
            f"the series has {series.shape[1]} hours, the period {shape[1]}",
            "Cut the series to the period.",
        )
    if not np.isfinite(series).all():
        hour = int(np.argmax(~np.isfinite(series).all(axis=0)))
        raise BadSystem(what, f"hour {hour} holds no number", "Fill the gap; it is not zero.")
    if (series < 0).any():
        hour = int(np.argmax((series < 0).any(axis=0)))
        raise BadSystem(what, f"hour {hour} is negative", "Give 0 MW or more.")
    return series


def _import(area: Area, hours: int) -> Floats:
    if area.import_limit_mw is None:
        raise BadSystem(
            f"area {area.name}",
            "has no import limit",
            "Give import_limit_mw; 0 where nothing can come in.",
        )
    limit = np.asarray(area.import_limit_mw, dtype=np.float64)
    if limit.ndim == 0:
        limit = np.full(hours, float(limit))
    series: Floats = _series(limit, (1, hours), f"import limit of {area.name}")[0]
    return series
