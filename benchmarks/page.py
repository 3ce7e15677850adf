"""How large the page is, how soon it answers, and whether it bears many incidents.

Run: python benchmarks/page.py [--incidents 20000]. Prints a table; needs a Chromium.
The large case repeats the reference case's incidents under other ids and days.
"""

from __future__ import annotations

import argparse
import random
import shutil
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from holdfire.assess import assess, ingest
from holdfire.cases import reference_case
from holdfire.model.tables import TABLES
from holdfire.publish import Account
from holdfire.publish.page import page
from holdfire.sources import load_case

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
SEED, SPAN_DAYS = 7, 1200
#: Tables whose rows go with an incident, and their columns of ids to make anew.
OF_INCIDENTS = {
    "incidents": ("incident_id", "part_of"),
    "incident_claims": ("incident_id", "claim_id"),
    "claims": ("claim_id",),
    "conflicts": ("incident_id", "first_claim", "second_claim"),
    "findings": ("finding_id", "incident_id"),
}
DAYS = {"incidents": ("start", "end"), "claims": ("when_start", "when_end")}


def main() -> None:
    """Measure the page of the reference case and of one with many incidents."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--incidents", type=int, default=20_000)
    wanted = parser.parse_args().incidents
    with tempfile.TemporaryDirectory() as folder:
        account = _reference(Path(folder) / "case")
        print(f"{'':<22}{'reference':>12}{'many':>12}")
        found = [_measured(each, Path(folder)) for each in (account, repeated(account, wanted))]
    for name in found[0]:
        print(f"{name:<22}{found[0][name]:>12}{found[1][name]:>12}")


def _reference(folder: Path) -> Account:
    reference_case(folder)
    day = load_case(folder).compiled_on
    ingest(folder, today=day)
    return assess(folder, as_of=day)


def repeated(account: Account, wanted: int) -> Account:
    """Return the account with its incidents repeated, with their claims, up to a number."""
    rng = random.Random(SEED)
    held = account.tables["incidents"].num_rows
    rounds = -(-wanted // held)
    shifts = [timedelta(days=rng.randrange(SPAN_DAYS)) for _ in range(rounds)]
    declared = {table.name: table for table in TABLES}
    tables, kept = dict(account.tables), set[str]()
    for name, ids in OF_INCIDENTS.items():
        rows = account.rows(name)
        many = [row for n, shift in enumerate(shifts) for row in _again(name, rows, ids, n, shift)]
        if name == "incidents":
            many = sorted(many[:wanted], key=lambda row: (row["start"], row["incident_id"]))
            kept = {row["incident_id"] for row in many}
        elif "incident_id" in ids:
            many = [row for row in many if row["incident_id"] in kept]
        tables[name] = declared[name].of(many)
    return replace(account, tables=tables)


def _again(
    name: str, rows: list[dict[str, Any]], ids: tuple[str, ...], n: int, shift: timedelta
) -> Iterator[dict[str, Any]]:
    for row in rows:
        new = {each: f"{row[each]}-{n}" if row[each] and n else row[each] for each in ids}
        new |= {each: _moved(row[each], shift) for each in DAYS.get(name, ()) if n}
        yield row | new


def _moved(day: date | None, shift: timedelta) -> date | None:
    return None if day is None else day - shift


def _measured(account: Account, folder: Path) -> dict[str, str]:
    started = time.perf_counter()
    made = page(account)
    written = time.perf_counter() - started
    path = folder / "index.html"
    path.write_bytes(made)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        tab = browser.new_page(viewport={"width": 1440, "height": 900})
        tab.goto(path.as_uri(), timeout=120_000)
        ready = int(tab.get_attribute("html", "data-ready") or 0)
        tab.evaluate("document.getElementById('where').scrollIntoView()")
        tab.locator("#plot-map .vega-embed").wait_for(state="attached", timeout=120_000)
        side, days = (_timed(tab, _set(*each)) for each in (("f-side", "UA"), ("f-from", DAY)))
        words = _timed(tab, _set("f-text", "substation"))
        opened = _timed(tab, _OPEN)
        spoken = _timed(tab, _SPEAK)
        browser.close()
    return {
        "incidents": f"{account.tables['incidents'].num_rows:,}",
        "page, MB": f"{len(made) / 1e6:.2f}",
        "written, s": f"{written:.1f}",
        "interactive, ms": f"{ready:,}",
        "filter by side, ms": side,
        "filter by days, ms": days,
        "filter by words, ms": words,
        "open an incident, ms": opened,
        "change language, ms": spoken,
    }


DAY = "2025-01-01"
_FRAME = "await new Promise(done => requestAnimationFrame(() => setTimeout(done)));"
_OPEN = f"""document.getElementById("f-all").click();
  const first = document.querySelector(".inc:not(.hidden)"); first.open = true;
  while (!first.querySelector("blockquote")) {{ {_FRAME} }}"""
_SPEAK = f"""const field = document.getElementById("f-lang"); field.value = "uk";
  field.dispatchEvent(new Event("input"));
  while (document.documentElement.dataset.spoken !== "uk") {{ {_FRAME} }}"""


def _set(field: str, value: str) -> str:
    return f"""const field = document.getElementById("{field}"); field.value = "{value}";
  const before = document.getElementById("inc-count").textContent;
  field.dispatchEvent(new Event("input"));
  while (document.getElementById("inc-count").textContent === before) {{ {_FRAME} }} {_FRAME}"""


def _timed(tab: Any, action: str) -> str:
    script = "async () => { const from = performance.now(); %s return performance.now() - from; }"
    return f"{tab.evaluate(script % action):,.0f}"


if __name__ == "__main__":
    main()
