"""English reports read into claims. In: Parties, Report. Out: claims with their words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from holdfire.claims.encoder import Encoder
from holdfire.claims.english import discourse, kinds, tagging
from holdfire.claims.english.concepts import CONCEPTS
from holdfire.claims.english.reader import Reader
from holdfire.claims.english.reading import Reading, Said
from holdfire.claims.english.scene import scene_of
from holdfire.claims.english.sentence import Sentence
from holdfire.claims.english.statement import Source
from holdfire.claims.english.text import paragraphs, quotations, sentences
from holdfire.claims.gazetteer import Gazetteer
from holdfire.claims.judge.concepts import Concepts
from holdfire.claims.judge.draft import Draft, Scene
from holdfire.claims.judge.settle import Weigher, judge_of, settle
from holdfire.claims.verify import verified
from holdfire.model import Claim, Parties, Report

VERSION = 4


class EnglishExtractor:
    """Reads English reports with spaCy's tags, or with rules alone.

    Parameters
    ----------
    parties : Parties
        The parties of the case; every name that the rules know comes from here.
    use_spacy : bool or None
        None takes spaCy where it is installed; both ways read the same grammar.
    weigher : Weigher, optional
        What settles kinds, modalities, objects and attackers; by default the packaged weights.
    encoder : Encoder, optional
        What hears the clauses beside the packaged weights; without it they decide alone.
    """

    def __init__(
        self,
        parties: Parties,
        *,
        use_spacy: bool | None = None,
        weigher: Weigher | None = None,
        encoder: Encoder | None = None,
    ) -> None:
        self.parties = parties
        self._tagger = tagging.tagger(use_spacy)
        self._gazetteer = Gazetteer(parties)
        self._weigher = weigher
        self._encoder = encoder
        heard = "+encoder" if encoder is not None else ""
        self.name = f"english-{self._tagger.name}{heard}/{VERSION}"

    def extract(self, report: Report) -> list[Claim]:
        """Return the claims of a report in the order of its words, all of them verified."""
        read = self._sentences(report.text)
        reading = Reading(self.parties, report, self.name)
        drafts = [draft for said in read for draft in reading.sentence(said)]
        scene = scene_of(report, self.parties, self._gazetteer, reading.attackers.agents)
        weigher = self._weigher or self._weighed(scene, read, drafts)
        return verified(report, settle(scene, drafts, _concepts(), weigher))

    def _weighed(self, scene: Scene, read: Sequence[Said], drafts: Sequence[Draft]) -> Weigher:
        """Return the packaged weights, with what the encoder hears where there is one."""
        judge = judge_of("en")
        if self._encoder is None:
            return judge
        tokens = [token for said in read for token in said.tokens]
        return self._encoder.heard(scene, tokens, drafts, judge)

    def _sentences(self, text: str) -> list[Said]:
        """Return every sentence of the report with its statements."""
        found: list[Said] = []
        last: Source | None = None
        spans = [
            (number, quoted, sentence)
            for number, (start, end) in enumerate(paragraphs(text))
            for quoted in (quotations(text, start, end),)
            for sentence in sentences(text, start, end)
        ]
        tagged = self._tagger.tag_all(text, [sentence for _, _, sentence in spans])
        for (number, quoted, (low, high)), each in zip(spans, tagged, strict=True):
            tokens = tuple(tagging.settled(each))
            if tokens:
                # Only the quotations that touch the sentence: a paragraph may hold thousands.
                first = bisect_right(quoted, (low, low))
                past = bisect_right(quoted, (high, high))
                inside = tuple(quoted[max(0, first - 1) : past])
                reader = Reader(Sentence(text, tokens, inside), _kind_name)
                subject = reader.subject()
                stated = discourse.carried(reader.statements(), last)
                last = discourse.last_source(stated, last or subject)
                found.append(Said(low, high, stated, subject, number, tokens))
        return found


@cache
def _concepts() -> Concepts:
    return Concepts.of(CONCEPTS)


def _kind_name(words: str) -> str:
    kind = kinds.kind_of(words)
    return kind.value if kind is not None else ""
