"""Figures as pure functions of an Account; page, brief and notebook share them."""

from holdfire.publish.charts.ledger import ledger
from holdfire.publish.charts.tempo import tempo
from holdfire.publish.charts.units import units
from holdfire.publish.charts.waterfall import waterfall
from holdfire.publish.charts.windows import windows

__all__ = ["ledger", "tempo", "units", "waterfall", "windows"]
