"""Units and worldviews of the map. In: files of this folder. Out: outlines, boundaries, hatching.

units.json is made by scripts/reduce_units.py from Natural Earth (public domain).
"""

from holdfire.publish.map.hatch import hatching
from holdfire.publish.map.shape import topology
from holdfire.publish.map.worldview import DISCLAIMER, Worldview, boundary, worldview, worldviews

__all__ = [
    "DISCLAIMER",
    "Worldview",
    "boundary",
    "hatching",
    "topology",
    "worldview",
    "worldviews",
]
