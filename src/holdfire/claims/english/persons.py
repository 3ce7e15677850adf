"""Nouns that can speak. In: nothing. Out: word sets for speakers, offices and anonymity."""

from __future__ import annotations

import re

from holdfire.claims.english.sieve import SIEVE
from holdfire.claims.english.words import listed

#: Heads of noun phrases that can be a speaker.
SPEAKING = listed(
    "official officials source sources minister ministers ministry president governor mayor "
    "spokesman spokeswoman spokesperson agency agencies company companies operator operators "
    "diplomat diplomats adviser advisor analyst analysts expert experts consultant engineer "
    "engineers manager trader traders general staff military army authorities administration "
    "service headquarters consortium media channel channels report reports statement newspaper "
    "data group head chief director deputy deputies lawmaker lawmakers person people residents "
    "resident owner utility command regulator government office police firm bank institute "
    "forecasters interlocutor secretary envoy envoys negotiator negotiators mediator mediators "
    "commander officer officers aide council commission union parliament chairman chairwoman "
    "ambassador prosecutor prosecutors website outlet broadcaster journalists monitors inspectors "
    "observers management organisation organization party side sides state colleagues images "
    "imagery footage video photos satellite capital city executive economist researcher "
    "researchers bloggers blogger witness witnesses participant participants leader leaders "
    "insider insiders staffer workers worker dispatcher technician department provider supplier "
    "monitor monitors mission delegation team document documents workshop letter "
    "note memo summary bulletin survey study poll model tally assessment analysis post paper "
    "magazine watchdog spokespeople spokesmen envoys adviser advisers advisors mayors governors "
    "heads "
    "chiefs presidents premier chancellor generals admiral colonel major lieutenant sergeant "
    "brigade "
    "battalion regiment corps fleet navy airforce force forces troops bureau directorate "
    "inspectorate "
    "authority board cabinet congress parliament senate assembly senator congressman legislator "
    "legislators politician politicians regulators supervisor supervisors utilities distributor "
    "distributors dispatchers producer refiner refiners consultancy consultants forecaster "
    "thinktank "
    "ministries emergency rescuers firefighters police coordinator governor-general superintendent "
    "counsel foreman vice-president vice-minister undersecretary commissioner commissioners "
    "rapporteur "
    "host hosts guarantor guarantors facilitator intermediary intermediaries nuncio consul nobles "
    "emir king queen prince crown palace presidency premiership embassy consulate "
    "foundation "
    "charity ngo coalition alliance bloc communique readout announcement release filing reporter "
    "reporters correspondent correspondents columnist editor podcast station portal site "
    "publication "
    "tracker dashboard registry exchange statistics figures records sensors readings logs traders "
    "shipowner shipper importer exporter carrier contractor crew crews lineman linemen fitter "
    "operator's "
    "inspector investigators investigator auditors auditor scholar scholars professor historian "
    "academic "
    "academics specialist specialists scientist scientists meteorologist strategist insurers "
    "brokers "
    "locals neighbours neighbors inhabitants eyewitness eyewitnesses survivors relatives "
    "volunteers "
    "activists campaigners critics opponents supporters allies rivals counterpart counterparts "
    "institution institutions municipality prefect prefecture mayoralty hospital patients "
    "veteran dealer broker insurer banker lawyer captain pilot soldier nurse doctor "
    "teacher driver welder electrician farmer guard villager pensioner shopkeeper mechanic "
    "brass agent agents partners milbloggers economists sceptics skeptics defendant defendants "
    "judge judges court courts plant firm firms hosts surveyor surveyors website newswire newsroom "
    "wire press bulletin "
    "cluster ngos unit units family families neighbourhood estimates bosses boss"
)
#: Pronouns and quantified pronouns that can speak.
PRONOUNS = listed(
    "he she they it we his her their its some others another neither both one nobody none"
)

#: Offices of one person or body; naming one identifies it.
OFFICES = listed(
    "president governor mayor minister ministry spokesman spokeswoman spokesperson chief head "
    "director chairman chairwoman secretary commander ambassador chancellor premier prosecutor "
    "adviser advisor deputy commissioner executive envoy coordinator negotiator speaker "
    "governor-general "
    "admiral rapporteur prefect superintendent undersecretary premier ombudsman king queen emir "
    "leader ceo cfo coo boss president-elect vice-president chairperson chairwoman co-chair "
    "manager engineer dispatcher lawyer editor founder owner partner"
)
#: What a person named before a comma does: "Mara Lind, a researcher".
ROLES = OFFICES | listed(
    "researcher analyst economist expert professor historian strategist consultant fellow broker "
    "trader scholar scientist lecturer correspondent journalist activist resident pensioner nurse "
    "teacher doctor fitter electrician lineman driver specialist official diplomat lawmaker "
    "senator deputy veteran general colonel major officer"
)
_DOER = re.compile(r"[a-z-]{2,}(?:ers?|ors?|ists?|ians?|eers?|[a-z]m[ae]n|wom[ae]n|agents?)")
_THINGS = listed(
    "power tower water number river paper winter summer order weather quarter matter corner border "
    "other another corridor container tanker bunker shelter pier meter factor error terror burner "
    "cooler heater boiler crater fighter bomber launcher interceptor centre center theatre theater "
    "transformer reactor generator compressor sector autotransformer november december september "
    "october hour filter chamber timber over under after never ever per minor major former latter "
    "further later earlier higher lower larger smaller fewer either neither whether however "
    "together door floor motor rotor stator conveyor anchor harbour harbor tractor cover layer "
    "silver copper rubber fibre fiber deter offer answer letter danger anger cluster poster "
    "newer older greater bigger longer shorter weaker stronger breaker sour transponder error "
    "trigger adapter feeder inverter converter semiconductor vector ledger easter disaster rather "
    "better counter disorder register computer router server user cellar colour thunder shower "
    "barometer rainwater headwater freezer charger loader trailer trawler freighter helicopter "
    "supplier-s powers towers waters numbers rivers papers winters orders quarters matters borders "
    "others corridors containers tankers bunkers shelters piers meters factors errors burners "
    "coolers heaters boilers craters fighters bombers launchers interceptors centres centers "
    "transformers reactors generators compressors sectors autotransformers hours filters chambers "
    "doors floors motors rotors conveyors anchors harbours harbors tractors covers layers offers "
    "answers dangers feeders inverters converters counters registers computers trailers trawlers "
    "freighters helicopters insulator insulators conductor conductors capacitor capacitors "
    "detector "
    "detectors sensor sensors kilometers kilometer metre metres cylinder cylinders mirror"
)


