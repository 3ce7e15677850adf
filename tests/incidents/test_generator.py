"""The benchmark's made-up claims: declared columns, one seed one table, two regimes."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest
from benchmarks.claims_generator import write
from benchmarks.generator import generate

from holdfire.model.tables import CLAIMS
from holdfire.model.vocabulary import EVENT_KINDS, Modality, TargetKind

REGIMES = ("sparse", "dense")


@pytest.fixture(scope="module", params=REGIMES)
def claims(request: pytest.FixtureRequest) -> pa.Table:
    return generate(6000, request.param, 7)


def values(claims: pa.Table, column: str) -> set[object]:
    return set(claims[column].unique().to_pylist()) - {None}


def test_the_columns_are_those_declared_and_the_truth(claims: pa.Table) -> None:
    claims.validate(full=True)
    assert claims.drop_columns("truth").schema == CLAIMS.schema
    for column in CLAIMS.columns:
        assert column.optional or claims[column.name].null_count == 0, column.name


def test_the_words_of_the_vocabularies_are_used(claims: pa.Table) -> None:
    assert values(claims, "kind") <= set(EVENT_KINDS)
    assert values(claims, "modality") <= set(Modality)
    assert values(claims, "target_kind") <= set(TargetKind)
    assert values(claims, "language") == {"en", "uk", "ru"}
    assert values(claims, "date_prec") == {1, 2, 3}


def test_claims_come_in_the_order_in_which_they_were_known(claims: pa.Table) -> None:
    known = claims["known_from"].cast(pa.int32()).to_numpy()
    arrived = claims["arrived"].to_numpy()
    assert (np.diff(known) >= 0).all()
    assert set(np.diff(arrived)) == {0, 1}
    assert claims["claim_id"].to_pylist() == sorted(values(claims, "claim_id"))
    assert pc.all(pc.less_equal(claims["when_start"], claims["when_end"])).as_py()


@pytest.mark.parametrize("regime", REGIMES)
def test_the_same_seed_gives_the_same_bytes(regime: str, tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.parquet" for number in range(3)]
    for path, seed in zip(paths, (1, 1, 2), strict=True):
        write(path, 2000, regime, seed)
    first, again, other = (path.read_bytes() for path in paths)
    assert first == again != other
    assert pq.read_table(paths[0]).equals(generate(2000, regime, 1))


def test_incidents_are_told_by_one_to_six_outlets(claims: pa.Table) -> None:
    told = claims.group_by("truth").aggregate([("outlet", "count_distinct"), ("outlet", "count")])
    outlets = told["outlet_count_distinct"].to_numpy()
    assert set(outlets) == {1, 2, 3, 4, 5, 6}
    assert 0.25 < (outlets == 1).mean() < 0.45
    assert 2.5 < told["outlet_count"].to_numpy().mean() < 3.5


def test_copies_repeat_words_under_one_origin(claims: pa.Table) -> None:
    told = claims.group_by(["truth", "words"]).aggregate(
        [("outlet", "count_distinct"), ("origin", "count_distinct")]
    )
    copied = told.filter(pc.greater(told["outlet_count_distinct"], 1))
    assert len(copied) > len(claims) / 30
    assert np.mean(copied["origin_count_distinct"].to_numpy() == 1) > 0.95


def test_some_reports_tell_of_several_incidents(claims: pa.Table) -> None:
    told = claims.group_by("report_id").aggregate(
        [("truth", "count_distinct"), ("outlet", "count_distinct")]
    )
    assert set(told["outlet_count_distinct"].to_pylist()) == {1}
    assert 0.005 < np.mean(told["truth_count_distinct"].to_numpy() > 1) < 0.2


def test_dense_days_are_crowded_and_sparse_ones_stay_as_they_are() -> None:
    def company(regime: str, size: int) -> float:
        """Mean number of claims on the same day as a claim."""
        claims = generate(size, regime, 3)
        many = claims["when_start"].drop_null().value_counts().field("counts").to_numpy()
        return float((many**2).sum() / many.sum())

    sparse, more = company("sparse", 3000), company("sparse", 30_000)
    assert abs(more / sparse - 1) < 0.25
    assert company("dense", 3000) > 2 * sparse
    assert company("dense", 30_000) > 6 * sparse


def test_an_unknown_regime_is_refused() -> None:
    with pytest.raises(ValueError, match="regime 'thick' is unknown: choose sparse or dense"):
        generate(10, "thick", 1)
