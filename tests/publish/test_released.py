"""The publication's page, brief and document hold the rules that its exports hold."""

from __future__ import annotations

import html
import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from pypdf import PdfReader

from holdfire.agreements import from_table, to_table
from holdfire.claims.gazetteer import fold
from holdfire.model.errors import NotReleased
from holdfire.model.release import Policy, Profile
from holdfire.model.tables import ACCUSATIONS, CLAIMS, DECISIONS, INCIDENTS, REPORTS, TABLES
from holdfire.publish import Account
from holdfire.publish.brief import brief
from holdfire.publish.document import INLINE, document, schema
from holdfire.publish.page import page
from holdfire.publish.redact import Publication, redact, released
from holdfire.publish.redact.columns import LEAVE
from holdfire.publish.redact.lexicon import AIR_DEFENCE
from holdfire.sites import Unit, load_units
from holdfire.sources import read_facts
from tests.publish.printed import unpacked

PERSONS = ("Privatenko", "privatenko", "Reviewenko", "Zelensky", "Putin", "Peskov", "Lavrov",
           "Drozdenko", "Gladkov", "Malkov", "Lytvyn", "Trump", "Grossi", "Umerov", "dronbomber",
           "pallanon")  # fmt: skip


@pytest.fixture(scope="module")
def units(case_folder: Path) -> list[Unit]:
    return load_units(read_facts(case_folder)["units"])


@pytest.fixture(scope="module")
def account(now: Account) -> Account:
    """The reference account with few findings, and in it everything that must stay."""
    held = {"findings": 40, "weeks": 40, "change_weeks": 40, "triangles": 5}
    tables = {name: table.slice(0, held.get(name, 10**9)) for name, table in now.tables.items()}
    claims, incidents = now.rows("claims"), now.rows("incidents")
    told = next(c for c in claims if c["kind"] == "strike" and c["scope"] == "wave")
    told |= {
        "speaker": "Ivan Privatenko, resident", "outlet": "Telegram: privatenko_channel",
        "words": "strikes reported by Ivan Privatenko",
    }  # fmt: skip
    incidents[0]["decided"] = "accept by Olga Reviewenko, 2025-01-01: seen by @privatenko"
    late = incidents[1] | {"incident_id": "inc-late", "start": now.as_of - timedelta(days=1),
                           "end": now.as_of - timedelta(days=1)}  # fmt: skip
    told_late = told | {"claim_id": "clm-late", "when_start": late["start"],
                        "when_end": late["end"], "words": "strikes"}  # fmt: skip
    downed = told | {"claim_id": "clm-downed", "kind": "interception", "words": "a DOWNEDWORD"}
    reports = [
        row | {"text": row["text"] + " AROUNDWORD", "title": "TITLEWORD",
               "source_url": "https://example.org/URLWORD"}
        for row in now.rows("reports")
    ]  # fmt: skip
    withheld = {
        "decision_id": "dec-1", "decided_on": date(2025, 1, 1), "reviewer": "Olga Reviewenko",
        "action": "withhold", "object_id": f"incidents:{incidents[2]['incident_id']}",
        "other_id": None, "value": "partner", "reason": "REASONWORD", "closes": None,
    }  # fmt: skip
    noted = [row | {"note": "NOTEWORD"} for row in now.rows("accusations")]
    lulls = tuple(
        replace(lull, said_by="Ivan Privatenko", statement=f"calm near Smalltown; {lull.statement}")
        for lull in now.case.lulls
    )
    return replace(
        now,
        case=replace(now.case, lulls=lulls),
        versions=[replace(version, note="NOTEWORD") for version in now.versions],
        tables=tables
        | {
            "claims": CLAIMS.of([*claims, told_late, downed]),
            "incidents": INCIDENTS.of([*incidents, late]),
            "reports": REPORTS.of(reports),
            "decisions": DECISIONS.of([withheld]),
            "accusations": ACCUSATIONS.of(noted),
        },
    )


@pytest.fixture(scope="module", params=list(Profile))
def publication(request, account: Account, units: list[Unit]) -> Publication:
    return redact(account, units, [], request.param)


@pytest.fixture(scope="module")
def public(account: Account, publication: Publication) -> Account:
    return released(account, publication)


@pytest.fixture(scope="module")
def raw(public: Account) -> str:
    return page(public).decode()


@pytest.fixture(scope="module")
def texts(public: Account, raw: str) -> dict[str, list[str]]:
    """Everything that page, brief and document say: lines, figures and tooltips included."""
    seen = re.sub(r"<(script|style)\b.*?</\1>", "", raw, flags=re.DOTALL)
    said = re.findall(r'(?:aria-label|title|alt)="([^"]*)"', seen)
    lines = html.unescape(re.sub(r"<[^>]+>", "\n", seen)).splitlines()
    pages = PdfReader(io.BytesIO(brief(public))).pages
    return {
        "page": [*map(html.unescape, said), *(line for line in lines if line.strip())],
        "specs": list(strings(json.loads(unpacked(raw, "figures")))),
        "brief": [each.extract_text() for each in pages],
        "document": list(strings(json.loads(document(public)))),
    }


