"""New claims on an old state give what a full run over all claims gives, table by table."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from benchmarks.claims_generator import generate
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfire.incidents import keeping
from holdfire.incidents.update import State, begin, update
from holdfire.model.case import Case
from holdfire.model.errors import BadInput
from holdfire.model.tables import CLAIMS

TABLES = ("incidents", "members", "copies", "conflicts")


def full(claims: pa.Table, case: Case) -> State:
    return begin(claims, case)


def assert_same(updated: State, whole: State) -> None:
    for name in TABLES:
        ours, theirs = getattr(updated.told, name), getattr(whole.told, name)
        assert ours.equals(theirs), name


@pytest.fixture(scope="module", params=["sparse", "dense"])
def world(request: pytest.FixtureRequest) -> pa.Table:
    return generate(3000, request.param, 5).select(CLAIMS.schema.names)


def test_a_late_day_gives_what_a_full_run_gives(world: pa.Table, case: Case) -> None:
    order = np.argsort(world.column("known_from").to_numpy(), kind="stable")
    early, late = world.take(pa.array(order[:2900])), world.take(pa.array(order[2900:]))
    updated = update(full(early, case), late, case)
    assert_same(updated, full(world, case))


@settings(max_examples=6, deadline=None)
@given(seed=st.integers(0, 2**32 - 1), held=st.integers(1, 2999))
def test_any_claims_in_any_order_give_what_a_full_run_gives(
    world: pa.Table, case: Case, seed: int, held: int
) -> None:
    order = np.random.default_rng(seed).permutation(world.num_rows)
    state = full(world.take(pa.array(order[:held])), case)
    middle = held + (len(order) - held) // 2
    for part in (order[held:middle], order[middle:], order[:5]):  # the last are held already
        state = update(state, world.take(pa.array(part)), case)
    assert_same(state, full(world, case))


def test_nothing_new_changes_nothing(world: pa.Table, case: Case) -> None:
    state = full(world, case)
    assert_same(update(state, world.slice(0, 10), case), state)


def test_a_state_on_disk_is_the_state(world: pa.Table, case: Case, tmp_path: Path) -> None:
    early, late = world.slice(0, 2000), world.slice(2000)
    keeping.save(full(early, case), tmp_path / "state")
    held = keeping.load(tmp_path / "state")
    assert held is not None
    assert_same(update(held, late, case), full(world, case))


def test_no_state_a_damaged_one_and_one_of_another_version(
    world: pa.Table, case: Case, tmp_path: Path
) -> None:
    assert keeping.load(tmp_path) is None
    keeping.save(full(world.slice(0, 50), case), tmp_path)
    (tmp_path / "ties.parquet").write_bytes(b"PAR1 no more")
    with pytest.raises(BadInput, match="damaged"):
        keeping.load(tmp_path)
    keeping.save(full(world.slice(0, 50), case), tmp_path)
    (tmp_path / "state.json").write_text('{"holdfire": "0.0.1"}')
    with pytest.raises(BadInput, match=r"0\.0\.1"):
        keeping.load(tmp_path)
