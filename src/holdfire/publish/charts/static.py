"""Figures without scripts. In: a chart. Out: its specification and a static SVG."""

from __future__ import annotations

from functools import cache
from typing import Any

import vl_convert

VEGA_LITE = "6.4"


def specification(chart: Any) -> dict[str, Any]:
    """Return the Vega-Lite specification of a chart, without an address to fetch."""
    spec: dict[str, Any] = chart.to_dict()
    spec.pop("$schema", None)
    spec.setdefault("usermeta", {"embedOptions": {"renderer": "svg"}})
    return spec


def svg(spec: dict[str, Any]) -> str:
    """Return the figure as SVG; the fonts come with the converter, so bytes do not vary."""
    return str(vl_convert.vegalite_to_svg(spec, vl_version=VEGA_LITE))


@cache
def script() -> str:
    """Return the Vega bundle that the vl-convert wheel carries."""
    return str(vl_convert.javascript_bundle(vl_version=VEGA_LITE))  # type: ignore[call-arg]
