"""Words for energy sites by their class. In: nothing. Out: patterns in order of rank."""

from __future__ import annotations

from holdfire.model import TargetKind

_PLACE = r"(?:plants?|stations?|facilit(?:y|ies)|complex(?:es)?|sites?|works|houses?)"

CLASSES: tuple[tuple[TargetKind, str], ...] = (
    (TargetKind.NUCLEAR, r"\b(?:nuclear|atomic) (?:power )?(?:plants?|(?:power )?stations?|power"
                         r"|fleet|units?|reactors?|facilit\w+|sites?|generation|generators?)\b"
                         r"|\breactors?\b|\bNPPs?\b|\bspent[- ]fuel\b|\bcooling pond\b"),
    (TargetKind.PUMPED_STORAGE, r"\bpumped[- ](?:storage|hydro)\b|\bPSP\b|\bPSPP\b"),
    (TargetKind.HYDRO, r"\bhydro[- ]?(?:electric|power)?(?:ity)?(?: power| generating)? (?:plants?"
                       r"|stations?|dams?|facilit\w+|complex(?:es)?|units?|schemes?|turbines?)\b"
                       r"|\bHPPs?\b|\bdams?\b|\bspillways?\b|\bhydropower\b|\bsluices?\b"),
    (TargetKind.REFINERY, r"\brefiner(?:y|ies)\b|\brefining\b|\boil (?:processing )?(?:plants?"
                          r"|works)\b|\bdistillation\b|\bcrude unit\b|\bhydro-?(?:treater|cracker)"
                          r"s?\b|\bfurnace\b|\b(?:catalytic|cat) crackers?\b|\bcokers?\b"
                          r"|\breformers?\b(?= (?:unit|column))|\bvacuum (?:unit|column)\b"
                          r"|\b(?:petrochemical|bitumen|isomeri[sz]ation) (?:plants?|units?)\b"
                          r"|\bprimary (?:processing )?units?\b|\bcracking unit\b"),
    (TargetKind.GAS_STORAGE, r"\b(?:underground )?gas[- ]storage\b|\bgas (?:store|stores|reservoi"
                             r"rs?"
                             r"|caverns?)\b|\bstorage caverns?\b|\bunderground storage\b"),
    (TargetKind.GAS_PROCESSING, r"\bgas[- ](?:processing|treatment|condensate (?:plant|unit)"
                                r"|separation|liquefaction|fractionation)\b|\bLNG plants?\b"
                                r"|\bcondensate (?:stabili[sz]ation|plant)\b"),
    (TargetKind.FUEL_DEPOT, r"\b(?:oil|fuel|petrol|diesel|petroleum|gasoline|kerosene|crude|oil"
                            r" products?|fuel oil|jet fuel) (?:products? )?(?:depots?|terminals?"
                            r"|storage|bases?|tanks?|facilit(?:y|ies)|dumps?|reservoirs?|stores?"
                            r"|farms?|warehouses?|reserves? site|tank farms?|storage tanks?)\b"
                            r"|\btank farms?\b|\bstorage (?:tanks?|farm)\b|\bfuel sites?\b"
                            r"|\bdepots?\b(?! (?:of|for) (?:ammunition|arms))|\bstorage depot\b"
                            r"|\bpetrol stores?\b"),
    (TargetKind.PIPELINE, r"\b(?:oil |gas |crude |fuel |product )?pipe-?lines?\b|\boil (?:pumping"
                          r"|transfer|transshipment) stations?\b|\bpump(?:ing)?[- ](?:stations?"
                          r"|houses?)\b|\b(?:trunk|crude|oil) (?:pipe|line|main)s?\b|\bbooster"
                          r" stations?\b"),
    (TargetKind.GAS, r"\bgas (?:metering |measuring |distribution |compressor |compression "
                     r"|production |extraction |transport |transmission |pumping |supply |pressure "
                     r"|drilling )*(?:stations?|facilit\w+|installations?|fields?|hubs?|production"
                     r"|wells?|infrastructure|plants?|mains?|sites?|network|grid|system|pipes?"
                     r"|rigs?|platforms?|units?|extraction|works|sector|output|points?|lines?)\b"
                     r"|\bcompressor (?:stations?|halls?|houses?|units?)\b|\bgasworks\b"
                     r"|\bgas[- ]?fields?\b|\bwellheads?\b|\bgas[- ]metering\b|\bgas rings?\b"
                     r"|\bpressure[- ]reducing\b"),
    (TargetKind.SUBSTATION, r"\bsub-?stations?\b|\bswitch-?(?:yards?|gear|ing stations?)\b"
                            r"|\bconverter (?:stations?|halls?)\b|\b(?:auto-?)?transformer (?:hall"
                            r"|station|yard|site|bay)s?\b|\bdistribution (?:points?|nodes?)\b"),
    (TargetKind.PORT, r"\b(?:sea|oil|export|river|deep-water|tanker|crude|grain) ?-?ports?\b|\bport"
                      r" (?:of|infrastructure|facilit\w+|city|terminals?|authority|area|cranes?"
                      r"|berths?)\b|\bports\b|\bseaports?\b|\bharbou?rs?\b|\bberths?\b|\bjett(?:y"
                      r"|ies)\b|\bmarine terminals?\b|\b(?:export|loading|tanker|crude|sea|oil"
                      r" export) terminals?\b|\b(?:the|a) port\b|\bdocks?\b|\bsingle-point"
                      r" mooring\b|\bloading (?:piers?|arms?|buoys?)\b"),
    (TargetKind.THERMAL, r"\bthermal (?:power |electric )?(?:plants?|stations?|and|units?|generat"
                         r"ion"
                         r"|generating|fleet|capacity)?\b|\b(?:power|generating|electric)"
                         r" (?:plant|station)\b(?!s)|\bcombined[- ](?:heat|cycle)\b|\bCHPs?\b"
                         r"|\bCHPPs?\b|\bTPPs?\b|\bboiler[- ]?(?:house|room|plant|hall)s?\b|\bcoal"
                         r"(?:[- ]fired)?(?: power| generating)? (?:plants?|stations?|units?)\b"
                         r"|\b(?:coal|gas|oil)[- ]fired\b|\bheating (?:plants?|stations?|works)\b"
                         r"|\bheat(?:ing)?[- ]and[- ]power\b|\bcogeneration\b|\bheat plants?\b"
                         r"|\bturbine (?:halls?|houses?|rooms?)\b|\bcooling towers?\b|\bpowerhous"
                         r"e\b"
                         r"|\bpower-plant\b|\bdistrict[- ]heating\b"),
    (TargetKind.ENERGY_INFRASTRUCTURE, r"\b(?:energy|power|electricity|fuel and energy|critical"
                                       r"|electric)[- ](?:infrastructure|facilit\w+|sites?|targets?"
                                       r"|sector|installations?|objects?|plants|stations|assets"
                                       r"|industry|works|equipment|generation|systems?(?= and))\b"
                                       r"|\bpower plants\b|\benergy (?:truce|ceasefire|pause|deal"
                                       r"|moratorium|war|strikes?|attacks?|workers)\b|\bgenerating"
                                       r" (?:capacit\w+|sites?|plants?|assets|facilit\w+|stations)"
                                       r"\b|\bprotected sites\b|\benergy\b(?= (?:sites|targets))"
                                       r"|\b(?:oil|gas) and (?:gas|oil) (?:infrastructure|sites?"
                                       r"|facilit\w+)\b|\boil (?:infrastructure|industry|sector"
                                       r"|sites?|targets|assets|installations?)\b|\bfuel (?:infras"
                                       r"tructure|installations?|targets?)\b|\b(?:solar|wind) (?:"
                                       r"farm"
                                       r"s?|parks?|plants?)\b|\b(?:coal|lignite) mines?\b|\bmines?"
                                       r" (?:and|or) power\b|\boilfields?\b|\boil (?:fields?|rigs?"
                                       r"|platforms?|wells?)\b|\bplatforms?\b(?= in the)"),
    (TargetKind.GRID, r"\bgrids?\b|\bpower (?:system|lines?|network|cables?|links?|transmission)\b"
                      r"|\b(?:auto-?)?transformers?\b|\b(?:overhead|transmission|high-voltage"
                      r"|low-voltage|medium-voltage|backup|reserve power|\d+[- ]?kV|\d+[- ]kilovolt"
                      r"|trunk|off-site|external power|feeder|distribution)\b.{0,12}\b(?:lines?"
                      r"|cables?|links?)\b|\bdistribution (?:equipment|networks?|systems?)\b|\bon"
                      r" the system\b|\b(?:electricity|energy|electrical) (?:network|system|lines"
                      r"?)\b"
                      r"|\binterconnect(?:or|ion)s?\b|\bpylons?\b|\bfeeders?\b|\boverhead (?:wires?"
                      r"|lines?)\b|\bhigh-voltage\b|\btransmission (?:network|towers?|masts?)\b"),
)  # fmt: skip

