"""Energy sites named in a clause. In: text. Out: class of the object, and a proper name."""

from __future__ import annotations

import re

from holdfire.claims.english.words import listed
from holdfire.model import Parties, Quoted, TargetKind

_CLASSES: tuple[tuple[TargetKind, str], ...] = (
    (TargetKind.NUCLEAR, r"nuclear (?:power )?(?:plants?|stations?|power|fleet|units?|reactors?"
                         r"|facilit\w+)|\breactors?\b|\bNPP\b"),
    (TargetKind.PUMPED_STORAGE, r"pumped[- ]storage"),
    (TargetKind.HYDRO, r"hydro(?:electric|power)?(?: power)? (?:plants?|stations?|dams?"
                       r"|facilit\w+)|\bHPP\b"),
    (TargetKind.REFINERY, r"\brefiner(?:y|ies)\b|\brefining\b|\boil (?:processing )?plants?\b"
                          r"|\bdistillation\b|\bcrude unit\b|\bhydrotreater\b|\bfurnace\b"),
    (TargetKind.FUEL_DEPOT, r"\b(?:oil|fuel) (?:depots?|terminals?|storage|bases?|tanks?"
                            r"|facilit(?:y|ies)|products? depot)\b|\btank farm\b|\bstorage"
                            r" tanks?\b|\bfuel site\b"),
    (TargetKind.PIPELINE, r"\bpipelines?\b|\boil (?:pumping|transfer|transshipment) stations?\b"
                          r"|\bpump(?:ing)? stations?\b"),
    (TargetKind.GAS_STORAGE, r"\b(?:underground )?gas storage\b"),
    (TargetKind.GAS_PROCESSING, r"\bgas[- ]processing\b"),
    (TargetKind.GAS, r"\bgas (?:metering |measuring |distribution |compressor |production"
                     r" )?(?:stations?|facilit\w+|installations?|fields?|hubs?|production|wells?"
                     r"|infrastructure|plants?|mains?|sites?)\b"),
    (TargetKind.SUBSTATION, r"\bsub-?stations?\b"),
    (TargetKind.PORT, r"\b(?:sea|oil|export) ?port\b|\bport (?:of|infrastructure|facilit\w+)\b"
                      r"|\bports\b"),
    (TargetKind.THERMAL, r"\bthermal (?:power )?(?:plants?|stations?|and|units?)?\b|\bpower"
                         r" (?:plant|station)\b(?!s)|\bcombined heat\b|\bCHP\b|\bTPP\b|\bboiler"
                         r" (?:house|room)s?\b|\bcoal[- ]fired\b"),
    (TargetKind.ENERGY_INFRASTRUCTURE, r"\b(?:energy|power)[- ](?:infrastructure|facilit\w+"
                                       r"|sites?|targets?|sector|installations?|objects?|plants"
                                       r"|stations|assets|industry|systems?(?= and))\b|\bpower"
                                       r" plants\b|\benergy truce\b|\bgenerating capacit\w+"
                                       r"|\bprotected sites\b|\benergy\b(?= (?:sites|targets))"),
    (TargetKind.GRID, r"\bgrids?\b|\bpower (?:system|lines?|network)\b|\btransformers?\b"
                      r"|\b(?:overhead|transmission|high-voltage|low-voltage|backup|reserve"
                      r" power)\b.{0,12}\blines?\b|\bdistribution (?:equipment|networks?)\b|\bon"
                      r" the system\b"),
)  # fmt: skip
_COMPILED = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _CLASSES)
_ANAPHOR = re.compile(
    r"\b(?:the|this|that|its|their) (?:\w+ )?(?:plants?|facilit(?:y|ies)|station|units?|site"
    r"|depot|complex|damage"
    r"|terminal|strikes?|attack|raid|line|cable|installation|repairs?|fire|blaze|outage|stoppage"
    r"|company|operator)\b"
    r"|\b(?:it|there|them|repairs?|units?|stoppage|columns?|tanks?|workshop|furnace|debris"
    r"|crews)\b",
    re.IGNORECASE,
)
_SITE_NOUN = (
    r"(?:(?:[a-z-]+ ){0,2}?(?:power (?:plant|station)|plant|refinery|substation|depot|terminal"
    r"|station|facility"
    r"|hub|storage|field|complex|NPP|TPP|HPP))"
)
_SITE = re.compile(rf"(?P<name>[A-ZА-ЯІЇЄҐ][\w’'-]+(?: [A-Z][\w’'-]+){{0,2}}) {_SITE_NOUN}\b")
_NOT_NAMES = listed(
    "The A An In At On One Two Three Four Several Some Its Their That This Another Thermal Nuclear "
    "Twenty Most Each Every Last Energy Power Gas Oil Western Eastern European Every Local All "
    "Both"
)


def target_in(text: str, start: int, end: int) -> tuple[TargetKind, Quoted] | None:
    """Return the class of the first energy object named, with its words.

    A nuclear plant outranks its line; otherwise the object named first decides.
    """
    found: list[tuple[int, int, TargetKind, Quoted]] = []
    for rank, (kind, pattern) in enumerate(_COMPILED):
        for match in pattern.finditer(text, start, end):
            words = Quoted(match.group(), match.start(), match.end())
            found.append((match.start(), rank, kind, words))
            break
    if not found:
        return None
    nuclear = [each for each in found if each[2] is TargetKind.NUCLEAR]
    thermal = [each for each in found if each[2] is TargetKind.THERMAL]
    if thermal and found and min(found)[2] is TargetKind.ENERGY_INFRASTRUCTURE:
        nuclear = nuclear or thermal
    best = nuclear[0] if nuclear else min(found)
    return best[2], best[3]


def refers_back(text: str) -> bool:
    """Return whether the words point to a site named before ("the plant", "repairs")."""
    return _ANAPHOR.search(text) is not None


def site_in(text: str, start: int, end: int, parties: Parties) -> Quoted | None:
    """Return the named site in a clause ("Norrvik refinery"); adjectives of a party are no name."""
    common = {word for party in parties for word in (*party.demonyms, *party.names, party.name)}
    for match in _SITE.finditer(text, start, end):
        low = match.start()
        words = match["name"].split()
        while words and (
            words[0] in common or words[0] in _NOT_NAMES or words[0].endswith(("'s", "’s"))
        ):
            low += len(words[0]) + 1
            words.pop(0)
        if not words or words[-1] in {"Region", "District", "Ministry", "Service"}:
            continue
        return Quoted(text[low : match.end()], low, match.end())
    return None
