"""A row's claim is proved by its cells; denials clear, waves have no site, weeks stay weeks."""

from datetime import date

import pytest

from holdfire.claims import verify
from holdfire.claims.origin import origin_of
from holdfire.claims.rows import read_row
from holdfire.model import Form, Kind, Modality, Report, Span
from holdfire.model.case import Case


def row(published: str = "2025-01-31", **cells: str) -> Report:
    base = {
        "id": "X",
        "when": "2025-01-15",
        "attacker": "RU",
        "speaker": "DTEK",
        "speaker_side": "UA",
    }
    text = "\n".join(f"{k}: {v}" for k, v in ({**base, "words": "plant hit"} | cells).items())
    span = Span.parse(published)
    return Report(Form.ROW, "Outlet", "UA", "en", span, span.end, "", text, "u", "0" * 64, "t", 1)


def only(case: Case, report: Report):  # type: ignore[no-untyped-def]
    (claim,) = read_row(report, case.parties)
    verify(report, claim)
    return claim


@pytest.mark.parametrize(
    ("words", "kind", "modality"),
    [
        ("plant hit", Kind.STRIKE, Modality.ASSERTED),
        ("fire; probably a drone hit", Kind.STRIKE, Modality.HEDGED),
        ("eight drones aimed at plant, all downed", Kind.INTERCEPTION, Modality.ASSERTED),
        ("66 drones downed; plant partly stopped", Kind.STRIKE, Modality.ASSERTED),
        ("city left without electricity", Kind.OUTAGE, Modality.ASSERTED),
        ("substation damage mapped", Kind.DAMAGE, Modality.ASSERTED),
        ("denied any strikes on energy sites", Kind.STRIKE, Modality.DENIED),
        ("no outages reported locally", Kind.OUTAGE, Modality.DENIED),
        ("no damage or fire reported", Kind.DAMAGE, Modality.DENIED),
        ("attack listed; no damage reported", Kind.STRIKE, Modality.ASSERTED),
        ("six attacks on energy within 24 hours", Kind.COUNT, Modality.ASSERTED),
        ("39 group strikes; said reply for attacks", Kind.COUNT, Modality.ASSERTED),
        ("accusation called groundless", Kind.STRIKE, Modality.DENIED),
        ("ministry said no attack took place", Kind.STRIKE, Modality.DENIED),
    ],
)
def test_kind_and_modality_follow_the_words(
    case: Case, words: str, kind: Kind, modality: Modality
) -> None:
    claim = only(case, row(words=words))
    assert (claim.kind, claim.modality) == (kind, modality)


def test_a_denial_clears_its_own_side_and_no_other(case: Case) -> None:
    own = row(words="denied any strikes", speaker="General Staff", attacker="UA")
    assert only(case, own).attacker == "UA"
    nothing = row(words="no attack took place", speaker_side="RU", attacker="unknown")
    assert only(case, nothing).attacker == "unknown"


def test_a_denial_that_blames_another_is_two_claims(case: Case) -> None:
    report = row(words="denied; said artillery hit the station", attacker="RU")
    denial, blame = read_row(report, case.parties)
    assert (denial.modality, denial.attacker) == (Modality.DENIED, "UA")
    assert (blame.modality, blame.kind, blame.attacker) == (Modality.ASSERTED, Kind.STRIKE, "RU")
    switched = row(words="denied shelling; said the line was switched off", attacker="RU")
    assert [c.kind for c in read_row(switched, case.parties)] == [Kind.STRIKE, Kind.OTHER]


def test_a_week_stays_a_week_and_ends_by_publication(case: Case) -> None:
    week = only(case, row(when_precision="week")).when
    assert week is not None
    assert str(week.span) == "2025-01-13/2025-01-19"
    cut = only(case, row(published="2025-01-16", when_precision="week")).when
    assert cut is not None
    assert cut.span.end == date(2025, 1, 16)


def test_a_share_keeps_its_whole(case: Case) -> None:
    claim = only(case, row(quantity_value="40", quantity_unit="% of plant capacity"))
    assert str(claim.quantity) == "40% of plant capacity"


@pytest.mark.parametrize(
    ("speaker", "anonymous", "outlet", "origin"),
    [
        ("DTEK (Sakharuk)", False, "tsn.ua", "DTEK"),
        ("the regional governor Smith", False, "A", "regional governor smith"),
        ("sources (Reuters)", True, "RBC-Ukraine", "Reuters"),
        ("two officials", True, "espreso.tv", "espreso.tv"),
        (None, True, "Reuters", "Reuters"),
        ("Ukraine Energy Ministry", False, "UNN", "UA government"),
        ("President Zelensky", False, "BBC", "UA government"),
    ],
)
def test_one_statement_is_one_origin(
    case: Case, speaker: str | None, anonymous: bool, outlet: str, origin: str
) -> None:
    assert origin_of(case, speaker, anonymous=anonymous, outlet=outlet) == origin


def test_every_row_of_the_reference_case_becomes_a_proved_claim(now) -> None:  # type: ignore[no-untyped-def]
    rows = [r for r in now.rows("claims") if r["form"] == "row"]
    assert len({row["report_id"] for row in rows}) == 772


def test_an_inferred_attacker_names_nobody_in_the_account(now) -> None:  # type: ignore[no-untyped-def]
    from holdfire.claims import to_table
    from holdfire.model import Claim, Quoted, TargetKind

    report = row()
    inferred = Claim(
        report.report_id,
        Quoted("plant hit", 10, 19),
        Kind.STRIKE,
        Modality.ASSERTED,
        "x/1",
        attacker="RU",
        target_kind=TargetKind.THERMAL,
    )
    (stored,) = to_table([(report, inferred)], now.case).to_pylist()
    assert stored["attacker"] == "unknown"
