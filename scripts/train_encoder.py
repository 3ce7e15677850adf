"""Teaches the encoder what clauses are about, from labelled reports.

    python scripts/train_encoder.py GOLD.jsonl...                  learn and write the weights
    python scripts/train_encoder.py --without trg- GOLD.jsonl...   leave reports out, and measure

Needs torch and transformers, which holdfire itself does not (``pip install torch transformers``),
and the extra ``encoder``. All of the base model but its word vectors is trained; what each matrix
has learnt is then kept as a product of two thin ones (`RANK`), which is what the package carries.
Seeds are fixed; two machines may still differ in the last bits, and so in a weight's last digit.

The packaged weights come from the development reports twice (they set the labelling), the seed
article's labels and tests/gold/training.jsonl, in this order.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from safetensors.numpy import load_file
from tokenizers import Tokenizer
from torch import nn
from train_judge import LESSON, Everything, extractor, right_option, wanted_values
from transformers import AutoModel

from holdfire.claims.encoder.base import folder
from holdfire.claims.encoder.hearing import LABELS, PICKS, WINDOW
from holdfire.claims.encoder.masks import Masked, masked
from holdfire.claims.encoder.network import MATRICES, NORMS
from holdfire.claims.encoder.pieces import Pieces, pieces_of
from holdfire.claims.judge.draft import Draft, Scene
from holdfire.claims.judge.settle import NO_CLAIM, Option
from holdfire.claims.score import align
from holdfire.evaluate import as_report, read_gold
from holdfire.reading import parties_of

WEIGHTS = Path(__file__).parents[1] / "src/holdfire/claims/encoder/weights.npz"
EPOCHS, BATCH, SEED = 8, 8, 1
RATE_BODY, RATE_HEADS, DECAY = 2e-4, 1e-3, 0.01
#: Thin dimension of what each matrix has learnt; 128 of 384 keeps 93 % of its squares.
RANK = 128
HIDDEN = 96
#: Words whose vectors the masks start from.
STARTS = ("france", "spain", "paris", "madrid", "smith", "french", "spanish", "foreign")
#: Parties change places in half of the reports shown, so that neither place means anything.
TURNED = {0: 1, 1: 0, 2: 3, 3: 2, 5: 6, 6: 5}
IGNORE = -100


@dataclass
class Row:
    """What a clause should be heard as; `IGNORE` where its label says nothing."""

    span: tuple[int, int]
    labels: dict[str, int] = field(default_factory=dict)
    picks: list[tuple[str, list[tuple[int, int]], int]] = field(default_factory=list)


@dataclass
class Example:
    """A stretch of a report with its clauses, offsets counted in its pieces."""

    ids: list[int]
    rows: list[Row]


class Recorder(Everything):
    """Answers as the labels say and keeps what the encoder should have said."""

    def __init__(self, gold: dict[Any, Any], pieces: Pieces, hidden: Masked, lesson: bool) -> None:
        self.gold, self.pieces, self.hidden, self.lesson = gold, pieces, hidden, lesson
        self.rows: dict[tuple[int, int], Row] = {}

    def kind(self, draft: Draft, signs: list[str]) -> tuple[str, str]:
        span = draft.claim.words.start, draft.claim.words.end
        label = self.gold.get(span)
        kind = label["kind"] if label else NO_CLAIM
        row = self.rows.setdefault(span, Row(self.pieces.within(*span)))
        row.labels = {"kind": LABELS["kind"].index(kind)}
        if label is not None:
            row.labels["modality"] = LABELS["modality"].index(label["modality"])
        if label is not None and not self.lesson:
            self._index(row, "target", label.get("target_kind") or "none")
            party = label["attacker"]
            if party in self.hidden.order:
                party = ("first", "second")[self.hidden.order.index(party)]
            self._index(row, "attacker", party or "none")
        return kind, ""

    def _index(self, row: Row, name: str, value: str) -> None:
        if value in LABELS[name]:
            row.labels[name] = LABELS[name].index(value)

    def modality(self, draft: Draft, signs: list[str]) -> str:
        label = self.gold[draft.claim.words.start, draft.claim.words.end]
        return str(label["modality"])

    def pick(self, name: str, draft: Draft, options: Sequence[Option], signs: Any) -> int:
        span = draft.claim.words.start, draft.claim.words.end
        right = right_option(name, options, wanted_values(name, self.gold[span]))
        if right >= 0 and not self.lesson:
            if name == "voice":
                self.rows[span].labels["voice"] = right
            elif name in PICKS:
                places = [self.pieces.within(*each.span) for each in options if each.span]
                self.rows[span].picks.append((name, places, right))
        return max(right, 0)


def examples(entry: dict[str, Any], parties: Any, tokenizer: Any, size: int) -> Iterator[Example]:
    """Yield the windows of a labelled report."""
    report = as_report(entry)
    held: dict[str, Any] = {}
    reader = extractor(entry["language"], parties, Everything())
    sentences = reader._sentences
    reader._sentences = lambda text: held.setdefault("said", sentences(text))
    scene_of = sys.modules["holdfire.claims.english.extractor"].scene_of

    def looked(*given: Any, **more: Any) -> Scene:
        held["scene"] = scene_of(*given, **more)
        return held["scene"]

    sys.modules["holdfire.claims.english.extractor"].scene_of = looked  # type: ignore[attr-defined]
    try:
        found = reader.extract(report)
    finally:
        sys.modules["holdfire.claims.english.extractor"].scene_of = scene_of  # type: ignore[attr-defined]
    pairs = align(entry["claims"], found)
    gold = {(c.words.start, c.words.end): g for g, c in pairs if g is not None and c is not None}
    hidden = masked(held["scene"], [token for said in held["said"] for token in said.tokens])
    pieces = pieces_of(entry["text"], hidden, tokenizer, size)
    recorder = Recorder(gold, pieces, hidden, entry["report_id"].startswith(LESSON))
    extractor(entry["language"], parties, recorder).extract(report)
    yield from _windows(list(pieces.ids), list(recorder.rows.values()), size + hidden.outlet)


def _windows(ids: list[int], rows: list[Row], outlet: int) -> Iterator[Example]:
    """Yield windows as `Hearing` reads them, with two pieces before and one behind."""
    step = WINDOW // 2
    starts = [0] if len(ids) <= WINDOW else range(0, len(ids), step)
    for at in starts:
        low, high = (0, len(ids)) if len(ids) <= WINDOW else (
            max(0, at - WINDOW // 4), min(len(ids), at + step + WINDOW // 4)
        )  # fmt: skip
        own = [r for r in rows if len(ids) <= WINDOW or at <= sum(r.span) // 2 < at + step]
        count = high - low

        def moved(span: tuple[int, int], low: int = low, count: int = count) -> tuple[int, int]:
            start = min(max(span[0] - low, 0), count - 1)
            return start + 2, max(start + 1, min(span[1] - low, count)) + 2

        if own:
            yield Example(
                [101, outlet, *ids[low:high], 102],
                [
                    Row(moved(r.span), r.labels,
                        [(name, [moved(p) for p in own_], right) for name, own_, right in r.picks])
                    for r in own
                ],
            )  # fmt: skip


def turned(example: Example, size: int) -> Example:
    """Return the example with the two parties in each other's place."""
    swap = {size + a: size + b for a, b in TURNED.items()}
    one, two = (LABELS["attacker"].index(name) for name in ("first", "second"))
    other = {one: two, two: one}
    rows = [
        Row(r.span, {n: other.get(v, v) if n == "attacker" else v for n, v in r.labels.items()},
            r.picks)
        for r in example.rows
    ]  # fmt: skip
    return Example([swap.get(each, each) for each in example.ids], rows)


