"""Tables of sites and of the capacity ledger."""

from holdfire.model.tables.schema import DAY, REAL, TEXT, Column, Table, many

SITES = Table(
    "sites",
    "An energy site of the registry; no coordinates leave the case folder.",
    (
        Column("site_id", TEXT, "Registry id.", "case"),
        Column("name", TEXT, "English name.", "case"),
        Column("names", many(TEXT), "All names and aliases, in every script held.", "case"),
        Column("kind", TEXT, "Class of the site.", "case"),
        Column("country", TEXT, "Country in the registry.", "case"),
        Column("adm1", TEXT, "Admin-1 unit.", "case"),
        Column("iso_3166_2", TEXT, "Code of that unit.", "case", "", True),
        Column("capacity_low", REAL, "Nameplate, lower figure.", "case", "see capacity_unit", True),
        Column(
            "capacity_high", REAL, "Nameplate, higher figure.", "case", "see capacity_unit", True
        ),
        Column("capacity_unit", TEXT, "MW, Mt/y ...", "case", "", True),
        Column("counts", TEXT, "own, or sum_of (other rows hold the same capacity).", "case"),
        Column("note", TEXT, "Claims about control or status, not our finding.", "case"),
        Column("source_url", TEXT, "Where the figures were seen.", "case"),
    ),
)

LEDGER = Table(
    "ledger",
    "One capacity figure with its denominator and date; figures of different wholes never mix.",
    (
        Column("entry_id", TEXT, "Id of the figure.", "case"),
        Column("country", TEXT, "Country.", "case"),
        Column("sector", TEXT, "generation, refining, imports or other.", "case"),
        Column("measure", TEXT, "lost, restored, available, nameplate_struck, limit ...", "case"),
        Column("level", TEXT, "Whole it speaks of: national, company, plant, region.", "case"),
        Column("metric", TEXT, "What was stated, in our words.", "case"),
        Column("as_of_start", DAY, "First day the figure can speak of.", "case", "", True),
        Column("as_of_end", DAY, "Last such day.", "case", "", True),
        Column("known_from", DAY, "First day on which it was surely known.", "case"),
        Column("low", REAL, "Lower bound.", "case", "see unit", True),
        Column("high", REAL, "Upper bound.", "case", "see unit", True),
        Column("unit", TEXT, "Unit of both bounds.", "case"),
        Column("denominator", TEXT, "What it is a share or part of.", "case"),
        Column("whole_low", REAL, "That whole, lower bound.", "case", "see whole_unit", True),
        Column("whole_high", REAL, "Upper bound.", "case", "see whole_unit", True),
        Column("whole_unit", TEXT, "Its unit.", "case", "", True),
        Column("period_start", DAY, "First day of the period it sums.", "case", "", True),
        Column("speaker", TEXT, "Who said it.", "case"),
        Column("speaker_kind", TEXT, "Kind of speaker (operator, analyst, ...).", "case"),
        Column("note", TEXT, "What to mind.", "case"),
        Column("source_url", TEXT, "Where it was seen; a report's id for a claim.", "case"),
        Column(
            "basis",
            TEXT,
            "table (compiled), claim (read by machine), incident (nameplate of a site struck).",
            "case",
        ),
    ),
)

CAPACITY = Table(
    "capacity",
    "Capacity available on a day, as a range between what sources say and what can have happened.",
    (
        Column("country", TEXT, "Country.", "ledger"),
        Column("sector", TEXT, "generation or refining.", "ledger"),
        Column("day", DAY, "The day.", "ledger"),
        Column("unit", TEXT, "GW or Mt/y.", "ledger"),
        Column("low", REAL, "Least that can be available.", "ledger", "see unit"),
        Column(
            "best",
            REAL,
            "Middle of the latest statement, if not stale.",
            "ledger",
            "see unit",
            True,
        ),
        Column("high", REAL, "Most that can be available.", "ledger", "see unit"),
        Column("whole_low", REAL, "The whole, lower figure on record.", "ledger", "see unit"),
        Column("whole_high", REAL, "The whole, higher figure.", "ledger", "see unit"),
        Column("stated_low", REAL, "Least that the season's statements say.", "ledger", "see unit"),
        Column("stated_high", REAL, "Most that they say.", "ledger", "see unit"),
        Column(
            "struck_since",
            REAL,
            "Nameplate of sites reported struck since: at most so much is lost.",
            "ledger",
            "see unit",
        ),
        Column("back_since", REAL, "At most so much is repaired since.", "ledger", "see unit"),
        Column("entries", many(TEXT), "Entries of the ledger that speak for the day.", "ledger"),
        Column("conflict", many(TEXT), "Those that cannot both hold.", "ledger"),
    ),
)
