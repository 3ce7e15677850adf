"""Nouns that can speak. In: nothing. Out: word sets for speakers, offices and anonymity."""

from __future__ import annotations

import re

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
    "emir king queen prince crown kremlin palace presidency premiership embassy consulate "
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
    "teacher driver welder electrician farmer guard villager pensioner shopkeeper mechanic"
)
#: Pronouns and quantified pronouns that can speak.
PRONOUNS = listed("he she they it we some others another neither both one nobody none")

#: Offices of one person or body; naming one identifies it.
OFFICES = listed(
    "president governor mayor minister ministry spokesman spokeswoman spokesperson chief head "
    "director chairman chairwoman secretary commander ambassador chancellor premier prosecutor "
    "adviser advisor deputy commissioner executive envoy coordinator negotiator speaker "
    "governor-general "
    "admiral rapporteur prefect superintendent undersecretary premier ombudsman king queen emir"
)
_UNNAMED = re.compile(
    r"\b(?:officials?|sources?|diplomats?|analysts?|experts?|consultant|engineers?|manager|traders?"
    r"|persons?|people|interlocutor|channels?|media|insiders?|residents?|witness(?:es)?|colleagues"
    r"|authorities|inspectors|lawmakers?|participants?|envoys|negotiators?|aides?|bloggers?"
    r"|forecasters|workers?|officers?|staffer|dispatcher|technician|observers|journalists|some"
    r"|others|the other|neither|nobody|one of|both|deputies|executives?|economists?|researchers?"
    r"|motorists|local channels|monitors|legislators?|politicians|negotiators?|specialists?"
    r"|scientists|locals|neighbours|eyewitness(?:es)?|survivors|volunteers|activists|critics"
    r"|investigators?|intermediar(?:y|ies)|brokers?|dealers?|refiners|shippers?|crews?|rescuers"
    r"|firefighters|dispatchers|linem[ae]n|academics?|professor|scholars?|strategist|contractors?"
    r"|bloggers|users|correspondents?|electricians?|technicians|supervisor|employees?|staffers)\b",
    re.IGNORECASE,
)
_INDEFINITE = re.compile(
    r"\A(?:an?|another|one|two|three|four|five|several|some|many|local)\s+[\w'’-]+",
    re.IGNORECASE,
)
_THING = re.compile(
    r"\A(?:the |an? )?(?:[\w'’-]+ ){0,4}?(?:group|agency|newspaper|outlet|website|broadcaster"
    r"|report|study|survey|data|letter"
    r"|document|statement|memo|summary|tally|analysis|images?|imagery|union|bank|council"
    r"|commission|institute|think tank)\b",
    re.IGNORECASE,
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


def is_anonymous(noun_phrase: str, named: bool) -> bool:
    """Return whether a speaker has neither a name nor an office that identifies it.

    Parameters
    ----------
    noun_phrase : str
        The speaker as the report puts it.
    named : bool
        Whether the phrase holds a person's own name.
    """
    low = noun_phrase.lower()
    if re.fullmatch(r"neither \S+ nor \S+|both \S+ and \S+", low):
        return False
    if _BODY.match(noun_phrase):
        return False
    if _THING.search(noun_phrase):
        return False
    if _INDEFINITE.match(noun_phrase) and not named:
        return True
    if _NAME_FIRST.match(noun_phrase):
        return False
    return bool(_UNNAMED.search(noun_phrase)) and not named
