"""Exact words, highlighted. In: claims and reports. Out: pieces of text for the template."""

from __future__ import annotations

from typing import Any

from holdfire.publish.page.words import amount, days, kind, url

#: Cells that say where more finely than the admin-1 unit stay in the monitor's store.
HIDDEN_CELLS = ("site_id: ", "place: ", "lat: ", "lon: ")
CONTEXT = 600


def evidence(claim: dict[str, Any], report: dict[str, Any]) -> dict[str, Any]:
    """Return a claim with its report's words cut into plain and marked pieces."""
    return {
        "id": claim["claim_id"],
        "words": claim["words"],
        "speaker": claim["speaker"] or "",
        "speaker_side": claim["speaker_side"],
        "anonymous": claim["anonymous"],
        "modality": claim["modality"],
        "kind": kind(claim["kind"]),
        "attacker": claim["attacker"],
        "target": kind(claim["target_kind"]) if claim["target_kind"] else "",
        "when": days(claim["when_start"], claim["when_end"]) if claim["when_start"] else "",
        "quantity": _quantity(claim),
        "outlet": claim["outlet"] or "source not named",
        "outlet_side": claim["outlet_side"],
        "origin": claim["origin"],
        "reliability": claim["reliability"],
        "published": days(claim["published_start"], claim["published_end"]),
        "machine": claim["machine_read"],
        "form": claim["form"],
        "language": claim["language"],
        "url": url(report["source_url"]),
        "source": report["source_url"],
        "reason": "",
        "repeats": "",
        "pieces": pieces(report["text"] or claim["words"], claim),  # released: the words alone
    }


def _quantity(claim: dict[str, Any]) -> str:
    if not claim["quantity_unit"]:
        return ""
    said = amount(claim["quantity_low"], claim["quantity_high"], claim["quantity_unit"])
    return f"{said} of {claim['quantity_of']}" if claim["quantity_of"] else said


def pieces(text: str, claim: dict[str, Any]) -> list[tuple[str, str]]:
    """Return (class, text) pieces: ``claim`` for the clause, ``proof`` for other proving words.

    Long reports are cut to the neighbourhood of the clause. Of a table's row the cells that prove
    nothing are left out, and those that place a site more finely than its admin-1 unit.
    """
    marks = ["" for _ in text]
    bounds = claim["evidence"]
    for start, end in zip(bounds[::2], bounds[1::2], strict=True):
        marks[start:end] = ["proof"] * (end - start)
    start, end = claim["span_start"], claim["span_end"]
    marks[start:end] = ["claim"] * (end - start)
    first, last = _window(text, start, end)
    hidden = _hidden(text, marks) if claim["form"] == "row" else set()
    found: list[tuple[str, str]] = []
    for position in range(first, last):
        if position in hidden:
            continue
        if found and found[-1][0] == marks[position]:
            found[-1] = (marks[position], found[-1][1] + text[position])
        else:
            found.append((marks[position], text[position]))
    cut = [("", "… ")] if first else []
    return cut + found + ([("", " …")] if last < len(text) else [])


def _window(text: str, start: int, end: int) -> tuple[int, int]:
    if len(text) <= CONTEXT:
        return 0, len(text)
    first = max(0, start - CONTEXT // 2)
    last = min(len(text), end + CONTEXT // 2)
    return (text.rfind(" ", 0, first + 1) + 1 if first else 0), last


def _hidden(text: str, marks: list[str]) -> set[int]:
    hidden, start = set[int](), 0
    for line in text.split("\n"):
        end = start + len(line) + 1
        if line.startswith(HIDDEN_CELLS) or not any(marks[start:end]):
            hidden |= set(range(start, end))
        start = end
    return hidden
