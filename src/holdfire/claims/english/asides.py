"""Facts told beside a clause's own. In: a clause. Out: where the clause ends, where each aside is.

An attack told by a noun phrase ("after a drone raid"), a figure it is compared with ("against four
a month ago"), a share of what it counts ("36 of them over the bay"), and a circumstance ("with 900
homes losing supply").
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from holdfire.claims.english.declining import WITHHELD
from holdfire.claims.english.statement import Source, Statement
from holdfire.claims.english.verbs import Saying

#: Fewer letters than this are no clause of their own.
_LEAST = 12
#: Asides cut from one clause.
_MOST = 3

_NUMBER = (
    r"(?:\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|dozens"
    r"|hundreds|thousands|half|none|all|most|some|several|a third|a quarter)"
)
_ABOUT = (
    r"(?:(?:only|just|about|around|some|nearly|almost|over|roughly|more than|up to|at least) )*"
)
_DETERMINER = (
    r"(?:an?|another|what|numerous|several|repeated|dozens of|two|three|four|five"
    r"|[A-Z][\w-]*['’]s?|(?:yesterday|today)['’]s|last (?:week|month|night|year)['’]s"
    r"|(?:this|that|last|the|its|their) (?=(?:[\w-]+ ){0,2}?(?:drone|missile|air|rocket"
    r"|artillery|bomb"
    r"|combined|overnight|massive|mass|large-scale|January|February|March|April|May|June|July"
    r"|August|September|October|November|December|recent|latest|weekend|(?:Mon|Tues|Wednes|Thurs"
    r"|Fri|Satur|Sun)day)))"
)
_HEAD = (
    r"(?:attacks?|strikes?|raids?|barrages?|assaults?|salvos?|bombardments?|shellings?|hits?"
    r"|bombings?|(?<=-(?:day|eek) )(?:halt|shutdown|outage|stoppage|blackout|suspension))"
)
#: The noun phrase starts with an article, a name's genitive, a day, or a weapon.
_ATTACK = re.compile(
    rf"\b(?:after|following)\s+(?P<noun>(?:{_DETERMINER}\s*"
    rf"(?:[\w'’-]+\s+){{0,4}}?|(?:(?:overnight|recent|[A-Z][a-z]+ian|[A-Z][a-z]+ish|drone"
    rf"|missile|rocket)\s+){{0,2}}"
    rf"(?:drone|missile|rocket|artillery)\s+){_HEAD}"
    r"(?P<rest>(?:\s+(?:on|against|at|in|early|late|of|over|near|by|that)\b[^,.;:()\"“”—]*)?))"
    r"(?=\W|\Z)"
)
_BEFORE = re.compile(r"\s+(?:(?:an?|one|two|three) )?(?:hours?|days?|weeks?|shortly)\s*\Z")
_BESIDE = re.compile(
    rf"(?:,\s+|\s+[—–]\s+|\s+)(?P<said>(?:compared (?:with|to)|down from|up from|as against"
    rf"|(?<=, )(?:against|versus)) {_ABOUT}{_NUMBER}\b.*)"
    rf"|,\s+(?P<share>(?:including )?{_ABOUT}{_NUMBER} of (?:them|which|whom)\b(?! (?:was|were"
    rf"|had|has"
    rf"|have|is|are)\b)[^,]*)"
    rf"|,\s+(?P<with>with {_ABOUT}{_NUMBER} [^,]{{3,60}}?\b\w+ing\b[^,]*)",
    re.DOTALL,
)
#: ", a charge Norvik denies": the one who rejects it speaks.
_REPLY = re.compile(
    r",\s+(?P<reply>(?:an?|the) (?:claim|charge|allegation|assertion|accusation|figure|account"
    r"|version|statement|view|argument|notion|suggestion|description|characteri[sz]ation|assessment"
    r"|report) (?:that |which )?(?P<who>(?:the )?[A-Z][\w’'-]*(?: (?:and|its|the|[\w’'-]+)){0,5}?) "
    r"(?:has |have |had )?(?:\w+ly )?(?:disput|den|reject|dismiss|refut|contest|rebut|repudiat"
    r"|challeng)(?:e|ed|es|s|y|ies|ied|ting|ted)?)(?=[,.;]|\Z)"
)


@dataclass(frozen=True, slots=True)
class Aside:
    """Offsets: where the clause ends, and the words beside it."""

    low: int
    start: int
    high: int
    attack: bool = False
    silent: bool = False
    who: tuple[int, int] | None = None


def told(text: str, whole: Statement, subject: Callable[[], Source | None]) -> list[Statement]:
    """Return a clause, and apart from it the facts that it tells beside its own.

    Parameters
    ----------
    text : str
        The report's text.
    whole : Statement
        The clause.
    subject : callable
        Returns who acts in the sentence; asked where nobody is known to speak.
    """
    if whole.silent or whole.quoted:
        return [whole]
    found, rest = [], whole
    for _ in range(_MOST):
        cut = aside_of(text, rest.start, rest.end)
        if cut is None or cut.low - rest.start < _LEAST:
            break
        who = whole.source or (subject() if cut.silent else None)
        if cut.who is not None:
            who = Source(*cut.who, Saying.SAY, cut.who)
        part = replace(
            whole,
            start=cut.start,
            end=cut.high,
            source=who,
            link="noun" if cut.attack else "part",
            forced="position" if cut.who else "",
            silent=cut.silent,
        )
        found.append(part)
        rest = replace(rest, end=cut.low)
    return [rest, *reversed(found)]


def aside_of(text: str, start: int, end: int) -> Aside | None:
    """Return the first fact told beside the clause; None where it tells its own alone."""
    beside = _BESIDE.search(text, start + 1, end)
    mute = WITHHELD.search(text, start + 12, end)
    if mute is not None and (beside is None or mute.start() < beside.start()):
        return Aside(mute.start(), mute.start("mute"), mute.end("mute"), silent=True)
    reply = _REPLY.search(text, start + 8, end)
    if reply is not None:
        return Aside(reply.start(), reply.start("reply"), reply.end(), who=reply.span("who"))
    attack = _attack(text, start, beside.start() if beside else end)
    if attack is not None:
        return attack
    if beside is None or beside.start() - start < 12:
        return None
    name = str(beside.lastgroup)
    return Aside(beside.start(), beside.start(name), beside.end(name))


def _attack(text: str, start: int, end: int) -> Aside | None:
    for match in _ATTACK.finditer(text, start, end):
        low = match.start()
        if low - start < 8:
            continue
        low = start + (left.start() if (left := _BEFORE.search(text[start:low])) else low - start)
        return Aside(len(text[:low].rstrip()), match.start("noun"), match.end("noun"), attack=True)
    return None
