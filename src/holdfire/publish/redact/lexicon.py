"""Closed word lists of redaction. In: nothing. Out: words for offices, extents, air defence.

Lists are closed on purpose: what stands in none of them does not pass as an office or an opener.
"""

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Words of which the office of a speaker may be made.
OFFICE = _words(
    """
    president presidential minister ministers ministry prime deputy vice governor governors mayor
    head chief chairman chairwoman secretary adviser advisor aide envoy ambassador director general
    spokesman spokeswoman spokesperson spokespeople press service services office official officials
    authority authorities administration administrations government governmental headquarters
    operational staff command commander army military forces navy intelligence security police
    prosecutor prosecutors court parliament member lawmaker deputies mp pm fm diplomat diplomats
    negotiator mediator agency agencies operator operators company companies owner utility utilities
    union board supervisory expert experts analyst analysts economist researcher monitor observers
    media outlet outlets newspaper newspapers agency channel channels blogger journalist reporter
    ngo ngos tso tsos body bodies forum source sources resident residents witness witnesses
    worker workers
    """
)
#: Words that may stand beside an office.
BESIDE = _words(
    """
    the a an of and or in at for by to on via as
    former senior acting regional local city district national state federal foreign defence defense
    energy interior emergency emergencies industry industrial public unnamed anonymous several many
    some two three four five other western northern southern eastern central open-source satellite
    image imagery analysis calculation ledger machine-reviewed list copy text retold told described
    russian-installed installed occupation military-civil briefed involved familiar talks contacts
    international news grid armed unmanned systems war proposal published statement report
    reports document documents side party wording
    """
)
#: Words with a capital that open a sentence, or that our own sentences use.
OPENERS = _words(
    """
    a after again all also although an and another any are as asked at because before both but by
    can chance could during each every evidence few for four from further had has have if in
    incident incidents reported independent is it its last later less longer many more most near
    nearly neither
    new no nobody none not nothing number of on one only or other over several she since some such
    that the their there these they this those three to two under until up was were when where while
    who why with within without winter he however reports reading reviewer source sources strikes
    day days week weeks month months today yesterday
    """
)
#: Capitals that name nobody.
CALENDAR = _words(
    """
    January February March April May June July August September October November December
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday
    """
)
ACRONYMS = _words(
    "Mt GW MW MWh GWh TWh kV kW TPP TPPs HPP HPPs NPP NPPs CHP CHPP GES TES UAV UAVs RES MP PM FM "
    "АЕС ТЕС ГЕС ТЕЦ ГАЕС НПЗ АЭС ТЭС ГЭС ТЭЦ ГАЭС БПЛА МВт ГВт кВ ЛЭП ЛЕП II III IV LOLH LOLE EUE "
    "GMT UTC"
)
#: Air defence, launch sites, units: P6.
AIR_DEFENCE = re.compile(
    r"\b(?:air[\s-]?defen[cs]e|anti-?aircraft|anti-?missile|launch(?:ers?|[\s-]?(?:sites?|pads?|area"
    r"|areas|point|points))|launched\s+from|interceptors?|intercept(?:ed|ion|ions)?|shot\s+down|down(?:ed|ing)"
    r"|patriots?|iris-?t|nasams|gepard|s-?[234]00|pantsir(?:-?s1)?|tor-?m[12]|buk(?:-?m\d)?|himars|iskander"
    r"|\d+(?:st|nd|rd|th)?\s+(?:\w+\s+){0,3}(?:brigade|battalion|regiment|division|battery|squadron)"
    r"|brigades?|battalions?|regiments?|military\s+units?|batter(?:y|ies)\s+of|radar(?:s)?"
    r"|air\s?(?:base|field)s?|deployed\s+(?:at|near|in))\b"
    r"|\b(?:ППО|ПВО|ЗРК|ЗРС|С-[234]00|Панцир\w*|Патріот\w*|Пэтриот\w*|бригад\w*|батальйон\w*|батальон\w*"
    r"|полк\w{0,3}|пусков\w*|аеродром\w*|аэродром\w*|військов\w+\s+частин\w*|воинск\w+\s+част\w*"
    r"|збит\w*|сбит\w*)\b",
    re.IGNORECASE,
)
#: What tells how much a site lost or regained: P4.
EXTENT = re.compile(
    r"\d|%|\b(?:damag|destr|ruin|wreck|burn(?:t|ed)\s+down|out\s+of\s+(?:action|service|operation)|offline"
    r"|halt|stopp|suspend|shut|idle|restor|repair|resum|restart|capacity|capacities|unit|units|block"
    r"|transformer|turbine|hall|half|third|quarter|fifth|most|entire|partial|percent|output|generation"
    r"|megawatt|blackout|outage|disabl|knocked|lost|loss)"
    r"|(?:пошкодж|поврежд|зруйн|разруш|знищ|уничтож|зупин|останов|відновл|восстан|ремонт|потужн|мощност"
    r"|блок|трансформатор|полов|трет|чверт|четверт|знеструм|обесточ)",
    re.IGNORECASE,
)
HANDLE = re.compile(r"@\w|\bt\.me\b|https?:|www\.|\btelegram\b|\+\d[\d ()-]{7,}\d", re.IGNORECASE)