class Net(nn.Module):
    """The base model, masks and heads, as `Network` and `Hearing` compute them."""

    def __init__(self, model: Path) -> None:
        super().__init__()
        self.body = AutoModel.from_pretrained(str(model), add_pooling_layer=False)
        for parameter in self.body.embeddings.parameters():
            parameter.requires_grad = False
        vectors = self.body.embeddings.word_embeddings.weight
        tokenizer = Tokenizer.from_file(str(model / "tokenizer.json"))
        self.size = len(vectors)
        self.masks = nn.Parameter(vectors[[tokenizer.token_to_id(w) for w in STARTS]].clone())
        width = vectors.shape[1]
        self.drop = nn.Dropout(0.15)
        self.heads = nn.ModuleDict({n: nn.Linear(3 * width, len(a)) for n, a in LABELS.items()})
        self.clause = nn.ModuleDict({n: nn.Linear(3 * width, HIDDEN) for n in PICKS})
        self.option = nn.ModuleDict({n: nn.Linear(width, HIDDEN, bias=False) for n in PICKS})
        self.sum = nn.ModuleDict({n: nn.Linear(HIDDEN, 1, bias=False) for n in PICKS})
        self.none = nn.ModuleDict({n: nn.Linear(3 * width, 1) for n in PICKS})

    def loss(self, batch: Sequence[Example], wrong: Counter[str] | None = None) -> Any:
        """Return the mean loss of a clause; `wrong` counts right and wrong answers."""
        longest = max(len(each.ids) for each in batch)
        ids = torch.zeros(len(batch), longest, dtype=torch.long)
        mask = torch.zeros_like(ids)
        for at, each in enumerate(batch):
            ids[at, : len(each.ids)] = torch.tensor(each.ids)
            mask[at, : len(each.ids)] = 1
        table = torch.cat([self.body.embeddings.word_embeddings.weight, self.masks])
        state = self.body(
            inputs_embeds=F.embedding(ids, table), attention_mask=mask
        ).last_hidden_state
        rows = [(state[at], row) for at, each in enumerate(batch) for row in each.rows]
        vectors = self.drop(
            torch.stack(
                [
                    torch.cat([own.mean(0), own.max(0).values, own[0]])
                    for own in (s[row.span[0] : row.span[1]] for s, row in rows)
                ]
            )
        )
        total = torch.zeros(())
        for name, head in self.heads.items():
            truth = torch.tensor([row.labels.get(name, IGNORE) for _, row in rows])
            sums = head(vectors)
            share = 0.5 if name == "voice" else 1.0
            total = total + share * F.cross_entropy(
                sums, truth, ignore_index=IGNORE, reduction="sum"
            )
            if wrong is not None:
                known = truth != IGNORE
                right = int((sums.argmax(1) == truth)[known].sum())
                wrong[f"{name} right"] += right
                wrong[f"{name} wrong"] += int(known.sum()) - right
        for vector, (own, row) in zip(vectors, rows, strict=True):
            for name, places, right in row.picks:
                sums = self._pick(name, vector, own, places)
                total = total + 0.7 * F.cross_entropy(sums[None], torch.tensor([right]))
                if wrong is not None:
                    wrong[f"{name} {'right' if int(sums.argmax()) == right else 'wrong'}"] += 1
        return total / len(rows)

    def _pick(self, name: str, vector: Any, state: Any, places: Sequence[tuple[int, int]]) -> Any:
        sums = [self.none[name](vector)]
        if places:
            options = self.drop(torch.stack([state[a:b].mean(0) for a, b in places]))
            met = torch.tanh(self.clause[name](vector) + self.option[name](options))
            sums.append(self.sum[name](met).squeeze(1))
        return torch.cat(sums)


