"""How well two claims fit one event. In: two pieces of evidence. Out: a weight and its reason.

Weights are log-odds set by hand: agreement on a named site outweighs all else, coarse dates count
for less, and a contradiction on who acted lowers the weight without forbidding the pair, so that
rival accounts of one event stay together.
"""

from __future__ import annotations

import math

from holdfire.incidents.evidence import Evidence
from holdfire.model.vocabulary import Side, TargetKind

#: Claims are held to be one event where their summed weight exceeds this.
THRESHOLD = 3.0
#: Without a place, only claims dated as well as this can tell one wave from another.
SHARPEST_WAVE_DAYS = 2
SAME_SITE, SAME_UNIT, SAME_WAVE = 4.0, 1.6, 2.0
SAME_DAY, SAME_CLASS, NEAR_CLASS, OTHER_CLASS = 2.0, 1.0, 0.3, -2.0
SAME_ATTACKER, OTHER_ATTACKER = 0.4, -0.6
GENERIC = (None, TargetKind.ENERGY_INFRASTRUCTURE, TargetKind.GRID)


def may_meet(a: Evidence, b: Evidence) -> bool:
    """Return whether nothing rules out that both tell of one event."""
    if not a.when.overlaps(b.when):
        return False
    if a.site_id and b.site_id:
        return a.site_id == b.site_id
    if (a.scope == "wave") != (b.scope == "wave"):
        return False
    if a.scope == "wave":
        sharp = max(a.when.days, b.when.days) <= SHARPEST_WAVE_DAYS
        return sharp and _attackers_agree(a, b) is not False
    return a.adm1 == b.adm1


def weigh(a: Evidence, b: Evidence) -> tuple[float, str]:
    """Return the pair's weight above the threshold, and the strongest agreement in words."""
    weight, reason = _place(a, b)
    longest = max(a.when.days, b.when.days)
    weight += SAME_DAY - 0.5 * math.log2(longest)
    weight += _class(a.target_kind, b.target_kind)
    agree = _attackers_agree(a, b)
    weight += SAME_ATTACKER if agree else 0.0 if agree is None else OTHER_ATTACKER
    return weight - THRESHOLD, f"{reason}, {'same day' if longest == 1 else 'overlapping days'}"


def _place(a: Evidence, b: Evidence) -> tuple[float, str]:
    if a.site_id and a.site_id == b.site_id:
        return SAME_SITE, "same site"
    if a.scope == "wave":
        return SAME_WAVE, "same wave"
    return SAME_UNIT, "same admin-1 unit"


def _class(first: str | None, second: str | None) -> float:
    if first in GENERIC or second in GENERIC:
        return SAME_CLASS if first == second else NEAR_CLASS
    return SAME_CLASS if first == second else OTHER_CLASS


def _attackers_agree(a: Evidence, b: Evidence) -> bool | None:
    unknown = (None, Side.UNKNOWN)
    if a.attacker in unknown or b.attacker in unknown:
        return None
    return a.attacker == b.attacker
