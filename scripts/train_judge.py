"""Learns the judge's weights from labelled reports, and measures them on reports left out.

    python scripts/train_judge.py en GOLD.jsonl...         learn and write the weights
    python scripts/train_judge.py en --cross GOLD.jsonl...  only measure (7 folds)

The packaged weights: `en` and `slavic`, each with the development reports three times (they set the
labelling), the seed article's labels, and tests/gold/training.jsonl, in this order.

Softmax regressions with a quadratic penalty, fitted by L-BFGS from zero: the same reports in the
same order give the same weights. Signs seen in fewer than two claims are left out, weights near
zero too.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from scipy import sparse
from scipy.optimize import minimize

from holdfire.claims.english import EnglishExtractor
from holdfire.claims.judge.draft import Draft
from holdfire.claims.judge.linear import Labels
from holdfire.claims.judge.settle import NO_CLAIM, RANKED, Option, choice, judge_from
from holdfire.claims.score import WIDER, align, score
from holdfire.claims.slavic import SlavicExtractor
from holdfire.evaluate import as_report, read_gold
from holdfire.reading import parties_of

PACKAGE = Path(__file__).parents[1] / "src/holdfire/claims/judge"
FOLDS = 7
PENALTY = {"kind": 6.0, "modality": 6.0, "target": 1.0, "attacker": 1.0, "voice": 2.0,
           "when": 1.0, "place": 2.0, "quantity": 2.0}  # fmt: skip
LEAST = 2
NEAR_ZERO = 0.02
#: Signs that carry a proposal of the rules.
RULED = ("rule", "named", "after")
#: Single sentences that teach kinds and modalities alone; their other fields are not labelled.
LESSON = "les-"
#: Reports with these ids were read while the rules were written.
READ = ("dev", "seed", "en-", "uk-", "ru-")
Span = tuple[int, int]


@dataclass
class Recorder:
    """Answers as the labels say and keeps the signs it was shown."""

    read: bool = False
    guess: Labels | None = None
    wanted: dict[Span, dict[str, Any]] = field(default_factory=dict)
    kinds: list[tuple[list[str], str]] = field(default_factory=list)
    modalities: list[tuple[list[str], str]] = field(default_factory=list)
    picks: dict[str, list[tuple[list[list[str]], int]]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def _gold(self, draft: Draft) -> dict[str, Any] | None:
        return self.wanted.get((draft.claim.words.start, draft.claim.words.end))

    def kind(self, draft: Draft, signs: list[str]) -> tuple[str, str]:
        gold = self._gold(draft)
        label = gold["kind"] if gold else NO_CLAIM
        self.kinds.append((self._fair(signs), label))
        if gold is None or self.guess is None:
            return label, ""
        kind, rival = choice(self.guess.sums(self._fair(signs)) | {NO_CLAIM: -99.0})
        return kind, rival

    def _fair(self, signs: list[str]) -> list[str]:
        return [s for s in signs if not s.startswith(RULED)] if self.read else signs

    def modality(self, draft: Draft, signs: list[str]) -> str:
        label = self._gold(draft)["modality"]  # type: ignore[index]
        self.modalities.append((signs, label))
        return label

    def pick(
        self, name: str, draft: Draft, options: Sequence[Option], signs: list[list[str]]
    ) -> int:
        wanted = wanted_values(name, self._gold(draft) or {})
        right = right_option(name, options, wanted)
        if right < 0:
            return 0
        self.picks[name].append((signs, right))
        return right


def words(value: str | None) -> str | None:
    """Return words as they are compared: without case and article."""
    return None if value is None else re.sub(r"^(?:the|an?) ", "", value.lower().strip())


def _near(value: str | None, wanted: set[str | None]) -> str | None:
    """Return the wanted amount where the value is within 1 % of it, as the score allows."""
    for other in wanted:
        if value is None or other is None or value.split(" ")[1] != other.split(" ")[1]:
            continue
        bounds = [pair.split(" ")[0].split("..") for pair in (value, other)]
        if all(
            a == b or ("None" not in (a, b) and abs(float(a) - float(b)) <= 0.01 * abs(float(b)))
            for a, b in zip(*bounds, strict=True)
        ):
            return other
    return value


def right_option(name: str, options: Sequence[Option], wanted: set[str | None]) -> int:
    """Return the index of the option that the label holds; -1 where none does."""
    given = [each.value for each in options]
    if name == "target":
        given = [WIDER.get(str(each), each) for each in given]
    if name in {"voice", "place"}:
        given = [words(each) for each in given]
    if name == "quantity":
        given = [_near(each, wanted) for each in given]
    if name == "place":
        return int(given[1] in wanted)
    return next((at for at, each in enumerate(given) if each in wanted), -1)


def wanted_values(name: str, gold: dict[str, Any]) -> set[str | None]:
    """Return what a label holds for a field, as candidates show it."""
    if name == "place":
        return {words(place["text"]) for place in gold.get("places", ())}
    if name == "voice":
        speaker = gold.get("speaker")
        return {words(speaker["text"]) if speaker else None}
    if name == "when":
        when = gold.get("when")
        return {f"{when['start']}/{when['end']}" if when else None}
    if name == "quantity":
        amount = gold.get("quantity")
        return {f"{amount['low']}..{amount['high']} {amount['unit']}" if amount else None}
    return {gold.get({"target": "target_kind"}.get(name, name))}


@dataclass
class Everything:
    """Lets every clause through with the rules' own proposal: only to find the spans."""

    def kind(self, draft: Draft, signs: list[str]) -> tuple[str, str]:
        return str(draft.claim.kind), ""

    def modality(self, draft: Draft, signs: list[str]) -> str:
        return str(draft.claim.modality)

    def pick(self, name: str, draft: Draft, options: Any, signs: Any) -> int:
        return 0


