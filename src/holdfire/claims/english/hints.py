"""Words that hint at what a clause is about. In: nothing. Out: patterns in order of use.

They are asked last, where neither a set phrase nor a general rule has spoken.
"""

from __future__ import annotations

from holdfire.claims.english.idioms import ATTACK, WEAPON
from holdfire.model import Kind

HINTS: tuple[tuple[Kind, str], ...] = (
    (Kind.COUNT, r"\b(?:tally|total|number|count|figure) of (?:[\w-]+ ){0,3}?(?:sites|incidents|ala"
                 r"rms|alerts|impacts|hits)\b"),
    (Kind.TALKS, r"\b(?:h[eo]ld|held|holding|had|have|having|took|made|placed) (?:[\w-]+ ){0,3}?(?:"
                 r"phone |telephone |video )?(?:calls?|conversation|consultations|sessions?|round"
                 r"|mee"
                 r"tings?|conference)\b|\bspoke(?:n)? (?:by|on|over|to|with)\b|\b(?:phone|telepho"
                 r"ne)"
                 r" call\b|\bre-?conven\w+|\bconfer(?:red|s|ring)?\b|\bgo-?between\b|\bintermediar"
                 r"\w+|\bback ?-?channels?\b|\bshuttl\w+|\b(?:first|second|third|fourth|next|new|"
                 r"fina"
                 r"l|another|fresh) (?:round|session)\b|\bhost(?:ed|s|ing)?\b|\bfacilitat\w+|\bsa"
                 r"t d"
                 r"own\b|\bexchang(?:ed|ing) (?:\w+ )?(?:drafts?|views|notes|letters|lists|papers"
                 r")\b"
                 r"|\bgood offices\b|\bnegotiators?\b|\b(?:working|contact) groups?\b|\btable\b(?"
                 r"= an|"
                 r"[.,]|\Z)|\btravel(?:led|ed|s)? to\b|\barriv(?:ed|es) (?:in|at)\b|\bparley\w*|"
                 r"\bbar"
                 r"gain\w*|\bround of\b|\bvisit(?:ed|s|ing)?\b|\bdiplomacy\b"),
    (Kind.AGREEMENT, r"\b(?:accords?|pacts?|memorand(?:um|a)|armistice|treaty|protocol|pledges?|c"
                     r"omm"
                     r"it(?:ted|ment)s?|initial(?:led|ed)|ratif\w+|document|cessation|guarantees?"
                     r"|text"
                     r"|clause|annex|communiqu\w+|lists? of sites)\b|\bcom(?:e|es|ing) into (?:fo"
                     r"rce"
                     r"|effect)\b|\bcame into (?:force|effect)\b|\bsigned\b"),
    (Kind.POSITION, r"\b(?:rul(?:ed|es|ing) out|stands? by|stood by|call(?:ed|s|ing)? (?:on|upon)"
                    r"|vo"
                    r"ic(?:ed|es|ing)|express(?:ed|es|ing)? (?:\w+ )?(?:concern|regret|hope|outra"
                    r"ge|alar"
                    r"m|support|readiness|doubt)|concern(?:ed|s)?|outrage|in (?:nobody|no one)['’"
                    r"]s in"
                    r"terest|in favou?r of|oppos(?:ed|es)|back(?:ed|s) the|support(?:ed|s) (?:the"
                    r"|a)|de"
                    r"mand\w*|insist\w*|plead\w*|appeal\w*|denounc\w+|deplor\w+|decr(?:y|ied)|lam"
                    r"ent\w"
                    r"*|hail(?:ed|s)|bless(?:ed|ing)|regrett?\w*|warn\w*|needs? (?:more|to)|ha(?:"
                    r"s|ve) t"
                    r"o\b|ought to|cannot be|will not accept|never accept|pointless|useless|worth"
                    r"less|m"
                    r"eaningless|cynic\w+|barbar\w+|shameful|reckless|hypocri\w+|blame|fault|guil"
                    r"ty|ent"
                    r"itled|fair|unfair|wrong|right to|sincere|bad faith|good faith|goodwill|red "
                    r"lines?"
                    r"|preconditions?|concessions?|conditions|compensation|restraint|interests?|p"
                    r"urpose|"
                    r"aim(?:s|ed)? to|meant to|designed to|intended to|motiv\w+|revenge|reprisal|"
                    r"pressure"
                    r"|amounts? to|nothing but|deserves?|pointed to|war crimes?|aggress\w+)\b"),
    (Kind.REPAIR, r"\b(?:restart|re-?start|fix(?:ed|es|ing)?|works? (?:is|are|was|were) (?:under "
                  r"way|"
                  r"underway|continuing|complete\w*)|under way|spare parts|rebuilt|reconstruct\w+"
                  r"|clean"
                  r"-?up|recover(?:ed|y)|stabili[sz]ed|return(?:ed|s|ing)? to (?:normal|service|t"
                  r"he gri"
                  r"d|full)|re-?open(?:ed|s|ing)?|assess(?:ed|ing)? the)\b"),
    (Kind.OUTAGE, r"\b(?:disconnect\w+|power (?:cuts?|losses)|dark(?:ness)?|generators?|unheated|"
                  r"chill"
                  r"\w*|cold homes|candles?|voltage|surges?|energy supply)\b"),
    (Kind.DAMAGE, r"\b(?:in ruins|collaps\w+|shatter\w+|smashed|blown|charred|blacken\w+|rupture"
                  r"\w*|lea"
                  r"k(?:ed|s|ing)?|spill\w*|idle|offline|off-line|tripped|twisted|pierced|destruc"
                  r"tion|d"
                  r"emolish\w+|levell?ed|flatten\w+|obliterat\w+|stricken|stopp(?:ed|age)|affecte"
                  r"d|lost"
                  r"|out of use)\b"),
    (Kind.STRIKE, rf"\b(?:{WEAPON}|{ATTACK}|air ?strikes?|blasts?|detonat\w+|projectiles?|sabotag"
                  rf"e|expl"
                  r"o(?:ded|sives?)|warheads?|impacts?|saboteurs?|bang|bangs|boom)\b"),
    (Kind.CAPACITY, r"\b(?:load(?:ed)?|throughput|rated|suppl(?:y|ies|ied|ying)|provid(?:es|ed|in"
                    r"g)|"
                    r"accounts? for|accounted for|makes? up|made up|ships|shipped|handl(?:es|ed|e"
                    r"|ing)|pu"
                    r"mps?|pumped|stor(?:es|ed)|stockpiles?|inventor(?:y|ies)|buys?|bought|purcha"
                    r"s\w+|se"
                    r"lls?|sold|import\w*|export\w*|feeds?|fed|covers?|margin|surplus|deficits?|s"
                    r"carc\w+|"
                    r"full|half|percent|per cent|GWh|MWh|GW|MW|bcm|cubic met\w+|operat(?:es|ing|e"
                    r"d|e)|ru"
                    r"nning|ran|yields?|turns? out|produc\w+|largest|biggest|employs|serv(?:es|in"
                    r"g|ed)|b"
                    r"uffer|headroom|volumes?|shortages?|lack(?:s|ed)?|petrol|diesel|gasoline)\b"),
)  # fmt: skip
