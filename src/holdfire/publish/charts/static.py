"""Figures without scripts. In: a chart. Out: its specification and a static SVG."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import vl_convert

VEGA_LITE = "6.4"
#: Attributes that say what holds anyway, and digits finer than a hundredth of a pixel.
_DEFAULTS = re.compile(r' (?:opacity="1"|stroke-width="1"|fill-opacity="1"|stroke-opacity="1")')
_FINER = re.compile(r"(\d\.\d\d)\d+(?=[^<>]*>)")


def specification(chart: Any) -> dict[str, Any]:
    """Return the Vega-Lite specification of a chart, without an address to fetch."""
    spec: dict[str, Any] = chart.to_dict()
    spec.pop("$schema", None)
    spec.setdefault("usermeta", {"embedOptions": {"renderer": "svg"}})
    return spec


def svg(spec: dict[str, Any]) -> str:
    """Return the figure as SVG; the fonts come with the converter, so bytes do not vary."""
    drawn = str(vl_convert.vegalite_to_svg(spec, vl_version=VEGA_LITE))
    return _FINER.sub(r"\1", _DEFAULTS.sub("", drawn))


@cache
def script() -> str:
    """Return the Vega bundle that the vl-convert wheel carries."""
    return str(vl_convert.javascript_bundle(vl_version=VEGA_LITE))  # type: ignore[call-arg]
