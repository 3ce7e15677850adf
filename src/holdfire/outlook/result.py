"""What an outlook comes to. In: sampled winters. Out: OutlookResult."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from holdfire.outlook.inputs import Winter
from holdfire.outlook.ranges import Counted
from holdfire.outlook.system import Floats


@dataclass(frozen=True, slots=True, eq=False)
class OutlookResult:
    """Sampled winters, the same draws in both arms.

    Parameters
    ----------
    winter : Winter
        What was computed.
    strikes : Counted
        Strikes that its tempo was taken from.
    units : mapping of str to str
        Metrics and their units.
    samples : mapping of (arm, metric) to ndarray, shape (samples,)
        One value a sampled winter; arms "with" and "without".
    drawn : mapping of str to ndarray, shape (samples,)
        Inputs as drawn, and `forced_out_gw`, the mean forced outage that came of chance.
    weeks : tuple of date
        First day of each week of the winter.
    available, margin : mapping of arm to ndarray, shape (samples, weeks)
        At the hour of each week's highest load: capacity there (GW, imports included; refining:
        Mt/y), and that less the load (generation alone).
    """

    winter: Winter
    strikes: Counted
    units: Mapping[str, str]
    samples: Mapping[tuple[str, str], Floats]
    drawn: Mapping[str, Floats]
    weeks: tuple[date, ...]
    available: Mapping[str, Floats]
    margin: Mapping[str, Floats]

    def dividend(self, metric: str) -> Floats:
        """Return without less with, sample by sample: never below zero."""
        return self.samples["without", metric] - self.samples["with", metric]
