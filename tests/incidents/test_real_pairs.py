"""What the incidents make of real pairs that a reader labelled: precision and recall, with floors.

The floors lie a little under what was measured (see docs/incidents.md): they hold what is true, and
the pairs were chosen because they are hard.
"""

from __future__ import annotations

import csv
import shutil
from collections import Counter
from datetime import date
from pathlib import Path

from holdfire import sites
from holdfire.assess import ingest
from holdfire.cases import reference_case
from holdfire.claims import read_all, to_table
from holdfire.incidents import reconcile
from holdfire.sources import load_case, read_facts
from holdfire.store import reports_log
from holdfire.store.reports import from_rows

TODAY = date(2026, 11, 23)
PAIRS = Path(__file__).with_name("pairs.csv")
MAPPING = """\
holdfire_table: 1
language: uk
when_is: publication
columns:
  id: event_id_1pd
  when: date
  published: date
  target_kind: target_classes
  place: asciiname
  adm1: ADM1_NAME
  lat: latitude
  lon: longitude
  words: representative_text
  outlet: sources_matching
  source_url: sources_matching
target_kinds:
  FUEL_STORAGE_TERMINAL: fuel_depot
  ENERGY_GRID_SUPPORT: grid
  REFINING_PETROCHEM_GAS: refinery
  PORT_EXPORT_LOGISTICS: port
  PIPELINE_PUMPING: pipeline
"""


def incident_of_row(folder: Path) -> dict[str, str]:
    """Return the incident of each table row's first claim, by the row's id."""
    ingest(folder, today=TODAY)
    case, facts = load_case(folder), read_facts(folder)
    reports = [report for report in from_rows(reports_log(folder).read()) if report.table]
    ids = {r.report_id: r.text.partition("\n")[0].removeprefix("id: ") for r in reports}
    claims = sites.link(
        to_table(read_all(reports, case), case),
        sites.load_sites(facts["sites"]),
        sites.load_units(facts["units"]),
    )
    members = reconcile(claims, case, as_of=TODAY).members.to_pylist()
    incident = {member["claim_id"]: member["incident_id"] for member in members}
    found: dict[str, str] = {}
    for claim in claims.to_pylist():
        if claim["claim_id"] in incident:
            found.setdefault(ids[claim["report_id"]], incident[claim["claim_id"]])
    return found


def measured(source: str, incident: dict[str, str]) -> tuple[float, float]:
    """Return precision and recall of "the same" over the labelled pairs."""
    counts: Counter[tuple[str, bool]] = Counter()
    for pair in csv.DictReader(PAIRS.read_text("utf-8").splitlines()):
        if pair["source"] == source:
            left, right = incident.get(pair["left"]), incident.get(pair["right"])
            counts[pair["same"], left is not None and left == right] += 1
    hits = counts["yes", True]
    return hits / (hits + counts["no", True]), hits / (hits + counts["yes", False])


def test_reported_strikes_of_the_reference_case(tmp_path: Path) -> None:
    folder = tmp_path / "case"
    reference_case(folder)
    shutil.rmtree(folder / "inbox" / "notes")
    precision, recall = measured("strikes", incident_of_row(folder))
    assert precision >= 0.95
    assert recall >= 0.90


def test_news_events_of_another_collection(tmp_path: Path, shared: Path) -> None:
    """A third of the pairs held the same cannot be seen from the columns: their dates are wrong."""
    folder = tmp_path / "case"
    reference_case(folder)
    shutil.rmtree(folder / "inbox")
    (folder / "inbox").mkdir()
    shutil.copy(shared / "data" / "viina_energy_2022_2024.csv", folder / "inbox" / "viina.csv")
    (folder / "inbox" / "viina.yaml").write_text(MAPPING, encoding="utf-8")
    precision, recall = measured("viina", incident_of_row(folder))
    assert precision >= 0.75
    assert recall >= 0.50
