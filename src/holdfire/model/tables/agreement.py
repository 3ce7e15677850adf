"""Tables of agreements: versions, clauses, positions, tallies, findings."""

from holdfire.model.tables.schema import DAY, FLAG, INT, REAL, TEXT, Column, Table, many

VERSIONS = Table(
    "versions",
    "What one asserter says was agreed.",
    (
        Column("version_id", TEXT, "Id.", "case"),
        Column("agreement_id", TEXT, "The agreement.", "case"),
        Column("asserted_by", TEXT, "Who asserts it.", "case"),
        Column("asserted_by_side", TEXT, "Side of the asserter.", "case"),
        Column("published_start", DAY, "First possible day of publication.", "case", "", True),
        Column("published_end", DAY, "Last possible day of publication.", "case", "", True),
        Column("known_from", DAY, "First day on which it was surely known.", "case"),
        Column("form", TEXT, "oral, written, unilateral, mediated.", "case"),
        Column("status", TEXT, "What the asserter says of its state.", "case"),
        Column("effect_from_start", DAY, "First possible effect date.", "case", "", True),
        Column("effect_from_end", DAY, "Last possible effect date.", "case", "", True),
        Column("effect_to_start", DAY, "First possible last day.", "case", "", True),
        Column("effect_to_end", DAY, "Last possible last day.", "case", "", True),
        Column(
            "protects", many(TEXT), "Kinds named as spared; empty: energy sites at large.", "case"
        ),
        Column("excludes", many(TEXT), "Kinds named as not covered.", "case"),
        Column("area", TEXT, "Area it covers; empty: everywhere.", "case"),
        Column("binds", many(TEXT), "Parties it binds.", "case"),
        Column("mediator", TEXT, "Mediator.", "case"),
        Column("breach_clause", TEXT, "What it says of breach.", "case"),
        Column("note", TEXT, "What to mind.", "case"),
        Column("source_url", TEXT, "Where it was seen.", "case"),
    ),
)

POSITIONS = Table(
    "positions",
    "What a party or third state said it wants or refuses.",
    (
        Column("position_id", TEXT, "Id.", "case"),
        Column("said_start", DAY, "First possible day.", "case", "", True),
        Column("said_end", DAY, "Last possible day.", "case", "", True),
        Column("known_from", DAY, "First day on which it was surely known.", "case"),
        Column("party", TEXT, "Who.", "case"),
        Column("issue", TEXT, "About what.", "case"),
        Column("position", TEXT, "The stance, in our words.", "case"),
        Column("agreement_id", TEXT, "Agreement it bears on, if any.", "case", "", True),
        Column("speaker", TEXT, "Who spoke.", "case"),
        Column("source_url", TEXT, "Where it was seen.", "case"),
    ),
)

ACCUSATIONS = Table(
    "accusations",
    "One side's tally in its own unit and period; never summed with another.",
    (
        Column("accusation_id", TEXT, "Id.", "case"),
        Column("agreement_id", TEXT, "The agreement.", "case"),
        Column("accuser", TEXT, "Who accuses.", "case"),
        Column("accused", TEXT, "Who is accused.", "case"),
        Column("reported_start", DAY, "First possible day of the statement.", "case", "", True),
        Column("reported_end", DAY, "Last possible day of the statement.", "case", "", True),
        Column("known_from", DAY, "First day on which it was surely known.", "case"),
        Column("period_start", DAY, "First day counted.", "case", "", True),
        Column("period_end", DAY, "Last day counted.", "case", "", True),
        Column("low", REAL, "Lower bound.", "case", "see unit", True),
        Column("high", REAL, "Upper bound.", "case", "see unit", True),
        Column("qualifier", TEXT, "over, nearly, in 24 hours ...", "case"),
        Column("unit", TEXT, "What was counted.", "case"),
        Column("scope", TEXT, "What sites or acts.", "case"),
        Column("counter", TEXT, "Who counted.", "case"),
        Column(
            "response", TEXT, "The accused party's answer; 'not sought' where none is held.", "case"
        ),
        Column(
            "contradicts",
            many(TEXT),
            "Same-side tallies that cannot both hold, or are doubtful.",
            "agreements",
        ),
        Column("note", TEXT, "What to mind.", "case"),
        Column("source_url", TEXT, "Where it was seen.", "case"),
    ),
)

FINDINGS = Table(
    "findings",
    "Incident x clause x version: our status, with reason and response.",
    (
        Column("finding_id", TEXT, "Id from incident, version and accused.", "agreements"),
        Column("incident_id", TEXT, "The incident.", "agreements"),
        Column("agreement_id", TEXT, "The agreement.", "agreements"),
        Column("version_id", TEXT, "The version.", "agreements"),
        Column("accused", TEXT, "Party alleged to have acted.", "agreements"),
        Column(
            "in_scope",
            FLAG,
            "Whether the version's clause covers act, object, place and day.",
            "agreements",
        ),
        Column(
            "standing",
            TEXT,
            "not_assessable, not_supported, contested, supported, verified.",
            "agreements",
        ),
        Column("reason", TEXT, "Why, in a sentence.", "agreements"),
        Column("standard", TEXT, "Standard of proof applied.", "agreements"),
        Column("response", TEXT, "accepted, denied, no comment, not sought.", "agreements"),
        Column("would_change", TEXT, "What would change this finding.", "agreements"),
    ),
)

CONTRADICTIONS = Table(
    "contradictions",
    "Statements of the record that cannot all hold, found by rule.",
    (
        Column("contradiction_id", TEXT, "Id from the two objects.", "agreements"),
        Column(
            "about",
            TEXT,
            "effect date, end date, existence, lull, tally, capacity, event, stance.",
            "agreements",
        ),
        Column("subject", TEXT, "What it is about.", "agreements"),
        Column("first_id", TEXT, "An object.", "agreements"),
        Column("second_id", TEXT, "Another object.", "agreements"),
        Column("first_says", TEXT, "What the first says, and who.", "agreements"),
        Column("second_says", TEXT, "What the second says, and who.", "agreements"),
        Column("weight", INT, "1: cannot both hold; 2: hard to reconcile.", "agreements", "code"),
    ),
)
