"""Ukrainian and Russian reports read into claims. In: Parties, Report. Out: claims with words."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from holdfire.claims.slavic import kinds_ru, kinds_uk, words_ru, words_uk
from holdfire.claims.slavic.attackers import Attackers
from holdfire.claims.slavic.lexicon import Lexicon
from holdfire.claims.slavic.reading import Reading, Said
from holdfire.claims.slavic.regions import regions_of
from holdfire.claims.slavic.sides import Sides
from holdfire.claims.slavic.tokens import folded, paragraphs, quotations, sentences, tokens
from holdfire.claims.verify import verified, verify
from holdfire.model import Claim, Parties, Report
from holdfire.model.errors import Unproved

VERSION = 1
_LEXICONS = {
    "uk": Lexicon("uk", kinds_uk.PREDICATES, kinds_uk.NOUNS, kinds_uk.TARGETS, words_uk.WORDS),
    "ru": Lexicon("ru", kinds_ru.PREDICATES, kinds_ru.NOUNS, kinds_ru.TARGETS, words_ru.WORDS),
}
_NAMES = {"uk": "ukrainian", "ru": "russian"}


class SlavicExtractor:
    """Reads Ukrainian or Russian reports by rules alone.

    Parameters
    ----------
    parties : Parties
        The parties of the case; every name that the rules know comes from here.
    language : {"uk", "ru"}
        Language of the reports.
    """

    def __init__(self, parties: Parties, language: Literal["uk", "ru"]) -> None:
        self.parties = parties
        self.language = language
        self.name = f"{_NAMES[language]}-rules/{VERSION}"
        self._lexicon = _LEXICONS[language]
        self._sides = Sides(parties)

    def extract(self, report: Report) -> list[Claim]:
        """Return the claims of a report in the order of its words, all of them verified."""
        low = folded(report.text)
        said = self._sentences(report.text, low)
        outlet = report.outlet_side if report.outlet_side in self.parties.codes else None
        # Who attacks may be said only at the end: the first reading learns it for the second.
        first = Attackers(self._sides, self._lexicon, report.text, low, outlet)
        self._read(report, low, said, first)
        second = Attackers(self._sides, self._lexicon, report.text, low, outlet, first.namings)
        claims = self._read(report, low, said, second)
        return verified(report, [_provable(report, claim) for claim in claims])

    def _read(
        self, report: Report, low: str, said: list[Said], attackers: Attackers
    ) -> list[Claim]:
        reading = Reading(report, low, self._lexicon, attackers, self.name)
        claims: list[Claim] = []
        paragraph, fresh = -1, 0
        for sentence in said:
            if sentence.paragraph != paragraph:
                paragraph, fresh = sentence.paragraph, len(claims)
            source = reading.back_source(sentence)
            if source is not None:
                for at in range(fresh, len(claims)):
                    if claims[at].speaker is None and not claims[at].anonymous:
                        claims[at] = replace(
                            claims[at], speaker=source.words, anonymous=source.anonymous
                        )
                fresh = len(claims)
                continue
            claims += reading.sentence(sentence)
        return claims

    def _sentences(self, text: str, low: str) -> list[Said]:
        found = []
        for number, (start, end) in enumerate(paragraphs(text)):
            quotes = quotations(text, start, end)
            for begin, stop in sentences(text, start, end):
                words = tokens(text, begin, stop, self.language)
                if words:
                    regions = regions_of(text, low, words, quotes, self._lexicon)
                    found.append(Said(words, tuple(regions), number))
        return found


def _provable(report: Report, claim: Claim) -> Claim:
    """Return the claim without a quantity that the verifier cannot read from its words."""
    try:
        verify(report, claim)
    except Unproved as error:
        if error.field == "quantity":
            return replace(claim, quantity=None, quantity_words=None)
    return claim
