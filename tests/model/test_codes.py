import pytest

from holdfire.model import Kind, Modality
from holdfire.model.codes import codes_of

PLOVER = {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
          "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
          ""}  # fmt: skip


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("modality", list(Modality))
def test_every_claim_has_its_place_or_none(kind: Kind, modality: Modality) -> None:
    codes = codes_of(kind, modality)
    assert codes.plover in PLOVER
    assert codes.cameo == "" or (codes.cameo.isdigit() and len(codes.cameo) in {3, 4})


def test_what_did_not_happen_is_no_attack_elsewhere() -> None:
    for modality in (Modality.DENIED, Modality.PREDICTED, Modality.CONDITIONAL):
        assert codes_of(Kind.STRIKE, modality).plover != "ASSAULT"
        assert codes_of(Kind.STRIKE, modality).acled == ()
