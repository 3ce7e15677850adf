"""Who a clause itself names as acting. In: Party and text. Out: the words that name the agent.

Three forms count: a party that is the subject of a verb of striking, a party's adjective on a
weapon or an attack, and "by <party>" after a verb of striking. What is struck never names anyone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from holdfire.model import Parties, Party

_STOP = (
    r"(?:to|on|onto|in|into|at|by|for|from|against|and|or|but|nor|about|after|before|despite"
    r"|following|that|which|who|near|as|because|said|says|was|were|is|are|has|had|have|been|no"
    r"|not|hit|struck|attacked|probe|inquiry|investigation|talks|end|stop|halt|condemnation)"
)
_WORD = rf"(?:(?!{_STOP}\b)[\"“]?[\w’'.,-]*[\w’'-][\"”]? [\"“]?)"
#: Fillers that turn "Xian ... strikes" into something that may as well be strikes on X.
_THING = (
    r"(?:refiner\w+|refining|power|energy|grid|plants?|depots?|oil|gas|fuel|infrastructure|substations?"
    r"|ports?|pipelines?|terminals?|stations?|cit(?:y|ies)|towns?|regions?|border|territory"
    r"|sites?|facilit\w+|soil|sector|civilian\w*)"
)
WEAPON = (
    r"(?i:drones?|missiles?|UAVs?|rockets?|bombs?|aircraft|warplanes?|bombers?|jets?|artillery"
    r"|munitions|projectiles)"
)
_SERVED = (
    r"(?! (?:plants?|depots?|factor\w+|works|bases?|stores?|storage|sites?|batter\w+|units?"
    r"|positions?|launchers?|operators?|makers?|production|producers?|components?|carriers?"
    r"|defen[cs]es?|industry|school|pilots?|warnings?|alerts?|sirens?|threat|hangars?)\b)"
)
DEED = (
    r"(?i:attacks?|strikes?|raids?|shellings?|barrages?|bombardments?|assaults?|bombings?"
    r"|violations?|breaches|breach|blows?|salvos?|fire(?= on\b))"
)
FORCE = (
    r"(?i:(?:armed|special|unmanned|security|defen[cs]e|air|naval|ground|military|long-range"
    r"|systems?|own) ){0,2}(?:forces?|military|army|troops|navy|services?|soldiers|fleet"
    r"|intelligence|side|gunners|commandos|command)"
)
_AUX = (
    r"(?: (?:has|have|had|will|would|could|can|may|might|shall|did|does|do|also|again|then|not"
    r"|never|repeatedly|deliberately|nevertheless|virtually|reportedly|allegedly|already|only"
    r"|later|simply|twice|now|still|recently|even|yet|once|more|in turn|therefore|first))*"
)
_HITTING = (
    r"(?:striking|attacking|hitting|shelling|bombing|targeting|bombarding|destroying|raiding"
    r"|violating|breaching|breaking|launching|carrying out|firing)"
)
_BASE = r"(?:strike|attack|hit|target|shell|bomb|bombard|destroy|raid|violate|breach|retaliate)"
_DIRECT = (
    r"(?:struck|strikes?|attack(?:ed|s)?|hit|hits|shell(?:ed|s)?|bomb(?:ed|s)?|bombard(?:ed|s)?"
    r"|target(?:ed|s)?|raid(?:ed|s)?|destroy(?:ed|s)?|damaged|blew up|set fire to|set ablaze"
    r"|knocked out|violat(?:ed|es|e)|breach(?:ed|es)?|broken|broke|breaks|retaliat(?:ed|es|e))"
    r"(?! by\b| (?:overnight |again )?by\b| (?:an? |the )?(?:\w+ )?(?:deal|bargain|balance|tone"
    r"|silence|talks)\b)"
)
_ONGOING = (
    r"(?:(?:was|were|is|are|been|be|kept|keeps|keep|went on|goes on|go on|continued|continues"
    r"|continue|started|starts|began|begins|resumed|resumes|resume)(?: \w+ly)?(?: to)?"
    rf" (?:{_HITTING}|{_BASE})(?! by\b))"
)
_WITH_DEED = (
    r"(?:launch(?:ed|es)?|carr(?:y|ied|ies) out|conduct(?:ed|s)?|resum(?:ed|es?)|continu(?:ed"
    r"|es?)|intensif(?:y|ied|ies)|step(?:ped|s)? up|renew(?:ed|s)?|began|started|mount(?:ed|s)?"
    r"|deliver(?:ed|s)?|inflict(?:ed|s)?|used|uses|sent|fired?|shot|unleash(?:ed|es)|expand(?:ed"
    r"|s)?|went on|goes on|go on|kept up|keeps up|pressed on|answer(?:ed|s)?|respond(?:ed|s)?"
    r"|repl(?:ied|ies|y)|hit back|struck back|retaliat(?:ed|es|e)|claimed responsibility|claimed)"
    rf"(?: with| for)? {_WORD}{{0,7}}?(?:{DEED}|{WEAPON})\b"
)
_PLANS = (
    r"(?:(?:plans?|planned|intends?|intended|vow(?:s|ed)?|threaten(?:s|ed)?|promis(?:ed|es)"
    rf"|pledged) to (?:(?:keep|go on|continue|resume|step up|intensify|expand) )?(?:{_HITTING}"
    rf"|{_BASE}|{_WORD}{{0,3}}?{DEED})"
    r"|reserves? the right to (?:\w+ ){0,3}?(?:respon\w+|strike|retaliat\w+|attack|answer))"
)
_VERBS = rf"{_AUX} (?:{_ONGOING}|{_PLANS}|{_WITH_DEED}|{_DIRECT})(?!\w)"
#: "The operator hit again" may be the one who was hit: bodies need something that they hit.
_OBJECT = (
    r"(?=[ ](?!(?:again|overnight|hard|in|on|at|near|during|last|for|with|as|when|after|by|since"
    r"|twice|repeatedly|and|but|early|late)\b)\w)"
)
_PARTICIPLE = (
    r"(?:struck|hit|attacked|shelled|bombed|bombarded|targeted|raided|destroyed|damaged|wrecked"
    r"|carried out|conducted|launched|fired|flown|sent|operated|violated|broken|breached|blown up"
    r"|set on fire|set ablaze|knocked out|disabled|crippled)"
)
#: Words that may stand between the attack and "by": no participle, so no "used by", "run by".
_BETWEEN = r"(?:(?!\w+ed\b|(?:run|held|built|made|kept|left|sold|put|seen|told|lost)\b)[\w’'-]+ )"
_AFTER_NAME = (
    r"(?=[.,;:)\"”]|\Z| (?:on|in|at|near|with|and|overnight|during|after|late|early|using|since"
    r"|before|for|as|last|this|again|early|yesterday|today)\b)"
)
_GOVERNED = re.compile(
    r"\b(?P<word>in|on|at|near|of|from|to|against|across|over|into|inside|outside|around|for|with"
    r"|between|by|towards?|under|through|than)\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)
_OF_FORCE = re.compile(rf"\b{FORCE} of\s+(?:the\s+)?\Z", re.IGNORECASE)
_AIMED_AT = re.compile(
    r"\b(?:on|against|at|upon|towards?|targeting|struck|hit|hits|hitting|attacked|attacking|bombed"
    r"|shelled|destroyed|destroying|damaged|damaging|response to|reply to|retaliation (?:for|to)"
    r"|answer to|revenge for|retaliat\w+ (?:for|to)|respond\w* to|repl\w+ to|answer\w* to|despite"
    r"|in return for|punishment for)\s+"
    r"(?:(?:the|an?|its|their|two|three|four|several|some|many|dozens of|\d+|of|more|new|alleged"
    r"|earlier|recent|previous|numerous|further|continued|continuing)\s+){0,3}\Z",
    re.IGNORECASE,
)
_JOINT = re.compile(r"\s+(?:and|or|nor)\s+(?:the\s+)?\Z")
#: Without one of these words nobody is accused.
_BLAMES = re.compile(rf"show|prove|accus|blam| of (?:\w+ly |again |repeatedly )?{_HITTING}")
_SHOT = r"(?:shot down|shot|downed|intercepted|brought down|repelled|neutrali[sz]ed|destroyed)"


@dataclass(frozen=True, slots=True)
class Patterns:
    """What the three forms look like for one party; `by` is the end of `agent`."""

    agent: re.Pattern[str]
    by: re.Pattern[str]
    accused: re.Pattern[str]
    subject: re.Pattern[str]
    deed: re.Pattern[str]
    victim: re.Pattern[str]
    any: re.Pattern[str]
    opens: re.Pattern[str]
    defender: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Agent:
    """A party named as acting: rank of the form (0 is the strongest), code, and offsets.

    `doubtful` marks "Xian refinery strikes", which may as well be strikes on refineries of X.
    """

    rank: int
    start: int
    end: int
    code: str
    doubtful: bool = False
    accused: bool = False


def any_of(words: list[str]) -> str:
    """Return the alternation of the words, by first letter, and the longest first of each."""
    own: dict[str, list[str]] = {}
    for word in sorted(set(words), key=lambda w: (-len(w), w)):
        own.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in own.items())


#: "it", "we", "its forces" as the one who strikes.
OWN = re.compile(
    r"(?:\A(?:(?:that|overnight|then|also|in response|yesterday|today),? )?(?:it|we)"
    rf"|\b(?:our|its) (?:own )?(?:{FORCE}|{WEAPON})|\b[Ww]e|\bthe {FORCE}){_VERBS}",
    re.IGNORECASE,
)
#: "It" in the second half of a sentence.
IT = re.compile(rf"\A(?:then |also )?it{_VERBS}", re.IGNORECASE)
#: A party's speaker who tells what was claimed, or that the "targets" were hit, tells its own.
OWN_CLAIM = re.compile(
    rf"\A(?:has |had |have )?(?:also )?claimed (?:responsib\w+|credit|[^,.;]{{0,40}}{DEED}\b)"
    r"|\b(?:all|designated|assigned|intended|planned) (?:\w+ )?targets (?:were|was|had been"
    r"|have been) (?:hit|struck|reached|destroyed|engaged)\b",
    re.IGNORECASE,
)
OWN_BY = re.compile(rf"\bby (?:our|its) (?:own )?(?:{FORCE}|{WEAPON})\b", re.IGNORECASE)


def patterns(party: Party) -> Patterns:
    """Return the patterns of one party."""
    names = [party.name, *party.names, *party.bodies]
    named, either = rf"(?:{any_of(names)})", rf"(?:{any_of([*names, *party.demonyms])})"
    owner = rf"(?:{either}['’]s|{any_of([*party.demonyms])})" if party.demonyms else f"{named}['’]s"
    states = rf"(?:{any_of([party.name, *party.names])})"
    people = [word for word in party.demonyms if word.endswith("s")]
    acting = rf"(?:{owner} (?:\w+ )?{FORCE}|{states}(?: {FORCE})?"
    acting += rf"|{any_of(people)})" if people else ")"
    aside = r"(?:, (?:which|who)|,[^,.;]{0,40},)?"
    # "by X" and "by the Xians themselves"
    who = rf"(?:{owner} {_WORD}{{0,3}}?(?:{FORCE}|{WEAPON}|{DEED})\b"
    who += (
        rf"|{any_of([*names, *people])}(?: themselves)?{_AFTER_NAME})"
        if people
        else (rf"|{named}{_AFTER_NAME})")
    )
    by = rf"by (?:the |two |three |several |\d+ |retreating |regular ){{0,2}}{who}"
    return Patterns(
        re.compile(
            rf"\b(?:{_PARTICIPLE}|{DEED}|{WEAPON}) {_BETWEEN}{{0,6}}?"
            rf"(?P<who>{by})"
        ),
        re.compile(by),
        re.compile(
            rf"(?:\b{DEED} (?:showed|shows|proved|proves) (?:that )?(?P<shown>{either})\b"
            rf"|\b(?:accus|blam)\w+ (?:the )?(?:\w+ )?(?P<who>{either})(?: {FORCE})? (?:of|for)"
            rf" |\b(?P<bare>{either})(?: {FORCE})? of (?:\w+ly |again |repeatedly )?{_HITTING})"
        ),
        re.compile(
            rf"\b(?P<who>(?:the )?{acting}{aside}{_VERBS}|(?:the )?{named}{aside}{_VERBS}{_OBJECT})"
        ),
        re.compile(
            rf"\b(?P<who>{owner} (?P<mid>{_WORD}{{0,3}}?)(?P<head>{DEED}|{WEAPON}))\b{_SERVED}"
        ),
        re.compile(
            rf"\b(?:{either} (?:has |had |have )?lost|(?:in|inside|near|outside) {named}(?!['’]s)"
            rf"|(?:on|against|at|across|over) (?:the )?(?:\w+ ){{0,2}}?(?:{owner}|{named})"
            rf"|{owner} (?:(?!(?:{_STOP}|\w+ed|{WEAPON}|{FORCE}|{DEED})\b)[\w-]+ ){{0,3}}?"
            rf"(?:{_THING}|generating|generation|electricity))\b"
        ),
        re.compile(rf"\b{either}\b"),
        re.compile(
            r"\A(?:[\"“]?(?:But|And|However|Meanwhile|While|Although),? )?(?:[Tt]he )?"
            rf"{states}(?:,| (?:has|had|did|does|is|was|will|{_DIRECT}|{_WITH_DEED})\b)"
        ),
        re.compile(
            rf"\b(?:{either}(?:['’]s)?(?: (?!(?i:{WEAPON}|was|were|been|be)\b)[\w-]+){{0,3}}?"
            rf" {_SHOT}\b|{_SHOT} by (?:the )?{either}\b)"
        ),
    )


def agents_in(
    text: str, where: tuple[int, int], each: Patterns, code: str, parties: Parties
) -> Iterator[Agent]:
    """Yield where a stretch of the text names the party as acting."""
    start, end = where
    told = each.by.search(text, start, end) is not None
    for match in each.agent.finditer(text, start, end) if told else ():
        yield Agent(0, *match.span("who"), code)
    blamed = _BLAMES.search(text, max(0, start - 30), end) is not None
    for match in each.accused.finditer(text, max(0, start - 30), end) if blamed else ():
        low, high = match.span(match.lastgroup or 0)
        if low >= start:
            yield Agent(0, low, high, code, accused=True)
    for match in each.subject.finditer(text, start, end):
        before = text[max(0, match.start() - 40) : match.start()]
        governed = _GOVERNED.search(before) and not _OF_FORCE.search(before)
        if not governed and not _is_joined(before, parties):
            yield Agent(1, *match.span("who"), code)
    for match in each.deed.finditer(text, start, end):
        before = text[max(0, match.start() - 60) : match.start()]
        weapon = re.fullmatch(WEAPON, match["head"]) is not None
        if _AIMED_AT.search(before) or _is_joined(before, parties):
            continue
        middle = match["mid"]
        place = not weapon and re.search(r"\b[A-Z][a-z]", middle) is not None
        thing = not weapon and re.search(rf"\b{_THING}\b", middle) is not None
        yield Agent(2, *match.span("who"), code, doubtful=place or thing)


def _is_joined(before: str, parties: Parties) -> bool:
    """Return whether another party stands right before, joined by "and" or "or"."""
    if _JOINT.search(before) is None:
        return False
    return _joining(parties).search(before) is not None


@cache
def _joining(parties: Parties) -> re.Pattern[str]:
    names = [word for p in parties for word in (p.name, *p.names, *p.demonyms, *p.bodies)]
    return re.compile(rf"\b(?:{any_of(names)}){_JOINT.pattern}")
