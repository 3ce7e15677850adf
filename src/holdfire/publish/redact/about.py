"""What every export says of itself. In: an Account, a profile. Out: words by name."""

from __future__ import annotations

from holdfire import __version__
from holdfire.model.release import Profile
from holdfire.publish.account import Account

WORLDVIEW = "none: no boundary is drawn, units are named as in ISO 3166-2; no number depends on one"
NOTICE = (
    "Reported and alleged, not established; claims from prose are read by machine. No report "
    "received is unknown, not calm. Places are admin-1 units; damage and repair are sums over at "
    "least three sites; recent events wait."
)


def about(account: Account, profile: Profile) -> dict[str, str]:
    """Return title, licence, as-of, snapshot, worldview, profile and notice of a publication."""
    case = account.case
    return {
        "title": case.title,
        "profile": str(profile),
        "as_of": account.as_of.isoformat(),
        "last_covered": account.last_covered.isoformat(),
        "licence": case.licence or "not stated; ask those who keep the case",
        "sensitivity": case.sensitivity,
        "worldview": WORLDVIEW,
        "disputed_units": ", ".join(case.disputed_units),
        "notice": NOTICE,
        "snapshot": account.snapshot,
        "made_with": f"holdfire {__version__}",
    }