def extractor(language: str, parties: Any, weigher: Any) -> Any:
    """Return the extractor of a language with another weigher."""
    if language == "en":
        return EnglishExtractor(parties, weigher=weigher)
    return SlavicExtractor(parties, language, weigher=weigher)


def record(
    reports: Sequence[dict[str, Any]],
    parties: Any,
    read: Collection[str] = (),
    guesses: Sequence[Labels | None] | None = None,
) -> list[Recorder]:
    """Return what the judge is shown in each report, with the labels.

    `read` names the reports that the rules were written on: there the rules' proposals are better
    than they will ever be again, so they teach nothing. `guesses` are weights, a report each, whose
    kinds the later fields are shown instead of the labelled ones.
    """
    found = []
    for at, entry in enumerate(reports):
        report = as_report(entry)
        every = extractor(entry["language"], parties, Everything()).extract(report)
        guess = guesses[at] if guesses else None
        recorder = Recorder(entry["report_id"] in read, guess)
        for gold, claim in align(entry["claims"], every):
            if gold is not None and claim is not None:
                recorder.wanted[claim.words.start, claim.words.end] = dict(gold)
        extractor(entry["language"], parties, recorder).extract(report)
        if entry["report_id"].startswith(LESSON):
            recorder.picks.clear()
        found.append(recorder)
    return found


def record_guessed(
    reports: Sequence[dict[str, Any]], parties: Any, read: Collection[str]
) -> list[Recorder]:
    """Return what the judge is shown where kinds are guessed by weights that never saw the report.

    So the later fields learn how far a judged kind is to be trusted.
    """
    known = record(reports, parties, read)
    guesses: list[Labels | None] = [None] * len(reports)
    for fold in range(FOLDS):
        rows = [row for at, r in enumerate(known) if at % FOLDS != fold for row in r.kinds]
        weights = Labels(fit_labels(rows, PENALTY["kind"]))
        for at in range(fold, len(reports), FOLDS):
            guesses[at] = weights
    return record(reports, parties, read, guesses)


def fit_labels(rows: Sequence[tuple[list[str], str]], penalty: float) -> dict[str, Any]:
    """Return weights by label and sign."""
    counts = Counter(sign for signs, _ in rows for sign in set(signs))
    index = {sign: at for at, sign in enumerate(sorted(s for s in counts if counts[s] >= LEAST))}
    labels = sorted({label for _, label in rows})
    given = matrix([signs for signs, _ in rows], index)
    truth = np.zeros((len(rows), len(labels)))
    for at, (_, label) in enumerate(rows):
        truth[at, labels.index(label)] = 1.0

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        weights = flat.reshape(len(index), len(labels))
        sums = given @ weights
        sums -= sums.max(axis=1, keepdims=True)
        share = np.exp(sums)
        share /= share.sum(axis=1, keepdims=True)
        cost = -np.log(share[truth == 1.0] + 1e-12).sum() + penalty / 2 * (flat**2).sum()
        return cost, (given.T @ (share - truth) + penalty * weights).ravel()

    start = np.zeros(len(index) * len(labels))
    weights = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 150}).x
    table = weights.reshape(len(index), len(labels))
    return {
        label: {
            sign: round(float(table[at, column]), 3)
            for sign, at in index.items()
            if abs(table[at, column]) >= NEAR_ZERO
        }
        for column, label in enumerate(labels)
    }


