"""Who wants, offers or objects. In: a clause that no frame attributes. Out: its subject as source.

What somebody wants or rejects is known from nobody but them, so the subject of such a verb speaks,
though the clause stays whole.
"""

from __future__ import annotations

from holdfire.claims.english import subjects
from holdfire.claims.english.sentence import Sentence
from holdfire.claims.english.statement import Source
from holdfire.claims.english.words import listed

_LEMMAS = listed(
    "want expect hope intend wish demand offer propose float object protest appeal voice express "
    "boast credit dispute doubt oppose condemn denounce deplore decry criticise criticize praise "
    "welcome hail applaud urge vow pledge promise insist threaten accuse blame attribute recognise "
    "recognize regret lament justify shrug scoff refuse reject dismiss disown acknowledge admit "
    "endorse back favour favor prefer seek disagree concur complain warn advocate defend "
    "invoke cite question rebuke slam blast mock ridicule call"
)
_IRREGULAR = listed("sought sworn swore")
#: "speaks of", "put it down to", "laid the blame", "turned it down", "ruled out".
_PHRASES = {
    "turned": "down", "turns": "down", "ruled": "out", "rules": "out", "laid": "blame",
    "took": "credit", "takes": "credit", "taken": "credit", "pinned": "blame", "put": "down",
    "spoke": "of", "speaks": "of", "stands": "by", "stood": "by", "has": "doubts", "have": "doubts",
    "had": "doubts", "pointed": "to", "points": "to", "holds": "responsible", "held": "responsible",
}  # fmt: skip
_SKIPPED = listed("has have had did does do is are was were been not never also repeatedly n't too")


def _forms() -> frozenset[str]:
    found = set(_IRREGULAR)
    for lemma in _LEMMAS:
        stem = lemma.removesuffix("e")
        third = lemma + ("es" if lemma.endswith(("ss", "sh")) else "s")
        if lemma.endswith("y"):
            found |= {lemma[:-1] + "ies", lemma[:-1] + "ied"}
        doubled = {"admit": "admitted", "regret": "regretted", "prefer": "preferred"}
        past = doubled.get(lemma, stem + "ed")
        found |= {lemma, third, past}
        if lemma not in doubled:
            found.add(stem + "ing")
    return frozenset(found)


_FORMS = _forms()


def speaker(
    s: Sentence, link: str, clause: tuple[int, int], first: tuple[int, int]
) -> Source | None:
    """Return who speaks by wanting or rejecting; a second predicate has the first's subject.

    Parameters
    ----------
    s : Sentence
        The sentence.
    link : str
        How the clause hangs on the one before.
    clause, first : tuple of int
        Tokens of the clause, and of the first clause of its row.
    """
    if link == "vp":
        return subjects.of(s, *first) if joins(s, *clause) else None
    return None if link in {"rel", "part", "noun"} else of(s, *clause)


def of(s: Sentence, low: int, high: int) -> Source | None:
    """Return the subject of the clause where its main verb tells what the subject wants."""
    source = subjects.of(s, low, high)
    if source is None:
        return None
    subject = s.text[source.start : source.end].lower()
    if subject in {"there", "this", "that", "what", "nobody", "no one", "neither"}:
        return None
    at = next((at for at in range(low, high) if s.tokens[at].start >= source.end), high)
    passive = False
    while at < high and (not s.tokens[at].is_finite):
        at += 1
    while at < high and (s.low(at) in _SKIPPED or s.tag(at) == "RB"):
        passive |= s.low(at) in {"is", "are", "was", "were", "been"}
        if s.low(at) in _PHRASES and _phrase(s, at, high):
            return source
        at += 1
    if at >= high or s.tag(at) in {"NN", "NNS", "JJ", "IN", "DT"}:
        return None
    if s.low(at) in _FORMS:
        return source if not passive or s.low(at).endswith("ing") else None
    return source if _phrase(s, at, high) else None


def joins(s: Sentence, low: int, high: int) -> bool:
    """Return whether a second predicate ("and urged ...") tells what its subject wants."""
    at = low
    while at < high and (s.low(at) in _SKIPPED or s.tag(at) == "RB"):
        at += 1
    return at < high and s.tag(at) in {"VBD", "VBZ", "VBP", "VBN"} and s.low(at) in _FORMS


def _phrase(s: Sentence, at: int, high: int) -> bool:
    word = _PHRASES.get(s.low(at))
    return word is not None and any(
        s.low(there) == word for there in range(at + 1, min(high, at + 6))
    )