def is_doer(word: str) -> bool:
    """Return whether a word names people by what they do ("surveyors", "an economist").

    Examples
    --------
    >>> is_doer("surveyors"), is_doer("transformer")
    (True, False)
    """
    return word not in _THINGS and _DOER.fullmatch(word) is not None


_UNNAMED = SIEVE.add(
    r"\b(?:partners|sceptics|skeptics|commanders|milbloggers|agents?|employees?|foreman|insurers"
    r"|supporters|opponents|rivals|patients|villagers|pensioners|shopkeepers?|welders?|drivers?"
    r"|nurses?|doctors?|guards?|mechanics?|soldiers?|pilots?|bankers?|lawyers|vendors?"
    r"|officials?|sources?|diplomats?|analysts?|experts?|consultant|engineers?|manager|traders?"
    r"|persons?|people|interlocutor|channels?|media|insiders?|residents?|witness(?:es)?|colleagues"
    r"|inspectors|lawmakers?|participants?|envoys|negotiators?|aides?|bloggers?"
    r"|forecasters|workers?|officers?|staffer|dispatcher|technician|observers|journalists|some"
    r"|others|the other|neither|nobody|one of|both|deputies|executives?|economists?|researchers?"
    r"|motorists|local channels|monitors|legislators?|politicians|negotiators?|specialists?"
    r"|scientists|locals|neighbours|eyewitness(?:es)?|survivors|volunteers|activists|critics"
    r"|investigators?|intermediar(?:y|ies)|brokers?|dealers?|refiners|shippers?|crews?|rescuers"
    r"|firefighters|dispatchers|linem[ae]n|academics?|professor|scholars?|strategist|contractors?"
    r"|bloggers|users|correspondents?|electricians?|technicians|supervisor|employees?|staffers)\b"
)
_INDEFINITE = re.compile(
    r"\A(?:an?|another|one|two|three|four|five|several|some|many|local)\s+[\w'’-]+",
    re.IGNORECASE,
)
_THING = re.compile(
    r"\A(?:the |an? )?(?:[\w'’-]+ ){0,4}?(?:group|agency|newspaper|outlet|website|broadcaster"
    r"|court|consultancy|estimates"
    r"|assessment|audit|footage|records|figures|statistics|poll|model|bulletin|video|log"
    r"|report|study|survey|data|letter"
    r"|document|statement|memo|summary|tally|analysis|images?|imagery|union|bank|council"
    r"|commission|institute|think tank)\b",
    re.IGNORECASE,
)
_JOINED = re.compile(
    r"(?:neither .+ nor|both .+ and|(?:neither|both|each) (?:company|firm|ministry|side|party"
    r"|government|capital|country|agency|sides|parties|capitals|governments|ministries"
    r"|countries|companies))\b"
)
_OTHER = re.compile(
    r"another|others?|(?:a|the) (?:second|third|fourth|fifth)|the (?:first|other|latter|former)|one"
    r"|some|many|few|most|several"
)
_SPOKESMAN = re.compile(
    r"\A(?:an? |the )?(?:[\w'’.-]+ ){0,4}?(?:spokes(?:wo)?m[ae]n|spokesperson|press officer)\b"
)
_JOINT = re.compile(
    r"\b(?:of|in|from|at|close|familiar|involved|with|who|that|for|within|inside)\b"
)
#: "Jon Ask, chief executive of the utility" and "the director, Jon Ask".
_NAME_FIRST = re.compile(
    r"(?:[A-Z][\w’'.-]+ )+[A-Z][\w’-]+,|.*,\s(?:[A-Z][\w’'.-]+ )+[A-Z][\w’-]+\Z"
)
_BODY = re.compile(
    r"\A(?:the )?(?:[\w'’-]+ )*(?:ministry|office|administration|service|agency|company|government"
    r"|headquarters|council|group)\b(?! (?:officials?|sources?|insiders?))",
    re.IGNORECASE,
)


def is_anonymous(noun_phrase: str, named: bool) -> bool:  # noqa: PLR0911
    """Return whether a speaker has neither a name nor an office that identifies it.

    Parameters
    ----------
    noun_phrase : str
        The speaker as the report puts it.
    named : bool
        Whether the phrase holds a person's own name.
    """
    low = noun_phrase.lower()
    if _OTHER.fullmatch(low):
        return True
    if _JOINED.match(low) or _SPOKESMAN.search(low):
        return False
    if "authorities" in low:
        return low.startswith(("local", "authorities"))
    head = _JOINT.split(noun_phrase, maxsplit=1)[0]
    if _BODY.match(head):
        return False
    if _THING.search(noun_phrase):
        return False
    if _INDEFINITE.match(noun_phrase) and not named:
        return True
    if _NAME_FIRST.match(noun_phrase):
        return False
    return bool(_UNNAMED.search(noun_phrase)) and not named
