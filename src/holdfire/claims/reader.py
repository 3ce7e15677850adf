"""Which extractor reads what. In: a case. Out: claims of any report, verified."""

from holdfire.claims.english import EnglishExtractor
from holdfire.claims.rows import read_row
from holdfire.model.case import Case
from holdfire.model.claim import Claim
from holdfire.model.report import Report
from holdfire.model.vocabulary import Form


class Reader:
    """Reads rows by their cells and English text by the English extractor.

    Parameters
    ----------
    case : Case
        Its parties are the only names the rules know.
    use_spacy : bool, optional
        None takes spaCy where it is installed.
    """

    def __init__(self, case: Case, *, use_spacy: bool | None = None) -> None:
        self._parties = case.parties
        self._use_spacy = use_spacy
        self._english: EnglishExtractor | None = None

    def read(self, report: Report) -> list[Claim]:
        """Return the report's claims; text in a language no extractor reads gives none."""
        if report.form is Form.ROW:
            return read_row(report, self._parties)
        if report.language != "en":
            return []
        if self._english is None:
            self._english = EnglishExtractor(self._parties, use_spacy=self._use_spacy)
        return self._english.extract(report)
