"""One row on its way out. In: a row of a table. Out: its columns, treated; what stayed, counted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

from holdfire.publish.redact.addresses import address
from holdfire.publish.redact.columns import LEAVE, Treat
from holdfire.publish.redact.screen import Screen
from holdfire.publish.redact.voices import outlet, voice

Row = dict[str, Any]
FINER = "is no admin-1 unit of the case"
ONE_SITE = "the words are about one site"
_OF_CASE = {"speaker": Treat.VOICE, "statement": Treat.WORDS, "source_url": Treat.HOST}
_SPEAKERS = ("speaker", "asserted_by", "counter")
#: Where a table keeps the side of the one who speaks.
_SIDES = {"claims": "speaker_side", "versions": "asserted_by_side", "positions": "party",
          "accusations": "accuser"}  # fmt: skip


class Redactor:
    """Treats the columns of rows by the allow-list and counts what stays.

    Parameters
    ----------
    screen : Screen
        Which names may leave.
    units : dict of str to str
        Admin-1 units of the case and their ISO codes.
    speakers : dict of str to str or None
        Speakers as reported and their parties, for sentences of ours that repeat them.
    codes : iterable of str
        Codes of the parties.
    withheld : Counter
        Counted up.
    """

    def __init__(
        self,
        screen: Screen,
        units: dict[str, str],
        speakers: dict[str, str | None],
        codes: Iterable[str],
        withheld: Counter[tuple[str, str]],
    ) -> None:
        self.screen, self.units, self.withheld = screen, units, withheld
        self._voices = {
            name: said
            for name, side in speakers.items()
            if not _plain(name) and (said := voice(name, side, screen)) != name
        }
        self.codes = frozenset(codes)
        longest = sorted(self._voices, key=lambda name: (-len(name), name))
        body = "|".join(re.escape(name) for name in longest if len(name) > 3)
        self._repeated = re.compile(rf"(?<!\w)(?:{body})(?!\w)" if body else r"(?!)")
        self._words = lru_cache(maxsize=65536)(self._screened)

    def row(self, table: str, row: Row) -> Row:
        """Return what of a row leaves."""
        kept: Row = {}
        for name, treat in LEAVE[table].items():
            kept[name] = row[name] if treat is None else self._treated(table, name, treat, row)
        if "adm1" in kept:
            kept["iso_3166_2"] = self.units.get(kept["adm1"] or "") or None
        return kept

    def treat(self, table: str, name: str, row: Row) -> Any:
        """Return a value of a row that stands in no table: words of the case file."""
        return self._treated(table, name, _OF_CASE[name], row)

    def _treated(self, table: str, name: str, treat: Treat, row: Row) -> Any:
        value, reason = _TREATMENTS[treat](self, table, row, row[name])
        if reason:
            self.withheld[f"{table}.{name}", reason] += 1
        return value

    def _screened(self, text: str | None, extent: bool) -> tuple[str | None, str | None]:
        if text:
            text = self._repeated.sub(lambda match: self._voices[match[0]] or "", text)
        return self.screen.words(text, extent=extent)

    def words(self, _: str, __: Row, value: str | None) -> tuple[str | None, str | None]:
        """Screen words."""
        return self._words(value, False)

    def event(self, _: str, row: Row, value: str | None) -> tuple[str | None, str | None]:
        """Screen words about an event; those about one site stay."""
        if row.get("scope") == "site" or row.get("site_id"):
            return None, ONE_SITE
        return self._words(value, True)

    def voice(self, table: str, row: Row, value: str | None) -> tuple[str | None, str | None]:
        """Reduce a speaker to an office."""
        side = row.get(_SIDES.get(table, ""))
        said = voice(value, side if side in self.codes else None, self.screen)
        return said, "named by office alone" if said != value else None

    def outlet(self, _: str, __: Row, value: str) -> tuple[str, str | None]:
        """Reduce an outlet that may be a person's."""
        said = outlet(value, self.screen)
        return said, "not vouched for" if said != value else None

    def host(self, _: str, __: Row, value: str | None) -> tuple[str | None, str | None]:
        """Reduce addresses to hosts."""
        said = address(value)
        return said, "host alone" if said != value else None

    def unit(self, _: str, __: Row, value: str | None) -> tuple[str | None, str | None]:
        """Keep units of the case alone."""
        return (value, None) if value is None or value in self.units else (None, FINER)

    def tenth(self, _: str, __: Row, value: float | None) -> tuple[float | None, None]:
        """Round a degree to tenths."""
        return (None if value is None else round(value, 1)), None

    def change(self, _: str, row: Row, value: str | None) -> tuple[str | None, str | None]:
        """Keep what a field was and is, not ids of other incidents nor a reviewer's words."""
        if value is not None and (value.startswith("inc-") or row["what"] == "decision"):
            return None, "another incident, or who decided"
        if row["what"] == "place":
            return self.unit("", row, value)
        return self._words(value, False)

    def verdict(self, _: str, __: Row, value: str | None) -> tuple[str | None, str | None]:
        """Keep what was decided, not who decided and why."""
        word = (value or "").split(" ", 1)[0]
        return (word, "reviewer and reason") if word in ("accept", "reject") else (None, None)


_Treatment = Callable[[Redactor, str, Row, Any], tuple[Any, str | None]]
_TREATMENTS: dict[Treat, _Treatment] = {
    Treat.WORDS: Redactor.words,
    Treat.EVENT: Redactor.event,
    Treat.VOICE: Redactor.voice,
    Treat.OUTLET: Redactor.outlet,
    Treat.HOST: Redactor.host,
    Treat.UNIT: Redactor.unit,
    Treat.TENTH: Redactor.tenth,
    Treat.CHANGE: Redactor.change,
    Treat.VERDICT: Redactor.verdict,
}


def _plain(name: str) -> bool:
    """Return whether a speaker is a common noun ("the report"), which names nobody."""
    return name == name.lower() and name.startswith(("the ", "a ", "an ", "not "))


def speakers_of(table: str, rows: Iterable[Row], codes: Iterable[str]) -> dict[str, str | None]:
    """Return the speakers that rows of a table name, and their party where the rows agree."""
    sides: dict[str, set[str | None]] = {}
    parties = frozenset(codes)
    for row in rows:
        side = row.get(_SIDES.get(table, ""))
        for name in (row[column] for column in _SPEAKERS if row.get(column)):
            sides.setdefault(name, set()).add(side if side in parties else None)
    return {name: next(iter(said)) if len(said) == 1 else None for name, said in sides.items()}
