"""The page in a real browser, from a file: it draws, filters, opens, prints and fetches nothing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from holdfire.model.release import Profile
from holdfire.publish import Account
from holdfire.publish.map import worldview
from holdfire.publish.page import languages, page
from holdfire.publish.redact import released
from holdfire.publishing import prepare

pytestmark = pytest.mark.browser
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        if os.environ.get("HOLDFIRE_CI"):
            pytest.fail("no Chromium here: install it (Debian: apt-get install chromium)")
        pytest.skip("no Chromium on this machine")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module", params=["working", "released"])
def account(request: pytest.FixtureRequest, now: Account, case_folder: Path) -> Account:
    """Return the monitor's own account, or what of it is released to the public."""
    if request.param == "working":
        return now
    publication = prepare(now, case_folder, profile=Profile.PUBLIC)
    return released(now, publication)


@pytest.fixture(scope="module")
def file(account: Account, tmp_path_factory: pytest.TempPathFactory) -> str:
    path: Path = tmp_path_factory.mktemp("page") / "index.html"
    path.write_bytes(page(account))
    return path.as_uri()


@pytest.fixture
def opened(chromium: Any, file: str) -> Iterator[tuple[Any, list[str], list[str]]]:
    tab = chromium.new_page(viewport={"width": 1280, "height": 900})
    said: list[str] = []
    asked: list[str] = []
    tab.on("console", lambda m: said.append(f"{m.type}: {m.text}"))
    tab.on("pageerror", lambda error: said.append(f"error: {error}"))
    tab.on("request", lambda r: asked.append(r.url))
    tab.goto(file)
    for place in tab.locator("figure .plot").all():  # each is drawn when it comes near
        place.scroll_into_view_if_needed()
        place.locator(".vega-embed").wait_for(state="attached")
    tab.evaluate("scrollTo(0, 0)")
    yield tab, said, asked
    tab.close()


def test_it_opens_without_an_error_or_a_request(
    opened: tuple[Any, list[str], list[str]], file: str
) -> None:
    _, said, asked = opened
    assert said == []
    assert [url for url in asked if not url.startswith("data:")] == [file]


SHOWN = "document.querySelectorAll('.inc:not(.hidden)').length"
ON_THE_MAP = "holdfire.views.get('map').data('counts').reduce((sum, row) => sum + row.incidents, 0)"
IN_THE_TABLE = (
    "[...document.querySelectorAll('#units td')].reduce((n, td) => n + (+td.textContent || 0), 0)"
)


def test_days_and_a_side_act_on_map_strips_and_tables(
    opened: tuple[Any, list[str], list[str]], account: Account
) -> None:
    tab, said, _ = opened
    incidents = account.rows("incidents")
    first, last, side = date(2025, 3, 18), date(2025, 4, 17), "UA"
    looked_at = [
        r for r in incidents if r["struck"] == side and r["end"] >= first and r["start"] <= last
    ]
    placed = sum(row["adm1"] is not None for row in looked_at)
    whole = sum(row["adm1"] is not None for row in incidents)
    assert [tab.evaluate(ask) for ask in (SHOWN, ON_THE_MAP, IN_THE_TABLE)] == [
        len(incidents), whole, whole,
    ]  # fmt: skip
    tab.select_option("#f-side", side)
    tab.fill("#f-from", first.isoformat())
    tab.fill("#f-to", last.isoformat())
    until(tab, f"{ON_THE_MAP} === {placed}")
    assert tab.evaluate(SHOWN) == len(looked_at)
    assert tab.evaluate(IN_THE_TABLE) == placed
    assert tab.evaluate("holdfire.views.get('tempo').signal('look_side')") == side
    assert tab.evaluate("holdfire.views.get('windows-truce_2025').signal('look_to')") == 1744848e6
    ticks = "#plot-windows-truce_2025 .concat_1_layer_0_marks > [opacity='1']"
    told = [r for r in looked_at if r["date_prec"] <= 2 and r["start"] >= date(2025, 3, 14)]
    assert tab.locator(ticks).count() == len(told) > 0
    rows = "[...document.querySelectorAll('tr[data-day]:not(.hidden)')]"
    assert tab.evaluate(f"{rows}.length") > 3
    assert tab.evaluate(f"{rows}.every(row => row.dataset.side === 'UA')")
    assert f"{len(looked_at)} of {len(incidents)} incidents shown" in tab.inner_text("#look-count")
    tab.click("#f-all")
    until(tab, f"{ON_THE_MAP} === {whole}")
    assert tab.evaluate(SHOWN) == len(incidents)
    assert said == []


