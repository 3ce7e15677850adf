"""Who acted, as far as the words say. In: clauses. Out: a party code or ``unknown``, with words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from holdfire.claims.judge.draft import Mention
from holdfire.claims.slavic.lexicon import Lexicon, pattern_of
from holdfire.claims.slavic.morphology import form_of
from holdfire.claims.slavic.sides import Sides
from holdfire.model import Kind, Modality, Quoted, Side

_OF_STRIKE = (
    r"(?:атак|удар|обстр[іе]л|ракет|дрон|бпла|безп[іи]лотник|беспилотник|прильот|уламк|обломк)\w*"
)
_SIDE_OF = r"(?:з боку|со стороны|від імені)\s+"
_GOVERNED = re.compile(
    r"(?:\b(?:по|на|у|в|во|над|до|з|із|с|про|об|для|через|від|от|против|проти|против|до)\s+)\Z"
)
_MILITARY = re.compile(
    r"генштаб|генеральн\w+ штаб|міноборони|минобороны|оборон|військ|воен|развед|розвід|спецслужб"
    r"|безпеки|безопасност|сил"
)
_INSTITUTION = re.compile(
    r"(?:міноборони|минобороны|генштаб\w*|міненерго|минэнерго|повітрян\w+ сил\w*"
    r"|військов\w+ командуван\w+|мвс|мзс|мид|кабмін\w*"
    r"|енергетичн\w+ компані\w+|оператор\w* системи|військові|военные|обленерго)"
)
_WE = re.compile(r"\b(?:ми|мы|нашими|наші|наши)\b")


@dataclass(frozen=True, slots=True)
class Deed:
    """A clause as the search for its actor sees it."""

    start: int
    end: int
    kind: Kind
    modality: Modality
    side: str | None
    speaker: str
    saying: str
    paragraph: int


@dataclass(slots=True)
class Attackers:
    """What a report says about who acts; the second reading knows the namings of the first."""

    sides: Sides
    lexicon: Lexicon
    text: str
    low: str
    outlet: str | None
    heard: dict[int, frozenset[str]] = field(default_factory=dict)
    namings: dict[int, frozenset[str]] = field(default_factory=dict)
    _deeds: dict[str, tuple[re.Pattern[str], ...]] = field(default_factory=dict)
    _everywhere: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self._everywhere = frozenset().union(*self.heard.values())
        forces = pattern_of(self.lexicon.words["forces"])
        for each in self.sides.namings:
            name, dem, body = each.names.pattern, each.demonyms.pattern, each.bodies.pattern
            self._deeds[each.code] = (
                re.compile(rf"(?:{dem})\s+(?:[\w'-]+\s+){{0,2}}?(?:{forces})"),
                re.compile(
                    rf"(?:{_OF_STRIKE}|{forces})\s+(?:{name}|{body})|{_SIDE_OF}(?:[\w'-]+\s+)?(?:{name}|{body}|{dem})"
                ),
                re.compile(
                    rf"(?P<who>{name}|{body}|{dem})(?:\s+[\w'»«-]+){{0,4}}?\s+(?P<verb>[\w'-]+)"
                ),
            )

    def resolve(self, deed: Deed) -> tuple[str | None, Quoted | None]:
        """Return the attacker of a clause, with the words where the clause itself names it."""
        found = self._named(deed)
        if found is not None:
            if deed.modality in {Modality.ASSERTED, Modality.HEDGED}:
                here = self.namings.get(deed.paragraph, frozenset())
                self.namings[deed.paragraph] = here | {found[0]}
            return found
        return self._resolved(deed), None

    def _named(self, deed: Deed) -> tuple[str, Quoted | None] | None:  # noqa: PLR0911
        if deed.kind is Kind.INTERCEPTION:
            return self._shot_down(deed)
        explicit = self._explicit(deed.start, deed.end)
        if explicit is not None:
            return explicit
        side = deed.side
        if side is None:
            return None
        words = self.low[deed.start : deed.end]
        if deed.modality is Modality.THREATENED or (
            deed.modality is Modality.DENIED and (deed.saying == "deny" or deed.kind is Kind.STRIKE)
        ):
            return side, None
        if deed.kind is Kind.BREACH:
            return self.sides.parties.other(side), None
        own = self.lexicon["own"].search(words) or (_WE.search(words) and deed.kind is Kind.STRIKE)
        if own:
            return side, None
        own_work = deed.saying in {"confirm", "say"} and deed.kind is Kind.STRIKE
        if (
            own_work
            and _MILITARY.search(deed.speaker)
            and re.search(r"ура[жз]|пора[жз]|влуч|попадан|били|удар", words)
        ):
            return side, None
        return None

    def _explicit(self, start: int, end: int) -> tuple[str, Quoted | None] | None:
        enemy = self.lexicon["enemy"].search(self.low, start, end)
        if enemy is not None and self.outlet is not None:
            return self.sides.parties.other(self.outlet), self._quoted(*enemy.span())
        best: list[tuple[int, int, int, str]] = []
        for code, patterns in self._deeds.items():
            for rank, pattern in enumerate(patterns):
                for match in pattern.finditer(self.low, start, end):
                    if self._fits(rank, match, start):
                        last = match.end("who") if rank == 2 else match.end()
                        best.append((rank, match.start(), last, code))
                        break
        if not best:
            return None
        first = min(best)
        if len({each[3] for each in best if each[0] == first[0]}) > 1 and first[0] < 2:
            return None
        return first[3], self._quoted(first[1], first[2])

    def everywhere(self) -> list[Mention]:
        """Return every naming of a party as acting, in the whole text."""
        found = []
        for code, patterns in self._deeds.items():
            for rank, pattern in enumerate(patterns):
                for match in pattern.finditer(self.low):
                    if self._fits(rank, match, 0):
                        found.append(Mention(match.start(), match.end(), code, rank))
        for match in self.lexicon["enemy"].finditer(self.low):
            if self.outlet is not None:
                other = self.sides.parties.other(self.outlet)
                found.append(Mention(match.start(), match.end(), other))
        return found

    def _fits(self, rank: int, match: re.Match[str], start: int) -> bool:
        before = self.low[max(start, match.start() - 20) : match.start()]
        if rank == 0:
            aimed = re.search(r"\b(?:по|проти|против|для|над|в|у|на)\s+(?:[\w'-]+\s+)?\Z", before)
            return aimed is None or re.search(r"(?:удар|атак|обстр)", match.group()) is not None
        if rank == 1:
            return True
        strikes = self.lexicon.predicate(Kind.STRIKE).match(self.low, match.start("verb"))
        harms = self.lexicon.predicate(Kind.DAMAGE).match(self.low, match.start("verb"))
        other = self.lexicon.predicate(Kind.BREACH).match(self.low, match.start("verb"))
        first = match["who"].split()[0]
        subject = "nomn" in form_of(first, self.lexicon.language).cases
        return bool(strikes or harms or other) and subject and not _GOVERNED.search(before)

    def _shot_down(self, deed: Deed) -> tuple[str, Quoted | None] | None:
        """Return whose weapons were shot down: those named, else the other side's."""
        for code, (weapons, *_rest) in self._deeds.items():
            match = weapons.search(self.low, deed.start, deed.end)
            if match and re.search(
                r"дрон|беспилотн|безпілотн|ракет|бпла|аппарат|апарат|снаряд", match.group()
            ):
                return code, self._quoted(*match.span())
        enemy = self.lexicon["enemy"].search(self.low, deed.start, deed.end)
        if enemy is not None and self.outlet is not None:
            return self.sides.parties.other(self.outlet), self._quoted(*enemy.span())
        return (self.sides.parties.other(deed.side), None) if deed.side is not None else None

    def side_of(self, speaker: str) -> str | None:
        """Return the party of a speaker; a bare institution belongs to the outlet's side."""
        named = self.sides.party_of(speaker)
        if (
            named is None
            and self.outlet is not None
            and _INSTITUTION.fullmatch(speaker.lower().strip())
        ):
            return self.outlet
        return named

    def _resolved(self, deed: Deed) -> str:
        """Return the only attacker of the report, else of the paragraph."""
        if len(self._everywhere) == 1:
            return min(self._everywhere)
        here = self.heard.get(deed.paragraph, frozenset())
        return min(here) if len(here) == 1 else Side.UNKNOWN.value

    def _quoted(self, start: int, end: int) -> Quoted:
        return Quoted(self.text[start:end], start, end)
