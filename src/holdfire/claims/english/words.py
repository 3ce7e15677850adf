"""Closed word classes and verb forms of the rule tagger. In: nothing. Out: word tables."""

from __future__ import annotations


def listed(words: str) -> frozenset[str]:
    """Return the words of a string as a set."""
    return frozenset(words.split())


def _table(**classes: str) -> dict[str, str]:
    return {word: tag for tag, listed in classes.items() for word in listed.split()}


CLOSED: dict[str, str] = _table(
    DT="the a an this that these those each every both either neither no some any all another half",
    PRP="he she it they we i you him them us me himself itself themselves there",
    IN="in on at by for from of with about against between into through during before after above "
    "below over under near since until till despite among across off out as if because although "
    "though while whereas unless whether upon within without toward towards following except per "
    "amid around along beyond past like than up down",
    CC="and or but nor yet so",
    MD="can could will would may might must shall should cannot can't won't wouldn't couldn't",
    TO="to",
    WDT="which",
    WP="who whom whose what",
    WRB="when where why how",
    VBZ="is has does isn't hasn't doesn't",
    VBP="are have do am aren't haven't don't",
    VBD="was were had did wasn't weren't hadn't didn't",
    VB="be",
    VBN="been",
    RB="not never also still already only just even again then however nevertheless meanwhile ever "
    "now soon almost nearly often once twice yesterday today overnight alone too very more most "
    "later earlier ago instead far n't",
)
CLOSED["his"] = CLOSED["its"] = CLOSED["their"] = CLOSED["our"] = CLOSED["her"] = "PRP$"

NOUNS_IN_LY = listed("supply assembly family reply ally july italy fly anomaly")
AUXILIARIES = listed(
    "is are was were be been being has have had having isn't aren't wasn't weren't hasn't haven't "
    "hadn't get got"
)
NUMBERS = listed(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety "
    "hundred thousand million billion dozen dozens hundreds thousands several"
)
PAST = listed(
    "said told struck hit began begun took taken fell fallen left lost cut put went gone came met "
    "broke broken shut kept led rose risen sent set held brought wrote written gave given made saw "
    "seen found built rebuilt shot flew flown drew drawn ran run caught spoke spoken read sought "
    "threw thrown burnt burst spread stood understood became got paid sank swept forbade forbidden "
    "did done knew known showed shown grew grown fought quit withdrew withdrawn undid spent bore "
    "overran chose chosen lay hurt burned put halved"
)
PRESENT = listed(
    "says tells reports claims notes adds warns insists believes thinks suggests argues denies "
    "rejects remains remain stays stay relies rely plans plan continues continue handles handle "
    "processes process counts count dates date serves serve makes make takes take means mean "
    "leaves leave requires require demands demand wants want seeks seek depends depend controls "
    "control publishes publish presents present rests rest hangs hang estimates estimate expects "
    "expect threatens threaten poses pose accounts account needs need reads calls call describes "
    "describe looks look comes come goes go keeps keep say believe think argue insist claim deny "
    "reject produces produce supplies supply shows show concern concerns works work lacks lack "
    "hits hit strikes strike faces face runs run operates operate acknowledges admits hopes hope "
    "fears fear intends intend vows vow promises promise considers consider regards regard allows "
    "allow bans ban covers cover gives give hold holds puts put falls fall dispute disputes "
    "refuses refuse declines decline accuses accuse blames blame accept accepts agree agrees"
)
BASE = listed(
    "attack strike hit target halt stop resume restore repair rebuild agree talk meet discuss cut "
    "reduce refrain comment say confirm disclose respond reply reject accept continue keep make "
    "take be have leave shut restart return retaliate respond protect extend start end"
)
