"""Parties of a case: two, by ISO country code, never friend or foe."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from holdfire.model.errors import UnknownParty
from holdfire.model.vocabulary import Side


@dataclass(frozen=True, slots=True)
class Party:
    """One party and the words that reports use for it.

    Parameters
    ----------
    code : str
        ISO 3166-1 alpha-2 code.
    name : str
        Neutral display name.
    names : tuple of str
        Country, capital and government as reports name them ("Kyiv", "Moscow").
    demonyms : tuple of str
        Adjectives and nouns of belonging ("Ukrainian").
    bodies : tuple of str
        Institutions and office holders whose naming identifies the party.
    places : tuple of str
        Admin-1 units and towns that reports place in the party's country.
    """

    code: str
    name: str
    names: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Parties:
    """The two parties; every rule treats them alike.

    Parameters
    ----------
    party_a, party_b : Party
        In the order of the case.
    began : date or None
        First day of their war, which "since the war began" counts from.
    """

    party_a: Party
    party_b: Party
    began: date | None = None

    @property
    def codes(self) -> tuple[str, str]:
        """Codes of both parties."""
        return (self.party_a.code, self.party_b.code)

    def __getitem__(self, code: str) -> Party:
        for party in (self.party_a, self.party_b):
            if party.code == code:
                return party
        raise UnknownParty(code, self.codes)

    def __iter__(self):  # type: ignore[no-untyped-def]
        return iter((self.party_a, self.party_b))

    def other(self, code: str) -> str:
        """Return the code of the other party.

        Raises
        ------
        UnknownParty
            If `code` is not one of the two.
        """
        first, second = self.codes
        if code == first:
            return second
        if code == second:
            return first
        raise UnknownParty(code, self.codes)

    def side(self, text: str) -> str:
        """Return a side as stored: a party's code, ``third`` or ``unknown``.

        Raises
        ------
        UnknownParty
            If the text is none of these.
        """
        word = text.strip()
        if word in self.codes or word in (Side.THIRD, Side.UNKNOWN):
            return word
        raise UnknownParty(text, (*self.codes, Side.THIRD, Side.UNKNOWN))
