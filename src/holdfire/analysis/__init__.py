"""Estimates with intervals. In: incidents, versions, the case. Out: tempo, change, lateness."""

from holdfire.analysis.change import Change, change, poisson_change
from holdfire.analysis.counts import Counts
from holdfire.analysis.delay import Delay, cumulative, triangle_hazards
from holdfire.analysis.rate import RatioPosterior, compare, naive_p
from holdfire.analysis.series import Series, build
from holdfire.analysis.several import Several, several
from holdfire.analysis.tables import tempo_tables
from holdfire.analysis.tempo import Question, ask
from holdfire.analysis.weeks import weekly

__all__ = [
    "Change",
    "Counts",
    "Delay",
    "Question",
    "RatioPosterior",
    "Series",
    "Several",
    "ask",
    "build",
    "change",
    "compare",
    "cumulative",
    "naive_p",
    "poisson_change",
    "several",
    "tempo_tables",
    "triangle_hazards",
    "weekly",
]
