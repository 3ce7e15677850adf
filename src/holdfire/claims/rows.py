"""A row of sourced mentions to its claim. In: a row report. Out: a claim proved by its cells."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

from holdfire.claims.english.amounts import Amount
from holdfire.claims.english.quantities import amount_in
from holdfire.claims.verify import verify
from holdfire.model.claim import Claim, Quoted, When
from holdfire.model.errors import Unproved
from holdfire.model.party import Parties
from holdfire.model.quantity import PERCENT, Quantity
from holdfire.model.report import Report
from holdfire.model.span import Span
from holdfire.model.vocabulary import Kind, Modality, Side, TargetKind

EXTRACTOR = "row/1"

#: What a table writes where many or unnamed sites were struck.
WAVE = "wave"
UNATTRIBUTED = "unattributed"

_DENIED = re.compile(r"\b(?:denied|called groundless|rejected)\b", re.IGNORECASE)
_ABSENT = re.compile(
    r"\bno (?:\w+ ){0,2}?(?P<what>outages?|damage|fire)\b(?: or \w+)?", re.IGNORECASE
)
_COUNT = re.compile(
    r"\bnumber of attacks\b|\b(?:in|within|over) (?:the past |a )?(?:24 hours|day)\b|"
    r"\b\d+ group strikes\b|\battacks said not to stop\b",
    re.IGNORECASE,
)
_NO_EVENT = re.compile(r"\bunder \w+ control\b|\bcalled it\b|\bswitched\b", re.IGNORECASE)
_NOTHING = re.compile(r"\bno (?:attack|strike)s? took place\b", re.IGNORECASE)
_OTHER_NAMED = re.compile(r"\b(?:said|blamed|called it|accused)\b", re.IGNORECASE)
_HEDGED = re.compile(
    r"\b(?:probabl[ey]|possibl[ey]|presumably|alleged(?:ly)?|reportedly|perhaps|unconfirmed|doubtful|"
    r"not confirmed|(?:not|could not) confirm)\b",
    re.IGNORECASE,
)
_DOWNED = re.compile(r"\b(?:downed|shot down|intercepted|repelled)\b", re.IGNORECASE)
_EFFECT = re.compile(
    r"\b(?:fire|fires|hits?|damag\w*|debris|burn\w*|destroy\w*|stopped|halted|outages?|fell)\b"
    r"(?! not)",
    re.IGNORECASE,
)
_OUTAGE = re.compile(
    r"\b(?:without (?:power|light|heat|electricity|water)|outages?|blackout|disconnected|"
    r"heat cut|power (?:out|cut)|lost power)\b",
    re.IGNORECASE,
)
_STRUCK = re.compile(
    r"\b(?:attack\w*|str(?:ike|ikes|uck)|hits?|missiles?|drones?|shell\w*)\b", re.IGNORECASE
)
#: Units of what a strike was made with, or of loose counts; its effect comes first.
_MEANS = ("drones", "missiles", "count", "times", "regions", "sites")
_UNNAMED = re.compile(
    r"\b(?:sources?|officials?|media|channels?|unnamed|author|authorities|side|reports)\b",
    re.IGNORECASE,
)


def read_row(report: Report, parties: Parties) -> list[Claim]:
    """Return the claim of a row report; its cells are the words that prove it.

    The attacker is strictly as said. A cell that denies clears its speaker's own side unless it
    names another.
    """
    cells = _cells(report.text)
    return [_surely(report, _claim(report, cells, words, parties)) for words in _statements(cells)]


def _statements(cells: dict[str, Quoted]) -> list[Quoted]:
    """Return the words as one statement, or two where a denial goes on to name another."""
    words = cells["words"]
    first, semicolon, second = words.text.partition("; ")
    if not semicolon or not _DENIED.search(first) or not _OTHER_NAMED.search(second):
        return [words]
    cut = words.start + len(first)
    return [Quoted(first, words.start, cut), Quoted(second, cut + 2, words.end)]


def _claim(report: Report, cells: dict[str, Quoted], words: Quoted, parties: Parties) -> Claim:
    target = cells.get("target_kind")
    speaker = cells.get("speaker")
    if speaker is not None and speaker.text == UNATTRIBUTED:
        speaker = None
    modality, kind = _modality(words.text), _kind(words.text)
    attacker = _attacker(cells, words.text, modality, parties)
    return Claim(
        report_id=report.report_id,
        words=words,
        kind=kind,
        modality=modality,
        extractor=EXTRACTOR,
        speaker=speaker,
        anonymous=speaker is None or bool(_UNNAMED.search(speaker.text)),
        attacker=attacker,
        attacker_words=_proof(cells, attacker),
        target_kind=_target(target),
        target_words=target,
        site=cells.get("site_id"),
        places=tuple(cells[field] for field in ("adm1", "place") if field in cells),
        when=When(cells["when"], _span(cells, report.published)),
        **_quantity(cells, words, report.text, kind),
    )


def _proof(cells: dict[str, Quoted], attacker: str) -> Quoted | None:
    """Return the cell that gives the attacker: as said, or the side that clears itself."""
    for field in ("attacker", "speaker_side"):
        if field in cells and cells[field].text == attacker:
            return cells[field]
    return None


def _surely(report: Report, claim: Claim) -> Claim:
    """Return the claim, hedged where its words doubt, without an amount they do not prove."""
    try:
        verify(report, claim)
    except Unproved as refusal:
        if refusal.field == "quantity":
            return _surely(report, replace(claim, quantity=None, quantity_words=None))
        if refusal.field != "modality":
            raise
        return replace(claim, modality=Modality.HEDGED)
    return claim


def _cells(text: str) -> dict[str, Quoted]:
    cells, start = {}, 0
    for line in text.split("\n"):
        field, _, value = line.partition(": ")
        begin = start + len(field) + 2
        cells[field] = Quoted(value, begin, begin + len(value))
        start += len(line) + 1
    return cells


def _modality(words: str) -> Modality:
    if _DENIED.search(words) or _NOTHING.search(words) or _absent(words):
        return Modality.DENIED
    return Modality.HEDGED if _HEDGED.search(words) else Modality.ASSERTED


def _absent(words: str) -> re.Match[str] | None:
    """Return what is said to be absent, where nothing else is told."""
    match = _ABSENT.search(words)
    if match is None or _STRUCK.search(words) or _EFFECT.search(_ABSENT.sub("", words)):
        return None
    return match


def _kind(words: str) -> Kind:
    struck = _STRUCK.search(words)
    absent = _absent(words)
    damaged = re.search(r"\bdamag", words, re.IGNORECASE)
    if _COUNT.search(words):
        kind = Kind.COUNT
    elif _NO_EVENT.search(words) and not struck:
        kind = Kind.OTHER
    elif absent is not None:
        kind = Kind.OUTAGE if absent["what"].startswith("outage") else Kind.DAMAGE
    elif _DOWNED.search(words) and not _EFFECT.search(words):
        kind = Kind.INTERCEPTION
    elif struck or not (_OUTAGE.search(words) or damaged):
        kind = Kind.STRIKE
    else:
        kind = Kind.OUTAGE if _OUTAGE.search(words) else Kind.DAMAGE
    return kind


def _attacker(cells: dict[str, Quoted], words: str, modality: Modality, parties: Parties) -> str:
    said = cells["attacker"].text if "attacker" in cells else str(Side.UNKNOWN)
    side = cells["speaker_side"].text if "speaker_side" in cells else ""
    clears_itself = modality is Modality.DENIED and _DENIED.search(words)
    if clears_itself and side in parties.codes:
        return side
    return said


def _target(cell: Quoted | None) -> TargetKind | None:
    if cell is None:
        return None
    if cell.text == WAVE:
        return TargetKind.ENERGY_INFRASTRUCTURE
    return TargetKind(cell.text) if cell.text in list(TargetKind) else None


def _span(cells: dict[str, Quoted], published: Span | None) -> Span:
    span = Span.parse(cells["when"].text)
    precision = cells["when_precision"].text if "when_precision" in cells else "day"
    if precision == "week" and span.days == 1:
        span = Span.week_of(span.start)
    elif precision == "month" and span.days == 1:
        span = Span.parse(span.start.isoformat()[:7])
    last: date = published.end if published else span.end
    return Span(span.start, max(span.start, min(span.end, last)))  # nothing is told beforehand


def _quantity(cells: dict[str, Quoted], words: Quoted, text: str, kind: Kind) -> dict[str, Any]:
    """Return the amount of its own cells, else the amount that the words give."""
    if "quantity_value" not in cells:
        amount = _told(words, text, kind)
        if amount is None:
            return {}
        proof = Quoted(text[amount.start : amount.end], amount.start, amount.end)
        return {"quantity": amount.quantity, "quantity_words": proof}
    value = float(cells["quantity_value"].text)
    unit = cells["quantity_unit"].text
    share = re.match(r"(?:%|percent)(?: of (.+))?\Z", unit)
    of = cells["quantity_of"].text if "quantity_of" in cells else None
    quantity = Quantity.exactly(value, unit, of)
    if share:
        quantity = Quantity.exactly(value, PERCENT, share.group(1) or of).with_denominator()
    return {"quantity": quantity, "quantity_words": cells["quantity_value"]}


def _told(words: Quoted, text: str, kind: Kind) -> Amount | None:
    """Return the amount that the words tell of the effect, else of the weapons used.

    Weapons shot down on the way are no amount of what reached the site.
    """
    found, start = [], words.start
    for part in words.text.split(";"):
        end = start + len(part)
        downed = _DOWNED.search(part) and kind is not Kind.INTERCEPTION
        amount = None if downed else amount_in(text, start, end, kind)
        if amount is not None:
            found.append((amount.quantity.unit in _MEANS, amount.start, amount))
        start = end + 1
    return min(found, key=lambda entry: entry[:2])[2] if found else None