def fit(net: Net, shown: list[Example], left_out: Sequence[Example]) -> None:
    """Train, and print what the reports left out say after each round."""
    body = [p for p in net.body.parameters() if p.requires_grad] + [net.masks]
    known = {id(p) for p in body}
    rest = [p for p in net.parameters() if p.requires_grad and id(p) not in known]
    rates = (RATE_BODY, RATE_HEADS)
    groups = [{"params": own, "lr": rate} for own, rate in zip((body, rest), rates, strict=True)]
    optimiser = torch.optim.AdamW(groups, weight_decay=DECAY)
    steps, step = EPOCHS * (len(shown) // BATCH + 1), 0
    for epoch in range(EPOCHS):
        random.shuffle(shown)
        total = 0.0
        for at in range(0, len(shown), BATCH):
            batch = [turned(e, net.size) if random.random() < 0.5 else e
                     for e in shown[at : at + BATCH]]  # fmt: skip
            pace = min(1.0, step / (0.06 * steps)) * max(0.02, 1 - step / steps)
            for group, rate in zip(optimiser.param_groups, rates, strict=True):
                group["lr"] = rate * pace
            loss = net.loss(batch)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            step, total = step + 1, total + float(loss.detach())
        mean = total / (len(shown) / BATCH)
        print(f"round {epoch + 1}: loss {mean:.3f}", _measured(net, left_out), flush=True)


def _measured(net: Net, left_out: Sequence[Example]) -> dict[str, float]:
    """Return the share of right answers among reports left out, by head."""
    counts: Counter[str] = Counter()
    net.eval()
    with torch.no_grad():
        for each in left_out:
            net.loss([each], counts)
    net.train()
    names = sorted({key.rsplit(" ", 1)[0] for key in counts})
    return {
        n: round(counts[f"{n} right"] / (counts[f"{n} right"] + counts[f"{n} wrong"]), 3)
        for n in names
    }


def learnt(net: Net, base: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Return what was learnt, in half precision: thin products for matrices, the rest in full."""
    held = {name: value.detach().numpy() for name, value in net.named_parameters()}
    kept = {"masks": held["masks"]}
    layers = sum(name.endswith("attention.self.query.weight") for name in base)
    for at in range(layers):
        for ours, theirs in MATRICES.items():
            name = f"encoder.layer.{at}.{theirs}"
            left, size, right = np.linalg.svd(
                held[f"body.{name}.weight"] - base[f"{name}.weight"], full_matrices=False
            )
            root = np.sqrt(size[:RANK])
            kept[f"{at}.{ours}.a"] = root[:, None] * right[:RANK]
            kept[f"{at}.{ours}.b"] = left[:, :RANK] * root
            kept[f"{at}.{ours}.bias"] = held[f"body.{name}.bias"] - base[f"{name}.bias"]
        for ours, theirs in NORMS.items():
            for part in ("weight", "bias"):
                kept[f"{at}.{ours}.{part}"] = held[f"body.encoder.layer.{at}.{theirs}.{part}"]
    for name in LABELS:
        for part in ("weight", "bias"):
            kept[f"{name}.{part}"] = held[f"heads.{name}.{part}"]
    for name in PICKS:
        for part in ("clause.weight", "clause.bias", "option.weight", "sum.weight",
                     "none.weight", "none.bias"):  # fmt: skip
            group, own = part.split(".")
            kept[f"{name}.{part}"] = held[f"{group}.{name}.{own}"]
    return {name: value.astype(np.float16) for name, value in kept.items()}


def main() -> None:
    """Learn and write, or measure on reports left out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--without", default="", help="start of the ids of reports to leave out")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    given = parser.parse_args()
    torch.manual_seed(SEED)
    random.seed(SEED)
    model = folder()
    base = load_file(model / "model.safetensors")
    tokenizer = Tokenizer.from_file(str(model / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    parties, size = parties_of(None).parties, len(base["embeddings.word_embeddings.weight"])
    shown: list[Example] = []
    left_out: list[Example] = []
    for path in given.gold:
        for entry in read_gold(path):
            if entry["language"] == "en":
                out = given.without and entry["report_id"].startswith(given.without)
                (left_out if out else shown).extend(examples(entry, parties, tokenizer, size))
    print(len(shown), "windows shown,", len(left_out), "left out")
    net = Net(model)
    fit(net, shown, left_out)
    np.savez_compressed(given.out, **learnt(net, base))


if __name__ == "__main__":
    main()
