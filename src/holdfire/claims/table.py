"""Claims as an Arrow table. In: reports with their claims. Out: the claims table, unlinked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

import pyarrow as pa

from holdfire.claims.origin import origin_of
from holdfire.model.case import Case
from holdfire.model.claim import Claim, Quoted
from holdfire.model.report import Report
from holdfire.model.tables import CLAIMS
from holdfire.model.vocabulary import Form, Side

#: F: reliability cannot be judged. A case that grades its sources says so; none does yet.
UNJUDGED = "F"


def to_table(read: Iterable[tuple[Report, Claim]], case: Case) -> pa.Table:
    """Return the claims table; site, unit and country are filled by the room `sites`."""
    arrived: dict[str, int] = {}
    rows = [
        _row(report, claim, case) | {"arrived": arrived.setdefault(report.report_id, len(arrived))}
        for report, claim in read
    ]
    rows.sort(key=_neutral_order)
    return CLAIMS.of(rows)


def _neutral_order(row: dict[str, Any]) -> tuple[Any, ...]:
    """Order by dates and addresses, never by a party's label: ties must not depend on it."""
    first = (row["known_from"], str(row["when_start"]), row.pop("_key"))
    return (*first, row["span_start"], row["claim_id"])


def _row(report: Report, claim: Claim, case: Case) -> dict[str, Any]:
    speaker = claim.speaker.text if claim.speaker else None
    when = claim.when.span if claim.when else None
    quantity = claim.quantity
    evidence = [(quoted.start, quoted.end) for _, quoted in claim.quotations()]
    return {
        "_key": (report.source_url, report.row),
        "claim_id": claim.claim_id,
        "report_id": report.report_id,
        "known_from": report.known_from,
        "published_start": report.published.start if report.published else None,
        "published_end": report.published.end if report.published else None,
        "outlet": report.outlet,
        "outlet_side": report.outlet_side,
        "language": report.language,
        "form": str(report.form),
        "span_start": claim.words.start,
        "span_end": claim.words.end,
        "words": claim.words.text,
        "speaker": speaker,
        **_where("speaker", claim.speaker),
        "speaker_side": speaker_side(report, claim, case),
        "anonymous": claim.anonymous,
        "origin": origin_of(case, speaker, anonymous=claim.anonymous, outlet=report.outlet),
        "modality": str(claim.modality),
        "kind": str(claim.kind),
        "attacker": _attacker(claim),
        "target_kind": str(claim.target_kind) if claim.target_kind else None,
        "scope": "wave",
        "site_words": claim.site.text if claim.site else None,
        "site_id": None,
        "site_score": None,
        "adm1": None,
        "country": None,
        "places": [place.text for place in claim.places],
        "where_prec": None,
        **_point(report),
        "when_words": claim.when.words.text if claim.when else None,
        "when_start": when.start if when else None,
        "when_end": when.end if when else None,
        "date_prec": when.precision if when else None,
        "quantity_low": quantity.low if quantity else None,
        "quantity_high": quantity.high if quantity else None,
        "quantity_unit": quantity.unit if quantity else None,
        "quantity_of": quantity.of if quantity else None,
        "extractor": claim.extractor,
        "machine_read": report.form is not Form.ROW,
        "reliability": UNJUDGED,
        "evidence": [bound for pair in sorted(set(evidence)) for bound in pair],
    }


def _attacker(claim: Claim) -> str | None:
    """Return the attacker where words name one: what was only inferred names nobody here."""
    if claim.attacker is None or claim.attacker_words is not None:
        return claim.attacker
    return str(Side.UNKNOWN)


def _point(report: Report) -> dict[str, float | None]:
    """Return the point that a row gives, to a tenth of a degree; prose gives none."""
    lines = report.text.split("\n") if report.form is Form.ROW else []
    found = {line[:3]: float(line[5:]) for line in lines if line.startswith(("lat: ", "lon: "))}
    return {"lat_0_1deg": found.get("lat"), "lon_0_1deg": found.get("lon")}


def _where(field: str, quoted: Quoted | None) -> dict[str, int | None]:
    return {
        f"{field}_start": quoted.start if quoted else None,
        f"{field}_end": quoted.end if quoted else None,
    }


def speaker_side(report: Report, claim: Claim, case: Case) -> str:
    """Return the side of the speaker: as the row says, as the name shows, else the outlet's."""
    if report.form is Form.ROW:
        for line in report.text.split("\n"):
            if line.startswith("speaker_side: "):
                return line.removeprefix("speaker_side: ")
    if claim.speaker is None:
        return report.outlet_side
    return side_of(claim.speaker.text, case)


def side_of(name: str, case: Case) -> str:
    """Return the side that a speaker's name shows; unknown where nothing shows it."""
    sides = {
        party.code
        for party in case.parties
        for word in (*party.names, *party.demonyms, *party.bodies)
        if _names(word, name)
    }
    if any(_names(body, name) for body in case.third_bodies):
        sides.add(str(Side.THIRD))
    return sides.pop() if len(sides) == 1 else str(Side.UNKNOWN)


@cache
def _names(word: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE) is not None
