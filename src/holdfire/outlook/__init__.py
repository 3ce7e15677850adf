"""The winter with and without the truce. In: a system, its damage. Out: adequacy with intervals."""

from holdfire.outlook.copt import Exact, exact, outage_table
from holdfire.outlook.drivers import Driver, drivers
from holdfire.outlook.estimate import Estimate
from holdfire.outlook.inputs import Winter, load_winters
from holdfire.outlook.montecarlo import Samples, simulate
from holdfire.outlook.ranges import Counted, Range
from holdfire.outlook.result import OutlookResult
from holdfire.outlook.system import Area, Fleet, System
from holdfire.outlook.tables import outlook_tables
from holdfire.outlook.winter import winter_outlook

__all__ = [
    "Area",
    "Counted",
    "Driver",
    "Estimate",
    "Exact",
    "Fleet",
    "OutlookResult",
    "Range",
    "Samples",
    "System",
    "Winter",
    "drivers",
    "exact",
    "load_winters",
    "outage_table",
    "outlook_tables",
    "simulate",
    "winter_outlook",
]