def test_drawing_across_the_months_chooses_days(
    opened: tuple[Any, list[str], list[str]], account: Account
) -> None:
    tab, said, _ = opened
    tab.locator("#plot-months").scroll_into_view_if_needed()
    box = tab.locator("#plot-months svg").bounding_box()
    height = box["y"] + box["height"] / 2
    tab.mouse.move(box["x"] + 0.4 * box["width"], height)
    tab.mouse.down()
    tab.mouse.move(box["x"] + 0.6 * box["width"], height, steps=6)
    tab.mouse.up()
    until(tab, "document.getElementById('f-from').value !== ''")
    first, last = (date.fromisoformat(tab.input_value(name)) for name in ("#f-from", "#f-to"))
    expected = sum(r["end"] >= first and r["start"] <= last for r in account.rows("incidents"))
    until(tab, f"{SHOWN} === {expected}")
    assert 0 < expected < account.tables["incidents"].num_rows
    tab.fill("#f-from", "2025-01-01")  # typed days move the brush
    tab.fill("#f-to", "2025-12-31")
    until(tab, "holdfire.views.get('months').signal('days_x')[0] > 0")
    span = tab.evaluate("Object.values(holdfire.views.get('months').signal('days'))[0].map(Number)")
    assert abs(span[0] - 1735689600000) < 3 * 86_400_000
    assert said == []


def test_words_narrow_the_incidents(
    opened: tuple[Any, list[str], list[str]], account: Account
) -> None:
    tab, _, _ = opened
    told = {row["claim_id"] for row in account.rows("incident_claims")}
    words = next(r["words"] for r in account.rows("claims") if r["words"] and r["claim_id"] in told)
    tab.fill("#f-text", words.upper())
    until(tab, f"{SHOWN} < {account.tables['incidents'].num_rows}")
    assert "incidents shown" in tab.inner_text("#inc-count")


VERBATIM = "bdi, blockquote, q, [translate=no], script, style, .plot, option[lang]"
#: What the page says outside of figures, whose static drawings are replaced by live ones.
OWN_TEXT = """(() => {
  const copy = document.querySelector("main").cloneNode(true);
  for (const plot of copy.querySelectorAll(".plot")) plot.remove();
  return copy.textContent;
})()"""
ENGLISH = """verbatim => {
  const found = new Set(), walker = document.createTreeWalker(document.body, 4);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const holder = node.parentElement;
    if (!holder.closest(verbatim) && holder.closest("[lang=en]") && /[A-Za-z]{3}/.test(node.data))
      found.add(node.data.trim());
  }
  return [...found];
}"""


@pytest.mark.parametrize("code", ["uk", "ru"])
def test_the_page_speaks_other_languages(
    opened: tuple[Any, list[str], list[str]], account: Account, code: str
) -> None:
    """Every word of the page's own is translated; what people said stays and says its language."""
    tab, said, _ = opened
    before = tab.evaluate(OWN_TEXT)
    quoted = tab.locator("blockquote").first.text_content()
    speak(tab, code)
    assert tab.get_attribute("html", "lang") == code
    words = languages.catalogue()[code]["words"]
    assert tab.inner_text("#answers h2") == words["The answers, and how sure they are"]
    assert words["no report received"] in tab.locator("#plot-map svg").text_content()
    assert tab.get_attribute("#answers + section table td:nth-child(2)", "lang") is None
    assert tab.locator("blockquote").first.text_content() == quoted
    assert tab.get_attribute("blockquote >> nth=0", "lang") == "en"
    of_the_record = {row["statement"] for row in account.rows("conflicts")}
    of_the_record |= {row["response"] for row in account.rows("accusations")}
    of_the_record |= {row[name] for row in account.rows("revisions") for name in ("was", "now")}
    assert set(tab.evaluate(ENGLISH, VERBATIM)) <= of_the_record
    speak(tab, "en")
    assert tab.evaluate(OWN_TEXT) == before
    assert said == []


def until(tab: Any, condition: str) -> None:
    """Wait until an expression holds; the page's policy lets nobody evaluate from inside."""
    for _ in range(400):
        if tab.evaluate(condition):
            return
        tab.wait_for_timeout(25)
    pytest.fail(f"never so: {condition}")


