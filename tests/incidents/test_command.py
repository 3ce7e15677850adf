"""The commands on incidents as a user runs them: reconcile, its evaluation, decide, explain."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from benchmarks.claims_generator import generate

from holdfire import cli
from holdfire.assess import assess, ingest
from holdfire.cases import reference_case
from holdfire.cli import console
from holdfire.model.tables import CLAIMS, CONFLICTS, COPIES, INCIDENTS, MEMBERS
from tests.incidents.claims import claim, table

AS_OF = date(2024, 5, 1)


def run(*arguments: object) -> int:
    with pytest.raises(SystemExit) as ended:
        cli.main([str(argument) for argument in arguments])
    return int(ended.value.code or 0)


@pytest.fixture(scope="module")
def claims(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("claims") / "claims.parquet"
    pq.write_table(generate(1500, "sparse", 2), path)
    return path


def test_reconcile_writes_declared_tables(
    claims: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("reconcile", claims, "--out", tmp_path / "i.parquet", "--learn") == 0
    told = capsys.readouterr()
    names = [Path(line).name for line in told.out.split()]
    assert names == [
        "i.parquet", "i.members.parquet", "i.copies.parquet", "i.conflicts.parquet",
        "i.weights.json",
    ]  # fmt: skip
    assert "incidents" in told.err
    for name, declared in zip(names, (INCIDENTS, MEMBERS, COPIES, CONFLICTS), strict=False):
        assert pq.read_schema(tmp_path / name).equals(declared.schema)


def test_the_same_claims_give_the_same_bytes(claims: Path, tmp_path: Path) -> None:
    table = pq.read_table(claims).select(CLAIMS.schema.names)
    turned = tmp_path / "turned.parquet"
    pq.write_table(table.take(pa.array(range(table.num_rows - 1, -1, -1))), turned)
    for folder, source in (("a", claims), ("b", turned)):
        assert run("reconcile", source, "--out", tmp_path / folder / "i.parquet") == 0
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes(), path.name


def test_learnt_weights_can_be_given_again(claims: Path, tmp_path: Path) -> None:
    first, again = tmp_path / "a.parquet", tmp_path / "b.parquet"
    assert run("reconcile", claims, "--out", first, "--learn") == 0
    assert run("reconcile", claims, "--out", again, "--weights", tmp_path / "a.weights.json") == 0
    assert first.read_bytes() == again.read_bytes()


def test_a_state_takes_later_claims(claims: Path, tmp_path: Path) -> None:
    table = pq.read_table(claims)
    early, late = tmp_path / "early.parquet", tmp_path / "late.parquet"
    pq.write_table(table.slice(0, 1000), early)
    pq.write_table(table.slice(1000), late)
    out, state = tmp_path / "i.parquet", tmp_path / "state"
    assert run("reconcile", early, "--out", out, "--state", state) == 0
    assert run("reconcile", late, "--out", out, "--state", state) == 0
    whole = tmp_path / "whole.parquet"
    assert run("reconcile", claims, "--out", whole, "--state", tmp_path / "other") == 0
    assert pq.read_table(out).equals(pq.read_table(whole))
    assert run("reconcile", late, "--out", out, "--state", state, "--learn") == 1


def test_eval_incidents_for_people_and_machines(
    claims: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("eval", "incidents", claims, "--learn", "--json") == 0
    scores = json.loads(capsys.readouterr().out)
    assert set(scores) == {"b_cubed", "pairwise"}
    assert 0.7 < scores["b_cubed"]["f1"] < 1
    assert run("eval", "incidents", claims, "--learn") == 0
    assert "b-cubed" in capsys.readouterr().out


def test_input_at_fault_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = tmp_path / "claims.parquet"
    text.write_text("no table")
    short = tmp_path / "short.parquet"
    pq.write_table(pa.table({"claim_id": ["clm-1"]}), short)
    empty = tmp_path / "empty.parquet"
    pq.write_table(CLAIMS.of([]), empty)
    row = claim(number=1)
    twice, lacking = tmp_path / "twice.parquet", tmp_path / "lacking.parquet"
    pq.write_table(table(row, row), twice)
    whole = CLAIMS.of([row])
    at = whole.schema.get_field_index("outlet")
    nobody = pa.field("outlet", pa.string())
    pq.write_table(whole.set_column(at, nobody, pa.array([None], pa.string())), lacking)
    out = tmp_path / "i.parquet"
    for source, says in (
        (twice, "holds a claim twice"),
        (lacking, "does not hold claims"),
        (tmp_path / "none.parquet", "not a Parquet file"),
        (text, "not a Parquet file"),
        (short, "lacks the columns"),
    ):
        assert run("reconcile", source, "--out", out) == 1
        told = capsys.readouterr().err
        assert says in told
        assert "Traceback" not in told
    assert run("eval", "incidents", empty) == 1  # no column of truth
    assert "truth" in capsys.readouterr().err
    assert run("reconcile", empty, "--out", out) == 0
    assert pq.read_table(out).num_rows == 0


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("decided") / "case"
    reference_case(folder)
    ingest(folder, today=date(2026, 11, 23))
    return folder


def test_decisions_are_kept_listed_and_replayed(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("holdfire.cli.incidents.today", lambda: AS_OF)
    by = ("--reviewer", "duty reviewer", "--reason", "originals checked")
    first, second = assess(folder, as_of=AS_OF).rows("incidents")[:2]
    ids = first["incident_id"], second["incident_id"]
    assert run("decide", "merge", folder, *ids, *by) == 0
    merge = capsys.readouterr().out.strip()
    assert run("decide", "grade", folder, ids[0], "2", *by) == 0
    assert run("decide", "reject", folder, "inc-0000000000000000", *by) == 0
    account = assess(folder, as_of=AS_OF)
    joined = {row["incident_id"]: row for row in account.rows("incidents")}
    assert ids[1] not in joined
    assert joined[ids[0]]["claims"] == first["claims"] + second["claims"]
    assert joined[ids[0]]["credibility"] == 2
    said = [row["outcome"] for row in account.rows("outcomes")]
    assert said.count("applied") == 2
    assert len(said) == 3
    capsys.readouterr()
    assert run("decisions", folder) == 0
    assert capsys.readouterr().out.count("originals checked") == 3
    assert run("decide", "withdraw", folder, merge, *by) == 0
    assert ids[1] in {row["incident_id"] for row in assess(folder, as_of=AS_OF).rows("incidents")}


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("grade", "inc-1", "9"), "no grade"),
        (("grade", "inc-1"), "needs a grade"),
        (("date", "inc-1", "2025-02-30"), "does not exist"),
        (("place", "inc-1", "atlantis"), "no site or unit"),
        (("merge", "inc-1", "inc-1"), "no other incident"),
        (("split", "inc-1", "inc-2"), "ids of claims"),
        (("accept", "clm-1"), "no incident"),
        (("accept", "inc-1", "inc-2"), "needs nothing more"),
        (("withdraw", "dec-none"), "no decision"),
    ],
)
def test_a_decision_that_cannot_be_meant_is_refused(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], says: str
) -> None:
    action, *rest = arguments
    by = ("--reviewer", "r", "--reason", "w")
    assert run("decide", action, folder, *rest, *by) == 1
    assert says in capsys.readouterr().err


def test_a_decision_needs_a_reviewer_and_a_reason(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("decide", "accept", folder, "inc-1", "--reviewer", " ", "--reason", "w") == 1
    assert "needs a reviewer" in capsys.readouterr().err


def test_lineage_leads_from_an_id_that_ended_to_the_one_that_goes_on(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A merge decided since the issue before leaves a redirect."""
    later = date(2024, 6, 1)
    known = [
        row["incident_id"]
        for row in assess(folder, as_of=later).rows("incidents")
        if row["first_known"] < date(2024, 5, 20)
    ]
    ids = known[-2], known[-1]
    monkeypatch.setattr("holdfire.cli.incidents.today", lambda: later)
    by = ("--reviewer", "duty reviewer", "--reason", "one night")
    assert run("decide", "merge", folder, *ids, *by) == 0
    account = assess(folder, as_of=later)
    (kept,) = set(ids) & {row["incident_id"] for row in account.rows("incidents")}
    led = {row["before_id"]: row for row in account.rows("lineage")}
    (ended,) = set(ids) - {kept}
    assert (led[ended]["now_id"], led[ended]["became"]) == (kept, "merged")


def test_today_is_utc() -> None:
    assert isinstance(console.today(), date)
