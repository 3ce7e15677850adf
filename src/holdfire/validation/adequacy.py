"""Published adequacy beside what is computed now. In: published systems. Out: Checks."""

from __future__ import annotations

import numpy as np

from holdfire.engine import fast
from holdfire.outlook.areas import enumerate_exact
from holdfire.outlook.copt import exact as by_convolution
from holdfire.outlook.montecarlo import simulate
from holdfire.validation.check import Check, exact, sampled, within
from holdfire.validation.rts79 import rts79
from holdfire.validation.small_systems import small_systems

TOPIC = "adequacy"
SEED = 1979
RTS = "IEEE RTS-79, IEEE Trans. PAS-98(6), 1979; convolution at 1 MW over 8,736 h"
SPREAD = "RTS-79 with normal load uncertainty in seven steps, published to four decimals"
PRAS = "test data of NREL PRAS"
#: Years sampled: quick with and without compiled code, and in full.
QUICK, QUICK_PLAIN, FULL = 100_000, 40_000, 4_000_000


def adequacy(*, full: bool) -> list[Check]:
    """Return the checks of capacity tables, areas and Monte Carlo.

    Parameters
    ----------
    full : bool
        Sample 4 million years of RTS-79 instead of some ten thousand.
    """
    return [*_convolution(), *_areas(), *_sampled(full=full)]


def _convolution() -> list[Check]:
    system = rts79()
    plain = by_convolution(system)
    published = (
        ("RTS-79 LOLH (h/yr)", 9.394175, plain.lolh),
        ("RTS-79 LOLE at daily peaks (d/yr)", 1.368863, plain.lole),
        ("RTS-79 EUE (MWh/yr)", 1176.298, plain.eue_mwh),
    )
    checks = [exact(TOPIC, name, value, RTS, found) for name, value, found in published]
    for share, value in ((0.02, 1.4511), (0.05, 1.9113)):
        found = by_convolution(system, load_sd=share, seven_steps=True).lole
        name = f"RTS-79 LOLE, load uncertainty {100 * share:g} % (d/yr)"
        half = 0.5e-4  # of the last decimal printed
        checks.append(within(TOPIC, name, SPREAD, found, least=value - half, most=value + half))
    return checks


def _areas() -> list[Check]:
    checks = []
    for small in small_systems():
        lolh, eue = enumerate_exact(small.load_mw, small.firm_mw, small.parts)
        for name, value, found in (
            ("LOLH (h)", small.lolh, lolh),
            ("EUE (MWh)", small.eue_mwh, eue),
        ):
            checks.append(exact(TOPIC, f"{small.name}: {name}", value, PRAS, found, within=1e-5))
    return checks


def _sampled(*, full: bool) -> list[Check]:
    years = FULL if full else QUICK if fast() else QUICK_PLAIN
    found = simulate(rts79(), samples=years, rng=np.random.default_rng(SEED)).estimates()
    return [
        sampled(
            TOPIC,
            f"RTS-79 {metric} by Monte Carlo, {years:,} years ({unit}/yr)",
            value,
            RTS,
            found[metric].value,
            standard_error=found[metric].standard_error,
        )
        for metric, value, unit in (
            ("LOLH", 9.394175, "h"),
            ("LOLE", 1.368863, "d"),
            ("EUE", 1176.298, "MWh"),
        )
    ]
