"""Small systems of several areas with known answers. In: their tables. Out: areas, parts, answers.

Source: values published with the test data of NREL PRAS.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import numpy as np

from holdfire.outlook.areas import Part
from holdfire.outlook.system import Floats


@dataclass(frozen=True, slots=True, eq=False)
class Small:
    """A small system and its published answer.

    Parameters
    ----------
    name : str
        What it is called.
    load_mw, firm_mw : ndarray, shape (areas, hours)
        Load and variable generation.
    parts : tuple of Part
        Units and lines.
    lolh, eue_mwh : float
        Published results.
    """

    name: str
    load_mw: Floats
    firm_mw: Floats
    parts: tuple[Part, ...]
    lolh: float
    eue_mwh: float


def small_systems() -> tuple[Small, ...]:
    """Return three nodes, the same as a copper plate, and two areas with a line that fails."""
    path = files("holdfire.validation") / "data" / "adequacy_small_systems.json"
    held = json.loads(path.read_text(encoding="utf-8"))
    three, two = held["threenode"], held["test1"]
    load = np.array(three["load"], dtype=np.float64)
    firm = np.array(three["variable_generation"], dtype=np.float64)
    units, limit = _units(three), three["interface_limits_all_pairs"]
    lines = tuple(Part(limit, 1.0, a, b) for a, b in ((0, 1), (0, 2), (1, 2)))
    plate = tuple(Part(unit.capacity_mw, unit.availability, 0) for unit in units)
    line = Part(two["line"]["capacity"], two["line"]["availability"], 0, 1)
    load_two = np.array(two["load"], dtype=np.float64).reshape(2, 1)
    net, whole = three["expected"]["network"], three["expected"]["copper_plate"]
    return (
        Small("three nodes", load, firm, units + lines, net["LOLE_h"], net["EUE_mwh"]),
        Small(
            "three nodes as a copper plate",
            load.sum(axis=0, keepdims=True),
            firm.sum(axis=0, keepdims=True),
            plate,
            whole["LOLE_h"],
            whole["EUE_mwh"],
        ),
        Small(
            "two areas, a line that fails",
            load_two,
            np.zeros_like(load_two),
            (*_units(two), line),
            two["expected"]["LOLE_h"],
            two["expected"]["EUE_mwh"],
        ),
    )


def _units(system: dict[str, Any]) -> tuple[Part, ...]:
    return tuple(
        Part(np.array(unit["capacity"], dtype=np.float64), unit["availability"], unit["region"] - 1)
        for unit in system["generators"]
    )
