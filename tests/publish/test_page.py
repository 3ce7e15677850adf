"""The page answers, quotes exactly, takes no side, and lets nothing in or out."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from holdfire.assess import assess, ingest
from holdfire.cases import empty_case, reference_case
from holdfire.publish import Account
from holdfire.publish.document import document, schema
from holdfire.publish.page import page
from holdfire.publish.page.evidence import pieces
from tests.publish.printed import unpacked

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def text(now: Account) -> str:
    return page(now).decode()


@pytest.fixture(scope="module")
def words(text: str) -> str:
    """The page's visible words, on one line."""
    body = re.sub(r"<(script|style|svg)\b.*?</\1>", " ", text, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())


def test_the_same_account_gives_the_same_bytes(now: Account, text: str) -> None:
    assert page(now).decode() == text


def test_it_stays_below_three_megabytes(text: str) -> None:
    assert len(text.encode()) < 3_000_000


@pytest.mark.parametrize(
    "answer",
    [
        "Is an energy truce kept?",
        "The record ends on 12 Mar 2026; what came after is unknown, not calm.",
        "Energy truce of spring 2025",
        "Energy truce of early 2026",
        "What would change this",
        "17 %",
        "at least 10 %",
        "up to 38 %",
        "nameplate of the sites struck is an upper limit of damage, not damage",
        "Qatar",
        "Turkey",
        "Switzerland",
        "Kursk withdrawal",
        "four regions",
        "sanctions",
        "one party held back from large attacks in the winter of 2022-23",
        "the restraint followed a deal of autumn 2023",
        "both sides have attacked energy sites less often in recent weeks",
        "not with A002",
        "read by machine",
        "no report received",
    ],
)
def test_it_answers(words: str, answer: str) -> None:
    assert answer in words


@pytest.mark.parametrize(
    "banned",
    [
        r"no attacks? (?:took place|happened|occurred) ",
        r"\bthere were no (?:attacks|strikes)\b",
        r"\b(?:violated international law|war crimes?|guilty|unlawful|illegal)\b",
        r"\b(?:enemy|terrorist|aggressor)\b",
        r"\b(?:next target|most vulnerable|critical(?:ity)? rank)\b",
    ],
)
def test_our_own_words_take_no_side(banned: str) -> None:
    folder = Path(__file__).parents[2] / "src/holdfire"
    ours = [*folder.glob("publish/**/*.html"), *folder.glob("publish/**/*.py")]
    ours += [*folder.glob("agreements/*.py"), *folder.glob("analysis/*.py")]
    assert ours
    for path in ours:
        source = re.sub(r'""".*?"""', "", path.read_text(), flags=re.DOTALL)
        assert not re.search(banned, source, re.IGNORECASE), path


