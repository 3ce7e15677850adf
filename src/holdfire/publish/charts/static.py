"""Figures without scripts. In: a chart. Out: its specification and a static SVG."""

from __future__ import annotations

import hashlib
import json
import re
from functools import cache, lru_cache
from typing import Any

import vl_convert

VEGA_LITE = "6.4"
#: Attributes that say what holds anyway, digits finer than a hundredth of a pixel, and roles of
#: parts: a figure is one image, whose label stands around it.
_DEFAULTS = re.compile(
    r' (?:opacity="1"|stroke-width="1"|fill-opacity="1"|stroke-opacity="1"'
    r'|transform="translate\(0,0\)"|pointer-events="none"'
    r'|(?:class|role|aria-[a-z]+)="[^"<>]*")'
)
_NAMED = re.compile(r"\b(?:clip|gradient_)\d+\b(?=[\")])")
_UNSEEN = re.compile(r'<path[^<>]* display="none"/>')
_FINER = re.compile(r"(\d\.\d\d)\d+(?=[^<>]*>)")


def specification(chart: Any) -> dict[str, Any]:
    """Return the Vega-Lite specification of a chart, without an address to fetch."""
    spec: dict[str, Any] = chart.to_dict()
    spec.pop("$schema", None)
    spec.setdefault("usermeta", {"embedOptions": {"renderer": "svg"}})
    return spec


def svg(spec: dict[str, Any]) -> str:
    """Return the figure as SVG; the fonts come with the converter, so bytes do not vary."""
    return _drawn(json.dumps(spec, sort_keys=True))


@lru_cache(maxsize=64)
def _drawn(spec: str) -> str:
    """Page and brief show the same figures: each is drawn once."""
    drawn = str(vl_convert.vegalite_to_svg(spec, vl_version=VEGA_LITE))
    drawn = _own_names(drawn)
    return _FINER.sub(r"\1", _DEFAULTS.sub("", _UNSEEN.sub("", drawn)))


def _own_names(drawn: str) -> str:
    """Return the figure with names of its own for what it refers to.

    The converter counts them through all figures of a run; two figures on a page must differ.
    """
    plain = _NAMED.sub("", drawn)
    own = hashlib.sha256(plain.encode()).hexdigest()[:8]
    found = {name: f"c{own}-{n}" for n, name in enumerate(dict.fromkeys(_NAMED.findall(drawn)))}
    return _NAMED.sub(lambda match: found[match[0]], drawn)


@cache
def script() -> str:
    """Return the Vega bundle that the vl-convert wheel carries."""
    return str(vl_convert.javascript_bundle(vl_version=VEGA_LITE))  # type: ignore[call-arg]
