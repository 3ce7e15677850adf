"""The page in a real browser, from a file: it draws, filters, opens, prints and fetches nothing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from holdfire.publish import Account
from holdfire.publish.page import page

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


@pytest.fixture(scope="module")
def file(now: Account, tmp_path_factory: pytest.TempPathFactory) -> str:
    path: Path = tmp_path_factory.mktemp("page") / "index.html"
    path.write_bytes(page(now))
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


def test_filters_narrow_the_incidents(
    opened: tuple[Any, list[str], list[str]], now: Account
) -> None:
    tab, _, _ = opened
    shown = "document.querySelectorAll('.inc:not(.hidden)').length"
    total = now.tables["incidents"].num_rows
    assert tab.evaluate(shown) == total
    tab.select_option("#f-side", "UA")
    ukraine = sum(row["struck"] == "UA" for row in now.rows("incidents"))
    assert tab.evaluate(shown) == ukraine
    tab.fill("#f-from", "2025-03-18")
    tab.fill("#f-to", "2025-04-17")
    assert 0 < tab.evaluate(shown) < ukraine
    assert f"of {total} incidents shown" in tab.inner_text("#inc-count")


def test_an_incident_opens_to_highlighted_words_by_keyboard(
    opened: tuple[Any, list[str], list[str]], now: Account
) -> None:
    tab, _, _ = opened
    first = tab.locator(".inc summary").first
    first.focus()
    tab.keyboard.press("Enter")
    words = tab.locator(".inc[open] mark.claim").first.inner_text()
    assert words in {row["words"] for row in now.rows("claims")}


def test_a_link_opens_the_incident_it_points_to(
    opened: tuple[Any, list[str], list[str]],
) -> None:
    tab, _, _ = opened
    link = tab.locator("#disagree a[href^='#inc-']").first
    target = link.get_attribute("href")
    link.click()
    tab.locator(f"details{target}[open]").wait_for()


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
        "document.querySelectorAll('details:not(.inc), .inc:nth-of-type(-n+9)')"
        ".forEach(each => { each.open = true })"
    )
    levels = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
    found = Axe().run(tab, options={"runOnly": levels}).response["violations"]
    assert [(rule["id"], [node["target"] for node in rule["nodes"]][:3]) for rule in found] == []
    context.close()


def test_it_prints(opened: tuple[Any, list[str], list[str]]) -> None:
    tab, said, _ = opened
    assert tab.pdf(format="A4").startswith(b"%PDF")
    assert said == []
