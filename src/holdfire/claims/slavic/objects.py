"""Energy sites and places named in a clause. In: folded text, tokens. Out: classes and names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from holdfire.claims.slavic.lexicon import Lexicon
from holdfire.claims.slavic.tokens import Token, folded
from holdfire.model import Quoted

_COMPOUND = re.compile(r"газо|нафто|нефте|електро|электро|тепло|гідро|гидро|атомн|теплов")
_LOCATIVE = frozenset({"loct", "accs", "gent", "ablt", "datv"})


def site_in(
    text: str, part: Sequence[Token], lexicon: Lexicon, common: re.Pattern[str]
) -> Quoted | None:
    """Return the named site: a class noun with a name before it, or a quoted one after."""
    noun = lexicon["site noun"]
    for at, token in enumerate(part):
        if not noun.fullmatch(token.low):
            continue
        low = high = at
        while (
            low
            and part[low - 1].form.pos.startswith("ADJ")
            and token.start - part[low - 1].start < 60
        ):
            low -= 1
        while low < at and not part[low].capital:
            low += 1
        named = low < at and not common.match(part[low].low) and not _is_plain(part, low)
        if not named:
            low = at
            while (
                low and part[low - 1].form.pos.startswith("ADJ") and noun.match(part[low - 1].low)
            ):
                low -= 1
            while low and part[low - 1].form.pos == "ADJF" and _COMPOUND.match(part[low - 1].low):
                low -= 1
        while high + 1 < len(part) and noun.fullmatch(part[high + 1].low):
            high += 1
        quoted = _quoted_after(text, part, high)
        if quoted is not None:
            return Quoted(text[part[low].start : quoted], part[low].start, quoted)
        if named:
            return Quoted(text[part[low].start : part[high].end], part[low].start, part[high].end)
    return None


def _is_plain(part: Sequence[Token], at: int) -> bool:
    """Return whether the capital only opens the sentence."""
    stem = re.compile(
        r"(?:один|перш|перв|друг|втор|кільк|нескольк|тепл|атомн|енерг|энерг|нафто|нефте|газо"
        r"|місцев|местн|держав|державн|увесь|весь|все|усі)"
    )
    return stem.match(part[at].low) is not None


def _quoted_after(text: str, part: Sequence[Token], at: int) -> int | None:
    if at + 2 >= len(part) or part[at + 1].low not in {"«", '"', "“", "„"}:
        return None
    for later in part[at + 2 : at + 8]:
        if later.low in {"»", '"', "”", "“"}:
            return later.end
    return None


def places_in(
    text: str, part: Sequence[Token], lexicon: Lexicon, closed: Sequence[tuple[int, int]]
) -> tuple[Quoted, ...]:
    """Return the places named after a preposition of place, as they are written.

    Parameters
    ----------
    closed : sequence of (start, end)
        Stretches that hold no place of the event: speakers, sites, times.
    """
    found: list[Quoted] = []
    before, region = lexicon["place before"], lexicon["region noun"]
    at = 0
    while at < len(part) - 1:
        if not before.fullmatch(part[at].low):
            at += 1
            continue
        low = at + 1
        while low < len(part) - 1 and _leads(part[low], region):
            low += 1
        high = low
        while high + 1 < len(part) and part[high + 1].capital and _joins(part, high):
            high += 1
        if (
            high + 1 < len(part)
            and part[low].form.pos.startswith("ADJ")
            and region.fullmatch(part[high + 1].low)
        ):
            high += 1
        at += 1
        if (
            not _is_place(part, low, high, region)
            or not part[low].capital
            or text[part[low].start : part[low].end].isupper()
        ):
            continue
        start, end = part[low].start, part[high].end
        if not any(a < end and start < b for a, b in closed):
            found.append(Quoted(text[start:end], start, end))
            found += _listed(text, part, low, high, closed)
    found += _regions(text, part, region, [*closed, *((q.start, q.end) for q in found)])
    return tuple(found or _toward(text, part, lexicon))


def _toward(text: str, part: Sequence[Token], lexicon: Lexicon) -> list[Quoted]:
    """Return the part of a country that the compass names ("in the east of X")."""
    if not part:
        return []
    begin = max(0, part[0].start - 1)  # one letter more: the pattern looks behind
    low = folded(text[begin : part[-1].end])
    match = lexicon["compass"].search(low, part[0].start - begin)
    if match is None:
        return []
    start, end = begin + match.start(), begin + match.end()
    country = next((t for t in part if t.start >= end), None)
    if country is None or not country.capital or country.start - end > 1:
        return []
    return [Quoted(text[start : country.end], start, country.end)]


def _listed(
    text: str, part: Sequence[Token], low: int, high: int, closed: Sequence[tuple[int, int]]
) -> list[Quoted]:
    """Return the names that a list adds to a place, in its case ("in X, Y and Z")."""
    found = []
    cases = part[high].form.cases if part[low].form.pos.startswith("ADJ") else part[low].form.cases
    at = high + 1
    while at + 1 < len(part) and part[at].low in _LISTING:
        name = part[at + 1]
        after = part[at + 2] if at + 2 < len(part) else None
        qualified = name.form.pos.startswith("ADJ") or (after is not None and after.capital)
        if not name.capital or qualified or not cases & name.form.cases or _is_abbreviation(name):
            break
        if not any(a < name.end and name.start < b for a, b in closed):
            found.append(Quoted(text[name.start : name.end], name.start, name.end))
        at += 2
    return found


_LISTING = frozenset({",", "та", "і", "й", "и"})


def _regions(
    text: str, part: Sequence[Token], region: re.Pattern[str], closed: Sequence[tuple[int, int]]
) -> list[Quoted]:
    """Return regions that no preposition leads ("the X oblast" as an object)."""
    found = []
    for first, second in pairwise(part[1:]):
        start, end = first.start, second.end
        named = first.capital and first.form.pos.startswith("ADJ") and region.fullmatch(second.low)
        if named and not second.capital and not any(a < end and start < b for a, b in closed):
            found.append(Quoted(text[start:end], start, end))
    return found


def _leads(token: Token, region: re.Pattern[str]) -> bool:
    """Return whether the word only leads to the name ("у місті", "in the big")."""
    lead = token.form.pos.startswith("ADJ") or token.form.pos == "NPRO"
    return not token.capital and (region.fullmatch(token.low) is not None or lead)


def _joins(part: Sequence[Token], high: int) -> bool:
    return part[high + 1].start - part[high].end <= 1 and part[high + 1].is_word


def _is_place(part: Sequence[Token], low: int, high: int, region: re.Pattern[str]) -> bool:
    first, last = part[low], part[high]
    if not first.is_word or first.low[0].isdigit() or _is_abbreviation(first):
        return False
    if first.form.pos.startswith("ADJ") and not region.fullmatch(last.low) and low == high:
        after = part[low + 1] if low + 1 < len(part) else None
        return after is None or after.form.pos not in {"NOUN", "ADJF", ""} or not after.is_word
    return bool(first.form.cases & _LOCATIVE) or not first.form.cases


def _is_abbreviation(token: Token) -> bool:
    return (
        token.end - token.start <= 5
        and not re.search(r"[аеєиіїоуюяыэ]", token.low[1:])
        and len(token.low) < 5
    )