def speak(tab: Any, code: str) -> None:
    tab.select_option("#f-lang", code)
    until(tab, f"document.documentElement.dataset.spoken === '{code}'")


def test_the_worldview_moves_lines_and_no_count(
    opened: tuple[Any, list[str], list[str]],
) -> None:
    tab, said, _ = opened
    tab.locator("#plot-map").scroll_into_view_if_needed()
    before = tab.evaluate("JSON.stringify(holdfire.views.get('map').data('counts'))")
    lines = "holdfire.views.get('map').data('boundary').map(row => row.geometry.coordinates.length)"
    drawn = {}
    for name in ("un_ga", "de_facto", "no_borders"):
        tab.select_option("#f-view", name)
        until(tab, f"document.getElementById('plot-map').dataset.view === '{name}'")
        title = worldview(name).title.split("(")[0].strip()
        tab.locator("#plot-map svg text", has_text=title).wait_for()
        assert "imply no opinion" in tab.locator("#plot-map svg").text_content()
        drawn[name] = tab.evaluate(lines)
        assert tab.evaluate("JSON.stringify(holdfire.views.get('map').data('counts'))") == before
    assert drawn["un_ga"] != drawn["de_facto"] != drawn["no_borders"] == []
    assert said == []


def test_an_incident_opens_to_highlighted_words_by_keyboard(
    opened: tuple[Any, list[str], list[str]], account: Account
) -> None:
    tab, _, _ = opened
    first = tab.locator(".inc:has(mark.claim) > summary").first
    first.focus()
    tab.keyboard.press("Enter")
    words = tab.locator(".inc[open] mark.claim").first.inner_text()
    assert words in {row["words"] for row in account.rows("claims")}


def test_a_link_opens_the_incident_it_points_to(
    opened: tuple[Any, list[str], list[str]],
) -> None:
    tab, _, _ = opened
    link = tab.locator("#disagree a[href^='#inc-']").first
    target = link.get_attribute("href")
    link.click()
    tab.locator(f"details{target}[open]").wait_for()


WEEK_DAYS = """
Object.values(holdfire.views.get('tempo').getState({data: () => true}).data)
  .filter(rows => rows.length && rows[0].week).flat().map(row => new Date(row.week).getDay())
"""


def test_a_day_is_the_same_day_west_of_greenwich(chromium: Any, file: str) -> None:
    context = chromium.new_context(timezone_id="America/New_York")
    tab = context.new_page()
    tab.goto(file)
    tab.locator("#plot-tempo").scroll_into_view_if_needed()
    until(tab, "holdfire.views.has('tempo')")
    days = tab.evaluate(WEEK_DAYS)
    assert days
    assert set(days) == {1}  # every week begins on its Monday
    context.close()


@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_overflows_sideways(chromium: Any, file: str, width: int) -> None:
    tab = chromium.new_page(viewport={"width": width, "height": 800})
    tab.goto(file)
    tab.wait_for_timeout(300)
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    tab.close()


def test_without_scripts_figures_and_tables_stay(chromium: Any, file: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(file)
    assert tab.locator("figure .plot svg").count() >= 5
    assert tab.locator("#versions table").count() >= 2
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_rule_of_wcag_2_2_aa_is_broken(chromium: Any, file: str, scheme: str) -> None:
    """axe-core over the whole page, a few incidents open, in light and dark."""
    from axe_playwright_python.sync_playwright import Axe

    context = chromium.new_context(bypass_csp=True, color_scheme=scheme)  # axe is a script of ours
    tab = context.new_page()
    tab.goto(file)
    first = tab.locator("figure .plot").first
    first.scroll_into_view_if_needed()
    first.locator(".vega-embed").wait_for(state="attached")
    tab.evaluate(
        "document.querySelectorAll('main > section:not(#statements) details:not(.inc),"
        " .inc:nth-of-type(-n+9)').forEach(each => { each.open = true })"
    )
    levels = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
    asked = levels if scheme == "light" else ["color-contrast", "link-in-text-block"]
    options = {"runOnly": asked, "resultTypes": ["violations"]}  # dark differs in colours alone
    found = Axe().run(tab, options=options).response["violations"]
    assert [(rule["id"], [node["target"] for node in rule["nodes"]][:3]) for rule in found] == []
    context.close()


def test_it_prints(opened: tuple[Any, list[str], list[str]]) -> None:
    tab, said, _ = opened
    assert tab.pdf(format="A4").startswith(b"%PDF")
    assert said == []