def strings(value: Any):
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from strings(each)
    elif isinstance(value, str):
        yield value


def test_p01_an_undecided_row_stops_the_account(account, publication, public) -> None:
    silent = replace(account, case=replace(account.case, release=Policy()))
    nothing = redact(silent, [], [], publication.profile)
    smuggled = replace(nothing, tables=nothing.tables | {"incidents": publication.tables["claims"]})
    with pytest.raises((NotReleased, KeyError)):
        released(account, smuggled)
    smuggled = replace(nothing, tables=publication.tables)
    with pytest.raises(NotReleased, match="is not released to"):
        released(account, smuggled)


def test_p01_a_case_that_releases_nothing_has_a_page_that_says_so(account, units) -> None:
    silent = replace(account, case=replace(account.case, release=Policy()))
    public = released(silent, redact(silent, units, [], Profile.PUBLIC))
    assert {table.num_rows for table in public.tables.values()} == {0}
    text = page(public).decode()
    assert "nobody decided to release it" in text
    assert brief(public).startswith(b"%PDF")
    jsonschema.validate(json.loads(document(public)), schema())


def test_p01_every_table_of_an_account_is_there_with_its_schema(account, public) -> None:
    declared = {table.name: table for table in TABLES}
    assert public.tables.keys() == account.tables.keys()
    for name, table in public.tables.items():
        assert table.schema == declared[name].schema
        if name not in (*LEAVE, "reports"):
            assert table.num_rows == 0, name


def test_p01_a_column_that_does_not_leave_is_empty(public: Account, publication) -> None:
    for name, columns in LEAVE.items():
        if name not in public.tables:
            continue
        for column in set(public.tables[name].schema.names) - columns.keys():
            values = {str(value) for value in public.tables[name].column(column).to_pylist()}
            spans = name == "claims" and column == "span_end"
            stated = name == "capacity" and column in ("low", "high")
            empty = {"None", "", "[]", "0", "0.0"}
            assert values <= empty or spans or stated, (name, column)
            assert not values - {"None", "", "[]"} or name not in INLINE, (name, column)


def test_p01_no_withheld_row_is_named(account, public, publication, raw, texts) -> None:
    said = "\n".join(line for lines in texts.values() for line in lines) + raw
    for table in ("incidents", "claims", "versions", "accusations"):
        key = publication.tables[table].schema.names[0]
        kept = set(publication.tables[table].column(key).to_pylist())
        stayed = set(account.tables[table].column(key).to_pylist()) - kept
        assert not [row_id for row_id in stayed if row_id in said], table
    assert account.rows("incidents")[2]["incident_id"] not in said  # a reviewer withholds it


def test_p02_no_place_is_finer_than_the_unit(account, units, publication, texts) -> None:
    sites = {fold(n) for s in account.rows("sites") for n in (s["site_id"], s["name"], *s["names"])}
    known = {fold(name) for unit in units for name in (unit.adm1, unit.adm1.split(" ")[0])}
    vouched = " ".join(map(fold, account.case.release.vouched))
    places = {fold(p) for row in account.rows("claims") for p in row["places"]}
    towns = {p for p in places if p not in known and p.split(" ")[0] not in known}
    finer = sites if publication.profile is Profile.PARTNER else sites | towns
    names = {n for n in finer - known if len(n) > 4 and n not in vouched}
    names -= {fold(name) for party in account.case.parties for name in party.names}
    names -= {fold(account.case.title_of(v.agreement_id)) for v in account.versions}
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(names)))})(?!\w)")
    titles = re.compile("|".join(re.escape(title) for _, title in account.case.agreement_titles))
    for where, lines in texts.items():
        for line in lines:
            folded = fold(titles.sub("", line))
            for found in pattern.finditer(folded):
                written = re.search(rf"(?i)\b{re.escape(found[0])}", line)
                assert written is None or not written[0][0].isupper(), (where, found[0], line)


def test_p03_what_must_wait_is_not_on_it(public: Account, raw: str, texts) -> None:
    assert "inc-late" not in raw
    assert "clm-late" not in raw
    assert f"as of {public.as_of.day} {public.as_of:%b %Y}" in " ".join(texts["page"])


