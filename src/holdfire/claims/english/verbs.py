"""Verbs of saying and what each does to its content. In: nothing. Out: a table of forms."""

from __future__ import annotations

from enum import StrEnum

from holdfire.claims.english.words import listed


class Saying(StrEnum):
    """How a verb of saying takes its content."""

    SAY = "say"  # a clause: said that ...
    HEDGE = "hedge"  # a clause the speaker does not vouch for: believes that ...
    PROMISE = "promise"  # promised that ..., promised help
    WARN = "warn"  # warned that ..., warned of ...
    CLAIM = "claim"  # a clause, or a noun phrase kept with the verb: confirmed the strike
    REPORT = "report"  # a clause, or a bare noun phrase: reported blackouts
    DENY = "deny"  # rejected the accusation, denied that ...
    CALL = "call"  # called the strikes a response
    DESCRIBE = "describe"  # described the damage as limited
    ACCUSE = "accuse"  # accused them of shelling
    PUT = "put"  # put the figure at 200; the verb belongs to the statement


_LEMMAS: dict[Saying, str] = {
    Saying.SAY: "say tell write add note state announce comment inform complain remind explain "
    "recall reveal declare stress emphasise emphasize insist argue maintain calculate reiterate "
    "repeat observe concede elaborate clarify tweet post read underline testify quip conclude "
    "predict forecast respond reply suggest learn proclaim assure advise contend counter remark "
    "relate disclose divulge affirm reaffirm avow attest certify signal intimate hint boast joke "
    "enthuse grumble lament marvel muse opine posit pronounce publicise quote retort "
    "confide confess brief notify update message email text blog mention "
    "interject volunteer venture stipulate specify detail summarise summarize swear "
    "assess judge conclude recount find determine establish hold discover point warrant opine "
    "speak vouch allude guarantee counsel agree",
    Saying.HEDGE: "believe think suspect assume presume guess speculate estimate reckon fear "
    "understand",
    Saying.PROMISE: "promise pledge vow undertake",
    Saying.WARN: "warn threaten caution",
    Saying.CLAIM: "confirm claim acknowledge admit show indicate assert",
    Saying.REPORT: "report allege record register log document tally chronicle",
    Saying.DENY: "deny reject dismiss refute dispute rebuff",
    Saying.CALL: "call label brand term dub",
    Saying.DESCRIBE: "describe characterise characterize regard view portray see frame paint "
    "cast depict present hail",
    Saying.ACCUSE: "accuse blame",
    Saying.PUT: "put count date give",
}
_IRREGULAR = {
    "say": "said", "tell": "told", "write": "wrote written", "think": "thought", "read": "read",
    "put": "put", "show": "showed shown", "see": "saw seen", "give": "gave given",
    "understand": "understood", "undertake": "undertook", "forecast": "forecast",
    "rebuff": "rebuffed", "admit": "admitted", "dub": "dubbed", "quip": "quipped",
    "learn": "learned learnt", "swear": "swore sworn", "retort": "retorted",
    "signal": "signalled signaled", "avow": "avowed", "find": "found",
    "hold": "held",
    "speak": "spoke spoken", "log": "logged", "cast": "cast",
}  # fmt: skip


def _forms(lemma: str) -> tuple[list[str], str]:
    """Return the finite and past forms of a verb, and its gerund."""
    stem = lemma[:-1] if lemma.endswith("e") and not lemma.endswith("ee") else lemma
    third = lemma + "s"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        third, past = lemma[:-1] + "ies", lemma[:-1] + "ied"
    else:
        third = lemma + "es" if lemma.endswith(("ss", "sh", "ch", "s")) else third
        past = stem + "ed"
    gerund = {"put": "putting", "admit": "admitting", "dub": "dubbing", "log": "logging"}.get(
        lemma, stem + "ing"
    )
    return [lemma, third, *_IRREGULAR.get(lemma, past).split()], gerund


FINITE: dict[str, Saying] = {}
GERUNDS: dict[str, Saying] = {}
for _group, _words in _LEMMAS.items():
    for _lemma in _words.split():
        _listed, _gerund = _forms(_lemma)
        FINITE.update(dict.fromkeys(_listed, _group))
        GERUNDS[_gerund] = _group
GERUNDS.pop("giving")
GERUNDS.pop("seeing")
GERUNDS.pop("showing")
GERUNDS.pop("finding")
GERUNDS.pop("holding")
GERUNDS.pop("pointing")
GERUNDS.pop("speaking")
GERUNDS.pop("establishing")
GERUNDS.pop("agreeing")

#: Verbs that say something only together with a small word: "pointed out", "spoke of".
PHRASAL: dict[str, str] = {
    **dict.fromkeys(listed("point points pointed"), "out"),
    **dict.fromkeys(listed("speak speaks spoke spoken"), "of"),
    **dict.fromkeys(listed("hold holds held find agree agrees agreed guarantee"), "that"),
    **dict.fromkeys(listed("allude alludes alluded"), "to"),
}
HAVING = listed("has have had likes")
#: Verbs that may stand before their subject: '"...," said the governor'.
INVERTED = listed(
    "said say says added adds reported report reports claimed claims wrote writes noted notes "
    "commented comments told warned warns argued argues announced insisted insists explained "
    "explains stressed stresses recalled recalls concluded concludes suggested suggests believed "
    "believes thinks thought estimated estimates reckons acknowledged confirmed confirms admitted "
    "admits conceded concedes complained cautioned cautions stated states predicts predicted "
    "remarked declared revealed maintains maintained affirmed promised vowed pledged recounted"
)
#: Verbs that carry a quotation only.
MANNER = listed(
    "scoffed scoffs quipped quips pleaded pleads sneered sighed sighs shrugged shrugs snapped "
    "laughed laughs cried cries shouted whispered muttered mumbled murmured grumbled grumbles "
    "chuckled fumed fumes gushed implored begged scolded thundered barked snarled bristled "
    "protested objected gloated crowed exclaimed asked asks wondered mused replied replies joked "
    "jokes shot continued continues began begins went smiled urged urges demanded demands appealed "
    "appeals lamented laments countered counters retorted offered agreed agrees ventured "
    "volunteered observed marvelled recited countered enthused posted posts tweeted argued "
    "declared promised vowed insisted"
)
#: Verbs that only people and their papers do, whatever their subject is called.
SPOKEN = listed(
    "said says told tells added wrote explained recalled complained argued joked insisted admitted "
    "warned replied"
)
#: Verbs that need a speaker-like subject before we read them as saying.
AMBIGUOUS = listed(
    "read reads put puts count counts counted date dates dated give gives gave show shows showed "
    "see sees saw call calls called record recorded register registered post posted term regard "
    "regards regarded view views viewed learned observed respond responded reply replied note "
    "notes estimate estimates report reports claim claims state states comment comments detail "
    "details signal signals signalled text texts message messages email emails judge judges remark "
    "log logs logged document documents documented present presents presented frame frames cast "
    "paint paints tally tallies hail "
    "remarks counter counters certify specify hint hints boast boasts brief briefs advise advised "
    "advises marvel warrant swear assure disclose disclosed assess assesses assessed"
)
