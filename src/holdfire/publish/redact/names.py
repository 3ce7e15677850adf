"""Whose names may leave. In: an account, the units. Out: the Screen of a profile."""

from __future__ import annotations

import re
from collections.abc import Iterable

from holdfire.claims.gazetteer import Gazetteer, fold
from holdfire.model.release import Profile
from holdfire.publish.account import Account
from holdfire.publish.redact.screen import Screen
from holdfire.sites import Unit

_UNIT_WORD = re.compile(r" (Oblast|Krai|Republic)$")


def screen_of(account: Account, units: Iterable[Unit], profile: Profile) -> Screen:
    """Return what may be named to a profile: bodies that the case vouches for, parties and units.

    A unit's bare name is often its main town's, so it is known by ``Oblast`` or ``region`` alone; a
    partner may read towns that the list of towns or the case holds, which lie within 0.1 degree.
    """
    case, units = account.case, list(units)
    vouched = [*case.release.vouched, *(title for _, title in case.agreement_titles)]
    for party in case.parties:
        vouched += [party.code, party.name, *party.names, *party.demonyms]
        vouched += [f"{party.name}'s"]
    for unit in units:
        bare = _UNIT_WORD.sub("", unit.adm1)
        vouched.append(unit.adm1)
        if bare != unit.adm1:
            vouched += [f"{bare} {word}" for word in ("Oblast", "oblast", "region", "province")]
    sites = [
        name
        for site in account.rows("sites")
        for name in (site["site_id"], site["name"], *site["names"])
    ]
    towns: frozenset[str] = frozenset()
    if profile is Profile.PARTNER:
        known = {fold(name) for unit in units for name in unit.names}
        towns = frozenset(known) | _listed(Gazetteer(case.parties), account)
    plain = {fold(name) for name in vouched}
    return Screen(
        vouched=tuple(dict.fromkeys(vouched)),
        sites=tuple(name for name in dict.fromkeys(sites) if fold(name) not in plain),
        offices=dict(case.release.offices),
        towns=towns,
    )


def _listed(gazetteer: Gazetteer, account: Account) -> frozenset[str]:
    """Return the places of the claims that the list of towns holds, folded."""
    places = {place for row in account.rows("claims") for place in row["places"]}
    return frozenset(fold(place) for place in places if gazetteer.towns(place))
