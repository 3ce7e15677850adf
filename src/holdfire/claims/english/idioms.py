"""Set phrases that settle what a clause is about. In: nothing. Out: patterns in order of use.

They are asked before the general rules of `kinds`: each names its predicate so fully that no other
word of the clause can overrule it.
"""

from __future__ import annotations

from holdfire.model import Kind

ATTACK = (
    r"(?:attacks?|strikes?|raids?|barrages?|shellings?|bombardments?|assaults?|bombings?|sort(?:ie"
    r"|ies)|salvos?|bombardment|hostilities|air ?strikes?|onslaughts?|incursions?|blows)"
)
ACCORD = (
    r"(?:truces?|cease-?fires?|deals?|agreements?|accords?|pacts?|moratoriums?|moratoria|pauses?"
    r"|arrangements?|understandings?|memorandums?|memoranda|commitments?|pledges?|armistice|bargain"
    r"|terms|undertakings?|obligations|treaty)"
)
WEAPON = (
    r"(?:drones?|missiles?|UAVs?|rockets?|projectiles?|warheads?|bombs?|munitions|quadcopters?"
    r"|shells?|unmanned (?:aircraft|aerial vehicles?|vehicles?)|mortars?|mines?|kamikaze)"
)
_HAVE = r"(?:has|have|had)"
_BE = r"(?:was|were|is|are|been|be|being)"
_ADV = r"(?:\w+ly |again |then |since |now |all but |also |largely |once more |never |still )*"
_DET = r"(?:the|a|an|its|their|his|any|both|all|every|each|this|that|such)"
_SUPPLY = (
    r"(?:power|electricity|current|light|lights|lighting|heat|heating|hot water|water|running water"
    r"|gas|suppl(?:y|ies)|mains|voltage|service|energy)"
)
_SITE = (
    r"(?:plants?|refiner(?:y|ies)|stations?|substations?|depots?|terminals?|units?|lines?|reactors?"
    r"|blocks?|facilit(?:y|ies)|works|complex(?:es)?|grids?|ports?|sites?|turbines?|boilers?"
    r"|transformers?|columns?|pipelines?|feeders?|furnaces?)"
)

