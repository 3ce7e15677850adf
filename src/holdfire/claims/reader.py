"""Which extractor reads what. In: a case. Out: claims of any report, verified."""

from holdfire.claims.english import EnglishExtractor
from holdfire.claims.extractor import Extractor
from holdfire.claims.rows import read_row
from holdfire.claims.slavic import SlavicExtractor
from holdfire.model.case import Case
from holdfire.model.claim import Claim
from holdfire.model.report import Report
from holdfire.model.vocabulary import Form

#: Languages whose prose is read.
LANGUAGES = ("en", "ru", "uk")


class Reader:
    """Reads rows by their cells, and prose by the extractor of its language.

    Parameters
    ----------
    case : Case
        Its parties are the only names the rules know.
    use_spacy : bool, optional
        For English: None takes spaCy where it is installed.
    """

    def __init__(self, case: Case, *, use_spacy: bool | None = None) -> None:
        self._parties = case.parties
        self._use_spacy = use_spacy
        self._extractors: dict[str, Extractor] = {}

    def read(self, report: Report) -> list[Claim]:
        """Return the report's claims; text in a language no extractor reads gives none."""
        if report.form is Form.ROW:
            return read_row(report, self._parties)
        if report.language not in LANGUAGES:
            return []
        if report.language not in self._extractors:  # loaded once, and only when needed
            self._extractors[report.language] = self._extractor(report.language)
        return self._extractors[report.language].extract(report)

    def _extractor(self, language: str) -> Extractor:
        if language == "en":
            return EnglishExtractor(self._parties, use_spacy=self._use_spacy)
        return SlavicExtractor(self._parties, "uk" if language == "uk" else "ru")
