"""Sentences that are not about the war: matches, prices, weather. In: a sentence. Out: whether."""

from __future__ import annotations

import re

_GOODS = (
    r"(?:Brent|WTI|Urals|TTF|NBP|gasoil|gasoline|petrol|diesel|A-9[258]|crude|oil|gas|power|coal"
    r"|wheat|gold|copper|dollar|euro|rouble|ruble|hryvnia|forint|shares?|stocks?|bonds?|futures"
    r"|prices?|contracts?|benchmarks?|ind(?:ex|ices)|equities|bourse)"
)
_MOVED = (
    r"(?:rose|fell|slipped|gained|climbed|dropped|closed|settled|traded|jumped|slid|eased|edged"
    r"|dipped|inched|rallied|firmed|retreated|steadied|surged|tumbled|plunged|ended|opened"
    r"|rises|falls|slips|gains|climbs|trades|is trading|was trading|were trading"
    r"|(?:was|were|is|are) (?:up|down|little changed|flat|steady|higher|lower|unchanged))"
)
_PRICES = re.compile(
    rf"(?:(?:the|in|on|local|global|front-month|benchmark|wholesale|spot|day-ahead|\w+day's?) )*"
    rf"(?:[\w-]+ ){{0,3}}?{_GOODS}(?: (?:crude|prices?|futures|shares?|contracts?|index|oil))* "
    rf"(?:[\w-]+ly )?{_MOVED}\b",
    re.IGNORECASE,
)
_STOOD = re.compile(r"\b(?:pc|percent|per cent|%|\$|€|cents?|a barrel|session|day|week)\b|[%$€]")
_MATCH = re.compile(
    r"\b(?:(?:Premier|Champions|Europa|Conference|Nations) League|World Cup|Olympi\w+|Euro 20\d\d"
    r"|goalless|equali[sz]er|midfield\w*|goalkeeper|kick-?off|half-?time|semi-?finals?"
    r"|quarter-?finals?|penalty shoot-?out|play-?offs?|hat-?trick|Grand Prix|Wimbledon"
    r"|(?:won|lost|drew|beat) (?:[\w-]+ ){0,3}?\d+[-–:]\d+)\b"
)
_SKY = re.compile(
    r"(?:(?:some|heavy|light|more|bright|thick|widespread) )?(?:rain|snow|sun|sunshine|fog|frost"
    r"|showers|clouds|drizzle|thunderstorms|highs|lows|temperatures) (?:(?:is|are|was|were) )?"
    r"(?:due|expected|forecast|likely|possible|will)\b",
    re.IGNORECASE,
)


def is_noise(sentence: str) -> bool:
    """Return whether the sentence tells of sport, the price of goods, or the sky.

    Examples
    --------
    >>> is_noise("Brent slipped 0.6% to $63.90.")
    True
    >>> is_noise("Crude loadings fell by a third after the attack.")
    False
    """
    if _MATCH.search(sentence) or _SKY.match(sentence):
        return True
    return bool(_PRICES.match(sentence) and _STOOD.search(sentence))
