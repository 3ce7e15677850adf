"""Swapping the two parties' labels changes no number, grade or wording but the labels."""

from __future__ import annotations

import csv
import re
from collections import Counter
from datetime import date
from typing import Any

import pytest
import yaml

from holdfire.assess import assess, ingest
from holdfire.cases import reference_case
from holdfire.publish import Account
from holdfire.publish.brief import brief
from holdfire.publish.brief.render import VERSIONS
from holdfire.publish.brief.view import view
from holdfire.publish.page import page
from holdfire.publish.page.headline import headline
from tests.conftest import kept
from tests.publish.printed import EDGE, brief_words, page_words

TODAY = date(2026, 11, 23)
SWAP = {"UA": "RU", "RU": "UA"}


def swapped_cell(value: str) -> str:
    return SWAP.get(value, value)


@pytest.fixture(scope="module")
def swapped(tmp_path_factory: pytest.TempPathFactory) -> Account:
    """The reference case with both codes exchanged in every table, and the parties' order too.

    So neither a code nor the place in the case file may change a number or a word.
    """
    return kept("swapped", lambda: exchanged(tmp_path_factory))


def exchanged(tmp_path_factory: pytest.TempPathFactory) -> Account:
    folder = tmp_path_factory.mktemp("swapped") / "case"
    reference_case(folder)
    for path in [*folder.glob("tables/*.csv"), *folder.glob("inbox/*.csv")]:
        with path.open(newline="", encoding="utf-8") as handle:
            rows = list(csv.reader(handle))
        with path.open("w", newline="", encoding="utf-8") as handle:
            csv.writer(handle, lineterminator="\n").writerows(
                [[swapped_cell(cell) for cell in row] for row in rows]
            )
    case = folder / "case.yaml"
    swap = lambda match: match[1] + SWAP[match[2]]  # noqa: E731
    head = yaml.safe_load(re.sub(r"((?:code|on_sites_of): )(UA|RU)\b", swap, case.read_text()))
    head["parties"] |= {
        "party_a": head["parties"]["party_b"],
        "party_b": head["parties"]["party_a"],
    }
    case.write_text(yaml.safe_dump(head, allow_unicode=True))
    for path in folder.glob("inbox/notes/*.md"):
        path.write_text(re.sub(r"(outlet_side: )(UA|RU)\b", swap, path.read_text()))
    ingest(folder, today=TODAY)
    return assess(folder, as_of=TODAY)


def back(value: Any) -> Any:
    """Return a value with the labels exchanged again."""
    if isinstance(value, str):
        return SWAP.get(value, value)
    if isinstance(value, list):
        return tuple(sorted(map(back, value)))
    return value


def shape(account: Account, table: str, columns: tuple[str, ...], *, mirror: bool) -> Counter[Any]:
    change = back if mirror else (lambda v: tuple(sorted(v)) if isinstance(v, list) else v)
    return Counter(tuple(change(row[c]) for c in columns) for row in account.rows(table))


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        ("claims", ("kind", "modality", "attacker", "speaker_side", "adm1", "when_start")),
        ("incidents", ("start", "end", "scope", "attackers", "origins", "origin_sides",
                       "credibility", "conflicts", "claims", "target_kind", "adm1")),
        ("findings", ("version_id", "accused", "in_scope", "standing", "response")),
        ("conflicts", ("about",)),
        ("weeks", ("party", "week_start", "seen", "coverage")),
        ("tempo", ("party", "version_id", "seen_before", "seen_after", "answer", "p_lower")),
        ("outlook", ("winter", "country", "sector", "arm", "metric", "value", "low", "high",
                     "strikes_counted")),
        ("outlook_weeks", ("country", "arm", "week_start", "available", "margin")),
        ("outlook_drivers", ("country", "arm", "metric", "input_class", "share")),
        ("reciprocity", ("from_party", "to_party", "days", "events_from", "events_to", "a", "a_low",
                         "a_high", "memory", "p", "placebo_p", "power", "ks_p", "answer",
                         "reason")),
        ("reciprocity_null", ("from_party", "to_party", "order", "ratio_low", "worlds",
                              "observed")),
        ("accusations", ("accusation_id", "accuser", "low", "high", "unit", "response")),
        ("contradictions", ("about", "weight")),
        ("ledger", ("country", "sector", "measure", "low", "high", "denominator", "basis")),
        ("capacity", ("country", "sector", "day", "low", "best", "high", "entries", "conflict")),
        ("weeks", ("party", "sector", "week_start", "nowcast", "nowcast_low", "nowcast_high")),
        ("totals", ("party", "month_start", "known_by", "incidents")),
        ("delays", ("party", "sector", "within_days", "share", "share_low", "share_high")),
        ("triangles", ("party", "sector", "month_start", "within_days", "reported")),
        ("changes", ("party", "sector", "from_week", "log10_bayes_factor", "answer", "reason")),
        ("change_weeks", ("party", "sector", "week_start", "p_begins", "p_change", "rate")),
        ("substitution", ("party", "date", "answer", "reason")),
    ],
)  # fmt: skip
def test_p09_a_swap_of_labels_changes_nothing_but_the_labels(
    now: Account, swapped: Account, table: str, columns: tuple[str, ...]
) -> None:
    expected = shape(now, table, columns, mirror=False)
    assert shape(swapped, table, columns, mirror=True) == expected
    assert expected


