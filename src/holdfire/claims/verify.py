"""No claim without its words. In: a report and a claim. Out: nothing, or `Unproved`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from holdfire.claims.english.numbers import FRACTIONS, NUMBER, ORDINALS, SCALES, value_of
from holdfire.claims.locate import drawn_alike
from holdfire.model import Claim, Modality, Quoted, Report
from holdfire.model.errors import Unproved

_NUMBER = re.compile(NUMBER, re.IGNORECASE)
_WORD = re.compile(r"\w+")
#: Shares by their first word.
_SPELLED = tuple(
    (re.split(r"\W", phrase)[0], re.compile(rf"\b{phrase}\b"), value)
    for phrase, value in FRACTIONS.items()
)
_DIGITS = re.compile(r"\d+(?:[  \u00a0\u202f,]\d{3})+(?!\d)|\d+(?:[.,]\d+)?")
#: Words that ask how sure the speaker is; a bare assertion may not hold them.
_DOUBT = re.compile(
    r"\b(?:unlikely|allegedly|reportedly|unconfirmed|may have|might have|possibly|perhaps)\b",
    re.IGNORECASE,
)
_NOT_SO = re.compile(
    r"\b(?:no one|nobody) (?:was|were)\b|\bthere (?:was|were) no\b|\bnever happened\b",
    re.IGNORECASE,
)


def verify(report: Report, claim: Claim) -> None:
    """Refuse a claim that its report does not prove.

    Every quoted field must stand in the report at its offsets (quotes, dashes and spaces may be
    drawn differently), every bound of a quantity must be read from its words, and a claim whose
    words doubt or deny may not be stored as asserted.

    Raises
    ------
    Unproved
        Naming the field and the words at fault.
    """
    for field, quoted in claim.quotations():
        there = report.text[quoted.start : quoted.end]
        inside = 0 <= quoted.start < quoted.end <= len(report.text)
        alike = there == quoted.text or drawn_alike(there) == drawn_alike(quoted.text)
        if not inside or not alike:
            raise _unproved(report, field, quoted)
    if claim.quantity is not None:
        if claim.quantity_words is None:
            raise _unproved(report, "quantity", claim.words)
        if not _supported(claim, claim.quantity_words.text):
            raise _unproved(report, "quantity", claim.quantity_words)
    if claim.modality is Modality.ASSERTED and doubt(claim.words.text, claim.kind):
        raise _unproved(report, "modality", claim.words)


def verified(report: Report, claims: Iterable[Claim]) -> list[Claim]:
    """Return the claims that the report proves, in their order; the others are dropped."""
    kept = []
    for claim in claims:
        try:
            verify(report, claim)
        except Unproved:
            continue
        kept.append(claim)
    return kept


@lru_cache(maxsize=4)
def _id_of(report: Report) -> str:
    return report.report_id  # hashes the whole text


def _unproved(report: Report, field: str, quoted: Quoted) -> Unproved:
    return Unproved(_id_of(report), field, quoted.text, quoted.start, quoted.end)


def doubt(words: str, kind: str) -> Modality | None:
    """Return what a clause's own words make of an assertion; None where they doubt nothing."""
    if kind in {"position", "deescalation", "other", "no_comment", "talks"}:
        return None
    if _NOT_SO.search(words) is not None:
        return Modality.DENIED
    return Modality.HEDGED if _DOUBT.search(words) is not None else None


def _supported(claim: Claim, words: str) -> bool:
    """Return whether every bound of the quantity can be read from its words."""
    quantity = claim.quantity
    assert quantity is not None
    values = _values(words)
    bounds = [bound for bound in (quantity.low, quantity.high) if bound is not None]
    # Qualifiers widen one bound of a number in the words ("nearly half" is 45 to 50), so it is
    # enough that one bound is read and the other stays within a tenth of it.
    if not values:
        return _DIGITS.search(words) is None
    read = [bound for bound in bounds if any(_equal(bound, value) for value in values)]
    return bool(read) and all(
        bound in read or any(abs(bound - other) <= 0.11 * other for other in read)
        for bound in bounds
    )


def _equal(bound: float, value: float) -> bool:
    return any(
        abs(bound * scale - value) <= 0.005 * max(value, 1e-9) for scale in (1.0, 1e3, 1e6, 1e9)
    )


def _values(words: str) -> list[float]:
    """Return every number that the words can mean."""
    low = words.lower()
    found = [value for text in _NUMBER.findall(low) if (value := value_of(text)) is not None]
    for text in _DIGITS.findall(low):
        bare = re.sub(r"[\s\u00a0\u202f]", "", text)
        plain = (
            bare.replace(",", "") if re.search(r",\d{3}(?!\d)", bare) else bare.replace(",", ".")
        )
        found.append(float(plain))
    heard = set(_WORD.findall(low))
    found += [value for head, phrase, value in _SPELLED if head in heard and phrase.search(low)]
    found += [float(value) for word, value in ORDINALS.items() if word in heard]
    found += [value for word, value in SCALES.items() if word in heard or f"{word}s" in heard]
    # Imported here: the extractors of that package are verified by this module.
    from holdfire.claims.slavic.numerals import values_in  # noqa: PLC0415

    return found + values_in(words)
