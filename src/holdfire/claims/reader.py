"""Which extractor reads what. In: a case. Out: claims of any report, verified."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from holdfire.claims import encoder
from holdfire.claims.english import EnglishExtractor
from holdfire.claims.extractor import Extractor
from holdfire.claims.rows import read_row
from holdfire.claims.slavic import SlavicExtractor
from holdfire.model.case import Case
from holdfire.model.claim import Claim
from holdfire.model.report import Report
from holdfire.model.vocabulary import Form

if TYPE_CHECKING:
    from holdfire.claims.llm import LlmExtractor

#: Languages whose prose is read without a language model.
LANGUAGES = ("en", "ru", "uk")


class Tier(StrEnum):
    """What reads the prose."""

    RULES = "rules"
    SPACY = "spacy"
    ENCODER = "encoder"
    LLM = "llm"


class Reader:
    """Reads rows by their cells, and prose by the extractor of its language.

    Parameters
    ----------
    case : Case
        Its parties are the only names the rules know.
    tier : Tier, optional
        None takes the best that is installed for English (encoder, spaCy, rules) and the rules
        elsewhere. With `Tier.LLM` the model of the environment or the case file reads every
        language.

    Raises
    ------
    NoEndpoint
        If a language model is asked for and none is set up.
    """

    def __init__(self, case: Case, tier: Tier | None = None) -> None:
        self._parties = case.parties
        self._tier = tier
        self._extractors: dict[str, Extractor] = {}
        self.model: LlmExtractor | None = _model(case) if tier is Tier.LLM else None

    def reads(self, report: Report) -> bool:
        """Return whether the report's language has an extractor."""
        known = report.form is Form.ROW or self.model is not None
        return known or report.language in LANGUAGES

    def read(self, report: Report) -> list[Claim]:
        """Return the report's claims; text in a language no extractor reads gives none."""
        if report.form is Form.ROW:
            return read_row(report, self._parties)
        if self.model is not None:
            return self.model.extract(report)
        if report.language not in LANGUAGES:
            return []
        if report.language not in self._extractors:  # loaded once, and only when needed
            self._extractors[report.language] = self._extractor(report.language)
        return self._extractors[report.language].extract(report)

    def _extractor(self, language: str) -> Extractor:
        if language == "en":
            wanted = {Tier.RULES: False, Tier.SPACY: True}
            use_spacy = wanted.get(self._tier) if self._tier else None
            hears = self._tier is Tier.ENCODER or (self._tier is None and encoder.installed())
            heard = encoder.encoder() if hears else None
            return EnglishExtractor(self._parties, use_spacy=use_spacy, encoder=heard)
        return SlavicExtractor(self._parties, "uk" if language == "uk" else "ru")


def _model(case: Case) -> LlmExtractor:
    from holdfire.claims.llm import LlmExtractor, endpoint_from, folder_from, key_from  # noqa: PLC0415

    return LlmExtractor(case.parties, endpoint_from(case), key=key_from(), folder=folder_from())