def test_the_policy_allows_only_what_stands_in_the_page(text: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', text)
    assert policy is not None
    allowed = set(re.findall(r"sha256-([\w+/=]+)", html.unescape(policy[1])))
    assert "default-src 'none'" in html.unescape(policy[1])
    assert "unsafe" not in policy[1]
    inline = re.findall(r"<script>(.*?)</script>", text, flags=re.DOTALL)
    inline.append(unpacked(text, "vega"))  # put in place by a script of ours
    inline += re.findall(r"<style>(.*?)</style>", text, flags=re.DOTALL)
    digests = {base64.b64encode(hashlib.sha256(s.encode()).digest()).decode() for s in inline}
    assert digests == allowed
    markup = re.sub(r"<script.*?</script>", "", text, flags=re.DOTALL)
    assert not re.search(r'<(?:link|script|img|iframe)[^>]+(?:src|href)="(?!data:)', markup)
    assert not re.search(r"<script[^>]+src=", text)


def test_every_incident_opens_to_exact_words(now: Account, text: str) -> None:
    claims = {row["claim_id"]: row for row in now.rows("claims")}
    for row in now.rows("incident_claims")[:200]:
        quoted = html.escape(claims[row["claim_id"]]["words"], quote=False)
        quoted = quoted.replace('"', "&#34;").replace("'", "&#39;")
        assert f'<mark class="claim">{quoted}' in text or quoted in text
    for row in now.rows("incidents"):
        assert f'id="{row["incident_id"]}"' in text


def test_places_on_the_page_are_units(now: Account, words: str) -> None:
    """No registry id and no place cell finer than the unit is printed."""
    ids = {row["site_id"] for row in now.rows("sites")}
    assert not [site for site in ids if re.search(rf"\b{re.escape(site)}\b", words)]
    assert "place: " not in words


def test_marks_cover_the_claim_and_its_proofs() -> None:
    text = "In May the mayor said the plant burned."
    claim = {"span_start": 22, "span_end": 38, "evidence": [0, 6, 7, 16, 22, 38], "form": "text"}
    found = pieces(text, claim)
    assert "".join(part for _, part in found) == text
    assert ("claim", "the plant burned") in found
    assert [part for kind, part in found if kind == "proof"] == ["In May", "the mayor"]


HOSTILE = (
    "<script>alert(1)</script><svg onload=alert(2)> [x](javascript:alert(3)) "
    '{{ 7*7 }} =HYPERLINK("x") &amp; \u202e said'
)


def test_what_a_report_says_is_shown_literally(tmp_path: Path) -> None:
    folder = tmp_path / "case"
    reference_case(folder)
    head = json.dumps(HOSTILE, ensure_ascii=False)
    (folder / "inbox" / "hostile.md").write_text(
        f"---\ntitle: {head}\noutlet: {head}\npublished: 2025-01-02\n"
        "source_url: 'javascript:alert(4)'\n---\n"
        f"{HOSTILE} The governor of {HOSTILE} said the Ryazan refinery was struck on "
        "1 January 2025.\n"
    )
    ingest(folder, today=TODAY)
    made = page(assess(folder, as_of=TODAY)).decode()
    assert "<script>alert" not in made
    assert "<svg onload" not in made
    assert 'href="javascript:' not in made
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in made


def test_the_earlier_account_knows_less_and_says_so(now: Account, then: Account) -> None:
    earlier = page(then).decode()
    assert "as of 30 Oct 2024" in earlier
    assert "spring 2025" not in earlier
    assert "2025-" not in re.sub(r"<script.*?</script>", "", earlier, flags=re.DOTALL)
    assert {r["report_id"] for r in then.rows("reports")} < {
        r["report_id"] for r in now.rows("reports")
    }
    assert all(row["known_from"] <= then.as_of for row in then.rows("claims"))
    assert all(v.known_from <= then.as_of for v in then.versions)


def test_an_empty_case_makes_a_page_that_says_so(tmp_path: Path) -> None:
    empty_case(tmp_path / "case")
    account = assess(tmp_path / "case", as_of=TODAY)
    made = page(account).decode()
    assert "No report of an incident was received" in made


def test_the_document_fits_its_schema(now: Account, then: Account) -> None:
    for account in (now, then):
        jsonschema.validate(json.loads(document(account)), schema())


def test_the_schema_refuses_what_is_not_one(now: Account) -> None:
    broken = json.loads(document(now))
    broken["tables"]["tempo"][0]["p_lower"] = "likely"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(broken, schema())


@pytest.mark.parametrize("name", ["claims", "incidents", "findings", "tempo"])
def test_tables_have_their_declared_schema(now: Account, name: str) -> None:
    from holdfire.model.tables import TABLES

    (declared,) = [table for table in TABLES if table.name == name]
    assert now.tables[name].schema == declared.schema


def test_a_version_in_force_is_named_in_the_headline(now: Account) -> None:
    from holdfire.publish.page.headline import headline

    inside: Callable[[str], Account] = lambda d: replace(now, as_of=date.fromisoformat(d))  # noqa: E731
    (kept, *_) = headline(inside("2025-04-01"))
    assert "claim force on 1 Apr 2025" in kept["text"]
    assert "Energy truce of spring 2025" in kept["text"]
