"""How good an extractor is. In: gold reports and predicted claims. Out: precision, recall, F1.

Gold claims and predictions of one report are paired one to one by the overlap of their spans
(at least half of the longer one), the greatest overlap first. Fields are counted twice: among
pairs, which is what two labellers' agreement is measured on, and over all claims, where every
field of a spurious claim is spurious and every field of a missed claim is missed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from holdfire.model import Claim

#: Least share of the longer span that both must have in common.
LEAST_OVERLAP = 0.5
FIELDS = (
    "speaker", "anonymous", "modality", "kind", "attacker", "target", "site", "places", "when",
    "quantity",
)  # fmt: skip
_ARTICLE = re.compile(r"\A(?:the|an?)\s+", re.IGNORECASE)

#: Classes of ours that the labels hold under a wider one.
WIDER = {"gas_storage": "gas", "gas_processing": "gas", "pumped_storage": "hydro"}

GoldClaim = Mapping[str, Any]


@dataclass(slots=True)
class Tally:
    """Right, spurious and missed values of one field."""

    right: int = 0
    spurious: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Share of given values that are right; 1 where none was given."""
        given = self.right + self.spurious
        return self.right / given if given else 1.0

    @property
    def recall(self) -> float:
        """Share of wanted values that were given; 1 where none was wanted."""
        wanted = self.right + self.missed
        return self.right / wanted if wanted else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = 2 * self.right + self.spurious + self.missed
        return 2 * self.right / total if total else 1.0

    def add(self, gold: frozenset[Any], given: frozenset[Any]) -> None:
        """Count the values of one claim."""
        self.right += len(gold & given)
        self.spurious += len(given - gold)
        self.missed += len(gold - given)


def _blank() -> dict[str, Tally]:
    return {name: Tally() for name in FIELDS}


@dataclass(slots=True)
class Scores:
    """The tallies of claims, and of each field among pairs and over all claims."""

    claims: Tally = field(default_factory=Tally)
    fields: dict[str, Tally] = field(default_factory=_blank)
    overall: dict[str, Tally] = field(default_factory=_blank)

    def table(self) -> str:
        """Return the scores as text, a row for claims and one for each field."""
        rows = [
            f"{'':<10} {'precision':>9} {'recall':>7} {'F1':>5} "
            f"{'right':>6} {'spur.':>6} {'missed':>6} {'F1 over all claims':>19}"
        ]
        for name, tally, every in (
            ("claims", self.claims, self.claims),
            *((name, self.fields[name], self.overall[name]) for name in FIELDS),
        ):
            rows.append(
                f"{name:<10} {tally.precision:>9.2f} {tally.recall:>7.2f} {tally.f1:>5.2f} "
                f"{tally.right:>6} {tally.spurious:>6} {tally.missed:>6} {every.f1:>19.2f}"
            )
        return "\n".join(rows)


def score(gold: Sequence[Mapping[str, Any]], predicted: Sequence[Sequence[Claim]]) -> Scores:
    """Return how well predictions fit gold reports (parsed lines of the gold schema).

    Parameters
    ----------
    gold : sequence of mapping
        Reports with their ``claims``.
    predicted : sequence of sequences of Claim
        The claims extracted from each report, in the same order.

    Raises
    ------
    ValueError
        If the two differ in length.
    """
    scores = Scores()
    for report, claims in zip(gold, predicted, strict=True):
        for wanted, given in align(report["claims"], claims):
            scores.claims.right += wanted is not None and given is not None
            scores.claims.spurious += wanted is None
            scores.claims.missed += given is None
            for name in FIELDS:
                values = _gold_values(wanted, name), _given_values(given, name)
                if name == "quantity" and _same_amount(*values):
                    values = values[0], values[0]
                scores.overall[name].add(*values)
                if wanted is not None and given is not None:
                    scores.fields[name].add(*values)
    return scores


def align(
    gold: Sequence[GoldClaim], predicted: Sequence[Claim]
) -> list[tuple[GoldClaim | None, Claim | None]]:
    """Return every gold claim and every prediction once, paired where their spans agree."""
    shares = [
        (-share, row, column)
        for row, wanted in enumerate(gold)
        for column, given in enumerate(predicted)
        if (share := _overlap(tuple(wanted["span"]), (given.words.start, given.words.end)))
        >= LEAST_OVERLAP
    ]
    matched: dict[int, int] = {}
    taken: set[int] = set()
    for _, row, column in sorted(shares):
        if row not in matched and column not in taken:
            matched[row] = column
            taken.add(column)
    pairs: list[tuple[GoldClaim | None, Claim | None]] = [
        (wanted, predicted[matched[row]] if row in matched else None)
        for row, wanted in enumerate(gold)
    ]
    return pairs + [(None, given) for at, given in enumerate(predicted) if at not in taken]


def _overlap(first: tuple[int, ...], second: tuple[int, int]) -> float:
    """Return the common characters as a share of the longer span."""
    common = min(first[1], second[1]) - max(first[0], second[0])
    longest = max(first[1] - first[0], second[1] - second[0])
    return max(common, 0) / longest if longest else 0.0


def _same_words(text: str) -> str:
    return _ARTICLE.sub("", text.strip().lower().replace("’", "'"))


def _same_amount(gold: frozenset[Any], given: frozenset[Any]) -> bool:
    """Return whether two amounts have one unit and bounds within 1 % of each other."""
    if len(gold) != 1 or len(given) != 1:
        return False
    (wanted,), (found,) = gold, given
    return wanted[2] == found[2] and all(
        one == other or (None not in (one, other) and abs(one - other) <= 0.01 * abs(one))
        for one, other in zip(wanted[:2], found[:2], strict=True)
    )


def _gold_values(  # noqa: PLR0911
    claim: GoldClaim | None, name: str
) -> frozenset[Any]:
    if claim is None:
        return frozenset()
    value = claim.get("target_kind" if name == "target" else name)
    if name == "anonymous":
        return frozenset({True}) if value else frozenset()
    if value is None:
        return frozenset()
    if name == "places":
        return frozenset(_same_words(place["text"]) for place in value)
    if name in {"speaker", "site"}:
        return frozenset({_same_words(value["text"])})
    if name == "when":
        return frozenset({(value["start"], value["end"])})
    if name == "quantity":
        return frozenset({(value["low"], value["high"], value["unit"])})
    return frozenset({str(value)})


_GIVEN: dict[str, Callable[[Claim], frozenset[Any]]] = {
    "speaker": lambda c: frozenset({_same_words(c.speaker.text)} if c.speaker else ()),
    "anonymous": lambda c: frozenset({True} if c.anonymous else ()),
    "modality": lambda c: frozenset({str(c.modality)}),
    "kind": lambda c: frozenset({str(c.kind)}),
    "attacker": lambda c: frozenset({c.attacker} if c.attacker else ()),
    "target": lambda c: frozenset(
        {WIDER.get(c.target_kind, str(c.target_kind))} if c.target_kind else ()
    ),
    "site": lambda c: frozenset({_same_words(c.site.text)} if c.site else ()),
    "places": lambda c: frozenset(_same_words(place.text) for place in c.places),
    "when": lambda c: frozenset({(str(c.when.span.start), str(c.when.span.end))} if c.when else ()),
    "quantity": lambda c: frozenset(
        {(c.quantity.low, c.quantity.high, c.quantity.unit)} if c.quantity else ()
    ),
}


def _given_values(claim: Claim | None, name: str) -> frozenset[Any]:
    return frozenset() if claim is None else _GIVEN[name](claim)
