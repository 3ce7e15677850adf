"""How much a clause says. In: tokens of a clause. Out: one quantity with its words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from holdfire.claims.slavic.numerals import SHARES, SOME, TIMES, number_at
from holdfire.claims.slavic.tokens import Token
from holdfire.claims.slavic.units import DURATIONS, FOREIGN, unit_at
from holdfire.model import Quantity
from holdfire.model.errors import BadQuantity


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity and where its words stand."""

    start: int
    end: int
    quantity: Quantity


_MORE = re.compile(
    r"(?:понад|свыше|(?<!не )(?:більше?(?: ніж| як| за)?|более(?: чем)?|больше(?: чем)?)"
    r"|не менше?(?: ніж| як)?|не менее(?: чем)?|щонайменше|мінімум|минимум|как минимум|як мінімум"
    r"|по меньшей мере|принаймні|хотя бы|перевищ\w+|превы[шс]\w+)\s*\Z"
)
_LESS = re.compile(
    r"(?:не більше?(?: ніж| як)?|не более(?: чем)?|максимум|щонайбільше|менш(?:е)?(?: ніж| як)?"
    r"|менее(?: чем)?|меньше(?: чем)?|до)\s*\Z"
)
_NEARLY = re.compile(
    r"(?:майже|почти|едва ли не|трохи менше|чуть менее|практично|практически)\s*\Z"
)
_ABOUT = re.compile(
    r"(?:близько|около|приблизно|примерно|порядка|біля|орієнтовно|ориентировочно|где-то|десь)\s*\Z"
)
_FROM = re.compile(r"(?:від|от)\s*\Z")
_CHANGE = re.compile(
    r"підн[яі]|подн[яи]|збільш|увелич|скорот|сокра|зни[зж]|сни[зж]|зросл|вырос|виріс|подорож"
    r"|обмеж|огранич|довед|довел"
)
_LABEL = re.compile(
    r"(?:№|номер\w*|блок\w*|цех\w*|пункт\w*|стат\w+|дом\w*|групп\w*|уровень|рівень|версія)\s*\Z"
)
_MOST = re.compile(r"\b(?:більшість|більшості|большинство|большинства)\b")


def amount_in(
    low: str, part: Sequence[Token], taken: Sequence[tuple[int, int]], *, unit: str = ""
) -> Amount | None:
    """Return the first amount in the tokens, figures with a unit before bare ones.

    Parameters
    ----------
    taken : sequence of (start, end)
        Stretches that mean something else: dates, names.
    unit : str
        Unit of an earlier figure, which a bare number goes on to count.
    """
    if not part:
        return None
    found = [
        amount
        for amount in (*_figures(low, part, unit), *_words(low, part))
        if not any(a < amount.end and amount.start < b for a, b in taken)
    ]
    solid = [each for each in found if each.quantity.unit not in DURATIONS | {"count"}]
    best = sorted(solid or found, key=lambda each: each.start)
    return best[0] if best else None


def amounts_in(low: str, part: Sequence[Token]) -> list[Amount]:
    """Return every amount in the tokens, in order, one for each stretch and unit."""
    if not part:
        return []
    found = {
        (each.start, each.quantity.unit): each
        for each in (*_words(low, part), *_figures(low, part, ""))
    }
    return sorted(found.values(), key=lambda each: (each.start, each.end))


def _figures(low: str, part: Sequence[Token], unit: str) -> list[Amount]:
    found: list[Amount] = []
    at, end = 0, part[-1].end
    while at < len(part):
        read = number_at([token.low for token in part[at : at + 8]])
        if read is None or part[at].low.startswith(("одн", "один")):
            at += 1
            continue
        amount = _figure(low, part, at, read, end, unit)
        at += read[1]
        if amount is not None:
            found.append(amount)
    return found


