"""A model's answer held against the report. In: Report, Answer. Out: claims, and what was refused.

The model proposes words; places, days and proofs are ours. A claim whose clause or amount is not in
the report is refused whole; so is one that drops a doubt. Days are resolved by our own grammar.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from holdfire.claims.llm.answer import Answer, AnsweredClaim, AnsweredQuantity
from holdfire.claims.locate import locate
from holdfire.claims.timing import first_time
from holdfire.claims.verify import verify
from holdfire.model import Claim, Parties, Quantity, Quoted, Report, When
from holdfire.model.errors import BadQuantity, HoldfireError


@dataclass(frozen=True, slots=True)
class Proved:
    """Claims that the report proves, and a line for each that it does not."""

    claims: list[Claim]
    refused: list[str]


def prove(report: Report, answer: Answer, parties: Parties, extractor: str) -> Proved:
    """Return the claims of an answer that their report proves, in the order of its words."""
    kept: dict[str, Claim] = {}
    refused = []
    for each in answer.claims:
        try:
            claim = _claim(report, each, parties, extractor)
            verify(report, claim)
        except (_Refused, HoldfireError) as error:
            refused.append(str(error))
            continue
        kept.setdefault(claim.claim_id, claim)
    ordered = sorted(kept.values(), key=lambda claim: (claim.words.start, claim.words.end))
    return Proved(ordered, refused)


class _Refused(ValueError):
    """A field whose words the report does not hold."""


def _claim(report: Report, each: AnsweredClaim, parties: Parties, extractor: str) -> Claim:
    words = locate(report.text, each.words)
    if words is None:
        raise _Refused(f"claim {each.words[:80]!r}: these words are not in the report")
    span = (words.start, words.end)

    def found(field: str, value: str | None) -> Quoted | None:
        if value is None or not value.strip():
            return None
        quoted = locate(report.text, value, inside=span, before=words.start)
        if quoted is None:
            raise _Refused(f"{field} {value[:80]!r}: these words are not in the report")
        return quoted

    attacker_words = found("attacker_words", each.attacker_words)
    target_words = found("target_words", each.target_words)
    quantity_words = found("quantity", each.quantity.words) if each.quantity else None
    return Claim(
        report_id=report.report_id,
        words=words,
        kind=each.kind,
        modality=each.modality,
        extractor=extractor,
        speaker=found("speaker", each.speaker),
        anonymous=each.anonymous,
        via=found("via", each.via),
        attacker=_attacker(each.attacker, attacker_words, parties),
        attacker_words=attacker_words,
        target_kind=each.target_kind if target_words else None,
        target_words=target_words,
        site=found("site", each.site),
        places=tuple(q for place in each.places if (q := found("place", place)) is not None),
        when=_when(report, found("when", each.when)),
        quantity=_quantity(each.quantity),
        quantity_words=quantity_words,
    )


def _attacker(code: str | None, words: Quoted | None, parties: Parties) -> str | None:
    """Return the party, if the words name it and not the other one."""
    if code is None or words is None:
        return None
    if code not in parties.codes:
        raise _Refused(f"attacker {code!r} is no party; use {' or '.join(parties.codes)}")
    named = {party.code for party in parties if _names(party.code, words.text, parties)}
    if named != {code}:
        raise _Refused(f"attacker_words {words.text!r} do not name {code}")
    return code


def _names(code: str, words: str, parties: Parties) -> bool:
    party = parties[code]
    known = (party.name, *party.names, *party.demonyms, *party.bodies)
    return any(re.search(rf"\b{re.escape(name)}\b", words, re.IGNORECASE) for name in known)


def _when(report: Report, words: Quoted | None) -> When | None:
    if words is None:
        return None
    time = first_time(report, words.start, words.end)
    if time is None:
        return None
    start, end, span = time
    return When(Quoted(report.text[start:end], start, end), span)


def _quantity(given: AnsweredQuantity | None) -> Quantity | None:
    if given is None:
        return None
    try:
        return Quantity(given.low, given.high, given.unit, given.of)
    except BadQuantity as error:
        raise _Refused(str(error)) from error
