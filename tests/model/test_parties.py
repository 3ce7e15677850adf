"""Parties are two, by code; every other side is third or unknown."""

import pytest

from holdfire.model import Parties, Party
from holdfire.model.errors import UnknownParty

PARTIES = Parties(Party("AA", "A"), Party("BB", "B"))


def test_each_party_has_one_other() -> None:
    assert PARTIES.other("AA") == "BB"
    assert PARTIES.other(PARTIES.other("AA")) == "AA"


@pytest.mark.parametrize("code", ["aa", "CC", "", "both"])
def test_an_unknown_side_is_refused_with_those_that_are_known(code: str) -> None:
    with pytest.raises(UnknownParty, match=r"AA, BB, third, unknown"):
        PARTIES.side(code)
    with pytest.raises(UnknownParty, match=r"case\.yaml"):
        PARTIES.other(code)
