"""The winter's inputs: what is known on a day, what is refused."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from holdfire import sites
from holdfire.model.case import Case
from holdfire.model.errors import BadTable
from holdfire.model.span import Span
from holdfire.outlook.counts import count_strikes
from holdfire.outlook.inputs import Winter, load_winters
from holdfire.outlook.shape import DAILY, WEEKDAY, WEEKEND, WEEKLY, load_shape
from holdfire.publish import Account
from holdfire.sources import read_facts
from holdfire.sources.facts import Fact
from holdfire.validation.rts79 import _rows


def winters(folder: Path, case: Case, as_of: date) -> dict[tuple[str, str], Winter]:
    facts = read_facts(folder)
    ledger = sites.load_ledger(facts["capacity_facts"], case, as_of=as_of)
    known = {row["entry_id"]: row["known_from"] for row in ledger.to_pylist()}
    found = load_winters(facts["winters"], facts["fleets"], known=known)
    return {(winter.winter, winter.country): winter for winter in found}


def test_only_what_was_known_enters(case_folder: Path, case: Case) -> None:
    then = winters(case_folder, case, date(2024, 10, 30))
    now = winters(case_folder, case, date(2026, 11, 23))
    assert set(then) == {("2024-25", "UA"), ("2024-25", "RU")}
    assert set(now) == {(w, c) for w in ("2024-25", "2025-26") for c in ("UA", "RU")}
    key = ("2024-25", "UA")
    assert "repair_days" in then[key].assumed
    assert "repair_days" not in now[key].assumed
    assert then[key].inputs["repair_days"].best == 150
    assert now[key].inputs["repair_days"].best == 418
    assert [(d, s.best) for d, s in now[key].import_steps] == [
        (date(2024, 11, 1), 1.7),
        (date(2024, 12, 1), 2.1),
    ]
    assert [s.best for _, s in then[key].import_steps] == [1.7]
    later = now["2025-26", "UA"]
    assert [(d, s.best) for d, s in later.import_steps] == [
        (date(2025, 11, 1), 2.1),
        (date(2026, 1, 16), 2.3),
    ]
    assert winters(case_folder, case, date(2024, 1, 1)) == {}


def test_every_fact_cited_exists(case_folder: Path) -> None:
    facts = read_facts(case_folder)
    ids = {fact["fact_id"] for fact in facts["capacity_facts"]}
    cited = {one for row in facts["winters"] for one in row["fact_ids"].split("|") if one}
    assert cited <= ids


def test_fleets_and_nuclear_make_the_capacity_of_2024(case_folder: Path, case: Case) -> None:
    """8 GW lost were 40 %: 20 GW; nuclear nameplate 7.8 GW is in the table of sites."""
    winter = winters(case_folder, case, date(2026, 11, 23))["2024-25", "UA"]
    fleets = sum(fleet.units * fleet.unit_mw for fleet in winter.fleets)
    assert fleets + 7835 == pytest.approx(20_000, rel=0.02)


BASE = {
    "row_id": "W1", "winter": "w", "side": "AA", "sector": "refining", "input": "period",
    "from_day": "2024-11-01", "to_day": "2025-03-31", "basis": "assumption", "fact_ids": "",
}  # fmt: skip
REST = {
    "nominal_mt_y": 100, "out_share": 0.1, "loss": 10, "repair_days": 100, "branching": 0.3,
    "follow_days": 3, "truce_strength": 0.5,
}  # fmt: skip


def facts(*, leave_out: str = "", more: dict[str, str] | None = None, **change: str) -> list[Fact]:
    rows = [BASE]
    for name, value in REST.items():
        if name != leave_out:
            text = str(value)
            row = BASE | {"input": name, "low": text, "best": text, "high": text}
            if name != "loss":
                row |= {"from_day": "", "to_day": ""}
            rows.append(row)
    rows[-1] = rows[-1] | change
    rows += [BASE | more] if more else []
    return [Fact(Path("winters.csv"), number, row) for number, row in enumerate(rows, 1)]


def test_a_complete_winter_loads() -> None:
    (winter,) = load_winters(facts(), [], known={})
    assert winter.inputs["out_share"].best == 0.1


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (facts(leave_out="loss"), "row 1: has no loss. Give each input a row"),
        (facts(basis="guess"), "row 8: basis 'guess' is unknown. Use source, derived, assum"),
        (facts(basis="source"), "row 8: basis 'source' with facts ''. A source or derivation"),
        (facts(fact_ids="C1"), "row 8: basis 'assumption' with facts 'C1'"),
        (facts(low="0.9"), "row 8: range: 0.9..0.5..0.5 is not a range"),
        (facts(best=""), "row 8: range: 0.5..nan..0.5 is not a range"),
        (facts(best="much"), "row 8: best 'much' is not a number"),
        (facts(input="loss"), "has no truce_strength"),
        (facts(more={"to_day": ""}), "row 9: period has no from_day and to_day"),
        (facts(more={"sector": "gas"}), "row 9: sector 'gas' is unknown"),
    ],
)
def test_rows_that_cannot_be_are_refused(rows: list[Fact], words: str) -> None:
    with pytest.raises(BadTable) as caught:
        load_winters(rows, [], known={})
    assert words in str(caught.value)


FLEET = {"side": "AA", "sector": "refining", "unit_class": "x", "units": "2", "unit_mw": "10",
         "forced_outage_rate": "0.05", "mttf_h": "950", "mttr_h": "50"}  # fmt: skip


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"unit_mw": "-1"}, "fleets.csv, row 1: fleet x of AA: a unit has -1.0 MW"),
        ({"forced_outage_rate": "1.5"}, "the forced outage rate is 1.5"),
        ({"mttr_h": ""}, "fleets.csv, row 1: has no mttr_h"),
    ],
)
def test_fleets_that_cannot_be_are_refused(change: dict[str, str], words: str) -> None:
    with pytest.raises(BadTable) as caught:
        load_winters(facts(), [Fact(Path("fleets.csv"), 1, FLEET | change)], known={})
    assert words in str(caught.value)


def test_a_winter_whose_imports_begin_late_is_refused(case_folder: Path, case: Case) -> None:
    known = {row["fact_id"]: date(2024, 1, 1) for row in _case_rows(case_folder, "capacity_facts")}
    rows = read_facts(case_folder)["winters"]
    late = [r for r in rows if r["input"] != "import_limit_gw" or r["from_day"]]
    with pytest.raises(BadTable, match="has no import limit on its first day"):
        load_winters(late, [], known=known)


def _case_rows(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / "tables" / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def test_the_shape_is_the_published_one() -> None:
    held: dict[tuple[str, str, str, int], float] = {
        (r["table"], r["season"], r["day_type"], int(r["index"])): float(r["peak_percent"])
        for r in _rows("rts79_load.csv")
    }
    for week, share in WEEKLY.items():
        assert held["weekly", "", "", week] == share
    for day, share in enumerate(DAILY, 1):
        assert held["daily", "", "weekday" if day < 6 else "weekend", day] == share
    for kind, hours in (("weekday", WEEKDAY), ("weekend", WEEKEND)):
        for hour, share in enumerate(hours):
            assert held["hourly", "winter", kind, hour] == share


def test_a_winter_peaks_once_at_one() -> None:
    shape = load_shape(Span(date(2024, 11, 1), date(2025, 3, 31)))
    assert shape.shape == (151 * 24,)
    assert shape.max() == 1.0
    assert shape.min() > 0.3
    summer = load_shape(Span(date(2024, 7, 1), date(2024, 9, 30)))
    assert np.isfinite(summer).all()


def test_days_without_coverage_are_no_days(now: Account, case: Case) -> None:
    def counted(first: date, last: date) -> object:
        return count_strikes(
            now.tables["incidents"], case, country="UA", sector="generation",
            days=Span(first, last), as_of=date(2026, 11, 23), rng=np.random.default_rng(1),
        )  # fmt: skip

    assert counted(date(2026, 4, 1), date(2026, 9, 1)) is None  # no report was compiled
    assert counted(date(2027, 1, 1), date(2027, 2, 1)) is None
    found = counted(date(2026, 1, 1), date(2026, 3, 31))
    assert found is not None
    assert found.days == pytest.approx(31 + 28 + 12, abs=1)  # type: ignore[attr-defined]
    assert found.events >= 20  # type: ignore[attr-defined]