#: Words that name a class only where none of the above stands.
MORE: tuple[tuple[TargetKind, str], ...] = (
    (TargetKind.GRID, r"\b(?:power|electricity|energy) (?:imports?|exports?|exchange)\b"
                      r"|\bimport (?:limit|ceiling|cap|capacity)\b|\bsupply network\b"
                      r"|\bcross-border (?:capacity|lines?|flows?)\b|\bENTSO-E\b"),
    (TargetKind.PORT, r"\b(?-i:[A-Z])[\w-]+ port\b(?! of)|\b(?:oil|crude) loadings?\b"
                      r"|\bcrude exports?\b|\btankers?\b|\bterminals?\b"),
    (TargetKind.GAS, r"\bgas condensate\b|\bnatural gas\b|\bgas (?:output|imports?|supply)\b"),
    (TargetKind.THERMAL, r"\bboilers?\b|\bturbines?\b|\bheat(?:ing)? (?:plants?|stations?)\b"),
    (TargetKind.REFINERY, r"\bcrude (?:intake|runs|processing)\b|\brefined products?\b"
                          r"|\bthroughput\b|\b(?:petrol|gasoline|diesel) output\b"),
    (TargetKind.ENERGY_INFRASTRUCTURE, r"\b(?:energy|electricity|power) (?:supply|production"
                                       r"|output|ceasefire|sector|network|facilit\w+)\b"
                                       r"|\bgenerati(?:on|ng)\b|\benergy\b"),
)  # fmt: skip
