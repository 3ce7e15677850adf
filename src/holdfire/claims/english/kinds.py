"""What a clause is about. In: its words. Out: a Kind, or "" where it is about nothing of ours.

Rules stand in the order of use; the first that fits decides. Strong predicates come first, nouns
that merely name a subject last.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile

from holdfire.claims.english.hints import HINTS
from holdfire.claims.english.idioms import FIRST, IDIOMS
from holdfire.claims.english.idioms_effects import EFFECTS
from holdfire.claims.english.needles import branches
from holdfire.claims.english.sieve import SIEVE, Branches
from holdfire.model import Kind

_N = (
    r"(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty"
    r"|thirty|forty|fifty|dozens?|hundreds?|several)"
)
_ATTACK = r"(?:attacks?|strikes?|raids?|barrages?|shellings?|bombardments?|assaults?|bombings?)"
_CUTS = (
    r"(?:out(?:age|ages)|cut-?offs?|blackouts?|power cuts?|disconnections?|interruptions?"
    r"|load[- ]shedding)"
)
_WEAPON = r"(?:drones?|missiles?|aircraft|UAVs?|rockets?|projectiles?|bombs?|targets?)"

_STRIKING = r"(?:striking|attacking|hitting|shelling|bombing|targeting|raiding)"
_STRUCK = r"(?:struck|attacked|hit|shelled|bombed|targeted|raided)"
#: "no strike", "no large-scale drone attacks"; not "no word on strikes", "no damage from attacks".
_NO_ATTACK = (
    r"\bno (?:(?!(?:one|to|of|on|in|for|from|about|after|and|that|enemy|more than|damage|injur\w+"
    r"|casualt\w+|other|threat)\b)[\w-]+ ){0,4}?(?:or (?:\w+ ){0,2}?)?"
    rf"(?:{_ATTACK}|blows)\b(?! (?:alerts?|warnings?|sirens?|drones?|aircraft)\b)"
)
#: Stands right before the attacks that it is about.
_HALT = (
    r"\b(?:(?:halt|pause|stop|end|break|let-up) (?:to|in)|suspension of|moratorium on)"
    r" (?:[\w'’-]+ ){0,4}\Z"
)

_RULES: tuple[tuple[Kind, str], ...] = (
    (Kind.AGREEMENT, r"\bif\b.{0,40}\bnot (?:hit|strike|attack|target)\b.{0,60}\bwill not (?:hit"
                     r"|strike|attack|target)\b"),
    (Kind.OTHER, rf"\bshift(?:ed|ing|s)? (?:its|their|the|his) (?:\w+ )?"
                 rf"(?:{_ATTACK}|focus|fire)\b"),
    (Kind.POSITION, r"\b(?:offer|propos|ask)(?:ed|s|ing)?\b.{0,40}\b(?:stop|halt|spare|pause"
                    rf"|cease|end|suspend)\b.{{0,20}}\b(?:{_ATTACK}|{_STRIKING}|refiner\w+"
                    r"|plants?|sites?)\b"),
    (Kind.STRIKE, r"\breserves? the right to\b.{0,30}\b(?:respon|strike|retaliat|attack)"),
    (Kind.OUTAGE, r"\bwaiting to be (?:re)?connected\b|\bremain(?:s|ed)? (?:without"
                  r"|disconnected)\b"),
    (Kind.DAMAGE, r"\bwear(?:ing)? down\b|\b(?:ceased|stopped|halted|suspended) (?:operations"
                  r"|operating|work|production|processing)\b|\bout of (?:action|service|order)\b"
                  r"|\b(?:wrecked|ruined|crippled|gutted|mangled|torn apart)\b(?! power)"
                  r"|\b(?:scrap|scorch\w*|crater|debris|rubble)\b|\bwas(?:n['’]t| not) affected\b"),
    (Kind.INTERCEPTION, rf"\b{_ATTACK} (?:was|were|had been|has been|have been) repelled\b"),
    (Kind.DEESCALATION, rf"\bh(?:old|eld|olding) (?:their |its )?fire\b|\b{_ATTACK} (?:have|has"
                        r"|had)"
                        r" (?:fallen|dropped|declined|eased|stopped|ceased|slowed)\b"
                        rf"|\bh(?:eld|olds?|olding) back (?:from|on)\b.{{0,40}}\b(?:{_ATTACK}"
                        rf"|{_STRIKING})\b"
                        rf"|\b(?:{_STRUCK}|attack|strike|hit|target|shell)\b.{{0,60}}\b(?:less"
                        r" (?:often|frequently)|more rarely|more seldom)\b"
                        rf"|\b{_ATTACK}\b.{{0,60}}\b(?:become|became|grown|grew|got|were|was)"
                        r" (?:much |far |markedly |clearly )?(?:fewer|rarer|rare|scarcer|scarce"
                        r"|less (?:frequent|common|intense))\b"
                        rf"|{_NO_ATTACK}"
                        rf"|\brefrain(?:ed|ing|s)? from (?:\w+ )?{_STRIKING}\b"
                        r"|\b(?:will not|won['’]t|would not|shall not) (?:\w+ly )?(?:strike"
                        r"|attack|hit|target|shell|bomb|fire on|launch)\b"),
    (Kind.REPAIR, r"\bback (?:in|into|to) (?:service|operation|work|most|normal|full)\b|\bback on\b"
                  r"|\b(?:electricity|power|heat|heating|water|supply|light) (?:is|was|were)"
                  r" back\b"),
    (Kind.OUTAGE, r"\b(?:on|to) (?:\w+ )?generators?\b|\bemergency shutdowns?\b"),
    (Kind.POSITION, r"\b(?:welcom|prais|condemn|critici[sz]|applaud|urg|appeal)(?:ed|es|s|ing)\b"
                    r"|\bconsiders?\b"),
    (Kind.OTHER, r"\bcontrols? \d"),
    (Kind.OTHER, r"\b(?:could|can|was|were|possible)\b.{0,24}\b(?:not|n['’]t)\b.{0,24}\b(?:verif"
                 r"|confirmed|establish|determine)"
                 r"|\bnot possible to (?:verify|establish|confirm|determine)|\bindependently"
                 r" (?:verif|confirm)"
                 r"|\b(?:unable|impossible) to (?:verify|confirm|establish)"),
    (Kind.OTHER, r"\b(?:killed|injured|wounded|hurt|evacuated|dead\b|died|casualt|hospitali[sz]ed"
                 r"|lost (?:his|her|their|its) (?:life|lives|windows))"
                 r"|\b(?:firefighters?|fire crews?|emergency crews?|rescuers?) (?:were|are|was"
                 r"|have|had)\b"
                 r"|\bradiation levels?\b|\bconsequences (?:were|are) being"),
    (Kind.INTERCEPTION, r"\b(?:shot down|downed|intercept\w*|neutrali[sz]ed|brought down"
                        rf"|repelled|suppressed|jammed)\b.{{0,60}}\b{_WEAPON}\b"
                        rf"|\b{_WEAPON}\b.{{0,60}}\b(?:shot down|downed|intercepted"
                        r"|neutrali[sz]ed|brought down|repelled|suppressed|jammed|(?:was|were"
                        r"|been) destroyed)\b"
                        r"|\bair defen[cs]es? (?:shot|downed|destroyed|intercepted|repelled|was"
                        r" at work|were at work)"
                        rf"|\bdestroyed (?:\w+ ){{0,3}}{_WEAPON}\b"),
    (Kind.DEESCALATION, r"\b(?:reduced|cut|lowered|scaled back|slowed|curbed)\b.{0,20}"
                        r"\b(?:frequency|pace|number|intensity|tempo"
                        rf"|scale)\b.{{0,12}}\b{_ATTACK}\b"
                        rf"|\b(?:reduced|scaled back|curbed) (?:its |their |the )?{_ATTACK}\b"
                        r"|\brefrain(?:ed|ing|s)?"
                        rf" from\b(?!.{{0,60}}\bremain).{{0,40}}\b{_ATTACK}\b"
                        rf"|\b{_ATTACK}\b.{{0,60}}\b(?:ceased|stopped|subsided|paused|eased"
                        r"|dwindled|declined|fell off|dropped)\b"
                        rf"|\b(?:decline|drop|fall|decrease|reduction|lull)\b.{{0,25}}\b(?:in"
                        rf"|of)\b.{{0,25}}\b{_ATTACK}\b|\blull\b|\bfewer\b.{{0,20}}\b{_ATTACK}\b"
                        r"|\b(?:has|have|had|did|does) not (?:launched?|carried out|carry out"
                        r"|conduct\w*|attack\w*|struck|strike|hit|fired?|target\w*)\b"
                        r"|\bno (?:\w+ )?(?:facility|facilities|site|sites"
                        rf"|infrastructure)\b.{{0,20}}\b(?:attacked|hit|struck|targeted)\b"
                        r"|\bthere (?:was|were|have been|had been|has been) no (?:confirmed"
                        rf"|recorded|verified|known|large|major|new)\b.{{0,40}}\b{_ATTACK}\b"
                        r"|\bsomething was being observed\b|\bguns? (?:fell|fall) silent"),
    (Kind.BREACH, r"\bbreak(?:ing|s)? (?:the|its|a|their) (?:[\w-]+ ){0,2}(?:truce|ceasefire|deal"
                  r"|agreement|pause"
                   r"|moratorium|word)\b|\bviolat(?:ed|ions?|es|ing)\b"
                   r"|(?<!dam )\bbreach(?:ed|es|ing)?\b"
                   r"|\bbroke(?:n)? (?:the"
                  r"|its|his|their) (?:\w+ )?(?:truce|arrangement|agreement|moratorium|ceasefire"
                  r"|deal|promise|word|pause|commitment)"),
    (Kind.POSITION, r"\b(?:is|are|was|were|remains?) (?:not )?(?:ready|prepared|willing|open"
                    r"|unwilling|reluctant)\b|\b(?:un)?likely to agree\b|\bunlikely to\b"
                    r"|\bin (?:response|reply|retaliation) to\b|\b(?:requires|demands?|demanded"
                    r"|insists? on|calls? for|called for)\b|\bfirst step\b"
                    r"|\bsignal(?:led|s|ed)?\b|\bwould not attend\b|\b(?:provocation|root cause"
                    r"|every right|in their court|keeping (?:its|his|their) word|capable of)\b"
                    r"|\b(?:significant|important|major) step\b|\bposes? a (?:challenge|threat)\b"
                    r"|\bmore likely explanation|\bshould be\b|\bmust\b|\bbe discussed at\b"
                    r"|\bleverage\b|\b(?:justif|legitimate|unacceptable|intolerable|crimes?\b|criminal"
                    r"|terror|blackmail|lies?\b|fakes?\b)\w*|\btrust\b|\bmeans (?:less|more)\b"
                    r"|\bfully supplied\b|\bupper limit\b|\brejects?\b|\brejected\b|\bno"
                    r" intention\b|\bwants? to\b|\bhopes? to\b|\bwould (?:welcome|prefer|support"
                    r"|back|accept|consider)\b"),
    (Kind.COUNT, rf"\b{_N}\b(?: \w+){{0,2}} {_ATTACK}\b.{{0,30}}\b(?:in|over|within|during"
                 r"|since)\b|\b(?:attacked|struck|hit"
                 rf"|targeted)\b.{{0,25}}\b{_N}\b.{{0,12}}\b(?:out of|of)\b.{{0,12}}\b{_N}\b"
                 rf"|\b{_N}\b (?:\w+ ){{0,2}}(?:plants|refineries|sites|installations|facilities"
                 rf"|substations|objects)\b.{{0,20}}\b(?:attacked|hit|struck|targeted)\b"
                 rf"|\bon {_N} occasions\b|\b{_N} times\b.{{0,40}}\b(?:since|in|over|during)\b"
                 r"|\b(?:most|many|some) entries\b"),
    (Kind.REPAIR, r"\b(?:repair(?:s|ed|ing)?|restor(?:e|ed|es|ing|ation)|rebuil(?:d|t|ding)"
                  r"|reconnect(?:ed|ing)?|brought back|back at work|back online|back in"
                  r" (?:service|operation)"
                  r"|restart(?:ed|ing|s)?|resumed? (?:operations?|production|work|processing"
                  r"|supply|loadings?)|mend(?:ed|ing)?|returned (?:within|to service|to"
                  r" operation)"
                  r"|work was in progress|ready in time|switched back|brought .{0,20} back"
                  r"|returned power|put back)\b"),
    (Kind.OUTAGE, r"\b(?:without|no|lost|losing|lose|cut|cutting|cuts|deprived of|restored)"
                  r" (?:off )?(?:the |their |its )?(?:power|electricity|light|heat|heating|water"
                  r"|supply|gas)\b"
                  rf"|\b{_CUTS}\b|\bcut(?:ting)? off\b|\bcuts of\b|\bcrippled power\b|\bin the"
                  r" dark\b|\b(?:heating|water|supply|power|flows?|loadings?|electricity) (?:and"
                  r" \w+ )?(?:was |were |has been |have been )?(?:stopped|suspended|interrupted"
                  r"|shut|cut|knocked out)\b"
                  r"|\b(?:on|to|switched to) generators\b|\bbackup power\b|\bde-?energi[sz]ed\b"
                  r"|\bleft .{0,40}(?:without|in the dark)\b|\bplunged\b.{0,30}\bdark"
                  r"|\bsuspended? (?:\w+ ){0,2}(?:loadings?|exports?|shipments?|flows?)\b"
                  r"|\bremain(?:s|ed)? (?:without|disconnected)\b|\bwaiting to be reconnected\b"),
    (Kind.DAMAGE, r"\bdamag(?:e|ed|es|ing)\b|\bdestroy(?:ed|s|ing)?\b|\bburn(?:t|ed|ing|s)?\b"
                  r"|\bablaze\b|\b(?:fire|blaze|flames)\b|\bcaught fire\b|\bsmoke\b|\bknocked"
                  r" out\b|\bdisabled\b"
                  r"|\bhalted\b|\bshut (?:down|in)\b|\bstopped (?:its|taking|processing"
                  r"|operating|working|the)\b.{0,40}|\bstoppage\b|\bignit\w+|\blost (?:about"
                  r"|around|nearly|over|more|some)?.{0,16}\b(?:[GM]W|capacity)\b"
                  r"|\blost its roof\b|\bspilled\b|\bdepressuri[sz]ed\b|\bput out of (?:action"
                  r"|service|operation)\b|\bforced? .{0,20}\bto (?:halt|stop|shut)\b|\bbrought"
                  r" down (?:overhead|power)\b|\bwear down\b|\bcut .{0,20}\b(?:capacity"
                  r"|runs)\b|\bdrop in runs\b|\bloses?\b.{0,20}\bcolumn\b"),
    (Kind.STRIKE, r"\b(?:struck|striking|attack(?:ed|ing|s)?|hit|hits|hitting|shell(?:ed|ing)"
                  r"|bomb(?:ed|ing)"
                  r"|bombarded|launched|fired|targeted|target|raided|blow(?:n|ing)? up|blew up"
                  r"|strike|strikes|raids?|barrage|reached the|came down on|fell on|falling"
                  r" on)\b"
                  rf"|\bexplosions?\b|\b{_WEAPON} (?:reached|hit|struck|attacked|were reported"
                  r"|were among)\b|\bretaliat(?:e|ed|ory)\b|\bsymmetrical response\b|\b(?:number"
                  rf"|that) of (?:{_WEAPON})\b|\bcould be next\b|\b{_ATTACK}\b|\bwere among the"
                  r" weapons\b"),
    (Kind.TALKS, r"\b(?:delegations?|draft|far apart|will meet|meet again"
                 r"|negotiat\w+|talks|mediat\w+|meeting|met|discussions?|contacts?|brokered"
                 r"|proposals?|summit|envoys?|consultations?|dialogue|request had been made|sit"
                 r" down)\b"),
    (Kind.AGREEMENT, r"\b(?:agree(?:d|s|ment|ments)?|deal|truce|moratorium|cease-?fire"
                                r"|pause"
                     r"|accord|understanding|arrangement|order|took effect|takes effect|in effect"
                     r"|expired|expires?|lapsed|joint text|signed|countdown|applied only|applies"
                     r"|instructions|terms)\b"),
    (Kind.CAPACITY, r"\b(?:capacit(?:y|ies)|percent full|disconnected from the grid"
                    r"|(?:is|are|was|were) (?:working|operating|operational)|process(?:ed|es"
                    r"|ing)?|relies|rely|depends?|dependent"
                    r"|imports?|exports?|output|generat\w+|deficit|shortfall|shortage|consumption"
                    r"|demand|[GM]W|megawatts|gigawatts|tonnes|tons|barrels|bbl|reserves?|stocks?"
                    r"|rests on|hangs on|idled?|backbone|carried no|runs)\b"),
)  # fmt: skip
_PARTED = tuple(
    (rule, kind, branch)
    for rule, (kind, pattern) in enumerate((*FIRST, *IDIOMS, *_RULES, *EFFECTS, *HINTS))
    for branch in branches(pattern)
)
_BRANCHES = Branches([branch for _, _, branch in _PARTED])

_OUTRANKED = frozenset({Kind.STRIKE, Kind.DEESCALATION, Kind.DAMAGE, Kind.OUTAGE})
_REDUCED, *_SUBJECTS = map(
    SIEVE.add,
    (
        r"\breduced (?:its |their )?(?:output|power|load)\b",
        r"\b(?:negotiat\w+|talks|talked about|talking about|discuss\w*|consult\w+|contacts"
        r"|mediat\w+)\b",
        rf"{_HALT}|\b(?:agree(?:d|ment|s)|deal|truce|moratorium|cease-?fire|pause|order|would halt"
        r"|will halt|understanding)\b",
    ),
)
_ABOUT = tuple(zip((Kind.TALKS, Kind.AGREEMENT), _SUBJECTS, strict=True))
_GENERAL = re.compile(
    r"(?:much|what|numbers|then|how|why) |an? [\w' ]+? (?:can|may|might) |it was not the (?:first"
    r"|last)",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)  # the grammar, the draft and the judge ask about the same words
def kind_of(clause: str) -> Kind | None:
    """Return the kind that the clause's words speak of; None where they speak of none.

    Examples
    --------
    >>> kind_of("crews restored supply to the town").value
    'repair'
    """
    if _REDUCED.search(clause):
        return Kind.CAPACITY
    found = _BRANCHES.matches(clause)
    at, match = next(found, (None, None))
    if at is None or match is None:
        return None
    rule, kind, _ = _PARTED[at]
    if kind not in _OUTRANKED:
        return kind
    # Where the rule as a whole matches first.
    others = takewhile(lambda one: _PARTED[one[0]][0] == rule, found)
    start = min([match.start(), *(other.start() for _, other in others)])
    return _subject_before(clause, start) or kind


def is_general(clause: str) -> bool:
    """Return whether the clause is a remark about things in general, no event or state."""
    return _GENERAL.match(clause) is not None


def _subject_before(clause: str, at: int) -> Kind | None:
    """Return talks or agreement where they stand before the attacks they are about."""
    found = [
        (match.start(), kind)
        for kind, pattern in _ABOUT
        if (match := pattern.search(clause, 0, at)) is not None
    ]
    return min(found)[1] if found else None