def fit_ranker(rows: Sequence[tuple[list[list[str]], int]], penalty: float) -> dict[str, float]:
    """Return weights by sign; each row is one choice among its own candidates."""
    every = [signs for candidates, _ in rows for signs in candidates]
    counts = Counter(sign for signs in every for sign in set(signs))
    index = {sign: at for at, sign in enumerate(sorted(s for s in counts if counts[s] >= LEAST))}
    given = matrix(every, index)
    sizes = np.array([len(candidates) for candidates, _ in rows])
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    right = np.zeros(len(every))
    right[starts + np.array([chosen for _, chosen in rows])] = 1.0

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        sums = given @ weights
        sums = sums - np.repeat(np.maximum.reduceat(sums, starts), sizes)
        share = np.exp(sums)
        share /= np.repeat(np.add.reduceat(share, starts), sizes)
        cost = -np.log(share[right == 1.0] + 1e-12).sum() + penalty / 2 * (weights**2).sum()
        return cost, given.T @ (share - right) + penalty * weights

    start = np.zeros(len(index))
    weights = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 200}).x
    return {
        sign: round(float(weights[at]), 3)
        for sign, at in index.items()
        if abs(weights[at]) >= NEAR_ZERO
    }


def matrix(rows: Sequence[Sequence[str]], index: dict[str, int]) -> sparse.csr_matrix:
    """Return rows of signs as a sparse matrix of ones."""
    at = [(row, index[sign]) for row, signs in enumerate(rows) for sign in signs if sign in index]
    rows_, columns = ([r for r, _ in at], [c for _, c in at])
    shape = (len(rows), len(index))
    return sparse.csr_matrix((np.ones(len(at)), (rows_, columns)), shape=shape)


def learn(recorders: Sequence[Recorder]) -> dict[str, Any]:
    """Return all weights."""
    return {
        "kind": fit_labels([row for r in recorders for row in r.kinds], PENALTY["kind"]),
        "modality": fit_labels(
            [row for r in recorders for row in r.modalities], PENALTY["modality"]
        ),
        **{
            name: fit_ranker([row for r in recorders for row in r.picks[name]], PENALTY[name])
            for name in RANKED
        },
    }


def crossed(
    reports: Sequence[dict[str, Any]], recorders: Sequence[Recorder], parties: Any
) -> dict[str, list[Any]]:
    """Return the claims of every report, read with weights that never saw it."""
    given: dict[str, list[Any]] = {}
    for fold in range(FOLDS):
        held = learn([r for at, r in enumerate(recorders) if at % FOLDS != fold])
        judge = judge_from(held)
        for entry in reports[fold::FOLDS]:
            reader = extractor(entry["language"], parties, judge)
            given[entry["report_id"]] = reader.extract(as_report(entry))
    return given


def main(arguments: list[str]) -> None:
    """Learn and write, or cross-validate."""
    name, *rest = arguments
    cross = "--cross" in rest
    parties = parties_of(None).parties
    languages = {"en": {"en"}, "slavic": {"uk", "ru"}}[name]
    reports = [
        entry
        for path in rest
        if path != "--cross"
        for entry in read_gold(Path(path))
        if entry["language"] in languages
    ]
    read = {entry["report_id"] for entry in reports if entry["report_id"].startswith(READ)}
    recorders = record_guessed(reports, parties, read)
    print(len(reports), "reports,", sum(len(r.kinds) for r in recorders), "clauses")
    if not cross:
        body = json.dumps(learn(recorders), ensure_ascii=False, indent=0, sort_keys=True)
        (PACKAGE / f"weights_{name}.json").write_text(body + "\n", encoding="utf-8")
        return
    given = crossed(reports, recorders, parties)
    for language in sorted(languages):
        for fresh in (False, True):
            own = [
                e
                for e in reports
                if e["language"] == language
                and fresh is (e["report_id"] not in read)
                and not e["report_id"].startswith(LESSON)
            ]
            if own:
                print(language, "new to the rules" if fresh else "read with the rules", len(own))
                print(score(own, [given[e["report_id"]] for e in own]).table())


if __name__ == "__main__":
    main(sys.argv[1:])
