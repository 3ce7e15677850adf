"""Refusals to speak. In: a clause. Out: whether its predicate is silence."""

from __future__ import annotations

import re
from functools import lru_cache

from holdfire.claims.english.needles import branches
from holdfire.claims.english.sieve import SIEVE, Branches

_ADVERB = r"(?:(?:yet|also|immediately|publicly|so far|further|itself|directly|ever)\s+)*"
_NOT = rf"(?:not|n['’]t|never)\s+{_ADVERB}"
_TALK = (
    r"(?:comment(?:ed)?|respond(?:ed)?|repl(?:y|ied)|answer(?:ed)?|disclosed?|list(?:ed)?"
    r"|specif(?:y|ied)|elaborate[d]?|confirm(?:ed)?|identif(?:y|ied)|reveal(?:ed)?"
    r"|acknowledge[d]?|claim(?:ed)?|say|said|name[d]?|explain(?:ed)?|mention(?:ed)?"
    r"|provided? (?:details|an? estimate)|give[n]? (?:details|an? (?:figure|reason))"
    r"|be reached|be immediately reached|talk|discuss(?:ed)?)"
)
#: Silence told by other verbs than those of answering.
_MUTE = (
    r"(?:would|will|could|can)\s*(?:not|n['’]t) be drawn|(?:stay(?:ed|s|ing)?|kept|keep(?:s|ing)?"
    r"|remain(?:ed|s|ing)?|been|fell|was|were|is|are) (?:\w+ )?(?:silent|mum|tight-lipped"
    r"|close-mouthed|quiet (?:about|on|over))|kept quiet|ha(?:s|d|ve) nothing (?:more |further "
    r"|else )?to (?:say|add|report|announce)|withh(?:eld|olds|olding) (?:[\w'’-]+ ){0,4}?(?:figur"
    r"es?"
    r"|details|names?|data|information|numbers?|losses|comment|identity)"
    r"|(?:offer(?:ed|s)?|gave|g[ai]ve[sn]?|provid(?:ed|es)|issued|made|released?|published|supplied"
    r"|cited|shared|put out|furnished) (?:no|neither|few|little) (?:further |other |more |immedia"
    r"te "
    r"|public |official |exact |additional )?(?:explanations?|details?|comment|information|evidence"
    r"|figures?|reasons?|timeline|timetable|statement|estimate|word|data|answer|response|account"
    r"|dates?|specifics|particulars|assessment)"
    r"|(?:did|does|do|has|have|had)\s*(?:not|n['’]t) (?:\w+ )?(?:return(?:ed)? (?:\w+ ){0,2}?(?:c"
    r"alls"
    r"|messages|emails?|requests)|react(?:ed)?|offer(?:ed)?|releas(?:ed?|e)|shar(?:ed?|e)|volunteer"
    r"(?:ed)?|g[oi](?:ve|ne) (?:any |further |more |exact |a )?(?:details?|figures?|reasons?|numb"
    r"ers?"
    r"|estimate|timeline|timetable|explanation|date)|given (?:any )?\w+|publish(?:ed)?|spell(?:ed"
    r")? "
    r"out|issued? (?:a|any)|provid(?:ed?|e)|address(?:ed)? the|immediately (?:comment|respond|reply"
    r"|answer|react)\w*|make? (?:any|a) (?:comment|statement)|made (?:any|a) (?:comment|statement)"
    r"|tell (?:reporters|journalists|us))"
    r"|(?:calls?|messages?|requests?|emails?|questions?|letters?|enquir\w+|inquir\w+)(?: [\w'’-]+)"
    r"{0,7}? (?:went|gone|go|were|was|remain\w*|has been|have been) (?:left )?(?:unanswered|ignored"
    r"|not (?:returned|answered))"
    r"|(?:side-?stepp|dodg|evad|duck|avoid|deflect|brush|parr)(?:ed|es|ing|s|ied) (?:off )?(?:\w+"
    r" ){0,3}?"
    r"questions?|refrain(?:ed|s|ing)? from (?:comment|disclos|nam|giving|confirm|detail|elaborat)"
    r"\w*"
    r"|(?:declin|refus)(?:ed|es|ing) (?:requests?|all|any|comment|interviews?|to (?:be (?:named|d"
    r"rawn"
    r"|quoted|interviewed)|speculate|elaborate|go into|provide|reveal|specify|respond|speak|talk"
    r"|confirm|estimate|put a|detail|identify|share|release|publish|take questions))"
    r"|unavailable for comment|not (?:immediately )?available (?:for comment|to)|could not be rea"
    r"ched"
    r"|unwilling to (?:say|comment|discuss|disclose)|without (?:giving|offering) (?:any )?(?:deta"
    r"ils"
    r"|reasons)(?=\Z)"
)
#: Doors shut in other ways: hung up, passed on, left open.
_ASKED = (
    r"(?:questions?|enquir\w+|inquir\w+|queries|requests?|calls?|reporters|journalists|us\b"
    r"|callers)"
)
_WITHHELD = (
    r"(?:naming|confirming|specifying|elaborating|commenting|disclosing|identifying|claiming"
    r"|mentioning|saying|explaining|admitting|acknowledging|(?:assigning|apportioning|attributing"
    r"|laying|placing|casting) (?:any )?(?:blame|responsibility)|blaming|quantifying|detailing"
    r"|(?:giving|offering|providing|citing|supplying|publishing|producing|adding) (?:any |further"
    r" |more )*(?:details?|figures?|evidence|reasons?|names?|numbers|explanation|proof|sources?"
    r"|specifics|estimates?|information|dates?|timeline))"
)
_CLOSED = (
    r"ha(?:s|ve|d) (?:yet|still) (?:to )?(?:comment|respond|react|say|confirm|reply|answer"
    r"|speak|address"
    r"|acknowledge|claim|explain|disclose|publish|release|name|give|provide|issue|make)"
    r"|hung up|hangs up|rang off|put the phone down|slammed the phone"
    rf"|(?:refer|redirect|direct|pass|forward)(?:red|s|ed|es|ring)? (?:all |any |further |such "
    rf")*{_ASKED}"
    r" (?:on )?to|neither (?:confirm|claim|acknowledg|admit|verif|den)\w* n?or (?:\w+)"
    r"|n(?:ot|either) (?:confirm(?:ed)?|claim(?:ed)?) (?:n?or) (?:\w+)"
    r"|(?:did|does|do|would|has|have|had) not (?:deny|denied|rule out involvement)"
    r"|won['’]t (?:say|comment|discuss|disclose|confirm|answer|be drawn|name|reveal|elaborate)"
    r"|would not be (?:quoted|named|drawn|interviewed)|(?:was|were|is|are) not (?:saying"
    r"|commenting)"
    r"|(?:says?|said|saying) (?:almost |absolutely )?nothing(?: (?:about|on|of|more|further"
    r"|publicly)|\Z)"
    r"|ignored? (?:\w+ ){0,3}?(?:questions?|requests?|enquir\w+|inquir\w+|emails?|messages?)"
    r"|left (?:\w+ ){0,3}?(?:questions?|calls?|messages?|emails?) (?:\w+ ){0,3}?unanswered"
    r"|stonewall\w*"
    r"|(?:brush|wav|shrugg)ed (?:aside|away|off) (?:\w+ ){0,3}?questions?"
    r"|(?:keep|kept|keeps|keeping) (?:its|his|her|their) (?:own )?(?:counsel|silence)"
    r"|no (?:official |public |immediate )?(?:comment|word|reaction|response|reply|statement) "
    r"(?:came |was"
    r" (?:made |given |available )?|has come )?(?:yet )?from|nothing (?:[\w ]{0,24} )?from "
    r"(?=[A-Z]|the)"
    r"|(?:offer|g[ai]v|provid|issu|suppl|shed|shar)(?:e|es|ed|en|s|d|ied|ies)?"
    r" (?:no|little|scant)"
    r" (?:[\w-]+ )?(?:guidance|clarity|clue|breakdown|light|insight|indication|elaboration|detail)"
    rf"|\Awithout {_WITHHELD}"
)
_REFUSALS = (
    rf"declin(?:e[sd]?|ing) (?:to|all|any|further)|refus(?:e[sd]?|ing) to {_ADVERB}"
    rf"(?:comment|say|discuss|disclose|confirm|answer|name|give)"
    rf"|(?:did|do|does|has|have|had|would|will|could|can)\s*{_NOT}{_TALK}"
    r"|made no (?:mention|comment|statement)|gave no (?:details?|figures?|reasons?|comment)"
    r"|(?:offered|had|issued) no (?:comment|details|immediate)|kept silent|remain(?:s|ed) silent"
    r"|could not be (?:immediately )?reached|was not (?:immediately )?(?:available|reachable)"
    r"|(?:publish(?:es)?|present(?:s|ed)?|provid(?:es|ed)?|discloses?|gives?) no\b"
    r"|no comment\b|there (?:was|has been|had been|were) no (?:immediate |official |public )?(?:c"
    r"omment"
    r"|response|reply|reaction|word|statement|confirmation)"
    rf"|{_MUTE}|{_CLOSED}"
)
_REFUSED = Branches([rf"\b(?:{refusal})" for refusal in branches(_REFUSALS)])
_NEITHER = SIEVE.add(
    rf"\A(?:neither|nobody|no one|none|no (?:official|side|party))\b(?! (?:claim|report|account"
    rf"|version"
    rf"|statement|figure|allegation))[^,;.]{{0,60}}?\b"
    rf"(?:could|would|will|did|has|have|said|says)?\s*(?:publicly\s+)?{_TALK}\b"
    r"|\A(?:neither|nobody|no one|none|no (?:official|side|party))\b[^,;.]{0,60}?\b(?:endorsed"
    r"|be drawn"
    r"|confirmed|owned up|stepped forward|taken responsibility|claimed responsibility)\b",
)
#: "said the raid was over, without naming a site".
WITHHELD = SIEVE.add(rf",?\s+(?P<mute>without {_WITHHELD}\b[^,;.]*)")
_AS_DID = re.compile(r"\A(?:as|and|so|nor) (?:did|has|have|had|does) ", re.IGNORECASE)
#: "could not say it was safe" is a statement, "could not say when" is silence.
_STATED = re.compile(r"\b(?:not|n['’]t) (?:say|said) (?:that )?(?:it|they|he|she|the)\b")


@lru_cache(maxsize=4096)  # asked on every way to read a clause
def declines(clause: str) -> bool:
    """Return whether the clause tells that somebody keeps silent.

    Examples
    --------
    >>> declines("The ministry declined to comment")
    True
    >>> declines("The ministry denied the report")
    False
    """
    if _STATED.search(clause):
        return False
    refused = any(True for _ in _REFUSED.matches(clause))
    return refused or _NEITHER.search(clause) is not None


def joins_refusal(clause: str) -> bool:
    """Return whether the clause repeats the refusal before it ("as did her office")."""
    return _AS_DID.match(clause) is not None
