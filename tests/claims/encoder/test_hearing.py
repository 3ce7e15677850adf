"""Clauses are heard once, in windows, and the judge decides with and without them."""

from __future__ import annotations

import time

import numpy as np
import pytest

from holdfire.claims import EnglishExtractor, Reader, Tier, verify
from holdfire.claims.encoder import base as base_module
from holdfire.claims.encoder import encoder, installed
from holdfire.claims.encoder.hearing import LABELS, WINDOW, Hearing
from holdfire.claims.encoder.masks import NO_OUTLET
from holdfire.claims.encoder.pieces import Pieces
from holdfire.claims.encoder.weigher import HearingJudge
from holdfire.claims.judge.settle import judge_of
from holdfire.model.errors import NotInstalled
from tests.claims.conftest import PARTIES, report_of

STORY = (
    "Sudmarkian drones hit the Lundvik refinery overnight, Norgrid said. Two tanks burned. Sudmark "
    "denied any part in it. Talks resume on Friday, a diplomat said.\n\n"
)


@pytest.fixture(scope="module")
def reader() -> EnglishExtractor:
    if not installed():
        pytest.skip("the encoder is not installed (extra: encoder)")
    return EnglishExtractor(PARTIES, encoder=encoder())


def test_a_long_report_is_heard_to_its_end(reader: EnglishExtractor) -> None:
    report = report_of(STORY * 40)
    claims = reader.extract(report)
    for claim in claims:
        verify(report, claim)
    tenth = len(report.text) // 10
    for start in range(0, len(report.text) - tenth, tenth):
        assert any(start <= c.words.start < start + tenth for c in claims)


def test_time_grows_with_length_and_no_faster(reader: EnglishExtractor) -> None:
    def taken(times: int) -> float:
        report = report_of(STORY * times)
        start = time.process_time()
        reader.extract(report)
        return time.process_time() - start

    taken(2)
    assert taken(80) / taken(20) < 8  # four times as long; squares would be sixteen


def test_shares_are_logarithms_that_sum_to_one() -> None:
    if not installed():
        pytest.skip("the encoder is not installed (extra: encoder)")
    held = encoder()
    count = 2 * WINDOW
    pieces = Pieces(tuple(range(2000, 2000 + count)), tuple(range(0, 2 * count, 2)),
                    tuple(range(1, 2 * count, 2)))  # fmt: skip
    spans = [(at, at + 20) for at in range(0, 2 * count - 20, 150)]
    hearing = Hearing(held.network, held.learnt, pieces, NO_OUTLET, spans)
    for span in spans:
        for name, answers in LABELS.items():
            shares = hearing.shares(span, name)
            assert tuple(shares) == answers
            assert sum(np.exp(list(shares.values()))) == pytest.approx(1.0, abs=1e-5)
        picked = hearing.picks(span, "when", [None, span, (span[0], span[0] + 4)])
        assert sum(np.exp(picked)) == pytest.approx(1.0, abs=1e-5)


def test_a_clause_that_was_not_heard_is_judged_by_weights_alone() -> None:
    if not installed():
        pytest.skip("the encoder is not installed (extra: encoder)")
    held = encoder()
    deaf = Hearing(held.network, held.learnt, Pieces((), (), ()), NO_OUTLET, [(0, 4)])
    assert deaf.shares((0, 4), "kind") == {}
    assert deaf.picks((0, 4), "when", [None, (0, 2)]) == [0.0, 0.0]
    both = HearingJudge(judge_of("en"), deaf, PARTIES.codes)
    assert both.order == PARTIES.codes


def test_an_empty_report_has_no_claims(reader: EnglishExtractor) -> None:
    assert reader.extract(report_of("")) == []


def test_a_missing_encoder_is_named_with_the_next_step(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(base_module, "installed", lambda: False)
    base_module.encoder.cache_clear()
    with pytest.raises(NotInstalled, match=r"holdfire\[encoder\]"):
        base_module.encoder()


def test_the_default_reader_of_english_hears(reader: EnglishExtractor) -> None:
    from holdfire.reading import parties_of

    case = parties_of(None)
    default = Reader(case).read(report_of(STORY))
    assert default == Reader(case, Tier.ENCODER).read(report_of(STORY))
    assert all("+encoder/" in claim.extractor for claim in default)
