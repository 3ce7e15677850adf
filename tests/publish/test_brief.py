"""The brief: the page's answers on two to four pages, tagged, the same bytes, words as data."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pypdf
import pytest
import typst

from holdfire.assess import assess
from holdfire.cases import empty_case
from holdfire.model.party import Parties
from holdfire.publish import Account
from holdfire.publish.brief import brief
from holdfire.publish.brief.letters import UNKNOWN, printed
from holdfire.publish.brief.render import PAGES, VERSIONS, compiled
from holdfire.publish.brief.view import view as view_of
from holdfire.publish.figures import figures
from holdfire.publish.map import DISCLAIMER, worldview
from holdfire.publish.page.headline import headline
from holdfire.publish.write import outputs

HOSTILE = '#read("/etc/passwd") $x$ *b* _i_ @ref <label> = H #import "x.typ": * `raw` \\ // c'
CONTROL = "a\x00b\x1bc\x07 \u202eevil\u2066 \ufeff\ud7ff\U0001f600中"


@pytest.fixture(scope="module")
def pdf(now: Account) -> bytes:
    return brief(now)


@pytest.fixture(scope="module")
def text(pdf: bytes) -> str:
    return words(pdf)


def view(account: Account) -> dict[str, Any]:
    return view_of(account, versions=VERSIONS[0])


def read(pdf: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf))


def words(pdf: bytes) -> str:
    """Return the words of all pages on one line."""
    return " ".join(" ".join(page.extract_text() for page in read(pdf).pages).split())


def elements(pdf: bytes) -> list[Any]:
    """Return the elements of the structure tree, in reading order."""
    found, todo = [], [read(pdf).trailer["/Root"]["/StructTreeRoot"]]
    while todo:
        node = todo.pop().get_object()
        if isinstance(node, list):
            todo += reversed(node)
        elif isinstance(node, dict):
            found.append(node)
            todo += [node["/K"]] if "/K" in node else []
    return found


def test_the_same_account_gives_the_same_bytes(now: Account, pdf: bytes) -> None:
    assert brief(now) == pdf
    again = replace(now)  # another object of the same content
    assert brief(again) == pdf


def test_its_only_clock_is_the_day_it_was_known(now: Account, pdf: bytes) -> None:
    head = read(pdf).metadata
    assert head is not None
    assert head["/CreationDate"] == head["/ModDate"] == "D:20261123000000Z"
    assert head["/Title"] == f"{now.case.title}, as of 23 Nov 2026"


def test_it_has_two_to_four_pages_of_a4(pdf: bytes) -> None:
    pages = read(pdf).pages
    assert 2 <= len(pages) <= 4
    for page in pages:
        assert (float(page.mediabox.width), float(page.mediabox.height)) == pytest.approx(
            (595.28, 841.89), abs=0.05
        )


def test_it_is_tagged_for_universal_access(pdf: bytes) -> None:
    root = read(pdf).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] is not False
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    meta = root["/Metadata"].get_object().get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in meta
    kinds = {element.get("/S") for element in elements(pdf)}
    assert {"/H1", "/H2", "/P", "/L", "/Table", "/TH", "/TD", "/Figure"} <= kinds


def test_every_figure_carries_its_words(now: Account, pdf: bytes) -> None:
    alternatives = [e.get("/Alt") for e in elements(pdf) if e.get("/S") == "/Figure"]
    assert alternatives
    assert all(alternatives)
    drawn = figures(now)
    expected = {"tempo", "map", "reciprocity"} | {
        name for name in drawn if name.startswith(("capacity-", "outlook-"))
    }
    assert set(alternatives) == {drawn[name].words for name in expected}
    assert any(worldview("un_ga").title in words for words in alternatives)


def test_it_uses_no_font_of_this_machine(pdf: bytes) -> None:
    fonts = {
        font.get_object()["/BaseFont"].partition("+")[2]
        for page in read(pdf).pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert fonts
    assert all(name.startswith(("LibertinusSerif", "DejaVuSansMono")) for name in fonts)


def test_it_gives_the_page_s_answers(now: Account, text: str) -> None:
    for card in headline(now):
        assert card["value"] in text
        assert card["text"][:40] in text
    for section in (
        "Is it kept? Each version by its own terms",
        "Is the calm real?",
        "Do the sides answer each other?",
        "What is out",
        "The winter with and without the truce",
        "Limits",
    ):
        assert section in text
    for row in now.rows("reciprocity"):
        assert row["answer"] in text


def test_the_sentences_to_quote_stand_in_it_exactly(now: Account, text: str) -> None:
    quotes = [
        row["sentence"]
        for row in now.rows("outlook")
        if row["arm"] == "dividend" and row["metric"] in ("hours_off", "capacity_out_mean")
    ]
    assert quotes
    assert all(quote in text for quote in quotes)


def test_p12_worldview_and_disclaimer_are_printed(now: Account, text: str) -> None:
    assert worldview(now.case.worldview).title in text
    assert DISCLAIMER in text


@pytest.mark.parametrize("name", ["de_facto", "no_borders"])
def test_p12_another_worldview_changes_no_number(now: Account, name: str) -> None:
    other = replace(now, case=replace(now.case, worldview=name))
    there, here = view(other), view(now)
    assert there.pop("worldview") != here.pop("worldview")
    assert there == here


def test_p14_machine_extraction_is_labelled(text: str) -> None:
    assert "Machine extraction. Claims from prose are read by machine" in text


def test_p15_absence_is_told_as_no_report(text: str) -> None:
    assert "no report received" in text
    assert not re.search(r"no attacks? (?:took|happened|occurred)|there were no", text, re.I)


def test_it_says_what_it_was_made_from(now: Account, text: str) -> None:
    for digest in (now.snapshot, now.inputs.files["case.yaml"], now.inputs.reports.digest):
        assert digest in text
    assert "decisions log empty" in text


def test_words_from_a_case_are_never_markup(now: Account) -> None:
    case = replace(
        now.case,
        title=HOSTILE,
        agreement_titles=tuple((v.agreement_id, HOSTILE) for v in now.versions),
        lulls=tuple(replace(lull, statement=HOSTILE, said_by=CONTROL) for lull in now.case.lulls),
        coverage=tuple(replace(gap, note=HOSTILE) for gap in now.case.coverage),
    )
    account = replace(
        now, case=case, versions=[replace(v, asserted_by=HOSTILE) for v in now.versions]
    )
    made = brief(account)
    head = read(made).metadata
    assert head is not None
    assert head["/Title"] == f"{HOSTILE}, as of 23 Nov 2026"
    plain = re.sub(r"\s", "", words(made))
    assert plain.count(re.sub(r"\s", "", HOSTILE)) > 10
    assert "root:" not in plain
    assert f"a{UNKNOWN}b{UNKNOWN}c{UNKNOWN}" in plain
    assert len(read(made).pages) <= PAGES


def test_what_no_font_holds_is_shown_as_unknown() -> None:
    assert printed("Київ, Ёлка: ≥ 5 % → “ok” ●") == "Київ, Ёлка: ≥ 5 % → “ok” ●"
    assert printed("a\nb\tc\u2028d") == "a b c d"
    assert printed("\x00中\u202e\U0001f600\ue000") == UNKNOWN * 5
    assert printed("abcdef", 4) == "abc…"
    assert printed("abcd", 4) == "abcd"


def test_every_letter_that_it_prints_has_a_glyph() -> None:
    """PDF/UA-1 refuses a letter without a glyph: print all that are let through."""
    letters = [chr(n) for n in range(0x20, 0x3000) if printed(chr(n)) == chr(n)]
    assert len(letters) > 2000
    markup = (
        '#set document(title: "all")\n#set text(font: "Libertinus Serif", lang: "en")\n'
        "#for letter in json(bytes(sys.inputs.data)) [#par(letter)]"
    )
    made = typst.compile(
        markup.encode(),
        sys_inputs={"data": json.dumps(letters)},
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
    )
    assert made.startswith(b"%PDF-1.7")


def test_a_long_case_stays_brief_and_says_what_it_left_out(now: Account) -> None:
    many = [v for v in now.versions if v.agreement_id == "truce_2025"]
    copies = [
        replace(v, version_id=f"{v.version_id}{n}", asserted_by="A speaker of many words " * 9)
        for n in range(8)
        for v in many
    ]
    lines = [
        replace(line, version_id=f"{line.version_id}{n}")
        for n in range(8)
        for line in now.lines
        if line.agreement_id == "truce_2025"
    ]
    account = replace(now, versions=copies, lines=lines)
    for most in VERSIONS:
        bottom = view_of(account, versions=most)["bottom"]
        assert sum(len(group["rows"]) for group in bottom["groups"]) == most
        assert bottom["left"] == 8 * 11 - most
    made = brief(account)
    assert re.search(r"\b(56|68|80) more versions stand on the page\.", words(made))
    assert len(read(made).pages) <= PAGES


def test_swapping_the_parties_changes_labels_alone(now: Account) -> None:
    one, two = now.case.parties
    swapped = view(replace(now, case=replace(now.case, parties=Parties(two, one))))
    here = view(now)
    assert swapped["parties"] == here["parties"][::-1]
    for key in ("bottom", "reciprocity", "outlook", "limits", "hashes"):
        if key != "bottom":
            assert swapped[key] == here[key]
    for before, after in zip(here["bottom"]["groups"], swapped["bottom"]["groups"], strict=True):
        assert [(r[0], r[1], r[3], r[2]) for r in before["rows"]] == [
            tuple(r) for r in after["rows"]
        ]


def test_an_empty_case_makes_a_brief_that_says_so(tmp_path: Path) -> None:
    empty_case(tmp_path / "case")
    made = words(brief(assess(tmp_path / "case", as_of=date(2026, 11, 23))))
    assert "No version has an incident in scope or open: no report received." in made
    assert "1,169" not in made
    assert not re.search(r"\b349\b", made)
    assert "No winter can be computed from what was known." in made
    assert DISCLAIMER in made


def test_every_page_can_be_drawn_to_look_at(then: Account) -> None:
    pages = compiled(then, "png")
    assert 2 <= len(pages) <= 4
    assert all(page.startswith(b"\x89PNG") for page in pages)


def test_it_is_one_of_the_files_of_an_assessment(then: Account) -> None:
    assert outputs(then)["brief.pdf"] == brief(then)
