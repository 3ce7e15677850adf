"""The network computes what the base model is known to compute."""

from __future__ import annotations

import numpy as np
import pytest

from holdfire.claims.encoder.base import encoder, folder, installed
from holdfire.claims.encoder.masks import MASKS
from holdfire.claims.encoder.network import Network

if not installed():
    pytest.skip("the encoder is not installed (extra: encoder)", allow_module_level=True)

#: "The plant was hit by drones overnight." between the marks that open and close a text, and what
#: transformers 5 with torch 2.13 computes from them with the same base model.
IDS = (101, 1996, 3269, 2001, 2718, 2011, 24633, 11585, 1012, 102)
FIRST = (0.16590138, 0.42625019, 0.14618151, 0.24092852, 0.08013368)
SIXTH = (0.28400353, 0.50337827, 0.29549444, 0.49506509, 0.33708808)
NORM = 28.70059776


@pytest.fixture(scope="module")
def base() -> dict[str, np.ndarray]:
    from safetensors.numpy import load_file

    return dict(load_file(folder() / "model.safetensors"))


def test_without_anything_learnt_it_is_the_base_model(base: dict[str, np.ndarray]) -> None:
    network = Network(base, {"masks": np.zeros((MASKS, 384))})
    state = network(IDS)
    assert state.shape == (10, 384)
    assert state[0, :5] == pytest.approx(FIRST, abs=2e-5)
    assert state[5, :5] == pytest.approx(SIXTH, abs=2e-5)
    assert float(np.linalg.norm(state)) == pytest.approx(NORM, rel=1e-5)


def test_a_thin_product_is_added_to_its_matrix(base: dict[str, np.ndarray]) -> None:
    rng = np.random.default_rng(1)
    low, high = rng.normal(size=(2, 384)) / 20, rng.normal(size=(384, 2)) / 20
    learnt = {"masks": np.zeros((MASKS, 384)), "0.query.a": low, "0.query.b": high}
    learnt["0.query.bias"] = np.full(384, 0.01)
    whole = dict(base)
    name = "encoder.layer.0.attention.self.query"
    whole[f"{name}.weight"] = (base[f"{name}.weight"] + high @ low).astype(np.float32)
    whole[f"{name}.bias"] = (base[f"{name}.bias"] + 0.01).astype(np.float32)
    expected = Network(whole, {"masks": np.zeros((MASKS, 384))})(IDS)
    assert np.abs(Network(base, learnt)(IDS) - expected).max() < 1e-4


def test_each_mask_has_a_vector_behind_the_vocabulary(base: dict[str, np.ndarray]) -> None:
    masks = np.stack([base["embeddings.word_embeddings.weight"][2000 + at] for at in range(MASKS)])
    network = Network(base, {"masks": masks})
    assert np.allclose(network((101, network.size + 3, 102)), network((101, 2003, 102)), atol=1e-5)


def test_the_packaged_weights_fit_the_base_model() -> None:
    held = encoder()
    assert held.network.longest >= 503  # a window and its marks
    assert held.network(IDS).shape == (10, 384)
