"""The bones of a clause. In: its tagged tokens. Out: subject, verb and object by their head words.

A rough reading by parts of speech: the first noun phrase, the last verb of the first verb group,
and the first noun phrase after it. The judge takes it as a sign, never as a fact.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from holdfire.claims.english.tokens import Token

_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "'s", "am"})
_HAVE = frozenset({"has", "have", "had", "having", "get", "got", "getting"})
_INSIDE = frozenset(
    {"DT", "JJ", "JJR", "JJS", "CD", "PRP$", "POS", "NN", "NNS", "NNP", "NNPS", "RB"}
)


@dataclass(frozen=True, slots=True)
class Head:
    """Head words of a clause in lower case; "" where there is none.

    Parameters
    ----------
    subject, verb, object : str
        Head words; of a clause without a verb only `subject` is filled.
    link : str
        Particle or preposition after the verb.
    passive, negated, ahead : bool
        How the verb group is built.
    """

    subject: str = ""
    verb: str = ""
    link: str = ""
    object: str = ""
    passive: bool = False
    negated: bool = False
    ahead: bool = False


def head_of(tokens: Sequence[Token]) -> Head:
    """Return the bones of a clause."""
    first = next((at for at, token in enumerate(tokens) if token.is_finite), None)
    if first is None:
        first = next((at for at, token in enumerate(tokens) if token.tag.startswith("VB")), None)
    if first is None:
        return Head(subject=_noun(tokens, 0)[0])
    group, at = [first], first + 1
    while at < len(tokens) and (tokens[at].tag[:2] in {"VB", "RB"} or tokens[at].low == "to"):
        group.append(at)
        at += 1
    verbs = [each for each in group if tokens[each].tag.startswith("VB")] or [first]
    main = verbs[-1]
    words = {tokens[each].low for each in group}
    after = main + 1
    link = ""
    while after < len(tokens) and tokens[after].tag in {"IN", "RP", "TO", "RB", "DT", "PRP$"}:
        if tokens[after].tag in {"IN", "RP", "TO"} and not link:
            link = tokens[after].low
        after += 1
    return Head(
        _noun(tokens[:first], 0)[0],
        tokens[main].low,
        link,
        _noun(tokens, after)[0],
        passive=tokens[main].tag == "VBN" and bool(words & _BE),
        negated=bool(words & {"not", "n't", "never"}),
        ahead=tokens[first].tag == "MD" and tokens[first].low not in {"could", "did"},
    )


def _noun(tokens: Sequence[Token], start: int) -> tuple[str, int]:
    """Return the head of the first noun phrase from `start`: its last noun, and where it ends."""
    at = start
    while at < len(tokens) and tokens[at].tag not in _INSIDE | {"PRP", "EX", "WP"}:
        at += 1
    head = ""
    while at < len(tokens) and tokens[at].tag in _INSIDE | {"PRP", "EX", "WP"}:
        if tokens[at].tag[:2] in {"NN", "PR", "JJ"} or tokens[at].tag == "EX":
            name = tokens[at].tag.startswith("NNP") or tokens[at].text[0].isupper()
            head = "Xx" if name else tokens[at].low
        at += 1
    return head, at


def signs(head: Head) -> tuple[str, ...]:
    """Return the head as words for the judge, each with its part."""
    parts = [("subj", head.subject), ("verb", head.verb), ("obj", head.object), ("link", head.link)]
    found = [f"{name} {word}" for name, word in parts if word]
    flags = (("passive", head.passive), ("negated", head.negated), ("ahead", head.ahead))
    return (*found, *(f"flag {name}" for name, so in flags if so))
