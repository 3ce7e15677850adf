"""English reports read into claims. In: Parties, Report. Out: claims with their words."""

from __future__ import annotations

from holdfire.claims.english import kinds, tagging
from holdfire.claims.english.reader import Reader
from holdfire.claims.english.reading import Reading, Said
from holdfire.claims.english.sentence import Sentence
from holdfire.claims.english.text import paragraphs, quotations, sentences
from holdfire.claims.verify import verified
from holdfire.model import Claim, Parties, Report

VERSION = 2


class EnglishExtractor:
    """Reads English reports with spaCy's tags, or with rules alone.

    Parameters
    ----------
    parties : Parties
        The parties of the case; every name that the rules know comes from here.
    use_spacy : bool or None
        None takes spaCy where it is installed; both ways read the same grammar.
    """

    def __init__(self, parties: Parties, *, use_spacy: bool | None = None) -> None:
        self.parties = parties
        self._tagger = tagging.tagger(use_spacy)
        self.name = f"english-{self._tagger.name}/{VERSION}"

    def extract(self, report: Report) -> list[Claim]:
        """Return the claims of a report in the order of its words, all of them verified."""
        read = self._sentences(report.text)
        # Who attacks may be said only at the end: the first reading learns it for the second.
        first = Reading(self.parties, report, self.name)
        for said in read:
            first.sentence(said)
        second = Reading(self.parties, report, self.name, first.attackers.learned())
        return verified(report, [claim for said in read for claim in second.sentence(said)])

    def _sentences(self, text: str) -> list[Said]:
        """Return every sentence of the report with its statements."""
        found = []
        for start, end in paragraphs(text):
            quoted = quotations(text, start, end)
            for low, high in sentences(text, start, end):
                tokens = tuple(tagging.settled(self._tagger.tag(text, low, high)))
                if tokens:
                    reader = Reader(Sentence(text, tokens, quoted), _kind_name)
                    found.append(Said(low, high, tuple(reader.statements()), reader.subject()))
        return found


def _kind_name(words: str) -> str:
    kind = kinds.kind_of(words)
    return kind.value if kind is not None else ""
