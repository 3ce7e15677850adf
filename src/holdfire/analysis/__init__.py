"""Estimates with intervals. In: incidents, versions, the case. Out: tempo, change, lateness."""

from holdfire.analysis.change import Change, change, poisson_change
from holdfire.analysis.counts import Counts
from holdfire.analysis.delay import Delay, cumulative, drawn_shares, triangle_hazards
from holdfire.analysis.rate import RatioPosterior, compare, naive_p
from holdfire.analysis.reciprocity import Reciprocity, Record, reciprocate, study
from holdfire.analysis.series import Series, build
from holdfire.analysis.several import Several, several
from holdfire.analysis.tables import reciprocity_tables, tempo_tables
from holdfire.analysis.tempo import Question, ask
from holdfire.analysis.weeks import weekly

__all__ = [
    "Change",
    "Counts",
    "Delay",
    "Question",
    "RatioPosterior",
    "Reciprocity",
    "Record",
    "Series",
    "Several",
    "ask",
    "build",
    "change",
    "compare",
    "cumulative",
    "drawn_shares",
    "naive_p",
    "poisson_change",
    "reciprocate",
    "reciprocity_tables",
    "several",
    "study",
    "tempo_tables",
    "triangle_hazards",
    "weekly",
]
