"""Do the two sides answer each other? In: dated events of two sides. Out: worded estimates."""

from holdfire.analysis.reciprocity.record import Record
from holdfire.analysis.reciprocity.study import Direction, answers, study

__all__ = ["Direction", "Record", "answers", "study"]
