"""Plain words for the page. In: values. Out: text that takes no side.

Nothing here says that an attack did not happen: what is absent is a report.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from holdfire.model.span import Span

#: Verdicts of the table by version; the shape tells them apart without colour.
GLYPHS = {
    "supported": "●",
    "verified": "✔",
    "contested": "◐",
    "alleged": "○",
    "outside": "–",
    "open": "?",
}
CREDIBILITY = {
    1: "1 · independent origins of more than one side agree",
    2: "2 · independent origins of one side agree",
    3: "3 · origins agree on the event, contradict on a detail",
    4: "4 · occurrence or author contested",
    6: "6 · one origin, cannot be judged",
}


def day(value: date | None) -> str:
    """Return a day as 3 Feb 2026."""
    return f"{value.day} {value:%b %Y}" if value else "not recorded"


def days(start: date | None, end: date | None) -> str:
    """Return a closed interval of days as short as it can be read without doubt."""
    if start is None or end is None:
        return "not recorded"
    if start == end:
        return day(start)
    if start == date(start.year, 1, 1) and end == date(start.year, 12, 31):
        return str(start.year)
    last_of_month = Span.parse(f"{start:%Y-%m}").end
    if start.day == 1 and end == last_of_month:
        return f"{start:%b %Y}"
    first = f"{start.day} {start:%b}" if start.year == end.year else day(start)
    return f"{first} – {day(end)}"


def amount(low: float | None, high: float | None, unit: str) -> str:
    """Return a range in its unit; an open bound is said, not guessed."""
    sign = " %" if unit == "percent" else f" {unit}"
    if low is None and high is None:
        return "no number"
    if low is None or (low == 0 and high):
        return f"up to {number(high or 0.0)}{sign}"
    if high is None:
        return f"at least {number(low)}{sign}"
    return f"{number(low)}{sign}" if low == high else f"{number(low)}–{number(high)}{sign}"


def number(value: float) -> str:
    """Return a number as people write it: thousands apart, never with an exponent."""
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:g}"


def kind(value: str | None) -> str:
    """Return a class of site in words."""
    return (value or "energy site").replace("_", " ")


def url(source: str) -> str:
    """Return an address to link to, or nothing where the source is no web address."""
    return source if source.startswith(("https://", "http://")) else ""


def answer(test: dict[str, Any]) -> str:
    """Return the answer of a tempo test in a sentence that can be quoted."""
    if test["answer"] == "cannot be assessed":
        return f"cannot be assessed: {test['reason'].rstrip('.')}"
    low, high = test["ratio_low"], test["ratio_high"]
    interval = f"rate ratio {test['ratio']:.2f}, 90 % interval {low:.2f}–{high:.2f}"
    return f"{test['answer']} ({interval}; probability of a lower rate {test['p_lower']:.2f})"
