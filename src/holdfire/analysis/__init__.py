"""Estimates with intervals. In: incidents, versions, the case. Out: tempo and reciprocity."""

from holdfire.analysis.delay import Delay, cumulative, triangle_hazards
from holdfire.analysis.rate import RatioPosterior, compare, naive_p
from holdfire.analysis.reciprocity import Reciprocity, Record, reciprocate, study
from holdfire.analysis.series import Series, build
from holdfire.analysis.tempo import Question, ask
from holdfire.analysis.weeks import weekly

__all__ = [
    "Delay",
    "Question",
    "RatioPosterior",
    "Reciprocity",
    "Record",
    "Series",
    "ask",
    "build",
    "compare",
    "cumulative",
    "naive_p",
    "reciprocate",
    "study",
    "triangle_hazards",
    "weekly",
]
