"""Every figure of an assessment by name. In: an Account. Out: charts with their words.

The words stand in for the figure where it cannot be seen.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

from holdfire.publish import charts
from holdfire.publish.account import Account
from holdfire.publish.charts import static
from holdfire.publish.map import DISCLAIMER, Worldview, worldview


class Drawn(NamedTuple):
    """A figure's specification, its static drawing, and the words that stand in for it."""

    spec: dict[str, Any]
    svg: str
    words: str


class _Same:
    """An account by identity: page and brief of one account show the same figures."""

    __slots__ = ("account",)

    def __init__(self, account: Account) -> None:
        self.account = account

    def __hash__(self) -> int:
        return id(self.account)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.account is self.account


def drawn(account: Account) -> dict[str, Drawn]:
    """Return every figure of an account, drawn; once for all who show them."""
    return dict(_drawn(_Same(account)))


@lru_cache(maxsize=2)
def _drawn(same: _Same) -> dict[str, Drawn]:
    return {
        name: Drawn(spec := static.specification(figure.chart), static.svg(spec), figure.words)
        for name, figure in figures(same.account).items()
    }


class Figure(NamedTuple):
    """A chart with the words that stand in for it."""

    chart: Any
    words: str


def figures(account: Account) -> dict[str, Figure]:
    """Return every figure that the account has rows for, by name."""
    made = {
        "tempo": Figure(
            charts.tempo(account),
            "Incidents reported per week on each side, with days without coverage and the days "
            "for which agreements are claimed.",
        ),
        "months": Figure(
            charts.months(account),
            "Incidents reported per month, by side struck; months may be chosen below.",
        ),
        "map": Figure(
            charts.units_map(account), map_words(account, worldview(account.case.worldview))
        ),
        "change": Figure(
            charts.change(account),
            "Probability of a change of rate by week, and the mean rate, on each side.",
        ),
        "reciprocity": Figure(
            charts.reciprocity(account),
            "Likelihood ratios of the record beside worlds without any answer, forward and "
            "reversed, for both directions.",
        ),
    }
    if made["map"].chart is None:  # no boundaries at hand for this case's units
        made["units"] = Figure(
            charts.units(account), "Incidents reported per admin-1 unit on each side."
        )
    for agreement in dict.fromkeys(version.agreement_id for version in account.versions):
        words = f"{account.case.title_of(agreement)}: windows by asserter"
        made[f"windows-{agreement}"] = Figure(charts.windows(account, agreement), words)
    for party in account.case.parties:
        for sector in ("generation", "refining"):
            words = f"{party.name}, {sector}: shares by what they are of."
            chart = charts.ledger(account, party.code, (sector,))
            made[f"ledger-{party.code}-{sector}"] = Figure(chart, words)
            made |= _winter(account, party.code, sector)
    return {name: figure for name, figure in made.items() if figure.chart is not None}


def map_words(account: Account, view: Worldview) -> str:
    """Return the words that stand in for the map drawn in a worldview."""
    return (
        "Map of the admin-1 units, shaded by incidents reported; the counts stand in a table. "
        f"{charts.below(view)} {DISCLAIMER}"
    )


def _winter(account: Account, code: str, sector: str) -> dict[str, Figure]:
    """Return the figures of capacity and outlook of one party and sector."""
    whose = f"{account.case.parties[code].name}, {sector}"
    left = "national statements leave" if account.publication else "can have been available"
    drawn = {
        "capacity": (charts.capacity, f"capacity that {left}, week by week"),
        "steps": (charts.steps, "how the range of the last covered day comes about"),
        "outlook": (charts.outlook, "available capacity with and without the truce"),
        "drivers": (charts.drivers, "which inputs drive the answer"),
    }
    return {
        f"{name}-{code}-{sector}": Figure(chart(account, code, sector), f"{whose}: {words}")
        for name, (chart, words) in drawn.items()
    }
