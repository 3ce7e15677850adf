"""Ukrainian and Russian reports read into claims. In: Parties, Report. Out: claims with words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import Literal

from holdfire.claims.gazetteer import Gazetteer
from holdfire.claims.judge.draft import Draft
from holdfire.claims.judge.settle import Weigher, judge_of, settle
from holdfire.claims.slavic import kinds_ru, kinds_uk, words_ru, words_uk
from holdfire.claims.slavic.attackers import Attackers
from holdfire.claims.slavic.lexicon import Lexicon
from holdfire.claims.slavic.reading import Reading, Said
from holdfire.claims.slavic.regions import regions_of
from holdfire.claims.slavic.scene import concepts_of, scene_of
from holdfire.claims.slavic.sides import Sides
from holdfire.claims.slavic.signatures import signed
from holdfire.claims.slavic.tokens import (
    cut,
    folded,
    paragraphs,
    quotations,
    sentences,
    tokens,
    unbroken,
)
from holdfire.claims.verify import verified, verify
from holdfire.model import Claim, Parties, Report
from holdfire.model.errors import Unproved

VERSION = 2
_LEXICONS = {
    "uk": Lexicon("uk", kinds_uk.PREDICATES, kinds_uk.NOUNS, kinds_uk.TARGETS, words_uk.WORDS),
    "ru": Lexicon("ru", kinds_ru.PREDICATES, kinds_ru.NOUNS, kinds_ru.TARGETS, words_ru.WORDS),
}


def lexicon_of(language: str) -> Lexicon:
    """Return the word tables of a language."""
    return _LEXICONS[language]


def _begins(quote: tuple[int, int]) -> int:
    return quote[0]


def _ends(quote: tuple[int, int]) -> int:
    return quote[1]


_NAMES = {"uk": "ukrainian", "ru": "russian"}


class SlavicExtractor:
    """Reads Ukrainian or Russian reports by rules alone.

    Parameters
    ----------
    parties : Parties
        The parties of the case; every name that the rules know comes from here.
    language : {"uk", "ru"}
        Language of the reports.
    weigher : Weigher, optional
        What settles kinds, modalities, objects and attackers; by default the packaged weights.
    """

    def __init__(
        self,
        parties: Parties,
        language: Literal["uk", "ru"],
        *,
        weigher: Weigher | None = None,
    ) -> None:
        self.parties = parties
        self.language = language
        self.name = f"{_NAMES[language]}-rules/{VERSION}"
        self._lexicon = _LEXICONS[language]
        self._sides = Sides(parties)
        self._gazetteer = Gazetteer(parties)
        self._weigher = weigher or judge_of("slavic")

    def extract(self, report: Report) -> list[Claim]:
        """Return the claims of a report in the order of its words, all of them verified."""
        low = folded(report.text)
        said = self._sentences(report.text, low)
        outlet = report.outlet_side if report.outlet_side in self.parties.codes else None
        # Who attacks may be said only at the end: the first reading learns it for the second.
        first = Attackers(self._sides, self._lexicon, report.text, low, outlet)
        self._read(report, low, said, first)
        second = Attackers(self._sides, self._lexicon, report.text, low, outlet, first.namings)
        drafts = self._read(report, low, said, second)
        tokens_by_sentence = [sentence.tokens for sentence in said]
        scene = scene_of(report, second, self._gazetteer, tokens_by_sentence)
        claims = settle(scene, drafts, concepts_of(self.language), self._weigher)
        return verified(report, [_provable(report, claim) for claim in claims])

    def _read(
        self, report: Report, low: str, said: list[Said], attackers: Attackers
    ) -> list[Draft]:
        reading = Reading(report, low, self._lexicon, attackers, self.name)
        drafts: list[Draft] = []
        paragraph, fresh = -1, 0
        for sentence in said:
            if sentence.paragraph != paragraph:
                paragraph, fresh = sentence.paragraph, len(drafts)
            source = reading.back_source(sentence)
            if source is not None:
                for at in range(fresh, len(drafts)):
                    claim = drafts[at].claim
                    if claim.speaker is None and not claim.anonymous:
                        told = replace(claim, speaker=source.words, anonymous=source.anonymous)
                        drafts[at] = replace(drafts[at], claim=told)
                fresh = len(drafts)
                continue
            drafts += reading.sentence(sentence)
        quotes = [quote for sentence in said for quote in sentence.quotes]
        words = [sentence.tokens for sentence in said]
        return signed(drafts, words, report.text, quotes, self._lexicon)

    def _sentences(self, text: str, low: str) -> list[Said]:
        found = []
        for number, (start, end) in enumerate(paragraphs(text)):
            quotes = quotations(text, start, end)
            for begin, stop in cut(text, unbroken(sentences(text, start, end), quotes)):
                words = tokens(text, begin, stop, self.language)
                if words:
                    first = bisect_right(quotes, begin, key=_ends)
                    last = bisect_left(quotes, stop, lo=first, key=_begins)
                    own = quotes[first:last]
                    regions = regions_of(text, low, words, own, self._lexicon)
                    found.append(Said(words, tuple(regions), number, own))
        return found


def _provable(report: Report, claim: Claim) -> Claim:
    """Return the claim without a quantity that the verifier cannot read from its words."""
    try:
        verify(report, claim)
    except Unproved as error:
        if error.field == "quantity":
            return replace(claim, quantity=None, quantity_words=None)
    return claim
