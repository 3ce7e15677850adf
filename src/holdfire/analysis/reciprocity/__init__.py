"""Do the two sides answer each other? In: dated events of two sides. Out: worded estimates."""

from holdfire.analysis.reciprocity.record import Record
from holdfire.analysis.reciprocity.series import Reciprocity, reciprocate
from holdfire.analysis.reciprocity.study import Answer, Direction, answers, study

__all__ = ["Answer", "Direction", "Reciprocity", "Record", "answers", "reciprocate", "study"]