def test_p09_bottom_lines_mirror(now: Account, swapped: Account) -> None:
    def lines(account: Account, mirror: bool) -> dict[Any, Any]:
        return {
            (x.version_id, SWAP[x.accused] if mirror else x.accused): (
                x.alleged, x.by_standing, x.unsettled, x.would_change,
            )
            for x in account.lines
        }  # fmt: skip

    assert lines(swapped, mirror=True) == lines(now, mirror=False)


def test_p09_the_headline_mirrors(now: Account, swapped: Account) -> None:
    """The names swap places with the codes, so the same sentences must come out."""
    ours = [card["value"] for card in headline(now)]
    theirs = [card["value"] for card in headline(swapped)]
    assert ours == theirs
    numbers = lambda cards: [sorted(re.findall(r"\d+", card["text"])) for card in cards]  # noqa: E731
    assert numbers(headline(now)) == numbers(headline(swapped))


#: What is made of contents by hash differs with them, and so does nothing else.
_MADE = re.compile(r"\b(?:inc|clm|fnd|rep|con)-[0-9a-f]{4,}|\b[0-9a-f]{12,64}\b")


#: Where one clause ends and another begins; the side that a clause is about stays with it.
_CLAUSES = re.compile(r"\N{PILCROW SIGN}|[.;]\s|\s·\s|(?=\bon the side of)", re.IGNORECASE)


def wording(text: str) -> Counter[tuple[str, ...]]:
    """Return how often each clause stands in a text, as its words in order of the alphabet.

    A code is a code and ids are left out: names such as "UA armed forces" stay with their bodies,
    so that codes are not exchanged here. Which code stands where is held by the tables above.
    """
    plain = re.sub(r"UA|RU", "code", _MADE.sub("", text))
    clauses = (sorted(re.findall(r"\w+|[^\w\s,]", clause)) for clause in _CLAUSES.split(plain))
    return Counter(tuple(words) for words in clauses if words)


def test_p09_the_page_says_the_same_clauses(now: Account, swapped: Account) -> None:
    ours, theirs = (wording(page_words(page(account))) for account in (now, swapped))
    assert ours.total() > 5_000
    assert dict(ours - theirs) == dict(theirs - ours) == {}


def sentences(body: Any) -> list[str]:
    """Return every text of what the brief says, but for digests of the inputs."""
    if isinstance(body, dict):
        return [text for key, each in body.items() if key != "hashes" for text in sentences(each)]
    if isinstance(body, list):
        return [text for each in body for text in sentences(each)]
    return [body] if isinstance(body, str) else []


def test_p09_the_brief_says_the_same_clauses(now: Account, swapped: Account) -> None:
    ours, theirs = (
        wording(EDGE.join(sentences(view(account, versions=VERSIONS[0]))))
        for account in (now, swapped)
    )
    assert ours.total() > 100
    assert dict(ours - theirs) == dict(theirs - ours) == {}


def test_p09_the_brief_prints_the_same_words(now: Account, swapped: Account) -> None:
    """On paper columns change places, so that words alone are held together."""
    ours, theirs = (
        sorted(
            word for clause in wording(brief_words(brief(account))).elements() for word in clause
        )
        for account in (now, swapped)
    )
    assert len(ours) > 500
    assert ours == theirs
