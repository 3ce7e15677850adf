"""Figures as pure functions of an Account; page, brief and notebook share them."""

from holdfire.publish.charts.capacity import capacity, steps
from holdfire.publish.charts.change import change
from holdfire.publish.charts.ledger import ledger
from holdfire.publish.charts.map import below, boundary_rows, unit_counts, units_map
from holdfire.publish.charts.months import months
from holdfire.publish.charts.outlook import drivers, outlook
from holdfire.publish.charts.reciprocity import reciprocity
from holdfire.publish.charts.tempo import tempo
from holdfire.publish.charts.units import units
from holdfire.publish.charts.waterfall import waterfall
from holdfire.publish.charts.windows import windows

__all__ = [
    "below",
    "boundary_rows",
    "capacity",
    "change",
    "drivers",
    "ledger",
    "months",
    "outlook",
    "reciprocity",
    "steps",
    "tempo",
    "unit_counts",
    "units",
    "units_map",
    "waterfall",
    "windows",
]
