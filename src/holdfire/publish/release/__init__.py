"""Nothing leaves undecided. In: policy, decisions, a row. Out: whether it may leave, or why not."""

from holdfire.publish.release.shapes import SHAPES, Row, Shape
from holdfire.publish.release.verdicts import (
    EARLY,
    ORPHAN,
    REFUSED,
    RELEASE,
    UNDECIDED,
    WITHHOLD,
    Releases,
    releases,
)

__all__ = [
    "EARLY",
    "ORPHAN",
    "REFUSED",
    "RELEASE",
    "SHAPES",
    "UNDECIDED",
    "WITHHOLD",
    "Releases",
    "Row",
    "Shape",
    "releases",
]
