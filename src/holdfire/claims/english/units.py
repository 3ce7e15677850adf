"""Units as reports write them. In: text after a number. Out: unit of the codebook and its scale."""

# ruff: noqa: E501 -- patterns are data
from __future__ import annotations

import re

from holdfire.claims.english.sieve import Row

_UNIT: tuple[tuple[str, str, float], ...] = (
    (r"(?:percent|per cent|%|pc\b|percentage points?)", "percent", 1),
    (r"(?:billion cubic met(?:er|re)s|bcm)(?: of (?:natural )?gas)?(?: (?:a|per) year| annually|/y)", "bcm/y", 1),
    (r"(?:billion cubic met(?:er|re)s|bcm)\b", "bcm", 1),
    (r"(?:US |U\.S\. )?dollars?\b", "USD", 1),
    (r"euros?\b", "EUR", 1),
    (r"(?:hryvnias?|hryvnya|UAH)\b", "UAH", 1),
    (r"(?:roubles?|rubles?)\b", "RUB", 1),
    (r"(?:GW|gigawatts?)\b(?!h)", "GW", 1),
    (r"(?:MW|megawatts?)\b(?!h)", "MW", 1),
    (r"(?:GWh|gigawatt-hours?)\b", "GWh", 1),
    (r"(?:MWh|megawatt-hours?)\b", "MWh", 1),
    (r"(?:barrels?|bbl)(?: of (?:crude|oil))?(?:/d| per day| a day| daily)", "bbl/d", 1),
    (r"(?:bpd|b/d|bbl/d|kb/d)(?!\w)", "bbl/d", 1),
    (r"(?:barrels?|bbl)\b", "bbl", 1),
    (r"(?:metric )?(?:tonnes?|tons?)(?: of (?:crude|oil|fuel))?(?: of (?:crude|oil))? (?:a|per)"
     r" year", "Mt/y", 1e-6),
    (r"(?:metric )?(?:tonnes?|tons?)\b", "t", 1),
    (r"(?:cubic met(?:er|re)s?|m3)\b", "m3", 1),
    (r"square miles?", "sq_mi", 1),
    (r"square kilomet(?:er|re)s?", "km2", 1),
    (r"(?:square met(?:er|re)s?|sq\.? m\b|m2\b)", "m2", 1),
    (r"hectares?", "ha", 1),
    (r"(?:[\w-]+ ){0,2}?(?:drones?|UAVs?|unmanned aerial vehicles?)\b", "drones", 1),
    (r"(?:[\w-]+ ){0,2}?(?:missiles?|rockets?)\b", "missiles", 1),
    (r"(?:[\w-]+ )?(?:customers?|subscribers?|consumers?|accounts|clients)\b", "customers", 1),
    (r"(?:[\w-]+ )?(?:households?|families)\b", "households", 1),
    (r"(?:of |[\w-]+ )?(?:homes|houses)\b", "households", 1),
    (r"(?:[\w-]+ ){0,2}?(?:people|persons?|residents?|civilians?|workers?|employees?|firefighters?"
     r"|soldiers?|men|women|man|woman|child|children|rescuers?|staff|crew members?|colleagues?"
     r"|engineers?|technicians?|electricians?|guards?|servicem[ae]n|miners?|patients?|pensioners?"
     r"|passengers?|victims?|medics?|prisoners?|linem[ae]n|repairm[ae]n|inhabitants|inspectors?"
     r"|others (?:were |was )?(?:wounded|injured|hurt|killed))\b", "people", 1),
    (r"settlements?|(?:villages|towns)\b", "settlements", 1),
    (r"(?:\w+ )?regions?\b", "regions", 1),
    (r"(?:\w+ )?violations?\b|breaches\b", "violations", 1),
    (r"(?:times|occasions|(?:[\w-]+ ){0,2}?(?:attacks|strikes|raids|hits|explosions|blasts|waves|impacts|taps|bangs|episodes))\b", "times", 1),
    (r"minutes?\b", "minutes", 1),
    (r"hours?\b", "hours", 1),
    (r"days?\b", "days", 1),
    (r"weeks?\b", "weeks", 1),
    (r"months?\b", "months", 1),
    (r"years?\b", "years", 1),
    (r"(?:[\w-]+ ){0,2}?(?:power )?(?:units|reactors)\b", "units", 1),
    (r"(?!nuclear)(?:(?!nuclear)[\w-]+ ){0,2}?(?:refineries|oil plants|plants|sites|facilities"
     r"|installations|depots)\b", "sites", 1),
)  # fmt: skip
_ROW = Row([pattern for pattern, _, _ in _UNIT])

#: What follows a number that is no amount of ours: distances, temperatures, money, voltages.
FOREIGN = re.compile(
    r"\s*(?:km|kilomet\w+|miles?|met(?:er|re)s?|degrees?|mm|kg|[Kk]V|kilovolts?|years? old|a\.?m"
    r"|p\.?m|o'clock)\b"
)
#: Units of time, which tell how long rather than how much.
DURATIONS = frozenset({"minutes", "hours", "days", "weeks", "months", "years"})


def unit_at(text: str, at: int, end: int) -> tuple[str, float, int]:
    """Return the unit that stands at `at`, its scale, and where its words end; "" where none."""
    match = _ROW.match(text, at, end)
    if match is None:
        return "", 1.0, at
    _, name, scale = _UNIT[match[0]]
    return name, scale, match[1].end()
