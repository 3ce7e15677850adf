"""Tables of incidents, their claims and their conflicts."""

from holdfire.model.tables.schema import DAY, INT, TEXT, Column, Table, many

INCIDENTS = Table(
    "incidents",
    "A group of claims held to be one event.",
    (
        Column("incident_id", TEXT, "Id from the founding (earliest known) claim.", "incidents"),
        Column("start", DAY, "First possible day on which the claims agree most.", "incidents"),
        Column("end", DAY, "Last such day.", "incidents"),
        Column("date_prec", INT, "UCDP precision of that interval.", "incidents", "code"),
        Column("scope", TEXT, "site, place, or wave.", "incidents"),
        Column("site_id", TEXT, "Registry id, if the claims name one site.", "incidents", "", True),
        Column("target_kind", TEXT, "Class most claims name.", "incidents", "", True),
        Column("adm1", TEXT, "Admin-1 unit.", "incidents", "", True),
        Column("country", TEXT, "Country of that unit in the registry.", "incidents", "", True),
        Column(
            "attackers", many(TEXT), "Parties alleged to have acted, each named once.", "incidents"
        ),
        Column(
            "struck",
            TEXT,
            "Party whose sites were struck, if the claims settle it.",
            "incidents",
            "",
            True,
        ),
        Column("claims", INT, "Claims held.", "incidents", "count"),
        Column("origins", INT, "Independent origins among them.", "incidents", "count"),
        Column("origin_sides", many(TEXT), "Sides these origins belong to.", "incidents"),
        Column(
            "credibility",
            INT,
            "Admiralty 1-6: 1 confirmed by independent origins.",
            "incidents",
            "grade",
        ),
        Column("conflicts", INT, "Contradictions kept.", "incidents", "count"),
        Column("first_known", DAY, "First day on which any claim of it was known.", "incidents"),
        Column("first_published", DAY, "First recorded day of publication.", "incidents", "", True),
        Column(
            "part_of", TEXT, "The wave it belongs to, if one is reported.", "incidents", "", True
        ),
        Column("decided", TEXT, "A reviewer's standing decision, if any.", "decision", "", True),
    ),
)

MEMBERS = Table(
    "incident_claims",
    "Which claim belongs to which incident, and why.",
    (
        Column("incident_id", TEXT, "The incident.", "incidents"),
        Column("claim_id", TEXT, "The claim.", "incidents"),
        Column("reason", TEXT, "founder, or the strongest agreement that tied it in.", "incidents"),
    ),
)

COPIES = Table(
    "copies",
    "A claim that repeats an earlier claim of its incident: both are one independent origin.",
    (
        Column("incident_id", TEXT, "The incident.", "incidents"),
        Column("claim_id", TEXT, "The claim that repeats.", "incidents"),
        Column("copy_of", TEXT, "The earlier claim.", "incidents"),
        Column("why", TEXT, "one origin (speaker, family), same words, translation.", "incidents"),
    ),
)

CONFLICTS = Table(
    "conflicts",
    "Claims of one incident that cannot all hold; both sides of it are kept.",
    (
        Column("incident_id", TEXT, "The incident.", "incidents"),
        Column("about", TEXT, "attacker, occurrence, time, place or quantity.", "incidents"),
        Column("first_claim", TEXT, "A claim.", "incidents"),
        Column("second_claim", TEXT, "A claim that cannot hold with it.", "incidents"),
        Column("statement", TEXT, "The contradiction in words.", "incidents"),
    ),
)

OUTCOMES = Table(
    "outcomes",
    "What a reviewer's standing decision came to when it was replayed.",
    (
        Column("decision_id", TEXT, "The decision.", "decision"),
        Column("decided_on", DAY, "Day of the decision.", "decision"),
        Column("reviewer", TEXT, "Who decided.", "decision"),
        Column("action", TEXT, "What was decided.", "decision"),
        Column("incident_id", TEXT, "The incident it now bears on.", "incidents", "", True),
        Column("outcome", TEXT, "applied, or why it could not be.", "incidents"),
        Column("reason", TEXT, "The reviewer's reason.", "decision"),
    ),
)

LINEAGE = Table(
    "lineage",
    "An earlier incident that is not simply the same one now, and where its claims went.",
    (
        Column("before_id", TEXT, "Its id then.", "incidents"),
        Column("now_id", TEXT, "An incident that holds claims of it now.", "incidents", "", True),
        Column("claims", INT, "How many of its claims.", "incidents", "count"),
        Column("became", TEXT, "merged, split, renamed, or gone.", "incidents"),
    ),
)

REVISIONS = Table(
    "revisions",
    "What this account says otherwise than the one before, and because of what.",
    (
        Column("incident_id", TEXT, "The incident.", "incidents"),
        Column("before_id", TEXT, "Its id in the account before.", "incidents", "", True),
        Column(
            "what",
            TEXT,
            "new, merged, split, renamed, gone; else what of it changed (days, author ...).",
            "incidents",
        ),
        Column("was", TEXT, "As told before.", "incidents", "", True),
        Column("now", TEXT, "As told now.", "incidents", "", True),
        Column("because", TEXT, "new report, decision, or method.", "incidents"),
        Column(
            "of",
            many(TEXT),
            "Ids of the reports or decisions; none where reports on other incidents of its days "
            "moved it.",
            "incidents",
        ),
    ),
)

TOTALS = Table(
    "totals",
    "Counts as seen then and as known now: incidents of a month as each later month knew them.",
    (
        Column("party", TEXT, "Party whose sites were struck.", "incidents"),
        Column("month_start", DAY, "Month in which the incidents began.", "incidents"),
        Column("known_by", DAY, "Last day of the look.", "incidents"),
        Column("incidents", INT, "Incidents of that month known by then.", "incidents", "count"),
    ),
)
