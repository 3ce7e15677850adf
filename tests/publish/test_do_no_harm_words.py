"""P11, P12, P14, P15: what is said, in templates, code, page, brief and exports alike."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from holdfire.model.release import Profile
from holdfire.model.tables import TABLES
from holdfire.model.vocabulary import Standing
from holdfire.publish import Account
from holdfire.publish.document import document
from holdfire.publish.exports import FOLDER, SINGLE, render
from holdfire.publish.map import DISCLAIMER, worldview
from holdfire.publish.redact import Publication, redact
from holdfire.sites import Unit
from tests.publish.accounts import OPEN
from tests.publish.printed import (
    EDGE,
    SRC,
    brief_words,
    own_sentences,
    page_words,
    repeated,
    said,
)
from tests.publish.readers import columns_of, sheets

#: Calm, told as a fact. What is absent is a report.
CALM = re.compile(
    r"\bno\s+(?:\w+\s+)?(?:attack|strike|shelling|hit)s?\b"
    r"|\bno\s+(?:\w+\s+)?(?:incident|breach|violation|damage)(?:s|es)?\s+"
    r"(?:took|occur|happen|was|were|on\b|in\b|at\b|since)"
    r"|\bnothing\s+(?:was\s+|is\s+)?(?:hit|struck|attacked|shelled|happened|occurred)"
    r"|\bno(?:body|\s+one)\s+(?:struck|attacked)"
    r"|(?:\bnot|n't|\bnever)\s+(?:been\s+)?(?:attacked|struck|hit|shelled)\b"
    r"|\bwithout\s+(?:an?\s+|any\s+)?(?:attack|strike)s?\b|\bfree\s+(?:of|from)\s+(?:attack|strike)"
    r"|(?:attack|strike)-free|\b(?:was|were|is|are|stayed|remained|all)\s+(?:calm|quiet)\b",
    re.IGNORECASE,
)
#: Guilt and law, told as ours.
VERDICT = re.compile(
    r"war.?crime|\billegal|unlawful|\bguilt|perpetrat|terroris|aggressor|culprit|\bcrim(?:es?\b|inal)"
    r"|\blegal(?!\s+conclusion)|\bunjust|violat\w*\s+(?:of\s+)?(?:international|humanitarian|the\s+law)"
    r"|humanitarian\s+law|\bIHL\b|responsible\s+for\s+(?:the|an?)\s+(?:attack|strike)|to\s+blame"
    r"|\bculpab|\bliable|\benem(?:y|ies)\b",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def others(now: Account) -> str:
    return repeated(now)


@pytest.fixture(scope="module")
def made(page_made: bytes, brief_made: bytes, public: Publication) -> dict[str, str]:
    """The words of page, brief and each export that keeps its text in the open, by name."""
    found = {"page": page_words(page_made, quotes=False), "brief": brief_words(brief_made)}
    for to in OPEN:
        parts = (data.decode("utf-8", "ignore") for data in render(public, to).values())
        found[to] = " ".join(" ".join(parts).split())
    rows = (
        cell for rows in sheets(render(public, "xlsx")[""]).values() for r in rows for cell in r
    )
    return found | {"xlsx": EDGE.join(rows)}


@pytest.mark.parametrize(
    "words",
    ["No attacks took place on 3 May.", "no strikes occurred", "No strikes.", "Nothing was hit.",
     "The site was not attacked.", "It hasn't been struck.", "a week without any strike",
     "no incidents on that side", "an attack-free week", "The front was calm", "free of attacks",
     "no reported attacks", "Not attacked."],
)  # fmt: skip
def test_p15_the_lint_knows_the_ways_to_call_silence_calm(words: str) -> None:
    assert CALM.search(words)
    for ours in (
        "no report received",
        "unknown, not calm",
        "Is the calm real?",
        "no incident of it",
    ):
        assert not CALM.search(ours)


def test_p15_silence_is_not_called_calm_in_any_sentence_of_ours() -> None:
    found = {where: hits for where, text in own_sentences()
             if (hits := said(CALM, " ".join(text.split())))}  # fmt: skip
    assert found == {}


def test_p15_silence_is_not_called_calm_in_what_is_made(
    made: dict[str, str], others: str, public: Publication
) -> None:
    assert {name: hits for name, text in made.items() if (hits := said(CALM, text, others))} == {}
    for name in ("page", "brief"):
        assert "no report received" in made[name]
    for name in ("csv", "hxl", "jsonl", "geojson", "sqlite", "xlsx"):
        assert "No report received is unknown, not calm" in made[name], name
    for data in render(public, "parquet").values():
        assert b"No report received is unknown, not calm" in data


def test_p11_no_legal_conclusion_in_any_sentence_of_ours() -> None:
    for words in ("an unlawful attack", "the culprit", "A war crime", "violated international law"):
        assert VERDICT.search(words)
    found = {where: hits for where, text in own_sentences()
             if (hits := said(VERDICT, " ".join(text.split())))}  # fmt: skip
    assert found == {}


def test_p11_no_legal_conclusion_in_what_is_made(made: dict[str, str], others: str) -> None:
    assert {n: hits for n, text in made.items() if (hits := said(VERDICT, text, others))} == {}
    for name in ("page", "brief"):
        assert "No finding is a legal conclusion" in made[name]


def test_p11_breach_of_a_truce_and_law_are_fields_apart() -> None:
    """A finding tells how a claim of breach stands; a tag of law, if ever, is another column."""
    columns = {column.name for table in TABLES for column in table.columns}
    assert not columns & {"verdict", "guilty", "legal", "lawful", "crime", "responsible"}
    (findings,) = (table for table in TABLES if table.name == "findings")
    names = [column.name for column in findings.columns]
    assert {"standing", "standard", "in_scope"} <= set(names)
    assert not [n for n in columns if re.search("ihl|law", n) and re.search("breach|standing", n)]
    assert {str(word) for word in Standing} == {
        "supported", "verified", "contested", "not_supported", "not_assessable",
    }  # fmt: skip


def test_p12_the_page_prints_worldview_and_disclaimer(now: Account, page_made: bytes) -> None:
    made = page_made.decode()
    assert worldview(now.case.worldview).title in made
    assert DISCLAIMER in made


@pytest.mark.parametrize("name", ["de_facto", "no_borders"])
def test_p12_no_table_and_no_answer_depends_on_the_worldview(
    small: Account, units: list[Unit], public: Publication, name: str
) -> None:
    other = replace(small, case=replace(small.case, worldview=name))
    found = redact(other, units, [], Profile.PUBLIC)
    assert found.tables == public.tables
    assert found.withheld == public.withheld
    here, there = json.loads(document(small)), json.loads(document(other))
    assert here.pop("worldview") != there.pop("worldview")
    assert there == here


def test_p12_no_room_that_computes_knows_the_worldview() -> None:
    for room in ("claims", "incidents", "sites", "agreements", "analysis", "outlook", "engine"):
        for path in SRC.joinpath(room).rglob("*.py"):
            assert "worldview" not in path.read_text(encoding="utf-8"), path


@pytest.mark.parametrize("to", [*SINGLE, *FOLDER])
def test_p12_every_export_carries_its_worldview(public: Publication, to: str) -> None:
    assert public.about["worldview"]
    files = render(public, to)
    data = b"".join(files.values())
    if to == "xlsx":
        data = " ".join(str(row) for row in sheets(files[""])["about"]).encode()
    assert public.about["worldview"].encode() in data


def test_p14_machine_reading_is_labelled_claim_by_claim(
    now: Account, public: Publication, page_made: bytes, brief_made: bytes
) -> None:
    words = page_words(page_made)
    members = {row["claim_id"] for row in now.rows("incident_claims")}
    claims = now.rows("claims")
    shown = [row for row in claims if row["claim_id"] in members] + [
        row for row in claims if row["claim_id"] not in members
    ]
    assert len(re.findall(r"read by machine(?! and)", words)) >= sum(
        row["machine_read"] for row in shown
    )
    assert "Machine extraction. Claims from prose are read by machine" in brief_words(brief_made)
    columns = {column.name: column for column in public.declared["claims"].columns}
    assert not columns["machine_read"].optional
    assert not columns["extractor"].optional
    assert {row["machine_read"] for row in public.tables["claims"].to_pylist()} == {True, False}


@pytest.mark.parametrize("to", [*SINGLE, *FOLDER])
def test_p14_machine_reading_is_labelled_in_every_export(public: Publication, to: str) -> None:
    found = columns_of(public, to)
    assert "claims" not in found or {"machine_read", "extractor"} <= set(found["claims"])
    files = render(public, to)
    data = b"".join(files.values())
    if to == "xlsx":
        data = " ".join(str(row) for row in sheets(files[""])["about"]).encode()
    assert b"claims from prose are read by machine" in data
