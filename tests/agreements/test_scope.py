"""Whether a version covers an act: yes, no, or its words do not settle it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from holdfire.agreements import Version, scope, window
from holdfire.model import Span, TargetKind


def version(**changes: Any) -> Version:
    base: dict[str, Any] = {
        "version_id": "t-v01",
        "agreement_id": "t",
        "asserted_by": "someone",
        "asserted_by_side": "third",
        "published": Span.parse("2026-01-30"),
        "known_from": date(2026, 1, 30),
        "form": "oral",
        "status": "declared",
        "effect_from": Span.parse("2026-01-30"),
        "effect_to": Span.parse("2026-02-05"),
        "protects": (),
        "excludes": (),
        "binds": ("UA", "RU"),
        "area": (),
        "area_open": False,
        "mediator": "",
        "breach_clause": "",
        "note": "",
        "source_url": "",
        "first_known_start": date(2026, 1, 25),
        "last_known_end": date(2026, 2, 5),
    }
    return Version(**(base | changes))


def act(day: str = "2026-02-03", **changes: Any) -> dict[str, Any]:
    span = Span.parse(day)
    base = {"start": span.start, "end": span.end, "target_kind": "thermal", "adm1": "Kyiv"}
    return base | changes


@pytest.mark.parametrize(
    ("asked", "incident", "accused", "covered", "why"),
    [
        (version(), act(), "RU", True, "fall under"),
        (version(), act("2026-02-06"), "RU", False, "1 day after the last day"),
        (version(), act("2026-01-28"), "RU", False, "2 days before the first day"),
        (version(), act("2026-01"), "RU", None, "too coarse"),
        (version(), act(), None, None, "No report names who acted"),
        (version(binds=("UA",)), act(), "RU", False, "does not bind RU"),
        (version(status="denied"), act(), "RU", None, "denies that there is an agreement"),
        (version(status="proposed"), act(), "RU", None, "a proposal"),
        (version(protects=(TargetKind.REFINERY,)), act(), "RU", False, "does not name thermal"),
        (version(protects=(TargetKind.REFINERY,)), act(target_kind=None), "RU", None, "class"),
        (version(excludes=(TargetKind.THERMAL,)), act(), "RU", False, "leaves out thermal"),
        (version(area=("Kyiv",)), act(), "RU", True, "fall under"),
        (version(area=("Kyiv",)), act(adm1="Odesa Oblast"), "RU", False, "covers Kyiv only"),
        (version(area=("Kyiv",)), act(adm1=None), "RU", None, "does not settle the place"),
        (version(area=("Kyiv",), area_open=True), act(adm1="X"), "RU", None, "settle the place"),
        (version(effect_from=None), act("2026-01-31"), "RU", True, "fall under"),
        (version(effect_from=None), act("2026-01-27"), "RU", None, "too coarse"),
        (version(effect_from=None), act("2026-01-02"), "RU", None, "names no start"),
        (version(effect_to=None), act("2026-03-01"), "RU", None, "names no end"),
        (version(effect_from=None, effect_to=None), act(), "RU", None, "names no dates"),
    ],
)
def test_scope(
    asked: Version, incident: dict[str, Any], accused: str | None, covered: bool | None, why: str
) -> None:
    found = scope(asked, incident, accused)
    assert found.covered is covered
    assert why in found.reason


def test_a_version_said_to_be_in_force_holds_on_the_day_it_was_said() -> None:
    sure, _ = window(version(status="in_force", effect_from=None, effect_to=None))
    assert sure == Span.parse("2026-01-30")


def test_what_is_surely_in_force_is_possibly_in_force() -> None:
    for start in (None, Span.parse("2026"), Span.parse("2026-01-29")):
        for end in (None, Span.parse("2026-02"), Span.parse("2026-02-01")):
            sure, possible = window(version(effect_from=start, effect_to=end))
            if sure is not None:
                assert possible is not None
                assert sure in possible