FIRST: tuple[tuple[Kind, str], ...] = (
    (Kind.OUTAGE, r"\b(?:waiting|yet|still|remain\w*) to be (?:re-?connected|restored)\b"),
    (Kind.POSITION, r"\b(?:ready|willing|prepared|unwilling|reluctant) to (?:extend|widen|agree|a"
                    r"ccept"
                    r"|discuss|talk|negotiate|sign|stop|halt|consider|meet|make)\b"),
    (Kind.STRIKE, r"\b(?:came|come|comes|coming|was|were) (?:\w+ )?under (?:\w+ ){0,2}?(?:fire"
                  r"|attack|bombardment|shelling|assault)\b"),
    (Kind.DAMAGE, r"\b(?:had|have|has|forced|forcing|obliged)(?: \w+)? to (?:\w+ly )?(?:suspend|h"
                  r"alt"
                  r"|stop|shut|cease|curtail) (?:\w+ )?(?:processing|production|operations|work|r"
                  r"efin"
                  r"ing|generation|pumping|runs|throughput|down|two|one|its)\b|\b(?:units?|reacto"
                  r"rs?"
                  r"|blocks?|turbines?|plants?|refiner(?:y|ies)) (?:has |had |have )?(?:tripped|s"
                  r"hut "
                  r"(?:itself )?down)\b"),
    (Kind.COUNT, r"\b(?:it|this|that|which) (?:was|is|marks|marked) (?:\w+ ){0,3}?(?:first|second"
                 r"|third|fourth"
                 r"|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd"
                 rf"|rd|th)) (?:[\w-]+ ){{0,3}}?{ATTACK}\b.{{0,60}}\b(?:this|since|in|over|within|s"
                 r"o far)\b(?! (?:the night|the morning))"
                 rf"|\b(?:tally|total|toll|number) of (?:[\w-]+ ){{0,4}}?(?:{ATTACK}|sites|plants"
                 rf"|refi"
                 r"neries|violations|breaches|facilities|incidents)\b.{0,50}\b(?:reach|rose|ris|s"
                 r"tand"
                 r"|stood|climb|hit|came|grew|exceed|pass|is|was|to)\w*(?! halt)"),
    (Kind.POSITION, r"\b(?:in (?:nobody|no one|every(?:one|body))['’]s (?:own )?i"
                    r"nterests?|in favou?r of|(?:needs?|requires?) more than|(?:rul(?:ed|es|ing) "
                    r"out)"
                    r"|stands? by its|in (?:good|bad) faith|worth(?:less|while)|doomed|pointless)"
                    r"\b"),
    (Kind.TALKS, r"\bback[- ]?channels?\b|\b(?:talks|negotiations|channels?|contacts|dialogue) (?"
                 r":rem"
                 r"ain|stay|are|were|was|is) (?:\w+ )?(?:open|deadlocked|stalled|frozen|under way"
                 r"|und"
                 r"erway|ongoing|continuing)\b"),
)  # fmt: skip
IDIOMS: tuple[tuple[Kind, str], ...] = (
    (Kind.OTHER, r"\b(?:pledge|appeal|call|promise) to (?:help|donate|fund)\b.{{0,60}}\b"
                 r"(?:equipment|money|million|billion)\b"),
    # Lulls: the end of attacks, told of the attacks or of those who attack.
    (Kind.DEESCALATION, rf"\b{ATTACK}\b.{{0,60}}\b(?:{_HAVE} |{_BE} )?{_ADV}(?:tail(?:ed|ing) off"
                        r"|died (?:down|away)|eb(?:bed|bing)|abat(?:ed|ing)|slacken(?:ed|ing)"
                        r"|wan(?:ed|ing)|tapered off|fad(?:ed|ing)|petered out|let up"
                        r"|(?:came|come|ground|grind) to (?:a|an) (?:\w+ )?(?:halt|end|stop"
                        r"|standstill)|(?:put|placed|kept) on hold|paused|(?:called|broken) off"
                        r"|scaled (?:back|down)|thin(?:ned|ning) out|less intense)\b"),
    (Kind.DEESCALATION, rf"\b(?:pace|tempo|intensity|frequency|number|scale|volume|rate) of"
                        rf" (?:[\w-]+ ){{0,3}}?{ATTACK}\b.{{0,40}}\b(?:slacken|slow|f[ae]ll|drop"
                        r"|declin|halv|eas|shr[aiu]nk|diminish|decreas|lower|down|sank|sunk)\w*"),
    (Kind.DEESCALATION, rf"\b(?:eas(?:ed|es|ing) (?:off|up)|paus(?:ed|es|ing)|suspend(?:ed|s|ing)"
                        r"|halt(?:ed|s|ing)|stopp(?:ed|ing)|ceas(?:ed|ing)|call(?:ed|s|ing) off"
                        r"|scal(?:ed|es|ing) (?:back|down)|w(?:ou|i)nd(?:ing)? down|cut(?:ting)?"
                        r" back|dial(?:led|ling|ed|ing)? (?:back|down)|rein(?:ed|ing)? in"
                        r"|held (?:back|off)|h(?:eld|olding) back|stood down)(?: on| from)?"
                        rf" (?:(?!fire)[\w'’-]+ ){{0,4}}?(?:{ATTACK}|shooting|firing)\b"),
    (Kind.DEESCALATION, rf"\b(?:night|day|week|weekend|hours|month|morning|evening)s? (?:{_HAVE} )?"
                        rf"(?:passed|went by|gone by|ended|was|were) (?:\w+ly )?(?:without|free of)"
                        rf" (?:[\w-]+ ){{0,2}}?(?:{ATTACK}|alerts?|sirens?|incidents?|explosions?)"
                        rf"\b|\bquiet (?:night|nights|day|days|week|spell)\b"
                        r"|\b(?:skies|sky|front|guns|night|border|sirens|week) (?:\w+ )?(?:stayed"
                        r"|remained|fell|was|were|has been|have been|has stayed|have stayed) (?:\w+"
                        r" )?(?:quiet|calm|silent|clear)\b|\brelative calm\b|\brespite\b"
                        r"|\b(?:nothing|no (?:\w+ )?(?:drone|missile|rocket)s?|not a single (?:\w+ "
                        r")?(?:drone|missile|rocket|shell|attack|strike))\b.{0,20}\b(?:fell|came"
                        r"|crossed|launched|fired|hit|flew|recorded|detected|reported|struck)\b"
                        r"|\bh(?:eld|olding|old) (?:their |its )?fire\b"
                        r"|\b(?:been|was|were|is|are) (?:largely |mostly |so far )?(?:spared|left "
                        r"(?:alone|untouched|in peace))\b|\bstay(?:ed|ing)? (?:its|their) hand\b"
                        rf"|\b(?:went|gone|go) (?:\w+ )?(?:days?|weeks?|nights?|hours) without"
                        rf" (?:an? )?(?:\w+ )?{ATTACK}\b"),
    # Breaches: what an accord suffers.
    (Kind.BREACH, rf"\b(?:flout|disregard|defi|defy|ignor|contraven|transgress|infring|renegu?|re"
                  rf"nege"
                  r"|undermin|torpedo|sabotag|subvert|shred|rip|tor[en]|trample?|dishono[u]?r"
                  r"|betray|circumvent|overstep|violat|breach|br(?:eak|oke))\w*(?: (?:up|on|upon"
                  rf"|over|through|in))?(?: [\w'’-]+){{0,4}}? {ACCORD}\b"
                  rf"(?!.{{0,10}}\b(?:lies|claims)\b)|\breneg(?:ed|es|ing)\b|\bwent back on\b"
                  rf"|\b(?:not|n['’]t|never|fail(?:ed|s|ing)? to|refus(?:ed|es|ing) to) (?:\w+ "
                  r")?(?:honou?r(?:ed|ing)?|observ(?:ed?|ing)|respect(?:ed|ing)?|abid(?:ed?|ing) by"
                  r"|compl(?:y|ied|ying) with|ke(?:ep|pt)|stuck? to|uph(?:o|e)ld|adher(?:ed?|ing)"
                  rf" to|liv(?:ed?|ing) up to) (?:[\w'’-]+ ){{0,4}}?(?:{ACCORD}|word|promises?)\b"
                  rf"|\b(?:ran|runs?|running|went|goes|fl(?:ew|ies)|act(?:ed|ing)?) (?:counter"
                  r" to|in the face of|against|contrary to) (?:[\w'’-]+ ){0,4}?"
                  rf"{ACCORD}\b|\bma(?:de|kes?|king) a mockery of\b|\bcontrary to (?:[\w'’-]+ )"
                  rf"{{0,3}}?{ACCORD}\b|\bin (?:\w+ )?(?:defiance|violation|breach|contravention|"
                  rf"disregard) of\b|\b{ACCORD} (?:{_HAVE} )?(?:{_BE} )?(?:\w+ly )?(?:infringed|"
                  r"flouted|ignored|trampled|broken|violated|breached|disregarded)\b"
                  r"|\b(?:infringement|infraction|non-compliance|transgression)s?\b"),
    # Silence about attacks and denials stay with other modules; air defence comes next.
    (Kind.INTERCEPTION, rf"\b(?:air[- ]defen[cs]e\w*|defenders|interceptors?|fighters?|fighter jets"
                        r"|gunners|defence crews|mobile (?:fire )?(?:groups|teams|crews)|anti-"
                        r"aircraft \w+|patriot\w*|helicopters?)\b.{0,30}\b(?:knocked|shot|took|t"
                        r"aken|picked|brought|downed|destroyed|stopped|beat|repelled|thwarted|foile"
                        rf"d|accounted for)\b.{{0,40}}\b(?:{WEAPON}|targets?|{ATTACK})\b"
                        rf"|\b{WEAPON}\b.{{0,30}}\b(?:{_BE} |{_HAVE} ){{1,2}}{_ADV}(?:stopped"
                        r"|destroyed|taken (?:down|out)|picked off|brought down|shot (?:down|out "
                        r"of)"
                        r"|downed|lost to|parried|thwarted|blown out of|eliminated|forced down)\b"
                        rf"|\b{WEAPON} (?:{_HAVE} )?(?:failed to (?:reach|hit)|(?:never|did not) "
                        r"reach(?:ed)?|went astray|veered off|disappeared from radar)\b"
                        rf"|\b(?:took|taken|taking|picked|picking|fended|fending|beat(?:en)?) (?:\w"
                        rf"+ ){{0,4}}?(?:down|off|out) (?:[\w-]+ ){{0,5}}?(?:{WEAPON}|{ATTACK})\b"
                        rf"|\belectronic (?:jamming|warfare|interference)\b|\b(?:thwarted|foiled"
                        rf"|warded off|fended off|parried)\b.{{0,40}}\b(?:{ATTACK}|{WEAPON})\b"),
    # Accords: made, extended, ended, kept.
    (Kind.AGREEMENT, rf"\b(?:str(?:uck|ike|ikes|iking)|reach(?:ed)?|clinch(?:ed)?|seal(?:ed)?|ham"
                     rf"mer"
                     r"(?:ed)? out|thrash(?:ed)? out|sign(?:ed|s)?(?: off on| up to)?|initial(?:l"
                     r"ed|ed)?|ratif(?:y|ied)|endors(?:e|ed)|approv(?:e|ed)|conclud(?:e|ed)|broker"
                     r"(?:ed)?|secur(?:e|ed)|announc(?:e|ed)|declar(?:e|ed)|enter(?:ed)? into|"
                     r"extend(?:ed)?|prolong(?:ed)?|renew(?:ed)?|roll(?:ed)? over|finali[sz](?:e|ed"
                     r")|adopt(?:ed)?|sett?l(?:e|ed) on|join(?:ed)?|accept(?:ed)?) (?:on )?"
                     rf"(?:(?:{_DET}|[\w-]+-(?:day|week|month|hour)|new|limited|partial|written|"
                     r"verbal|informal|tentative|formal|temporary|energy|brief|mutual|unilateral"
                     rf"|draft|short|30-day) ){{0,4}}{ACCORD}\b(?! (?:to|for|in) (?:talks|meet))"),
    (Kind.AGREEMENT, rf"\b{ACCORD}\b(?: (?:of|on|in|over|for|between|brokered by|signed in|not to"
                     r")(?: [\w'’-]+){1,6}?)? (?:which |that )?(?:will |would |should |may |must |"
                     rf"{_HAVE} |{_BE} |due to |set to |to )*{_ADV}(?:laps(?:e|es|ed)|expir(?:e|es"
                     r"|ed)|r[ua]n(?:s)? out|end(?:s|ed)?|collaps(?:e|es|ed)|unravel(?:s|led|ed)?|"
                     r"hold(?:s|ing)?|held|ke(?:pt|eps)|cover(?:s|ed)?|appl(?:y|ies|ied)|last(?:s|e"
                     r"d)?|c[ao]me(?:s)? into (?:force|effect)|t[ao]ke(?:s|n)? (?:effect|hold)|en"
                     r"ter"
                     r"(?:s|ed)? (?:into )?force|took effect|beg[aiu]n|start(?:s|ed)?|prolonged|"
                     r"extended|renewed|signed|initialled|sealed|ratified|concluded|reached|struck|"
                     r"put in writing|in (?:force|place|effect)|oblige[sd]?|bind(?:s|ing)?|bound|"
                     r"provide[sd]?(?: for)?|include[sd]?|exclude[sd]?|spell(?:s|ed)? out|set(?:s) "
                     r"out|forb[ia]d\w*|prohibit\w*|bar(?:s|red)|fall(?:s|en)? apart|fell apart|f"
                     r"(?:a|e)ll through|cracked|frayed|still stands|stands|stood|died|took shape|"
                     r"remains in (?:force|place|effect))\b"),
    (Kind.AGREEMENT, r"\b(?:commit(?:ted|s|ting)?(?: themselves| itself)?|pledg(?:ed|es|ing)|under"
                     r"t(?:ook|aken|aking)|agree(?:d|s|ing)?|vow(?:ed)?|bound|oblige[sd]|promised) "
                     r"(?:each other )?(?:not )?to (?:spar(?:e|ing)|refrain|leave|stop|halt|hold"
                     r"|cease|suspend|pause|extend|abstain|observe|end|avoid|keep)\b(?!.{0,30}\bw"
                     r"ill"
                     r" (?:strike|hit|attack))"),
    # Repair.
    (Kind.REPAIR, rf"\b(?:re-?connect|re-?energi[sz]|re-?synchroni[sz]|re-?establish|re-?instat|re-"
                  r"?light|patch|overhaul|refurbish|re-?fit|fix|re-?commission|re-?activat|re"
                  r"pair|restor|re-?build)(?:e|es|ed|ing|s|t|ched|ches|ching)?(?: up)?\b"
                  rf"(?! (?:trust|confidence|ties|relations|peace|price))"
                  rf"|\b(?:power|lights?|electricity|heat\w*|water|suppl(?:y|ies)|current|gas) (?:"
                  rf"{_HAVE} |{_BE} )?(?:\w+ly )?(?:came back|come back|flow(?:ing|s|ed)? again|co"
                  r"ming back|returned|returning|back on|resumed)\b"
                  rf"|\b(?:loadings?|loading|pumping|production|processing|generation|deliver(?:y"
                  r"|ies)|shipments?|exports?|flows?|operations?|output|transit|refining|supply|wo"
                  rf"rk) (?:{_HAVE} |{_BE} )?(?:\w+ly )?(?:resumed|restarted|restored)\b"
                  rf"|\b{_SITE} (?:\w+ ){{0,2}}?(?:{_HAVE} |{_BE} |will be |to be )?(?:\w+ly )?(?:c"
                  r"ame |come |coming |brought |put |switched |going |went |now )?back (?:on ?(?:"
                  r"lin"
                  r"e|-line|stream)|up and running|in|into|to|at full|running|in use|from)\b"
                  r"|\bback (?:on ?-?(?:line|stream|load)|up and running|in use|into use)\b"
                  r"|\b(?:bring|brought|bringing|get|got|getting|put|putting) (?:[\w'’-]+ ){1,5}?"
                  r"bac"
                  r"k\b(?! to the table)|\b(?:replac(?:ed|es?|ing)|swapp(?:ed|ing)|install(?:ed|in"
                  r"g)?) (?:[\w'’-]+ ){0,5}?(?:transformers?|insulators?|cables?|turbines?|panes?|"
                  r"pipes?|parts?|equipment|breakers?|windows|roof|poles?|pylons?|components?|pumps"
                  r"?|blades?|conductors?|windings?|compressors?)\b"
                  r"|\breplacement (?:[\w-]+ ){0,2}?(?:was|were|is|are|has|have|arrived|will)\b"
                  r"|\b(?:lights?|power) (?:came|come|coming|went|is|are|was|were) back on\b"
                  r"|\b(?:temporary|makeshift|bypass|emergency) (?:[\w-]+ )?(?:scheme|bypass|line"
                  r"|co"
                  r"nnection|circuit|feed)\b|\b(?:crews|engineers|technicians|electricians|teams|"
                  r"line"
                  r"men|specialists|fitters|welders) (?:\w+ )?(?:have been|began|started|"
                  r"continue[d]?|worked|restored|returned|managed)\b(?!.{0,20}\b(?:killed|hurt|in"
                  r"jur"
                  r"|evacuat|attack))"),
)  # fmt: skip