def test_p04_no_figure_of_damage_is_about_fewer_than_three_sites(account, public, raw) -> None:
    assert public.publication is not None
    assert all(row["sites"] >= 3 for row in (*public.publication.struck, *public.nameplate))
    assert all(row["low"] == row["stated_low"] for row in public.rows("capacity"))
    assert {(r["basis"], r["level"]) for r in public.rows("ledger")} <= {("table", "national")}
    assert all(row["quantity_unit"] is None for row in public.rows("claims"))
    assert "plot-steps-" not in raw
    assert "struck since, at most" not in raw
    cells = re.search(r'<section id="struck">.*?</section>', raw, flags=re.DOTALL)
    assert cells is not None
    assert cells[0].count("<tr><th scope") == len(public.publication.struck)
    shown = json.loads(document(public))
    assert all(row["level"] == "national" for row in shown["tables"]["ledger"])


def test_p06_no_air_defence_launch_site_or_unit_is_on_it(public: Account, texts) -> None:
    assert public.publication is not None
    reasons = [reason for reason, _, _ in public.publication.reasons]
    for where, lines in texts.items():
        said = "\n".join(lines)
        for reason in reasons:  # what stayed is counted in these words
            said = re.sub(r"\s+".join(map(re.escape, reason.split())), "", said)
        assert AIR_DEFENCE.search(said) is None, where
        assert "DOWNEDWORD" not in said


def test_p07_no_person_handle_or_reviewer_is_on_it(raw: str, texts) -> None:
    for lines in (*texts.values(), [raw]):
        for line in lines:
            assert [name for name in (*PERSONS, "REASONWORD", "Smalltown") if name in line] == []


def test_nothing_of_a_report_stands_around_the_words(public, publication, raw, texts) -> None:
    for lines in (*texts.values(), [raw]):
        for word in ("AROUNDWORD", "TITLEWORD", "URLWORD", "NOTEWORD"):
            assert not [line for line in lines if word in line], word
    words = {row["words"] for row in publication.tables["claims"].to_pylist()} - {None}
    quotes = re.findall(r"<blockquote>(.*?)</blockquote>", raw, flags=re.DOTALL)
    assert quotes
    for quote in quotes:
        marked = re.fullmatch(r'<mark class="claim">([^<]*)</mark>', quote)
        assert marked is not None
        assert html.unescape(marked[1]) in words
    withheld = sum(not row["words"] for row in public.rows("claims"))
    assert raw.count("words withheld: they may") == withheld > 0


def test_it_says_to_whom_it_is_released_and_what_stayed(public, publication, texts) -> None:
    rows = sum(n for (what, _), n in publication.withheld.items() if "." not in what)
    for where in ("page", "brief"):
        said = " ".join(" ".join(texts[where]).split())
        assert re.search(rf"Released to: {publication.profile}", said), where
        assert "CC-BY-4.0" in said
        assert f"{rows} rows and" in said
        assert "account, not released" not in said
        assert "working account" not in said
    body = json.loads(document(public))
    jsonschema.validate(body, schema())
    assert (body["released"], body["profile"]) == (True, str(publication.profile))
    assert body["withheld"] == publication.report()
    assert body["counts"]["claims"] == publication.tables["claims"].num_rows
    assert "sites" not in body["counts"]


def test_the_working_account_still_says_that_it_is_not_released(account: Account) -> None:
    body = json.loads(document(account))
    assert (body["released"], body["profile"], body["withheld"]) == (False, None, [])


def test_versions_come_back_from_their_table(now: Account) -> None:
    assert from_table(to_table(now.versions)) == now.versions


def test_a_claim_does_not_leave_without_its_incident(account, publication) -> None:
    stayed = account.rows("incidents")[2]["incident_id"]
    members = {
        row["claim_id"] for row in account.rows("incident_claims") if row["incident_id"] == stayed
    }
    assert members
    assert not members & set(publication.tables["claims"].column("claim_id").to_pylist())


def test_a_decision_that_names_no_row_is_told(account: Account, units) -> None:
    decided = account.rows("decisions")[0]
    typo = decided | {
        "value": "public",
        "decision_id": "dec-2",
        "action": "release",
        "object_id": "incidents:inc-typo",
    }
    found = redact(
        replace(account, tables=account.tables | {"decisions": DECISIONS.of([decided, typo])}),
        units, [], Profile.PUBLIC,
    )  # fmt: skip
    assert found.unmet == ("incidents:inc-typo",)


@pytest.mark.parametrize("column", ["area", "mediator", "asserted_by"])
def test_what_is_withheld_of_a_version_does_not_read_as_nothing(
    account: Account, publication: Publication, column: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    versions = publication.tables["versions"].to_pylist()
    versions[0][column] = None
    cut = publication.declared["versions"]
    tables = publication.tables | {
        "versions": replace(
            cut, columns=tuple(replace(each, optional=True) for each in cut.columns)
        ).of(versions)
    }
    first = released(account, replace(publication, tables=tables)).versions[0]
    said: Callable[[Any], str] = lambda v: v if isinstance(v, str) else " ".join(v)  # noqa: E731
    assert re.search("not named here|withheld", said(getattr(first, column)))