def _figure(  # noqa: PLR0917
    low: str,
    part: Sequence[Token],
    at: int,
    read: tuple[float, int],
    end: int,
    unit: str,
) -> Amount | None:
    value, used = read
    first, last = part[at], part[at + used - 1]
    stop = last.end
    if stop < end and low[stop] == "." and last.low in {"тис", "тыс", "млн", "млрд"}:
        stop += 1
    after = stop + len(low[stop:end]) - len(low[stop:end].lstrip())
    before = low[max(part[0].start, first.start - 30) : first.start]
    if (
        FOREIGN.match(low, stop, min(end + 12, len(low)))
        or _LABEL.search(before)
        or before.endswith("-")
    ):
        return None
    high_part = re.compile(r"\s*(?:—|-|до)\s*").match(low, stop, end)
    values = [value]
    if high_part is not None:
        rest = [token for token in part if token.start >= high_part.end()]
        second = number_at([token.low for token in rest[:5]]) if rest else None
        ranged = high_part.group().strip() != "до" or _FROM.search(before)
        if second is not None and rest[0].start == high_part.end() and ranged:
            values.append(second[0])
            stop = rest[second[1] - 1].end
            after = stop + len(low[stop:end]) - len(low[stop:end].lstrip())
    name, scale, over = unit_at(low, after, end)
    of = None
    if not name:
        noun = re.compile(r"[^\W\d_][\w'-]+").match(low, after, end)
        if unit and (noun is None or low.startswith(("из них", "з них", "із них"), after)):
            name, over = unit, stop
        elif noun is not None:
            name, of, over = "count", noun.group(), stop
        elif value > 31 and used == 1 and not 1900 < value < 2100:
            name, over = "count", stop
        else:
            return None
    if name == "t" and max(values) >= 1e4:
        yearly = re.search(
            r"щорічно|щороку|на рік|в год|ежегодно|за рік|за год", low[part[0].start : end]
        )
        name, scale = ("Mt/y" if yearly else "Mt"), 1e-6
    if name == "percent":
        of = _base(low, over, end)
    values = [each * scale for each in values]
    return _qualified(low, part[0].start, first.start, over, values, name, of)


def _base(low: str, at: int, end: int) -> str | None:
    """Return the words after a share that say of what, in their order."""
    match = re.compile(r"\s+((?:від |от )?[^\W\d_][\w'-]*(?: [^\W\d_][\w'-]*){0,2})").match(
        low, at, end
    )
    return match[1] if match else None


def _qualified(  # noqa: PLR0917
    low: str, begin: int, start: int, end: int, values: list[float], unit: str, of: str | None
) -> Amount | None:
    before = low[max(begin, start - 24) : start]
    bottom: float | None = round(min(values), 9)
    top: float | None = round(max(values), 9)
    for pattern, which in (
        (_MORE, "more"),
        (_LESS, "less"),
        (_NEARLY, "nearly"),
        (_ABOUT, "about"),
        (_FROM, "from"),
    ):
        match = pattern.search(before)
        if match is None or (match.start() and before[match.start() - 1].isalpha()):
            continue
        if which == "less" and match.group().strip() == "до" and _CHANGE.search(low[begin:start]):
            break
        start -= len(before) - match.start()
        if which == "more":
            top = None
        elif which == "less":
            bottom = None
        elif which == "nearly" and top is not None:
            bottom = round(0.9 * top, 9)
        break
    try:
        return Amount(start, end, Quantity(bottom, top, unit, of))
    except BadQuantity:
        return None


def _words(low: str, part: Sequence[Token]) -> list[Amount]:
    """Return amounts told without figures: shares, times, "several"."""
    begin, end = part[0].start, part[-1].end
    found: list[Amount] = []
    for source, value in SHARES:
        for match in re.compile(rf"(?<![\w'])(?:{source})(?![\w'])").finditer(low, begin, end):
            if any(each.start < match.end() and match.start() < each.end for each in found):
                continue
            of = _base(low, match.end(), end)
            amount = _qualified(low, begin, match.start(), match.end(), [value], "percent", of)
            found += [amount] if amount else []
    for match in _MOST.finditer(low, begin, end):
        found.append(Amount(match.start(), match.end(), Quantity(50.0, None, "percent")))
    for source, value in TIMES:
        for match in re.compile(rf"(?<![\w'])(?:{source})(?![\w'])").finditer(low, begin, end):
            found.append(Amount(match.start(), match.end(), Quantity(value, value, "times")))
    for source, value in SOME:
        for match in re.compile(rf"(?<![\w'])(?:{source})\s+").finditer(low, begin, end):
            unit, _, over = unit_at(low, match.end(), end)
            inside = any(each.start <= match.start() < each.end for each in found)
            if unit and unit not in DURATIONS and not inside:
                top = 999.0 if value == 200 and match.group().startswith(("к", "д", "н")) else None
                found.append(Amount(match.start(), over, Quantity(value, top, unit)))
    return found
